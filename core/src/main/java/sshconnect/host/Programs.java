package sshconnect.host;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Fault;
import sshconnect.base.Result;

/**
 * Runs other programs. No shell is involved. They inherit standard error and the environment, with some changes, and no
 * other descriptor: one that is left behind keeps no connection open.
 */
public interface Programs {

    /** The longest output that is read; more than any protocol here can carry. */
    int MAX_OUTPUT_BYTES = 64 * 1024;

    /** How long a program may take that nobody waits for: its owner may have to unlock what it keeps. */
    int MAX_TELLING_MILLIS = 120_000;

    /**
     * A variable of the environment that is not inherited as it is.
     *
     * @param name  its name
     * @param value its value instead; null when there is to be none
     */
    record Variable(String name, byte @Nullable [] value) {}

    /**
     * How a program is run.
     *
     * @param words       its name or path, and its arguments, which everybody on the machine can see
     * @param environment what it does not inherit as it is
     */
    record Command(List<String> words, List<Variable> environment) {}

    /**
     * Runs a program to its end, or to the deadline: then it is killed, with what it has started. It reads its input
     * from standard input, and what it writes to standard output until it ends is the outcome; a process that it leaves
     * behind is not waited for.
     *
     * @param command        the program
     * @param input          what it finds on standard input; a program that does not read it all is no fault
     * @param deadlineMillis when to give up, see {@link Host}
     * @return what it wrote, to be wiped by the caller where it holds a secret; {@code NOT_FOUND} when there is no such
     *         program, {@code CANCELLED} when its exit status is not 0, {@code TIMED_OUT} at the deadline; more than
     *         {@link #MAX_OUTPUT_BYTES} is a fault, and the program is killed
     */
    Result<byte[]> run(Command command, byte[] input, long deadlineMillis);

    /**
     * Starts a program that is told something, and returns at once. Its standard output is thrown away. It goes on when
     * this process ends, and is killed after {@link #MAX_TELLING_MILLIS}, where the host can do that.
     *
     * @param command the program
     * @param input   what it finds on standard input, which is wiped
     * @param failed  hears what went wrong, in another thread or process; it may write a message and no more
     */
    void tell(Command command, byte[] input, Consumer<Fault> failed);

    /**
     * Waits until the program that was told something last has ended; not at all if there is none.
     *
     * @param millis how long to wait at most, counted from {@link #tell}
     */
    void awaitTold(long millis);
}
