package sshconnect.it.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteExpressionTest {
    private static final Map<String, String> VARIABLES = Map.of("name", "w\u00f6rld", "proxy.port", "8080");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "05 0001                 | 05 00 01",
                "\"a\\r\\n\\x00\\\"\"    | \"a\\r\\n\" 00 \"\\\"\"",
                "3*\"ab\" 2*ff           | \"ababab\" ff ff",
                "base64(\"ann:s\")       | \"YW5uOnM=\"",
                "port(proxy)             | 1f 90",
                "\"%{name}\"             | \"w\" c3 b6 \"rld\"",
            })
    void piecesAreJoined(String source, String shown) {
        assertThat(Bytes.show(ByteExpression.parse(source).evaluate(VARIABLES::get)))
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "5g", "\"open", "name", "base64(\"x\"", "rot13(\"x\")"})
    void whatIsNotBytesIsRejected(String source) {
        assertThatThrownBy(() -> ByteExpression.parse(source)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsShownCanBeReadAgain() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        assertThat(ByteExpression.parse(Bytes.show(all)).evaluate(VARIABLES::get))
                .isEqualTo(all);
    }
}
