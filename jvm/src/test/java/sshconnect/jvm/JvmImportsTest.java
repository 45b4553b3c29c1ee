package sshconnect.jvm;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import sshconnect.rules.ImportRules;

class JvmImportsTest {
    /** What a host needs, and what the library for Java programs is made of beside it. */
    private static final String[] IMPORTS = {
        "app", "host", "security", "base",
        "proto.Challenge", "proto.Credential", "proto.Failure", "proto.HttpAuthMethod",
        "route.Destination", "route.DirectRules", "route.Protocol", "route.ProxySpec",
    };

    @Test
    void ofTheCoreAHostImportsOnlyWhatIsMadeForHosts() {
        ImportRules.ofTheProduct().host("jvm", IMPORTS)
                .check(new ClassFileImporter().importPath(Path.of("target", "classes")));
    }
}
