package sshconnect.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.tree.ClassNode;

class CoreRulesTest {
    @Test
    void theCoreKeepsTheRulesOfTheNativeBuild() throws IOException {
        List<ClassNode> classes = ClassFiles.ofThisModule();

        assertThat(classes).isNotEmpty();
        assertThat(NativeRules.violations(classes)).isEmpty();
    }

    /** They are compiled to C too; of the two that are not, one is JUnit's and one prints for the JVM. */
    @Test
    void soDoTheVectors() throws IOException {
        List<ClassNode> classes = ClassFiles.in(Path.of("target", "test-classes", "sshconnect", "vectors")).stream()
                .filter(each -> !each.name.endsWith("/VectorsTest") && !each.name.endsWith("/VectorMain")).toList();

        assertThat(classes).isNotEmpty();
        assertThat(NativeRules.violations(classes)).isEmpty();
    }
}
