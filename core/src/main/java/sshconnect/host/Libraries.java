package sshconnect.host;

import java.util.List;
import java.util.function.Supplier;
import sshconnect.base.Result;

/** The libraries of the system that a host can load, and what only a host that can load some is there for. */
public interface Libraries {

    /**
     * Does what is of use only where libraries can be loaded. A host that can load none never begins it, and an executable
     * that is made for such a host can do without all that it takes.
     *
     * @param use what to do
     * @param <T> what comes of it
     * @return what came of it, or why it was not begun
     */
    default <T> Result<T> ifLoadable(Supplier<Result<T>> use) {
        return use.get();
    }

    /**
     * The parts of the system that the program can use, for a person who wonders what is missing. What is a library is loaded
     * for this.
     *
     * @return each of them, there or not
     */
    List<Component> list();
}
