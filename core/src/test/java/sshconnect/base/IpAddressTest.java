package sshconnect.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class IpAddressTest {

    @Provide
    Arbitrary<byte[]> addresses() {
        Arbitrary<Byte> sparse =
                Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just((byte) 0)), Tuple.of(1, Arbitraries.bytes()));
        return Arbitraries.of(4, 16)
                .flatMap(length -> sparse.array(byte[].class).ofSize(length));
    }

    @Property
    void whatIsWrittenIsReadAgain(@ForAll("addresses") byte[] bytes) {
        IpAddress address = IpAddress.of(bytes);
        assertThat(IpAddress.parse(address.toString())).isEqualTo(address);
    }

    @Property
    void theJdkReadsWhatIsWritten(@ForAll("addresses") byte[] bytes) throws UnknownHostException {
        String text = IpAddress.of(bytes).toString();
        assertThat(InetAddress.getByName(text)).isEqualTo(InetAddress.getByAddress(bytes));
    }

    @Property
    void anySpellingOfAnIpv6AddressIsRead(
            @ForAll @Size(8) int[] numbers, @ForAll @Size(8) boolean[] padded, @ForAll boolean upperCase) {
        StringBuilder text = new StringBuilder();
        byte[] expected = new byte[16];
        for (int i = 0; i < 8; i++) {
            int group = numbers[i] & 0xffff;
            expected[2 * i] = (byte) (group >> 8);
            expected[2 * i + 1] = (byte) group;
            String digits = String.format(padded[i] ? "%04x" : "%x", group);
            text.append(i == 0 ? "" : ":").append(upperCase ? digits.toUpperCase(Locale.ROOT) : digits);
        }
        assertThat(IpAddress.parse(text.toString()).bytes()).isEqualTo(expected);
    }

    /** The JDK takes more than we do (1.2.3, zones, brackets), never less, and means the same by it. */
    @Property(tries = 5000)
    void theJdkReadsWhatWeRead(
            @ForAll @CharRange(from = '0', to = ':') @StringLength(max = 12) String digits,
            @ForAll @StringLength(max = 8) @CharRange(from = '.', to = ':') String rest)
            throws UnknownHostException {
        String text = digits + rest;
        IpAddress address = IpAddress.parse(text);
        if (address != null) {
            byte[] theirs = InetAddress.getByName(text).getAddress();
            boolean mapped = address.isIpv6() && theirs.length == 4;
            assertThat(mapped ? Arrays.copyOfRange(address.bytes(), 12, 16) : address.bytes())
                    .isEqualTo(theirs);
        }
    }

    @Property
    void noTextIsTooStrange(@ForAll String text) {
        IpAddress address = IpAddress.parse(text);
        assertThat(address == null || IpAddress.parse(address.toString()).equals(address))
                .isTrue();
    }
}
