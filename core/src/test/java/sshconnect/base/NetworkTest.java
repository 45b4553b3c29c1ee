package sshconnect.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class NetworkTest {

    @Property
    void ipv4(
            @ForAll @Size(4) byte[] network,
            @ForAll @Size(4) byte[] address,
            @ForAll @IntRange(max = 32) int shared,
            @ForAll @IntRange(max = 32) int prefixLength) {
        check(network, address, shared, prefixLength);
    }

    @Property
    void ipv6(
            @ForAll @Size(16) byte[] network,
            @ForAll @Size(16) byte[] address,
            @ForAll @IntRange(max = 128) int shared,
            @ForAll @IntRange(max = 128) int prefixLength) {
        check(network, address, shared, prefixLength);
    }

    /** The address takes its first bits from the network, as random ones are never in one. */
    private static void check(byte[] network, byte[] address, int shared, int prefixLength) {
        int bits = 8 * network.length;
        BigInteger hostMask = BigInteger.ONE.shiftLeft(bits - shared).subtract(BigInteger.ONE);
        BigInteger near = new BigInteger(1, network).andNot(hostMask).or(new BigInteger(1, address).and(hostMask));
        boolean expected =
                near.shiftRight(bits - prefixLength).equals(new BigInteger(1, network).shiftRight(bits - prefixLength));
        byte[] candidate = new byte[network.length];
        for (int i = 0; i < candidate.length; i++) {
            candidate[i] = near.shiftRight(8 * (candidate.length - 1 - i)).byteValue();
        }
        assertThat(new Network(IpAddress.of(network), prefixLength).contains(IpAddress.of(candidate)))
                .isEqualTo(expected);
    }

    @Property
    void familiesAreStrangers(@ForAll @Size(4) byte[] ipv4, @ForAll @Size(16) byte[] ipv6) {
        assertThat(new Network(IpAddress.of(ipv4), 0).contains(IpAddress.of(ipv6)))
                .isFalse();
        assertThat(new Network(IpAddress.of(ipv6), 0).contains(IpAddress.of(ipv4)))
                .isFalse();
    }
}
