package sshconnect.posix;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import sshconnect.base.Fault;
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

/** The outside world by way of the C library, and of libraries that are loaded when they are asked for. */
final class PosixHost implements Host {

    private final SystemEnvironment system = new PosixSystemEnvironment();
    private final Resolver resolver = new PosixResolver(PosixResolver.DNS_PORT);
    private final Dialer dialer = new PosixDialer();
    private final Prompter person = new PosixPrompter();
    private final Programs programs = new PosixPrograms();
    private final Diagnostics diagnostics = new PosixDiagnostics();
    private final Relay relay = new PosixRelay();
    private final MessageDigests messageDigests;
    private final GssApi gssApi;
    private final Tls tls;
    private final Supplier<List<Component>> libraries;

    private PosixHost(MessageDigests messageDigests, GssApi gssApi, Tls tls, Supplier<List<Component>> libraries) {
        this.messageDigests = messageDigests;
        this.gssApi = gssApi;
        this.tls = tls;
        this.libraries = libraries;
    }

    /** The host of the full executable, which can load libraries. */
    static PosixHost full() {
        return new PosixHost(new PosixMessageDigests(), new LibraryGssApi(), new PosixTls(), PosixHost::libraries);
    }

    /** The host of the front, which cannot. Nothing leads from here to what takes a library, so that it is no part of it. */
    static PosixHost front() {
        return new PosixHost(new FrontMessageDigests(), new FrontGssApi(), new FrontTls(), PosixHost::withoutLibraries);
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
    public List<Component> components() {
        return libraries.get();
    }

    private static List<Component> libraries() {
        return List.of(
                component(LibSsl.NAME, LibSsl.open() != null, "libssl3"),
                component(LibCrypto.NAME, LibCrypto.open() != null, "libssl3"),
                component(LibGssapi.NAME, LibGssapi.open() != null, "libgssapi-krb5-2"));
    }

    private static List<Component> withoutLibraries() {
        Fault missing = Objects.requireNonNull(Replacement.require("a look at the libraries"));
        return List.of(new Component(FullExecutable.NAME, false, missing.cause()));
    }

    private static Component component(String name, boolean there, String debianPackage) {
        return new Component(
                name, there, there ? "" : "it cannot be loaded; Debian's package with it is " + debianPackage);
    }

    @Override
    public Tls tls() {
        return tls;
    }
}
