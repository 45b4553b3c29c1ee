package sshconnect.it.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.List;

/** Lines about what scripted servers, clients, stdin and stdout say and hear. */
final class PeerSteps {
    private static final String MIB = " MiB";

    private PeerSteps() {}

    /** A step of a scripted server that sends. */
    private record Message(String server, ByteExpression bytes) implements Step {
        @Override
        public void perform(Stage stage) throws IOException, InterruptedException {
            stage.deliver(server, bytes.evaluate(stage::variable));
        }

        @Override
        public boolean isMessageFromServer() {
            return true;
        }
    }

    /** The end of the handshake; with the usual conversation behind it or not. */
    private record Opening(String local, boolean conversation) implements Step {
        @Override
        public void perform(Stage stage) throws IOException, InterruptedException {
            if (stage.delivery() == Delivery.TRAILING) {
                stage.endpoint(local).expect(Stage.TRAILING_BYTES);
            }
            if (conversation) {
                converse(stage);
            }
        }

        @Override
        public boolean opensTunnel() {
            return true;
        }
    }

    /** Reads a line; null when it is another kind of line. */
    static Step read(String text, List<String> continuations) {
        String subject = StepReader.firstWord(text);
        String rest = StepReader.rest(text);
        if (subject.equals("open")) {
            return new Opening(rest.isEmpty() ? "stdout" : rest, false);
        }
        if (subject.equals("tunnel")) {
            return new Opening("stdout", true);
        }
        String object = StepReader.rest(rest);
        return switch (StepReader.firstWord(rest)) {
            case "accepts" -> accepts(subject, Words.split(object));
            case "is" ->
                switch (object) {
                    case "full" -> stage -> stage.peers().server(subject).fill();
                    case "reset" -> stage -> stage.endpoint(subject).expectReset();
                    default -> null;
                };
            case "refuses" -> stage -> stage.peers().server(subject).refuse();
            case "closes" -> stage -> stage.closeEndpoint(subject);
            case "resets" -> stage -> stage.peers().resetConnection(subject);
            case "waits" -> stage -> stage.peers().server(subject).expectSilence();
            case "stalls" -> stage -> stage.endpoint(subject).expectStall();
            case "connects" -> connects(subject, object);
            case "hears" ->
                object.equals("nothing")
                        ? stage -> stage.peers().server(subject).hearNothing()
                        : null;
            case "heard" -> heard(subject, Words.split(object));
            case ">" -> sends(subject, object, continuations);
            case "<" -> expects(subject, object, continuations);
            default -> null;
        };
    }

    /** {@code accepts}, or {@code accepts as NAME} where a server has several connections at a time. */
    private static Step accepts(String subject, List<String> words) {
        String connection = words.isEmpty() ? "" : words.get(1);
        return stage -> stage.peers().accept(subject, connection, stage.program()::isAlive);
    }

    private static Step sends(String subject, String object, List<String> continuations) {
        if (object.equals("eof")) {
            return stage -> stage.endpoint(subject).sendEnd();
        }
        if (object.endsWith(MIB)) {
            Bulk bulk = bulk(object);
            return stage -> stage.endpoint(subject).sendBulk(bulk);
        }
        ByteExpression bytes = StepReader.bytes(object, continuations);
        boolean local = subject.equals("stdin") || subject.startsWith("client");
        return local
                ? stage -> stage.endpoint(subject).send(bytes.evaluate(stage::variable))
                : new Message(subject, bytes);
    }

    private static Step expects(String subject, String object, List<String> continuations) {
        if (object.equals("eof")) {
            return stage -> stage.endpoint(subject).expectEnd();
        }
        if (object.endsWith(MIB)) {
            Bulk bulk = bulk(object);
            return stage -> stage.endpoint(subject).expectBulk(bulk);
        }
        if (object.startsWith("CONNECT ")) {
            HttpRequest request = new HttpRequest(object, continuations);
            return stage -> request.expectFrom(stage.endpoint(subject), stage);
        }
        ByteExpression bytes = StepReader.bytes(object, continuations);
        return stage -> stage.endpoint(subject).expect(bytes.evaluate(stage::variable));
    }

    private static Step connects(String subject, String object) {
        return stage -> {
            String[] place = Variables.replace(object, stage::variable).split(" port ");
            SocketAddress address = place.length == 1
                    ? UnixDomainSocketAddress.of(stage.file(place[0]))
                    : new InetSocketAddress(place[0], Integer.parseInt(place[1]));
            stage.peers().connectClient(subject, address, stage.program());
        };
    }

    private static Step heard(String subject, List<String> names) {
        return stage -> assertThat(stage.peers().nameServer(subject).asked())
                .as("names that were asked for")
                .isEqualTo(names.equals(List.of("nothing")) ? List.of() : names);
    }

    private static Bulk bulk(String text) {
        String number = text.substring(0, text.length() - MIB.length());
        return new Bulk(Long.parseLong(number) << 20);
    }

    /** A few bytes each way, and an orderly end. */
    private static void converse(Stage stage) throws IOException, InterruptedException {
        Endpoint remote = stage.peers().remote();
        stage.program().stdin().send(Bytes.utf8("ping\n"));
        remote.expect(Bytes.utf8("ping\n"));
        remote.send(Bytes.utf8("pong\n"));
        stage.program().stdout().expect(Bytes.utf8("pong\n"));
        remote.sendEnd();
        stage.expectExit(List.of(0));
    }
}
