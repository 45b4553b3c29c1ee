package sshconnect.posix;

import java.util.List;
import sshconnect.host.Component;
import sshconnect.host.Libraries;

/** The libraries of the full executable, by dlopen(3). */
final class LoadableLibraries implements Libraries {

    @Override
    public List<Component> list() {
        return List.of(
                component(LibSsl.NAME, LibSsl.open() != null, "libssl3"),
                component(LibGssapi.NAME, LibGssapi.open() != null, "libgssapi-krb5-2"));
    }

    private static Component component(String name, boolean there, String debianPackage) {
        return new Component(
                name, there, there ? "" : "it cannot be loaded; Debian's package with it is " + debianPackage);
    }
}
