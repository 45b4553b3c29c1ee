package sshconnect.base;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

class IpAddressFuzzTest {

    /** Every text is an address, which is then written and read again, or none. */
    @FuzzTest
    void address(FuzzedDataProvider data) {
        IpAddress address = IpAddress.parse(data.consumeRemainingAsString());
        if (address != null) {
            assertThat(IpAddress.parse(address.toString())).isEqualTo(address);
        }
    }
}
