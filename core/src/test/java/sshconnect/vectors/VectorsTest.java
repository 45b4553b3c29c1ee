package sshconnect.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class VectorsTest {
    @TestFactory
    Stream<DynamicTest> vectors() {
        return Vectors.all().stream()
                .map(vector -> DynamicTest.dynamicTest(
                        vector.name(), () -> assertThat(vector.actual().get()).isEqualTo(vector.expected())));
    }

    @Test
    void namesAreUnique() {
        assertThat(Vectors.all()).extracting(Vector::name).doesNotHaveDuplicates();
    }
}
