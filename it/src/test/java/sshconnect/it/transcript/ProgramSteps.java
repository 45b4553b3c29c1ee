package sshconnect.it.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;

/** Lines about the program, its terminal, its messages, and its end. */
final class ProgramSteps {
    private static final String SHOWS = "shows ";
    private static final String TEXT_WITH = "text with ";
    private static final String SOCKET_WITH_MODE = "socket with mode ";
    private static final int O_NONBLOCK = 04000;
    private static final Map<String, Integer> SIGNALS = Map.of(
            "HUP", 1, "INT", 2, "QUIT", 3, "USR1", 10, "USR2", 12, "ALRM", 14, "TERM", 15, "XCPU", 24, "VTALRM", 26,
            "40", 40);

    private ProgramSteps() {}

    /** Reads a line; null when it is another kind of line. */
    static Step read(String text, List<String> continuations) {
        String rest = StepReader.rest(text);
        return switch (StepReader.firstWord(text)) {
            case "exits" -> exits(rest);
            case "fails" -> fails(Words.split(rest));
            case "complains" -> complains(Words.split(rest));
            case "warns" -> warns(Words.split(rest));
            case "stdout" -> rest.startsWith(SHOWS) ? shows(rest.substring(SHOWS.length()), continuations) : null;
            case "says" -> says(rest, continuations);
            case "debug" -> debug(rest, continuations);
            case "hides" -> hides(Words.split(rest));
            case "signal" -> stage -> stage.program().signal(rest);
            case "complaint" -> stage -> stage.program().awaitComplaint();
            case "quiet" -> stage -> stage.program().awaitSleep();
            case "pause" -> pause(Words.split(rest));
            case "terminal" -> terminal(rest, continuations);
            case "file" -> file(rest);
            case "fifo" -> fifo(rest, continuations);
            case "nobody" -> loopbackOnly(rest);
            case "only" -> only(Words.split(rest));
            case "descriptor" -> descriptor(Words.split(rest));
            default -> null;
        };
    }

    /** {@code fifo PATH > BYTES}. */
    private static Step fifo(String rest, List<String> continuations) {
        String[] parts = rest.split(" +> +", 2);
        ByteExpression content = StepReader.bytes(parts[1], continuations);
        return stage -> stage.writeToFifo(parts[0], content.evaluate(stage::variable));
    }

    /** {@code exits 0}, or {@code exits by TERM}: killed by the signal, or the status 1 of every other bad end. */
    private static Step exits(String rest) {
        if (!rest.startsWith("by ")) {
            int status = Integer.parseInt(rest);
            return stage -> stage.expectExit(List.of(status));
        }
        int bySignal = 128 + SIGNALS.get(rest.substring("by ".length()));
        return stage -> stage.expectExit(List.of(1, bySignal));
    }

    /** One line that starts with {@code ERROR: } and does not end the program. */
    private static Step complains(List<String> facts) {
        return stage -> stage.messages().expect("ERROR: ", StepReader.texts(facts, stage));
    }

    /** Status 1, nothing on stdout, and one line that starts with {@code ERROR: } and holds some facts. */
    private static Step fails(List<String> facts) {
        return stage -> {
            stage.expectExit(List.of(1));
            if (!stage.executable().isReference()) {
                stage.messages().expect("ERROR: ", StepReader.texts(facts, stage));
            }
        };
    }

    private static Step warns(List<String> facts) {
        return stage -> {
            if (!stage.executable().isReference()) {
                stage.messages().expect("WARNING: ", StepReader.texts(facts, stage));
            }
        };
    }

    private static Step says(String rest, List<String> continuations) {
        ByteExpression output = StepReader.bytes(rest, continuations);
        return stage -> stage.program().stdout().expect(output.evaluate(stage::variable));
    }

    private static Step shows(String rest, List<String> continuations) {
        List<String> words = Words.split(rest + " " + String.join(" ", continuations));
        return stage -> assertThat(Bytes.text(stage.program().stdout().remaining()))
                .as("stdout")
                .contains(StepReader.texts(words, stage));
    }

