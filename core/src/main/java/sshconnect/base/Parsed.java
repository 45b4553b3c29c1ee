package sshconnect.base;

import java.util.Objects;

/**
 * What a text that a person wrote stands for, or the {@link UsageError} in it; as {@link Result} is for operations.
 *
 * @param <T> the type of the value, which is never null
 */
public sealed interface Parsed<T> {

    /**
     * A text that makes sense.
     *
     * @param value what it stands for
     * @param <T>   its type
     */
    record Sense<T>(T value) implements Parsed<T> {

        @Override
        public boolean ok() {
            return true;
        }

        @Override
        public UsageError error() {
            return Objects.requireNonNull(null, "what makes sense has no error");
        }
    }

    /**
     * A text that makes none.
     *
     * @param error what is wrong with it
     * @param <T>   the type that sense would have had
     */
    record Nonsense<T>(UsageError error) implements Parsed<T> {

        @Override
        public boolean ok() {
            return false;
        }

        @Override
        public T value() {
            return Objects.requireNonNull(null, "an error has no value");
        }
    }

    /**
     * Says what a text stands for.
     *
     * @param value what it stands for
     * @param <T>   its type
     * @return the value
     */
    static <T> Parsed<T> of(T value) {
        return new Sense<>(value);
    }

    /**
     * Says what is wrong with a text.
     *
     * @param error what is wrong
     * @param <T>   the type that sense would have had
     * @return the error
     */
    static <T> Parsed<T> wrong(UsageError error) {
        return new Nonsense<>(error);
    }

    /**
     * Says what is wrong with a text that says itself what would be right.
     *
     * @param where see {@link UsageError}
     * @param what  see {@link UsageError}
     * @param <T>   the type that sense would have had
     * @return the error
     */
    static <T> Parsed<T> wrong(String where, String what) {
        return new Nonsense<>(new UsageError(where, what));
    }

    /**
     * Tells the two apart.
     *
     * @return true for a value
     */
    boolean ok();

    /**
     * Takes the value; to ask an error for it is a mistake of the caller's, which ends the program.
     *
     * @return what the text stands for
     */
    T value();

    /**
     * Takes the error; to ask a value for it is a mistake of the caller's, which ends the program.
     *
     * @return what is wrong
     */
    UsageError error();
}
