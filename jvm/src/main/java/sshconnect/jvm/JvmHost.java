package sshconnect.jvm;

import sshconnect.host.Diagnostics;
import sshconnect.host.Dialer;
import sshconnect.host.Host;
import sshconnect.host.Libraries;
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
    private final Libraries libraries = new JvmLibraries();
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
    public Libraries libraries() {
        return libraries;
    }

    @Override
    public Tls tls() {
        return tls;
    }
}
