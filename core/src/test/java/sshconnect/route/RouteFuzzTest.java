package sshconnect.route;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import sshconnect.route.ProxySpec.Kind;

/** The properties of the parsers, on inputs that a fuzzer finds. */
class RouteFuzzTest {

    @FuzzTest
    void proxySpec(FuzzedDataProvider data) {
        Kind kind = data.pickValue(new Kind[] {Kind.HTTP, Kind.SOCKS, Kind.TELNET});
        ProxySpecTest.check(ProxySpec.parse(data.consumeRemainingAsString(), kind, name -> 0));
    }

    @FuzzTest
    void destination(FuzzedDataProvider data) {
        DestinationTest.check(Destination.parse(data.consumeRemainingAsString(), "22", name -> 0));
    }

    @FuzzTest
    void directRules(FuzzedDataProvider data) {
        DirectRulesTest.check(data.consumeString(64), data.consumeRemainingAsString());
    }

    @FuzzTest
    void parameterFile(byte[] content) {
        ParameterFileTest.check(content);
    }
}
