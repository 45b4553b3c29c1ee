package sshconnect.host;

import java.util.List;

/** A library that is there, and one that is not. */
public final class FakeLibraries implements Libraries {

    @Override
    public List<Component> list() {
        return List.of(new Component("libthere.so.1", true, ""), new Component("libmissing.so.1", false, "install it"));
    }
}
