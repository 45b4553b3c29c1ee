package sshconnect.base;

import java.util.Objects;

/**
 * A value, or the {@link Fault} that stood in its way. Nothing in the core throws; what can fail answers with one of
 * these, and a caller looks which of the two it is before it takes either.
 *
 * @param <T> the type of the value, which is never null
 */
public sealed interface Result<T> {

    /**
     * A success.
     *
     * @param value what was asked for
     * @param <T>   its type
     */
    record Ok<T>(T value) implements Result<T> {

        @Override
        public boolean ok() {
            return true;
        }

        @Override
        public Fault fault() {
            return Objects.requireNonNull(null, "a success has no fault");
        }
    }

    /**
     * A failure.
     *
     * @param fault why there is no value
     * @param <T>   the type that a success would have had
     */
    record Failed<T>(Fault fault) implements Result<T> {

        @Override
        public boolean ok() {
            return false;
        }

        @Override
        public T value() {
            return Objects.requireNonNull(null, "a failure has no value");
        }
    }

    /**
     * Makes a success.
     *
     * @param value what was asked for
     * @param <T>   its type
     * @return the success
     */
    static <T> Result<T> of(T value) {
        return new Ok<>(value);
    }

    /**
     * Makes a failure.
     *
     * @param fault why there is no value
     * @param <T>   the type that a success would have had
     * @return the failure
     */
    static <T> Result<T> failed(Fault fault) {
        return new Failed<>(fault);
    }

    /**
     * Makes a failure from its parts.
     *
     * @param kind      see {@link Fault}
     * @param operation see {@link Fault}
     * @param subject   see {@link Fault}
     * @param cause     see {@link Fault}
     * @param <T>       the type that a success would have had
     * @return the failure
     */
    static <T> Result<T> failed(Fault.Kind kind, String operation, String subject, String cause) {
        return new Failed<>(new Fault(kind, operation, subject, cause));
    }

    /**
     * Tells the two apart.
     *
     * @return true for a success
     */
    boolean ok();

    /**
     * Takes the value of a success; to ask a failure for it is a mistake of the caller's, which ends the program.
     *
     * @return what was asked for
     */
    T value();

    /**
     * Takes the fault of a failure; to ask a success for it is a mistake of the caller's, which ends the program.
     *
     * @return why there is no value
     */
    Fault fault();
}
