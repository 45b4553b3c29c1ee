package sshconnect.posix;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import sshconnect.rules.ImportRules;

class PosixImportsTest {
    @Test
    void ofTheCoreAHostImportsOnlyWhatIsMadeForHosts() {
        ImportRules.ofTheProduct().host("posix", "app", "host", "security", "base")
                .check(new ClassFileImporter().importPath(Path.of("target", "classes")));
    }
}
