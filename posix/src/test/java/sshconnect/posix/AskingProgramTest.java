package sshconnect.posix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskingProgramTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
        "word|word",
        "word\\n|word",
        "word\\r\\n|word",
        "word\\r|word\\r",
        " two words \\nmore\\n| two words ",
        "\\n|",
        "\\r\\n|"})
    void theAnswerIsTheFirstLine(String written, String answer) {
        assertThat(AskingProgram.firstLine(bytes(written)).bytes()).isEqualTo(bytes(answer == null ? "" : answer));
    }

    @Test
    void whatWasReadIsWiped() {
        byte[] words = bytes("secret\\nmore");

        AskingProgram.firstLine(words);

        assertThat(words).containsOnly(0);
    }

    private static byte[] bytes(String text) {
        return text.replace("\\r", "\r").replace("\\n", "\n").getBytes(UTF_8);
    }
}
