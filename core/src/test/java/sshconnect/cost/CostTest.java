package sshconnect.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What costs linear work and memory: for an input of n bytes, of 2n and of 4n, steps are counted and allocated bytes are
 * measured, and neither grows faster than the input. No clock is looked at.
 */
class CostTest {

    private static final int SIZE = 12 * 1024;
    /** What there is to a run besides its input, and what rounds up: arrays that double their size, for example. */
    private static final long STEPS_BESIDE = 50_000;

    private static final long BYTES_BESIDE = 400_000;
    /** For each byte of the input; most need some tens. */
    private static final long MAX_STEPS = 400;

    private static final long MAX_BYTES = 1500;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private record Cost(long steps, long bytes) {}

    @TestFactory
    Stream<DynamicTest> costIsLinear() throws ReflectiveOperationException {
        Class<?> counted = new CountingClassLoader().loadClass(Inputs.class.getName());
        @SuppressWarnings("unchecked")
        Map<String, IntConsumer> inputs = ((Supplier<Map<String, IntConsumer>>)
                        counted.getDeclaredConstructor().newInstance())
                .get();
        return inputs.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> check(each.getValue())));
    }

    private static void check(IntConsumer input) {
        // The first run loads classes.
        cost(input, SIZE);
        Cost once = cost(input, SIZE);
        Cost twice = cost(input, 2 * SIZE);
        Cost fourTimes = cost(input, 4 * SIZE);
        String all = once + ", " + twice + ", " + fourTimes;
        assertThat(twice.steps()).as(all).isLessThan(3 * once.steps() + STEPS_BESIDE);
        assertThat(fourTimes.steps())
                .as(all)
                .isLessThan(6 * once.steps() + STEPS_BESIDE)
                .isLessThan(4 * SIZE * MAX_STEPS);
        assertThat(twice.bytes()).as(all).isLessThan(3 * once.bytes() + BYTES_BESIDE);
        assertThat(fourTimes.bytes())
                .as(all)
                .isLessThan(6 * once.bytes() + BYTES_BESIDE)
                .isLessThan(4 * SIZE * MAX_BYTES);
    }

    private static Cost cost(IntConsumer input, int size) {
        long thread = Thread.currentThread().getId();
        Steps.reset();
        long before = THREADS.getThreadAllocatedBytes(thread);
        input.accept(size);
        return new Cost(Steps.count(), THREADS.getThreadAllocatedBytes(thread) - before);
    }
}
