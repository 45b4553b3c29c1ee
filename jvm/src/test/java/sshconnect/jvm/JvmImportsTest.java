package sshconnect.jvm;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import sshconnect.rules.ImportRules;

class JvmImportsTest {
    /** What a host needs, and what the library for Java programs is made of beside it. */
    private static final String[] IMPORTS = {
        "cli",
        "relay",
        "tunnel",
        "host",
        "security",
        "base",
        "credential.CredentialSource",
        "proto.Challenge",
        "proto.Credential",
        "proto.Failure",
        "way",
    };

    @Test
    void ofTheCoreAHostImportsOnlyWhatIsMadeForHosts() {
        ImportRules.ofTheProduct()
                .host("jvm", IMPORTS)
                .check(new ClassFileImporter().importPath(Path.of("target", "classes")));
    }
}
