package sshconnect.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class Utf8Test {

    /** The bytes at the edges of what the standard allows. */
    @Provide
    Arbitrary<byte[]> edges() {
        return Arbitraries.of(
                        0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec,
                        0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff)
                .map(Integer::byteValue)
                .array(byte[].class)
                .ofMaxSize(8);
    }

    /** But for surrogates: of some, the JDK makes one U+FFFD where there are two bytes that begin nothing. */
    @Property(tries = 20000)
    void theJdkDecodesTheSame(@ForAll("edges") byte[] bytes) {
        Assume.that(!HexFormat.of().formatHex(bytes).matches("(..)*ed[ab].*"));
        assertThat(Utf8.decode(bytes)).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
    }

    @Property
    void aPartIsDecodedAsIfItWereAll(@ForAll("edges") byte[] bytes, @ForAll @IntRange(max = 9) int skipped) {
        int from = Math.min(skipped, bytes.length);
        int to = Math.max(from, bytes.length - skipped);
        assertThat(Utf8.decode(bytes, from, to)).isEqualTo(Utf8.decode(Arrays.copyOfRange(bytes, from, to)));
    }

    @Property
    void whatIsEncodedIsWellFormed(@ForAll @IntRange(min = 1, max = Character.MAX_CODE_POINT) int codePoint) {
        boolean surrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        byte[] bytes = Character.toString(surrogate ? 'a' : codePoint).getBytes(StandardCharsets.UTF_8);
        assertThat(Utf8.isWellFormed(bytes)).isTrue();
        assertThat(Utf8.decode(bytes).codePointAt(0)).isEqualTo(surrogate ? 'a' : codePoint);
    }
}
