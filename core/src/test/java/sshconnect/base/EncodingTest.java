package sshconnect.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;

/** Base64 and UTF-16 as the JDK has them, for what is right and for what is wrong. */
class EncodingTest {

    @Property
    void base64IsDecoded(@ForAll byte[] bytes) {
        String encoded = Base64.getEncoder().encodeToString(bytes);
        assertThat(Base64Decoding.decode(encoded)).isEqualTo(bytes);
        assertThat(Base64Decoding.decode(encoded.replace("=", ""))).isEqualTo(bytes);
    }

    @Property
    void noTextThrows(@ForAll String text, @ForAll @CharRange(from = '+', to = 'z') String nearly) {
        Base64Decoding.decode(text);
        Base64Decoding.decode(nearly);
    }

    @Property
    void textIsEncoded(@ForAll String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        assertThat(Utf16.littleEndian(utf8))
                .isEqualTo(new String(utf8, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16LE));
    }

    @Property(tries = 5000)
    void whatIsNotUtf8IsRefused(@ForAll @Size(max = 6) byte[] bytes) {
        byte[] expected;
        try {
            expected = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .getBytes(StandardCharsets.UTF_16LE);
        } catch (CharacterCodingException e) {
            expected = null;
        }
        assertThat(Utf16.littleEndian(bytes)).isEqualTo(expected);
    }
}
