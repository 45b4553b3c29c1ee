package sshconnect.jvm;

import java.util.List;
import sshconnect.host.Component;
import sshconnect.host.Libraries;

/** The parts of the Java runtime. */
final class JvmLibraries implements Libraries {

    private static final String KERBEROS = "java.security.jgss";

    @Override
    public List<Component> list() {
        boolean kerberos = ModuleLayer.boot().findModule(KERBEROS).isPresent();
        return List.of(
                new Component("java", true, Runtime.version() + ", " + System.getProperty("java.vendor")),
                new Component(KERBEROS, kerberos, kerberos ? "" : "this runtime was made without it"));
    }
}
