package sshconnect.proto.http;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;

class HttpAuthFuzzTest {

    @FuzzTest
    void challenges(FuzzedDataProvider data) {
        HttpChallengeTest.check(HttpChallenge.parse(List.of(data.consumeString(40), data.consumeRemainingAsString())));
    }

    @FuzzTest
    void ntlmChallenge(byte[] message) {
        NtlmChallengeTest.check(message);
    }
}
