package sshconnect.host;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import sshconnect.base.Fault;
import sshconnect.base.Outcome;
import sshconnect.base.Secret;

/** A person who answers as a test has declared. */
final class FakePerson implements Person {

    final List<String> prompts = new ArrayList<>();
    final List<Secret> answers = new ArrayList<>();
    long thinkingMillis;
    private Queue<String> typed;
    private final Map<String, Queue<String>> programs = new HashMap<>();
    private final FakeClock clock;

    FakePerson(FakeClock clock) {
        this.clock = clock;
    }

    /** A LinkedList, because an answer may be null. */
    void addTerminal(String... lines) {
        typed = new LinkedList<>(Arrays.asList(lines));
    }

    void addProgram(String program, String... lines) {
        programs.put(program, new LinkedList<>(Arrays.asList(lines)));
    }

    @Override
    public boolean hasTerminal() {
        return typed != null;
    }

    @Override
    public Outcome<Secret> askOnTerminal(String prompt) {
        if (typed == null) {
            return Outcome.failed(Fault.Kind.UNSUPPORTED, "ask on", "the terminal", "there is none");
        }
        return answer(prompt, typed);
    }

    @Override
    public Outcome<Secret> askWithProgram(String program, String prompt) {
        Queue<String> lines = programs.get(program);
        if (lines == null) {
            return Outcome.failed(Fault.Kind.NOT_FOUND, "run", program, "no such file or directory");
        }
        return answer(program + ": " + prompt, lines);
    }

    private Outcome<Secret> answer(String prompt, Queue<String> lines) {
        if (lines.isEmpty()) {
            throw new AssertionError("nobody answers \"" + prompt + "\"; asked before: " + prompts);
        }
        prompts.add(prompt);
        clock.pass(thinkingMillis);
        String line = lines.remove();
        if (line == null) {
            return Outcome.failed(Fault.Kind.CANCELLED, "ask", "for the password", "cancelled");
        }
        Secret secret = Secret.of(line);
        answers.add(secret);
        return Outcome.of(secret);
    }

    void assertDone() {
        Deque<String> left = new ArrayDeque<>();
        if (typed != null && !typed.isEmpty()) {
            left.add("terminal");
        }
        programs.forEach((program, lines) -> {
            if (!lines.isEmpty()) {
                left.add(program);
            }
        });
        if (!left.isEmpty()) {
            throw new AssertionError("not asked as often as expected: " + left + "; asked: " + prompts);
        }
    }
}
