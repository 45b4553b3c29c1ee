package sshconnect.base;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

class PrintableTest {

    @Property
    void isOneHarmlessLine(@ForAll byte[] bytes) {
        String text = Printable.of(bytes);
        assertThat(text.length()).isLessThanOrEqualTo(Printable.MAX_CHARS + 3);
        assertThat(text.chars()).noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                && !isVisibleFormat(c));
    }

    /** Arabic and other marks that have a shape: they join the digits that follow, and hide nothing. */
    private static boolean isVisibleFormat(int c) {
        return c >= 0x600 && c <= 0x605 || c == 0x6dd || c == 0x70f || c == 0x890 || c == 0x891 || c == 0x8e2;
    }

    @Property
    void harmlessTextStaysAsItIs(@ForAll @StringLength(max = 200) String text) {
        String printable = Printable.of(text);
        assertThat(Printable.of(printable)).isEqualTo(printable).hasSameSizeAs(text);
    }
}
