package sshconnect.posix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemErrorTest {

    @ParameterizedTest
    @CsvSource({
        "Connection refused, connection refused",
        "I/O error, I/O error",
        "RFS specific error, RFS specific error",
        "already small, already small",
        ".lib section in a.out corrupted, .lib section in a.out corrupted",
        "X, X",
        "'', ''"
    })
    void wordsOfTheSystemStartSmallWhereTheyAreWords(String words, String inALine) {
        assertThat(SystemError.lowerCaseStart(words)).isEqualTo(inALine);
    }
}
