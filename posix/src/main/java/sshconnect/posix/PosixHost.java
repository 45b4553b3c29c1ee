package sshconnect.posix;

import sshconnect.host.Diagnostics;
import sshconnect.host.Dialer;
import sshconnect.host.Host;
import sshconnect.host.Libraries;
import sshconnect.host.Programs;
import sshconnect.host.Prompter;
import sshconnect.host.Relay;
import sshconnect.host.Resolver;
import sshconnect.host.SystemEnvironment;
import sshconnect.security.ComputedDigests;
import sshconnect.security.GssApi;
import sshconnect.security.MessageDigests;
import sshconnect.security.Tls;

/** The outside world by way of the C library, and of libraries that are loaded when they are asked for. */
final class PosixHost implements Host {

    private final SystemEnvironment system = new PosixSystemEnvironment();
    private final Resolver resolver = new PosixResolver(PosixResolver.DNS_PORT);
    private final Dialer dialer = new PosixDialer();
    private final Prompter person = new PosixPrompter();
    private final Programs programs = new PosixPrograms();
    private final Diagnostics diagnostics = new PosixDiagnostics();
    private final Relay relay = new PosixRelay();
    private final MessageDigests messageDigests = new ComputedDigests();
    private final GssApi gssApi;
    private final Tls tls;
    private final Libraries libraries;

    private PosixHost(GssApi gssApi, Tls tls, Libraries libraries) {
        this.gssApi = gssApi;
        this.tls = tls;
        this.libraries = libraries;
    }

    /** The host of the full executable, which can load libraries. */
    static PosixHost full() {
        return new PosixHost(new LibraryGssApi(), new PosixTls(), new LoadableLibraries());
    }

    /** The host of the front, which cannot. Nothing leads from here to what takes a library, so that it is no part of it. */
    static PosixHost front() {
        return new PosixHost(new FrontGssApi(), new FrontTls(), new FrontLibraries());
    }

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
