package sshconnect.it.transcript;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * One transcript, performed by one program in one way.
 *
 * @param transcript the case
 * @param executable the program
 * @param delivery   how servers deliver what they say
 */
record Performance(Transcript transcript, Executable executable, Delivery delivery) {
    /** When to give up on a program that hangs. Nothing is measured by it. */
    private static final int PATIENCE_SECONDS = 60;

    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "patience");
        thread.setDaemon(true);
        return thread;
    });

    /** Performs it. */
    void run() throws IOException, InterruptedException {
        Need.check(transcript.settings().get("needs"));
        try (Stage stage = new Stage(executable, delivery)) {
            allow(stage);
            ScheduledFuture<?> patience = WATCH.schedule(stage::abort, PATIENCE_SECONDS, TimeUnit.SECONDS);
            int last = transcript.lastHandshakeMessage();
            for (int i = 0; i < transcript.lines().size(); i++) {
                stage.nextMessageCompletesHandshake(i == last);
                perform(transcript.lines().get(i), stage, patience);
            }
            stage.expectNothingMore();
            patience.cancel(false);
        }
    }

    /** Tells the sanitized executable, which would end, that this run may allocate more than a usual one. */
    private void allow(Stage stage) {
        if (executable.name().equals("sanitized") && transcript.settings().containsKey("allocates")) {
            stage.launch()
                    .environment(
                            "CONNECT_ALLOCATES",
                            Bytes.utf8(transcript.settings().get("allocates")));
        }
    }

    private void perform(Transcript.Line line, Stage stage, ScheduledFuture<?> patience) throws IOException {
        try {
            line.step().perform(stage);
        } catch (AssertionError | Exception e) {
            String where = transcript.file() + ":" + line.number() + ": " + line.text();
            String why = patience.isDone() ? "not done after " + PATIENCE_SECONDS + " s" : message(e);
            throw new AssertionError(where + "\n" + why + "\nstderr so far:\n" + stage.stderrSoFar(), e);
        }
    }

    private static String message(Throwable e) {
        return e instanceof AssertionError ? e.getMessage() : e.toString();
    }

    @Override
    public String toString() {
        return transcript.name() + (delivery == Delivery.WHOLE ? "" : ", " + delivery);
    }
}
