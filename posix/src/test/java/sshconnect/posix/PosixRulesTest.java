package sshconnect.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.tree.ClassNode;
import sshconnect.rules.ClassFiles;
import sshconnect.rules.NativeRules;

class PosixRulesTest {
    @Test
    void thePosixHostKeepsTheRulesOfTheNativeBuild() throws IOException {
        List<ClassNode> classes = ClassFiles.ofThisModule();

        assertThat(classes).isNotEmpty();
        assertThat(NativeRules.violations(classes)).isEmpty();
    }
}
