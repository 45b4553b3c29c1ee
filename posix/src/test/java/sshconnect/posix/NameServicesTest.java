package sshconnect.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sshconnect.base.IpAddress;

class NameServicesTest {

    @Test
    void linesAreWordsUpToAComment() {
        assertThat(words("# all\n\n  a b\t c # d\n;e\nf#g\r\nlast"))
                .isEqualTo(List.of(List.of("a", "b", "c"), List.of("f"), List.of("last")));
    }

    @ParameterizedTest
    @CsvSource({
        "files dns, true",
        "files dns myhostname, true",
        "files mdns4_minimal [NOTFOUND=return] dns, true",
        "files mdns_minimal dns, true",
        "files mdns4_minimal [NOTFOUND=return] dns mdns4, true",
        "files, false",
        "dns, false",
        "dns files, false",
        "files dns [!UNAVAIL=return], false",
        "files [NOTFOUND=return] dns, false",
        "files [SUCCESS=merge] dns, false",
        "files mdns4_minimal [NOTFOUND=continue] dns, false",
        "files mdns4 [NOTFOUND=return] dns, false",
        "files resolve [!UNAVAIL=return] dns, false",
        "files myhostname dns, false",
        "files ldap dns, false",
        "'', false"
    })
    void theHostsFileAndThenDnsIsWhatMuslDoes(String services, boolean same) {
        assertThat(NameServices.hasHostsFileThenDns(words("passwd: files\nhosts: " + services + "\n"), "host.example"))
                .isEqualTo(same);
    }

    @ParameterizedTest
    @ValueSource(strings = {"printer.local", "printer.local.", "Printer.LOCAL"})
    void localNamesAreForMulticastWhereThereIsAny(String name) {
        String services = "hosts: files mdns4_minimal [NOTFOUND=return] dns";
        assertThat(NameServices.hasHostsFileThenDns(words(services), name)).isFalse();
        assertThat(NameServices.hasHostsFileThenDns(words("hosts: files dns"), name))
                .isTrue();
    }

    @Test
    void withoutALineForHostsDnsComesFirst() {
        assertThat(NameServices.hasHostsFileThenDns(words("passwd: files\n"), "host.example"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nameserver 192.0.2.1",
                "search a.example b.example\nnameserver 192.0.2.1\n",
                "nameserver 192.0.2.1\ndomain a.example\noptions edns0 trust-ad ndots:2 timeout:1 attempts:3 rotate\n"
            })
    void oneNameServerIsAskedAsMuslDoes(String content) {
        assertThat(NameServices.onlyNameServer(words(content))).isEqualTo(IpAddress.parse("192.0.2.1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nameserver",
                "nameserver a.example",
                "nameserver 192.0.2.1\nnameserver 192.0.2.2",
                "nameserver 192.0.2.1\noptions use-vc",
                "nameserver 192.0.2.1\noptions single-request",
                "nameserver 192.0.2.1\nsortlist 192.0.2.0",
                "nameserver 192.0.2.1\nwhatever comes"
            })
    void whatMuslDoesNotKnowIsNotPassedOver(String content) {
        assertThat(NameServices.onlyNameServer(words(content))).isNull();
    }

    private static List<List<String>> words(String content) {
        return NameServices.words(content.getBytes(StandardCharsets.UTF_8));
    }
}
