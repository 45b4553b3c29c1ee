package sshconnect.way;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;

/** The properties of the parsers, on inputs that a fuzzer finds. */
class WayFuzzTest {

    @FuzzTest
    void proxySpec(FuzzedDataProvider data) {
        List<HopKind> kinds = ProxySpecTest.ALL.get(data.consumeInt(0, ProxySpecTest.ALL.size() - 1));
        ProxySpecTest.check(ProxySpec.parse(data.consumeRemainingAsString(), kinds, name -> 0));
    }

    @FuzzTest
    void destination(FuzzedDataProvider data) {
        DestinationTest.check(Destination.parse(data.consumeRemainingAsString(), "22", name -> 0));
    }

    @FuzzTest
    void directRules(FuzzedDataProvider data) {
        DirectRulesTest.check(data.consumeString(64), data.consumeRemainingAsString());
    }

    /** Whatever the file, a second look finds the same in it, and an entry that is found has a password. */
    @FuzzTest
    void netrc(FuzzedDataProvider data) {
        String machine = data.consumeString(16);
        String user = data.consumeBoolean() ? data.consumeString(8) : null;
        byte[] content = data.consumeRemainingAsBytes();
        Netrc.Login first = Netrc.find(content.clone(), machine, user);
        Netrc.Login second = Netrc.find(content, machine, user);
        assertThat(second == null).isEqualTo(first == null);
        if (first != null) {
            assertThat(second.user()).isEqualTo(first.user());
            assertThat(second.password().bytes()).isEqualTo(first.password().bytes());
            assertThat(user == null || first.user() == null || first.user().equals(user))
                    .isTrue();
        }
    }

    @FuzzTest
    void way(FuzzedDataProvider data) {
        WayTextTest.check(WayText.parse(data.consumeRemainingAsString(), name -> 0));
    }

    @FuzzTest
    void useLine(FuzzedDataProvider data) {
        WayTextTest.checkRule("use " + data.consumeRemainingAsString());
    }

    /** The variables that name targets which need no proxy. */
    @FuzzTest
    void noProxy(FuzzedDataProvider data) {
        WayTextTest.checkNoProxy(data.consumeString(64), data.consumeRemainingAsString());
    }

    @FuzzTest
    void parameterFile(byte[] content) {
        ParameterFileTest.check(content);
    }
}
