package sshconnect.posix;

import org.jspecify.annotations.Nullable;
import sshconnect.base.Fault;
import sshconnect.base.Result;

/**
 * Whether this process is to be replaced: the front by the full executable, which begins the run again.
 *
 * <p>What the front cannot do it {@link #require requires}. Nothing of this run counts from then on: the host prints
 * nothing, sends nothing, connects nowhere, asks nobody and reads nothing any more; each of its operations answers with
 * the same {@link #pending fault}. So whatever the core makes of it, the run ends at once and cleans up behind itself as
 * every run does that fails: connections are closed, passwords wiped, programs waited for, the terminal is as it was.
 * Then {@link Main}, and nobody else, replaces the process.
 *
 * <p>What cannot be taken twice, such as a password that a person types, is {@link #takeOnce taken} by one process: the
 * front makes sure beforehand that it can go on, and is not replaced afterwards.
 */
final class Replacement {

    private static @Nullable FullExecutable successor;
    /** What the front cannot do, for messages; of use when there is a successor. */
    private static String need = "";
    /** Why there is no successor; null as long as nobody has looked for one. */
    private static @Nullable String refusal;

    private Replacement() {}

    /**
     * Requires the full executable, unless this is the full one. For what the front cannot do, and where the system's
     * answer might differ.
     *
     * @param what what it is, for messages: {@code authentication by kerberos}
     * @return null when this is the full executable, which does everything; else why this process cannot do it: it is
     *     about to be replaced, or nothing is there to replace it
     */
    static @Nullable Fault require(String what) {
        if (FullExecutable.isThis()) {
            return null;
        }
        // One that is installed later would take over from a run that has clients by then.
        if (isOpen()) {
            need = what;
            successor = FullExecutable.find();
            refusal = successor == null ? FullExecutable.absence() : null;
        }
        return successor != null
                ? pending()
                : new Fault(
                        Fault.Kind.UNSUPPORTED,
                        "run",
                        FullExecutable.NAME,
                        refusal + ", and " + what + " takes more than the static executable");
    }

    /**
     * The answer of every operation that has an effect, once the process is to be replaced.
     *
     * @return null as long as it is not
     */
    static @Nullable Fault pending() {
        return successor == null
                ? null
                : new Fault(Fault.Kind.REPLACED, "run", FullExecutable.NAME, "it goes on for " + need);
    }

    /**
     * What an operation answers that may have found out that the process is to be replaced.
     *
     * @param own what it would answer else
     * @param <T> the type of its value
     * @return that, or {@link #pending}
     */
    static <T> Result<T> pendingOr(Result<T> own) {
        Fault pending = pending();
        return pending == null ? own : Result.failed(pending);
    }

    /**
     * As {@link #pending}, before something is taken that cannot be taken twice. What may be missing at the time when it
     * is used is looked for now, and what is missing later is missing.
     *
     * @return null when it may be taken
     */
    static @Nullable Fault takeOnce() {
        lookAhead();
        if (isOpen()) {
            refusal = "somebody was asked for a password by then";
        }
        return pending();
    }

    /**
     * Requires what takes the name of the account, which a password is of little use without, and which may be missing
     * only when the password is there. For what can be taken twice, but not by everybody who gives it.
     *
     * @return see {@link #pending}
     */
    static @Nullable Fault lookAhead() {
        if (isOpen()) {
            PosixSystemEnvironment.account();
        }
        return pending();
    }

    private static boolean isOpen() {
        return !FullExecutable.isThis() && successor == null && refusal == null;
    }

    /**
     * Replaces the process, if it is to be.
     *
     * @return false if not; true if it could not be replaced, and goes on with another run
     */
    static boolean failed() {
        if (successor == null) {
            return false;
        }
        refusal = successor.become(need);
        successor = null;
        return true;
    }
}
