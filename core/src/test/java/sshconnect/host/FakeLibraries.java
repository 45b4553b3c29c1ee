package sshconnect.host;

import java.util.List;
import java.util.function.Supplier;
import sshconnect.base.Result;

/** A library that is there, and one that is not. */
public final class FakeLibraries implements Libraries {

    @Override
    public <T> Result<T> ifLoadable(Supplier<Result<T>> use) {
        return use.get();
    }

    @Override
    public List<Component> list() {
        return List.of(new Component("libthere.so.1", true, ""), new Component("libmissing.so.1", false, "install it"));
    }
}
