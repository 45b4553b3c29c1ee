package sshconnect.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

class PrintableTest {

    /** What the JDK's own tables call so; the marks that join digits (Prepended_Concatenation_Mark) have a shape. */
    private static final Pattern INVISIBLE = Pattern.compile(
            "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Co}&&[^\\u0600-\\u0605\\u06dd\\u070f\\u0890\\u0891\\u08e2"
                    + "\\x{110bd}\\x{110cd}]]");

    @Property
    void isOneHarmlessLine(@ForAll byte[] bytes) {
        String text = Printable.of(bytes);
        assertThat(text.length()).isLessThanOrEqualTo(Printable.MAX_CHARS + 3);
        assertThat(Printable.isHarmless(text)).isTrue();
    }

    @Property
    void harmlessTextStaysAsItIs(@ForAll @StringLength(max = 200) String text) {
        String printable = Printable.of(text);
        assertThat(Printable.of(printable)).isEqualTo(printable);
        assertThat(printable.equals(text)).isEqualTo(Printable.isHarmless(text));
    }

    /** Against tables that are not ours. */
    @Example
    void whatTheTablesCallInvisibleIsNotHarmless() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(each ->
                                INVISIBLE.matcher(Character.toString(each)).matches() && Printable.isHarmless(each))
                        .mapToObj(Integer::toHexString))
                .isEmpty();
    }

    /** No letter, digit, mark with a shape, punctuation or symbol goes, but the ones that are known to be blank. */
    @Example
    void whatCanBeSeenStays() {
        Pattern visible = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}\\p{Zs}]");
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(each ->
                                visible.matcher(Character.toString(each)).matches() && !Printable.isHarmless(each))
                        .mapToObj(Integer::toHexString))
                .containsExactly("115f", "1160", "2800", "3164", "ffa0", "fffc", "fffd", "1d159");
    }
}
