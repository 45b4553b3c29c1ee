package sshconnect.jvm;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import sshconnect.rules.ImportRules;

class JvmImportsTest {
    @Test
    void ofTheCoreAHostImportsOnlyWhatIsMadeForHosts() {
        ImportRules.ofTheProduct().host("jvm", "app", "host", "base")
                .check(new ClassFileImporter().importPath(Path.of("target", "classes")));
    }
}
