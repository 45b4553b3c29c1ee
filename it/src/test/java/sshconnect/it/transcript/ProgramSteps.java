package sshconnect.it.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
    private static final Map<String, Integer> SIGNALS = Map.ofEntries(
            Map.entry("HUP", 1),
            Map.entry("INT", 2),
            Map.entry("QUIT", 3),
            Map.entry("USR1", 10),
            Map.entry("USR2", 12),
            Map.entry("ALRM", 14),
            Map.entry("TERM", 15),
            Map.entry("TSTP", 20),
            Map.entry("TTIN", 21),
            Map.entry("TTOU", 22),
            Map.entry("XCPU", 24),
            Map.entry("VTALRM", 26),
            Map.entry("40", 40));

    private ProgramSteps() {}

    /** Reads a line; null when it is another kind of line. */
    static Step read(String text, Below below) {
        String rest = StepReader.rest(text);
        return StepReader.firstWord(text).equals("debug")
                ? debug(rest, below)
                : read(StepReader.firstWord(text), rest, Words.split(rest), below);
    }

    private static Step read(String first, String rest, List<String> words, Below below) {
        return switch (first) {
            case "exits" -> exits(words);
            case "fails" -> fails(words);
            case "complains" -> complains(words);
            case "warns" -> warns(words);
            case "stdout" -> rest.startsWith(SHOWS) ? shows(rest.substring(SHOWS.length()), below) : null;
            case "says" -> says(rest, below);
            case "hides" -> words.isEmpty() ? null : hides(words);
            case "signal" -> signal(rest);
            case "complaint" -> words.isEmpty() ? complaints("1") : null;
            case "complaints" -> words.size() == 1 ? complaints(words.get(0)) : null;
            case "quiet" -> words.isEmpty() ? stage -> stage.program().awaitSleep() : null;
            case "pause" -> pause(words);
            case "terminal" -> terminal(rest, below);
            case "file" -> file(rest);
            case "fifo" -> fifo(rest, below);
            case "nobody" -> loopbackOnly(words);
            case "only" -> only(words);
            case "descriptor" -> descriptor(words);
            default -> null;
        };
    }

    /**
     * Looks a signal up.
     *
     * @param name the name, without SIG
     * @return its number
     * @throws IllegalArgumentException when no transcript may use it
     */
    static int signalNumber(String name) {
        if (!SIGNALS.containsKey(name)) {
            throw new IllegalArgumentException("no signal: " + name);
        }
        return SIGNALS.get(name);
    }

    private static Step signal(String name) {
        signalNumber(name);
        return stage -> stage.program().signal(name);
    }

    /** {@code fifo PATH > BYTES}. */
    private static Step fifo(String rest, Below below) {
        String[] parts = rest.split(" +> +", 2);
        if (parts.length != 2 || parts[0].contains(" ")) {
            return null;
        }
        ByteExpression content = StepReader.bytes(parts[1], below);
        return stage -> stage.writeToFifo(parts[0], content.evaluate(stage::variable));
    }

    /** {@code exits 0}, or {@code exits by TERM}: killed by the signal, or the status 1 of every other bad end. */
    private static Step exits(List<String> words) {
        List<String> signal = Phrase.match("by *", words);
        if (signal != null) {
            int bySignal = 128 + signalNumber(signal.get(0));
            return stage -> stage.expectExit(List.of(1, bySignal));
        }
        if (words.size() != 1) {
            return null;
        }
        int status = Integer.parseInt(words.get(0));
        return stage -> stage.expectExit(List.of(status));
    }

    /** One line that starts with {@code ERROR: } and does not end the program. */
    private static Step complains(List<String> facts) {
        return stage -> stage.messages().expect("ERROR: ", StepReader.texts(facts, stage));
    }

    /** Status 1, nothing on stdout, and one line that starts with {@code ERROR: } and holds some facts. */
    private static Step fails(List<String> facts) {
        return new Step() {

            @Override
            public void perform(Stage stage) throws IOException, InterruptedException {
                String report = stage.delivery() == Delivery.CHECK
                        ? Bytes.text(stage.program().stdout().remaining())
                        : "";
                stage.expectExit(List.of(1));
                if (!report.isEmpty()) {
                    CheckReport.parse(report).expectError(StepReader.texts(facts, stage));
                } else if (!stage.executable().isReference()) {
                    stage.messages().expect("ERROR: ", StepReader.texts(facts, stage));
                }
            }

            @Override
            public boolean isFailure() {
                return true;
            }
        };
    }

    private static Step complaints(String number) {
        int count = Integer.parseInt(number);
        return stage -> stage.program().awaitComplaints(count);
    }

    private static Step warns(List<String> facts) {
        return stage -> {
            if (!stage.executable().isReference()) {
                stage.messages().expect("WARNING: ", StepReader.texts(facts, stage));
            }
        };
    }

    private static Step says(String rest, Below below) {
        ByteExpression output = StepReader.bytes(rest, below);
        return stage -> stage.program().stdout().expect(output.evaluate(stage::variable));
    }

    private static Step shows(String rest, Below below) {
        List<String> words = Words.split(rest + " " + String.join(" ", below.take()));
        return stage -> assertThat(Bytes.text(stage.program().stdout().remaining()))
                .as("stdout")
                .contains(StepReader.texts(words, stage));
    }

    private static Step debug(String rest, Below below) {
        List<String> starts = rest.isEmpty() ? below.take() : List.of(rest);
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
        List<String> number = Phrase.match("* ms", words);
        if (number == null) {
            throw new IllegalArgumentException("`pause` takes a number and `ms`");
        }
        long millis = Long.parseLong(number.get(0));
        return stage -> Thread.sleep(millis);
    }

    private static Step terminal(String rest, Below below) {
        if (rest.equals("shows nothing")) {
            return stage -> assertThat(stage.program().terminal().everythingShown())
                    .as("terminal")
                    .isEmpty();
        }
        ByteExpression text = StepReader.bytes(StepReader.rest(rest), below);
        return switch (StepReader.firstWord(rest)) {
            case "<" -> stage -> stage.program().terminal().awaitShown(Bytes.text(text.evaluate(stage::variable)));
            case ">" -> stage -> stage.program().terminal().type(text.evaluate(stage::variable));
            default -> throw new IllegalArgumentException("terminal: expected < or >");
        };
    }

    private static Step file(String rest) {
        String[] parts = rest.split(" is ", 2);
        if (parts.length != 2 || parts[0].contains(" ")) {
            return null;
        }
        if (parts[1].equals("absent")) {
            return stage -> assertThat(stage.file(parts[0])).doesNotExist();
        }
        if (parts[1].startsWith(TEXT_WITH)) {
            List<String> words = Words.split(parts[1].substring(TEXT_WITH.length()));
            return stage -> assertThat(stage.file(parts[0])).content().contains(StepReader.texts(words, stage));
        }
        if (parts[1].startsWith(SOCKET_WITH_MODE)) {
            String mode = parts[1].substring(SOCKET_WITH_MODE.length());
            Permissions.parse(mode);
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
    private static Step loopbackOnly(List<String> words) {
        List<String> place = Phrase.match("else reaches *", words);
        if (place == null) {
            return null;
        }
        return stage -> {
            int port = Integer.parseInt(Variables.replace(place.get(0), stage::variable));
            assertThat(ListeningSockets.addresses(Path.of("/proc/net"), port))
                    .isNotEmpty()
                    .allMatch(InetAddress::isLoopbackAddress);
        };
    }

    /** {@code only ADDRESS reaches PORT}: the port is open there and nowhere else. */
    private static Step only(List<String> words) {
        List<String> place = Phrase.match("* reaches *", words);
        if (place == null) {
            return null;
        }
        return stage -> {
            int port = Integer.parseInt(Variables.replace(place.get(1), stage::variable));
            assertThat(ListeningSockets.addresses(Path.of("/proc/net"), port))
                    .containsExactly(InetAddress.getByName(place.get(0)));
        };
    }

    /** {@code descriptor N blocks}: O_NONBLOCK is not set on what the program may share with others. */
    private static Step descriptor(List<String> words) {
        List<String> said = Phrase.match("* blocks", words);
        if (said == null) {
            return null;
        }
        int number = Integer.parseInt(said.get(0));
        return stage -> assertThat(stage.program().fileFlags(number) & O_NONBLOCK)
                .as("O_NONBLOCK")
                .isZero();
    }
}
