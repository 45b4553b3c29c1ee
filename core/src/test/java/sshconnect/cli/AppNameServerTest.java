package sshconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sshconnect.host.FakeHost;
import sshconnect.host.Script;

/** {@code -R} with a name server: what counts as its answer (RFC 5452, section 9.1), and what is said without one. */
class AppNameServerTest {

    private static final int HEADER_BYTES = 12;
    private static final int TYPE_A = 1;

    private final FakeHost host = new FakeHost();

    private int run(String... arguments) {
        return App.run(host, arguments);
    }

    /** 192.0.2.1 for A, no data for AAAA. */
    private static byte[] answer(byte[] query) {
        boolean ipv4 = query[query.length - 3] == TYPE_A;
        byte[] answer = Arrays.copyOf(query, query.length + (ipv4 ? 16 : 0));
        answer[2] = (byte) 0x81;
        answer[3] = (byte) 0x80;
        answer[7] = (byte) (ipv4 ? 1 : 0);
        byte[] resource = {(byte) 0xc0, HEADER_BYTES, 0, TYPE_A, 0, 1, 0, 0, 0, 60, 0, 4, (byte) 192, 0, 2, 1};
        System.arraycopy(resource, 0, answer, query.length, answer.length - query.length);
        return answer;
    }

    private static byte[] changed(byte[] answer, int at) {
        byte[] changed = answer.clone();
        changed[at] ^= 1;
        return changed;
    }

    static List<UnaryOperator<byte[]>> strays() {
        return List.of(
                query -> new byte[0],
                query -> new byte[] {1},
                query -> query,
                query -> new byte[HEADER_BYTES],
                query -> changed(answer(query), 0),
                query -> changed(answer(query), 1),
                query -> changed(answer(query), 5),
                query -> changed(answer(query), HEADER_BYTES + 1),
                query -> changed(answer(query), query.length - 1),
                query -> changed(answer(query), query.length - 3),
                query -> Arrays.copyOf(answer(query), query.length - 2));
    }

    @ParameterizedTest
    @MethodSource("strays")
    void waitsForTheAnswerBehindAStrayDatagram(UnaryOperator<byte[]> stray) {
        host.nameServer("192.0.2.53", query -> List.of(stray.apply(query), stray.apply(query), answer(query)))
                .peer("192.0.2.1", 22, new Script().end());
        assertThat(run("-R", "192.0.2.53", "h.test", "22")).isZero();
        assertThat(host.elapsedMillis()).isZero();
    }

    @ParameterizedTest
    @MethodSource("strays")
    void givesUpInTimeWhereNothingElseComes(UnaryOperator<byte[]> stray) {
        host.nameServer("192.0.2.53", query -> List.of(stray.apply(query)));
        assertThat(run("-w", "3", "-R", "192.0.2.53", "h.test", "22")).isEqualTo(1);
        assertThat(host.errors())
                .containsExactly("ERROR: h.test:22: name look-up: name server 192.0.2.53: no answer "
                        + "within the time limit of 3 s");
        assertThat(host.elapsedMillis()).isEqualTo(3000);
    }

    @Test
    void aServerThatIsNotThereIsNamed() {
        host.nameServer("192.0.2.53", query -> null);
        assertThat(run("-R", "192.0.2.53", "h.test", "22")).isEqualTo(1);
        assertThat(run("-R", "192.0.2.53", "-S", "192.0.2.9", "h.test", "22")).isEqualTo(1);
        assertThat(host.errors())
                .containsExactly(
                        "ERROR: h.test:22: name look-up: name server 192.0.2.53: connection refused",
                        "ERROR: h.test:22: name look-up: name server 192.0.2.53: connection refused; try -R remote");
    }

    @Test
    void anAnswerThatSaysNoIsNoStray() {
        host.nameServer("192.0.2.53", query -> List.of(changed(changed(answer(query), 3), 7)));
        assertThat(run("-R", "192.0.2.53", "h.test", "22")).isEqualTo(1);
        assertThat(host.errors())
                .containsExactly("ERROR: h.test:22: name look-up: name server 192.0.2.53: the server answered FORMERR");
    }
}
