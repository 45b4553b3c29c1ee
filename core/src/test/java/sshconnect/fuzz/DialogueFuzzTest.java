package sshconnect.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** The invariant of {@link DialogueFuzz}, on inputs that a person wrote or a fuzzer found, and on new ones. */
class DialogueFuzzTest {

    @FuzzTest
    void dialogue(byte[] input) {
        assertThat(DialogueFuzz.run(input)).isNull();
    }
}
