package sshconnect.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import sshconnect.base.Fault;
import sshconnect.base.IpAddress;
import sshconnect.base.Result;

class BoundedLookupTest {

    @Test
    void addressesPassThroughThePipe() {
        Result<List<IpAddress>> found = Result.of(List.of(
                IpAddress.parse("192.0.2.255"),
                IpAddress.of(IpAddress.parse("fe80::ff:1").bytes(), 0x80010203)));

        assertThat(BoundedLookup.decode(BoundedLookup.encode(found), "host.example"))
                .isEqualTo(found);
    }

    @Test
    void everyFaultPassesThroughThePipe() {
        for (Fault.Kind kind : Fault.Kind.values()) {
            Result<List<IpAddress>> fault = Result.failed(kind, "look up", "host.example", "nö");

            assertThat(BoundedLookup.decode(BoundedLookup.encode(fault), "host.example"))
                    .isEqualTo(fault);
        }
    }

    @Test
    void aChildThatDiesIsAFault() {
        assertThat(BoundedLookup.decode(new byte[0], "host.example").fault().describe())
                .isEqualTo("look up host.example: the process that looks names up gave no answer");
    }
}
