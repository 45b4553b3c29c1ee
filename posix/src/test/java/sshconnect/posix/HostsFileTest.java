package sshconnect.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostsFileTest {

    private static HostsFile search(String name, String content) {
        HostsFile file = new HostsFile(name.getBytes(StandardCharsets.UTF_8));
        // Byte by byte, as pieces may end anywhere.
        for (byte c : (content + "\n").getBytes(StandardCharsets.UTF_8)) {
            file.take(new byte[] {c, '\n'}, 1);
        }
        return file;
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "localhost,127.0.0.1 localhost,localhost",
                "LOCALHOST,127.0.0.1 localhost,localhost",
                "localhost,127.0.0.1\tother LocalHost third,LocalHost",
                "localhost,127.0.0.1 localhost.corp.example alocalhost localhostb,none",
                "localhost,localhost 127.0.0.1,none",
                "localhost,# 127.0.0.1 localhost,none",
                "localhost,127.0.0.1 other # localhost,none",
                "localhost,127.0.0.1 LOCALHOST# comment,LOCALHOST",
                "localhost,127.0.0.1 Localhost\r,Localhost",
                "b\u00fccher,127.0.0.1 B\u00fccher,B\u00fccher",
                "b\u00fccher,127.0.0.1 B\u00dccher,none",
                "'',127.0.0.1 a,none"
            })
    void findsTheSpellingOfANameInAnyCase(String name, String content, String spelling) {
        HostsFile file = search(name, content);
        assertThat(file.spelling()).isEqualTo(spelling);
        assertThat(file.hasSeveral()).isFalse();
    }

    @Test
    void everyLineCounts() {
        assertThat(search("a", "# a\n\n1 b\n  2 A\n").spelling()).isEqualTo("A");
        assertThat(search("a", "1 A\n2 A a\n").hasSeveral()).isTrue();
        assertThat(search("a", "1 a\n2 a\n").hasSeveral()).isFalse();
        assertThat(search("a", "1 " + "a".repeat(5000) + " A\n").spelling()).isEqualTo("A");
    }
}
