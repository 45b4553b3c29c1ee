package sshconnect.jvm;

import java.util.List;
import sshconnect.host.Component;
import sshconnect.host.Diagnostics;
import sshconnect.host.Dialer;
import sshconnect.host.Host;
import sshconnect.host.Programs;
import sshconnect.host.Prompter;
import sshconnect.host.Relay;
import sshconnect.host.Resolver;
import sshconnect.host.SystemEnvironment;
import sshconnect.security.GssApi;
import sshconnect.security.MessageDigests;
import sshconnect.security.Tls;

/** The JDK as a host: Java 17 and newer on Linux, macOS and Windows, without native parts of its own. */
final class JvmHost implements Host {

    private final SystemEnvironment system = new JvmSystemEnvironment();
    private final Resolver resolver = new JvmResolver();
    private final Dialer dialer = new JvmDialer();
    private final Prompter person = new JvmPrompter();
    private final Programs programs = new JvmPrograms();
    private final Diagnostics diagnostics = new JvmDiagnostics();
    private final Relay relay = new JvmRelay();
    private final MessageDigests messageDigests = new JvmMessageDigests();
    private final GssApi gssApi = new JvmGssApi();
    private final Tls tls = new JvmTls();

    @Override
    public SystemEnvironment system() {
        return system;
    }

    @Override
    public Resolver resolver() {
        return resolver;
    }

    @Override
    public Dialer dialer() {
        return dialer;
    }

    @Override
    public Prompter prompter() {
        return person;
    }

    @Override
    public Programs programs() {
        return programs;
    }

    @Override
    public Diagnostics diagnostics() {
        return diagnostics;
    }

    @Override
    public Relay relay() {
        return relay;
    }

    @Override
    public MessageDigests messageDigests() {
        return messageDigests;
    }

    @Override
    public GssApi gssApi() {
        return gssApi;
    }

    @Override
    public List<Component> components() {
        String java = Runtime.version() + ", " + System.getProperty("java.vendor");
        boolean kerberos = ModuleLayer.boot().findModule("java.security.jgss").isPresent();
        return List.of(
                new Component("java", true, java),
                new Component("java.security.jgss", kerberos, kerberos ? "" : "this runtime was made without it"));
    }

    @Override
    public Tls tls() {
        return tls;
    }
}
