package sshconnect.proto.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sshconnect.base.ByteQueue;
import sshconnect.base.Fault;
import sshconnect.base.Secret;
import sshconnect.base.Target;
import sshconnect.proto.Credential;
import sshconnect.proto.Handshake;
import sshconnect.proto.KerberosService;
import sshconnect.proto.Step;
import sshconnect.security.DigestAlgorithm;
import sshconnect.security.MessageDigests;
import sshconnect.vectors.FakeGssApi;
import sshconnect.vectors.HandshakeRun;
import sshconnect.vectors.WatchedDigests;

/** However authentication ends, nothing is left of the password or of what was computed from it. */
class HttpAuthWipingTest {

    private static final String OK = "HTTP/1.1 200 OK\r\n\r\n";
    private static final String BUSY = "HTTP/1.1 503 Busy\r\n\r\n";
    /** A domain and the proxy's time: the code over all messages is computed too. */
    private static final String NTLM_CHALLENGE = "NTLM TlRMTVNTUAACAAAABgAGADAAAAAFgokAASNFZ4mrze8AAAAAAAAAABoAGgA2AAAA"
            + "TABBAEIAAgAGAEwAQQBCAAcACAAAwKGyw9TVAQAAAAA=";

    private final List<byte[]> computed = new ArrayList<>();
    private final Secret password = Secret.of("s3cret");

    /** Remembers every digest. */
    private final class RecordingDigests implements MessageDigests {
        private final MessageDigests digests = new WatchedDigests();

        @Override
        public Fault unavailableReason(DigestAlgorithm algorithm) {
            return null;
        }

        @Override
        public byte[] digest(DigestAlgorithm algorithm, byte[] message) {
            computed.add(digests.digest(algorithm, message));
            return computed.get(computed.size() - 1);
        }
    }

    private static String demand(String challenge) {
        return "HTTP/1.1 407 x\r\nProxy-Authenticate: " + challenge + "\r\nContent-Length: 0\r\n\r\n";
    }

    /** Gives one reply after each request; null is a connection that is lost. */
    private void converse(String... replies) {
        KerberosService nobody = new KerberosService(FakeGssApi.withoutLibrary(), "HTTP", "proxy");
        HttpAuthMeans means = new HttpAuthMeans(nobody, new RecordingDigests(), byte[]::new, () -> 0);
        Handshake handshake = new HttpConnect(
                "proxy", HandshakeRun.SILENT, Target.of("h.test", 22), new HttpAuthPolicy(List.of(), null), means);
        ByteQueue input = new ByteQueue(handshake.maxInputBytes());
        int replied = 0;
        while (true) {
            Step step = handshake.next(input);
            if (step instanceof Step.NeedCredentials need) {
                need.answer(new Credential("ann", password));
            } else if (step instanceof Step.Send send) {
                send.wire().wipe();
                String reply = replies[replied++];
                if (reply == null) {
                    handshake.abandon();
                    return;
                }
                byte[] bytes = reply.getBytes(StandardCharsets.UTF_8);
                input.append(bytes, bytes.length);
            } else if (step instanceof Step.Established || step instanceof Step.Failed) {
                return;
            }
        }
    }

    private void assertNothingIsLeft() {
        assertThat(password.bytes()).containsOnly(0);
        assertThat(computed).allSatisfy(digest -> assertThat(digest).containsOnly(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic realm=x",
                "Digest realm=x, nonce=n",
                "Digest realm=x, nonce=n, algorithm=SHA-256-sess, qop=auth, userhash=true"
            })
    void inOneRound(String challenge) {
        for (String end : new String[] {OK, BUSY, demand(challenge), null}) {
            converse(demand(challenge), end);
            assertNothingIsLeft();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic realm=x, "})
    void inTwoRounds(String before) {
        for (String end : new String[] {OK, BUSY, demand("NTLM"), null}) {
            converse(demand(before + "NTLM"), demand(NTLM_CHALLENGE), end);
            assertNothingIsLeft();
            converse(demand(before + "NTLM"), end == null ? null : OK);
            assertNothingIsLeft();
        }
        assertThat(computed).isNotEmpty();
    }
}
