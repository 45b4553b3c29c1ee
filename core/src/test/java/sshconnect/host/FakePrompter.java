package sshconnect.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedList;
import java.util.List;
import java.util.Queue;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.base.Secret;

/** A person who answers as a test has declared. */
final class FakePrompter implements Prompter {

    final List<String> prompts = new ArrayList<>();
    final List<Secret> answers = new ArrayList<>();
    long thinkingMillis;
    private Queue<String> typed;
    private final FakeClock clock;

    FakePrompter(FakeClock clock) {
        this.clock = clock;
    }

    /** A LinkedList, because an answer may be null. */
    @SuppressWarnings("JdkObsolete")
    void addTerminal(String... lines) {
        typed = new LinkedList<>(Arrays.asList(lines));
    }

    @Override
    public boolean hasTerminal() {
        return typed != null;
    }

    @Override
    public Result<Secret> askOnTerminal(String prompt) {
        if (typed == null) {
            return Result.failed(Fault.Kind.UNSUPPORTED, "ask on", "the terminal", "there is none");
        }
        if (typed.isEmpty()) {
            throw new AssertionError("nobody answers \"" + prompt + "\"; asked before: " + prompts);
        }
        prompts.add(prompt);
        clock.pass(thinkingMillis);
        String line = typed.remove();
        if (line == null) {
            return Result.failed(Fault.Kind.CANCELLED, "ask", "for the password", "cancelled");
        }
        Secret secret = Secret.of(line);
        answers.add(secret);
        return Result.of(secret);
    }

    void assertDone() {
        if (typed != null && !typed.isEmpty()) {
            throw new AssertionError("not asked as often as expected; asked: " + prompts);
        }
    }
}
