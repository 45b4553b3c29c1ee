package sshconnect.host;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import sshconnect.base.Fault;
import sshconnect.base.Result;

/** Programs that write what a test has declared. */
final class FakePrograms implements Programs {

    final List<String> runs = new ArrayList<>();
    final List<byte[]> outputs = new ArrayList<>();
    final Map<String, byte[]> environment = new HashMap<>();
    long runningMillis;
    long awaitedMillis;
    private final Map<String, Queue<String>> programs = new HashMap<>();

    private final FakeClock clock;

    FakePrograms(FakeClock clock) {
        this.clock = clock;
    }

    /** A LinkedList, because an answer may be null. */
    @SuppressWarnings("JdkObsolete")
    void add(String program, String... outputs) {
        programs.computeIfAbsent(program, name -> new LinkedList<>()).addAll(Arrays.asList(outputs));
    }

    @Override
    public Result<byte[]> run(Command command, byte[] input, long deadlineMillis) {
        String program = command.words().get(0);
        Queue<String> answers = programs.get(program);
        if (answers == null) {
            return Result.failed(Fault.Kind.NOT_FOUND, "run", program, "no such file or directory");
        }
        command.environment().forEach(change -> environment.put(change.name(), change.value()));
        runs.add(String.join(" ", command.words())
                + (input.length == 0 ? "" : " <" + new String(input, StandardCharsets.UTF_8)));
        if (answers.isEmpty()) {
            throw new AssertionError("nothing is declared for the last of " + runs);
        }
        String answer = answers.remove();
        if (!clock.passBefore(runningMillis, deadlineMillis)) {
            return Result.failed(Fault.Kind.TIMED_OUT, "run", program, "timed out");
        }
        if (answer == null) {
            return Result.failed(Fault.Kind.CANCELLED, "run", program, "exit status 1");
        }
        byte[] output = answer.getBytes(StandardCharsets.UTF_8);
        outputs.add(output);
        return Result.of(output);
    }

    @Override
    public void tell(Command command, byte[] input, Consumer<Fault> failed) {
        Result<byte[]> output = run(command, input, Host.NO_DEADLINE);
        Arrays.fill(input, (byte) 0);
        if (!output.ok()) {
            failed.accept(output.fault());
        }
    }

    @Override
    public void awaitTold(long millis) {
        awaitedMillis = millis;
    }

    void assertDone() {
        programs.forEach((program, answers) -> {
            if (!answers.isEmpty()) {
                throw new AssertionError(program + " did not run as often as expected; runs: " + runs);
            }
        });
    }
}
