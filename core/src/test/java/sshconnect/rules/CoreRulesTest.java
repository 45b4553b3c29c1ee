package sshconnect.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
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
        keepTheRules("vectors", each -> !each.endsWith("/VectorsTest") && !each.endsWith("/VectorMain"));
    }

    /** So that a fuzzer can run them natively; the tests that hand inputs to them are JUnit's. */
    @Test
    void soDoTheFuzzedDialogues() throws IOException {
        keepTheRules("fuzz", each -> !each.endsWith("Test"));
    }

    private static void keepTheRules(String folder, Predicate<String> isCompiledToC) throws IOException {
        List<ClassNode> classes = ClassFiles.in(Path.of("target", "test-classes", "sshconnect", folder)).stream()
                .filter(each -> isCompiledToC.test(each.name))
                .toList();

        assertThat(classes).isNotEmpty();
        assertThat(NativeRules.violations(classes)).isEmpty();
    }
}
