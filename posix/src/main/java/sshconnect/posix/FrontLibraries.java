package sshconnect.posix;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.host.Component;
import sshconnect.host.Libraries;

/** The libraries of the front, which can load none: the full executable is required for what needs some. */
final class FrontLibraries implements Libraries {

    private static Fault missing() {
        return Objects.requireNonNull(Replacement.require("a look at the libraries"));
    }

    /** {@inheritDoc} Nothing of what is behind this is in the front. */
    @Override
    public <T> Result<T> ifLoadable(Supplier<Result<T>> use) {
        return Result.failed(missing());
    }

    @Override
    public List<Component> list() {
        return List.of(new Component(FullExecutable.NAME, false, missing().cause()));
    }
}
