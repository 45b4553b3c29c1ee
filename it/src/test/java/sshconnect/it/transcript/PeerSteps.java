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
    static Step read(String text, Below below) {
        List<String> words = Words.split(text);
        String subject = words.get(0);
        List<String> predicate = words.subList(1, words.size());
        if (subject.equals("open")) {
            return predicate.size() > 1 ? null : new Opening(predicate.isEmpty() ? "stdout" : predicate.get(0), false);
        }
        if (subject.equals("tunnel")) {
            return predicate.isEmpty() ? new Opening("stdout", true) : null;
        }
        String object = StepReader.rest(StepReader.rest(text));
        return switch (predicate.isEmpty() ? "" : predicate.get(0)) {
            case "accepts" -> accepts(subject, predicate);
            case "connects" -> connects(subject, predicate);
            case "heard" -> heard(subject, predicate.subList(1, predicate.size()));
            case ">" -> sends(subject, object, below);
            case "<" -> expects(subject, object, below);
            default -> plain(subject, String.join(" ", predicate));
        };
    }

    /** Lines whose words are always the same. */
    private static Step plain(String subject, String predicate) {
        return switch (predicate) {
            case "is full" -> stage -> stage.peers().server(subject).fill();
            case "is reset" -> stage -> stage.endpoint(subject).expectReset();
            case "refuses" -> stage -> stage.peers().server(subject).refuse();
            case "closes" -> stage -> stage.closeEndpoint(subject);
            case "resets" -> stage -> stage.peers().resetConnection(subject);
            case "waits" -> stage -> stage.peers().server(subject).expectSilence();
            case "stalls" -> stage -> stage.endpoint(subject).expectStall();
            case "hears nothing" -> stage -> stage.peers().server(subject).hearNothing();
            default -> null;
        };
    }

    /** {@code accepts}, or {@code accepts as NAME} where a server has several connections at a time. */
    private static Step accepts(String subject, List<String> predicate) {
        List<String> name = Phrase.match("accepts as *", predicate);
        if (name == null && predicate.size() > 1) {
            return null;
        }
        String connection = name == null ? "" : name.get(0);
        return stage -> stage.peers().accept(subject, connection, stage.program()::isAlive);
    }

    private static Step sends(String subject, String object, Below below) {
        if (object.equals("eof")) {
            return stage -> stage.endpoint(subject).sendEnd();
        }
        if (object.endsWith(MIB)) {
            Bulk bulk = bulk(object);
            return stage -> stage.endpoint(subject).sendBulk(bulk);
        }
        ByteExpression bytes = StepReader.bytes(object, below);
        boolean local = subject.equals("stdin") || subject.startsWith("client");
        return local
                ? stage -> stage.endpoint(subject).send(bytes.evaluate(stage::variable))
                : new Message(subject, bytes);
    }

    private static Step expects(String subject, String object, Below below) {
        if (object.equals("eof")) {
            return stage -> stage.endpoint(subject).expectEnd();
        }
        if (object.endsWith(MIB)) {
            Bulk bulk = bulk(object);
            return stage -> stage.endpoint(subject).expectBulk(bulk);
        }
        if (object.startsWith("CONNECT ")) {
            HttpRequest request = HttpRequest.parse(object, below.take());
            return stage -> request.expectFrom(stage.endpoint(subject), stage);
        }
        ByteExpression bytes = StepReader.bytes(object, below);
        return stage -> stage.endpoint(subject).expect(bytes.evaluate(stage::variable));
    }

    /** {@code connects ADDRESS port PORT}, or {@code connects PATH}. */
    private static Step connects(String subject, List<String> predicate) {
        List<String> path = Phrase.match("connects *", predicate);
        List<String> place = Phrase.match("connects * port *", predicate);
        if (path == null && place == null) {
            return null;
        }
        return stage -> {
            SocketAddress address = place == null
                    ? UnixDomainSocketAddress.of(stage.file(Variables.replace(path.get(0), stage::variable)))
                    : new InetSocketAddress(
                            Variables.replace(place.get(0), stage::variable),
                            Integer.parseInt(Variables.replace(place.get(1), stage::variable)));
            stage.peers().connectClient(subject, address, stage.program());
        };
    }

    private static Step heard(String subject, List<String> names) {
        if (names.isEmpty()) {
            return null;
        }
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
