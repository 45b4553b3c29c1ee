package sshconnect.posix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sshconnect.base.IpAddress;

class PosixSystemEnvironmentTest {

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 0",
        "128.0.0.0, 1",
        "255.0.0.0, 8",
        "255.255.254.0, 23",
        "255.255.255.255, 32",
        "::, 0",
        "ffff:ffff:ffff:ffff::, 64",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 128"
    })
    void prefixLengthCountsTheLeadingBits(String netmask, int length) {
        assertThat(PosixSystemEnvironment.prefixLength(IpAddress.parse(netmask).bytes()))
                .isEqualTo(length);
    }
}