    private static Step debug(String rest, List<String> continuations) {
        List<String> starts = rest.isEmpty() ? continuations : List.of(rest);
        return stage -> {
            for (String start : starts) {
                stage.messages().expectDebug(Variables.replace(start, stage::variable));
            }
        };
    }

    private static Step hides(List<String> words) {
        return stage -> {
            for (String text : StepReader.texts(words, stage)) {
                stage.messages().expectAbsence(text);
                if (stage.program().terminal() != null) {
                    assertThat(stage.program().terminal().everythingShown())
                            .as("terminal")
                            .doesNotContain(text);
                }
            }
        };
    }

    private static Step pause(List<String> words) {
        if (words.size() != 2 || !words.get(1).equals("ms")) {
            throw new IllegalArgumentException("`pause` takes a number and `ms`");
        }
        return stage -> Thread.sleep(Long.parseLong(words.get(0)));
    }

    private static Step terminal(String rest, List<String> continuations) {
        if (rest.equals("shows nothing")) {
            return stage -> assertThat(stage.program().terminal().everythingShown())
                    .as("terminal")
                    .isEmpty();
        }
        ByteExpression text = StepReader.bytes(StepReader.rest(rest), continuations);
        return switch (StepReader.firstWord(rest)) {
            case "<" -> stage -> stage.program().terminal().awaitShown(Bytes.text(text.evaluate(stage::variable)));
            case ">" -> stage -> stage.program().terminal().type(text.evaluate(stage::variable));
            default -> throw new IllegalArgumentException("terminal: expected < or >");
        };
    }

    private static Step file(String rest) {
        String[] parts = rest.split(" is ", 2);
        if (parts[1].equals("absent")) {
            return stage -> assertThat(stage.file(parts[0])).doesNotExist();
        }
        if (parts[1].startsWith(TEXT_WITH)) {
            List<String> words = Words.split(parts[1].substring(TEXT_WITH.length()));
            return stage -> assertThat(stage.file(parts[0])).content().contains(StepReader.texts(words, stage));
        }
        if (parts[1].startsWith(SOCKET_WITH_MODE)) {
            String mode = parts[1].substring(SOCKET_WITH_MODE.length());
            return stage -> {
                assertThat(Files.readAttributes(stage.file(parts[0]), BasicFileAttributes.class)
                                .isOther())
                        .as("%s is a socket", parts[0])
                        .isTrue();
                assertThat(Files.getPosixFilePermissions(stage.file(parts[0])))
                        .as(parts[0])
                        .isEqualTo(Permissions.parse(mode));
            };
        }
        ByteExpression content = ByteExpression.parse(parts[1]);
        return stage -> assertThat(Bytes.show(Files.readAllBytes(stage.file(parts[0]))))
                .as(parts[0])
                .isEqualTo(Bytes.show(content.evaluate(stage::variable)));
    }

    /** {@code nobody else reaches PORT}: it is open on loopback addresses only, as the kernel's table says. */
    private static Step loopbackOnly(String rest) {
        List<String> words = Words.split(rest);
        return stage -> {
            int port = Integer.parseInt(Variables.replace(words.get(words.size() - 1), stage::variable));
            assertThat(ListeningSockets.addresses(Path.of("/proc/net"), port))
                    .isNotEmpty()
                    .allMatch(InetAddress::isLoopbackAddress);
        };
    }

    /** {@code only ADDRESS reaches PORT}: the port is open there and nowhere else. */
    private static Step only(List<String> words) {
        return stage -> {
            int port = Integer.parseInt(Variables.replace(words.get(2), stage::variable));
            assertThat(ListeningSockets.addresses(Path.of("/proc/net"), port))
                    .containsExactly(InetAddress.getByName(words.get(0)));
        };
    }

    /** {@code descriptor N blocks}: O_NONBLOCK is not set on what the program may share with others. */
    private static Step descriptor(List<String> words) {
        int number = Integer.parseInt(words.get(0));
        return stage -> assertThat(stage.program().fileFlags(number) & O_NONBLOCK)
                .as("O_NONBLOCK")
                .isZero();
    }
}
