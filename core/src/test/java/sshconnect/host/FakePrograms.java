package sshconnect.host;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import sshconnect.base.Fault;
import sshconnect.base.Outcome;

/** Programs that write what a test has declared. */
final class FakePrograms implements Programs {

    final List<String> runs = new ArrayList<>();
    final List<byte[]> outputs = new ArrayList<>();
    private final Map<String, Queue<String>> programs = new HashMap<>();

    /** A LinkedList, because an answer may be null. */
    void add(String program, String... outputs) {
        programs.computeIfAbsent(program, name -> new LinkedList<>()).addAll(Arrays.asList(outputs));
    }

    @Override
    public Outcome<byte[]> run(List<String> command, byte[] input, List<String> hidden) {
        Queue<String> answers = programs.get(command.get(0));
        if (answers == null) {
            return Outcome.failed(Fault.Kind.NOT_FOUND, "run", command.get(0), "no such file or directory");
        }
        runs.add(String.join(" ", command) + (input.length == 0 ? "" : " <" + new String(input, StandardCharsets.UTF_8)));
        if (answers.isEmpty()) {
            throw new AssertionError("nothing is declared for the last of " + runs);
        }
        String answer = answers.remove();
        if (answer == null) {
            return Outcome.failed(Fault.Kind.CANCELLED, "run", command.get(0), "exit status 1");
        }
        byte[] output = answer.getBytes(StandardCharsets.UTF_8);
        outputs.add(output);
        return Outcome.of(output);
    }

    void assertDone() {
        programs.forEach((program, answers) -> {
            if (!answers.isEmpty()) {
                throw new AssertionError(program + " did not run as often as expected; runs: " + runs);
            }
        });
    }
}
