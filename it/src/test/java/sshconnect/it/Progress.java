package sshconnect.it;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Tells how far a run has come, so that a person, and whoever reads the log of a machine, sees that it goes on: a line
 * on standard output every {@value #INTERVAL_SECONDS} s, whatever the tests do meanwhile. JUnit finds it by its name
 * in META-INF/services.
 */
public final class Progress implements TestExecutionListener {
    /** The key of a report entry by which a suite that makes its tests while it runs says how many they will be. */
    public static final String EXPECTED_TESTS = "expected tests";

    /** Often enough for a person who waits; and of a whole run, no more lines than Maven has of its own. */
    private static final int INTERVAL_SECONDS = 15;

    private final long startNanos = System.nanoTime();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private ScheduledExecutorService timer;
    private volatile int suites;
    private final AtomicInteger suite = new AtomicInteger();
    private volatile String suiteName = "";
    private volatile int expected;

    @Override
    @SuppressWarnings("FutureReturnValueIgnored")
    public void testPlanExecutionStarted(TestPlan plan) {
        suites = (int) plan.countTestIdentifiers(Progress::isSuite);
        timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleAtFixedRate(
                () -> System.out.println(line()), INTERVAL_SECONDS, INTERVAL_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        timer.shutdownNow();
    }

    @Override
    public void executionStarted(TestIdentifier identifier) {
        if (isSuite(identifier)) {
            suiteName = identifier.getDisplayName();
            suite.incrementAndGet();
            expected = 0;
            done.set(0);
        }
    }

    @Override
    public void reportingEntryPublished(TestIdentifier identifier, ReportEntry entry) {
        String count = entry.getKeyValuePairs().get(EXPECTED_TESTS);
        if (count != null) {
            expected = Integer.parseInt(count);
        }
    }

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        if (identifier.isTest()) {
            done.incrementAndGet();
        }
        if (result.getStatus() == TestExecutionResult.Status.FAILED) {
            failed.incrementAndGet();
        }
    }

    private String line() {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startNanos);
        return "Progress: suite " + suite + " of " + suites + ", " + suiteName + ", " + done
                + (expected == 0 ? "" : " of " + expected) + " tests done, " + failed + " failures, "
                + seconds / 60 + " min " + seconds % 60 + " s";
    }

    private static boolean isSuite(TestIdentifier identifier) {
        return identifier.getSource().filter(ClassSource.class::isInstance).isPresent();
    }
}
