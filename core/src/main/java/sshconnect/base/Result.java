package sshconnect.base;

/**
 * A value, or the {@link Fault} that stood in its way; exactly one of the two.
 *
 * @param value what was asked for, null when {@code fault} is not
 * @param fault why there is no value, null when there is one
 * @param <T>   the type of the value
 */
public record Result<T>(T value, Fault fault) {

    /**
     * A success.
     *
     * @param value what was asked for, not null
     * @param <T>   its type
     * @return the success
     */
    public static <T> Result<T> of(T value) {
        return new Result<>(value, null);
    }

    /**
     * A failure.
     *
     * @param fault why, not null
     * @param <T>   the type that a success would have had
     * @return the failure
     */
    public static <T> Result<T> failed(Fault fault) {
        return new Result<>(null, fault);
    }

    /**
     * A failure from its parts.
     *
     * @param kind      see {@link Fault}
     * @param operation see {@link Fault}
     * @param subject   see {@link Fault}
     * @param cause     see {@link Fault}
     * @param <T>       the type that a success would have had
     * @return the failure
     */
    public static <T> Result<T> failed(Fault.Kind kind, String operation, String subject, String cause) {
        return new Result<>(null, new Fault(kind, operation, subject, cause));
    }

    /**
     * Whether there is a value.
     *
     * @return true for a success
     */
    public boolean ok() {
        return fault == null;
    }
}
