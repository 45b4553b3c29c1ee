package sshconnect.tunnel;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Fault;
import sshconnect.base.IpAddress;
import sshconnect.base.Printable;
import sshconnect.base.Result;
import sshconnect.base.Secret;
import sshconnect.base.Target;
import sshconnect.base.Utf8;
import sshconnect.credential.CredentialSource;
import sshconnect.credential.KeyPassphrases;
import sshconnect.host.Deadline;
import sshconnect.host.FileTrust;
import sshconnect.host.Host;
import sshconnect.host.SystemEnvironment;
import sshconnect.proto.Challenge;
import sshconnect.proto.Credential;
import sshconnect.proto.Failure;
import sshconnect.proto.Step;
import sshconnect.proto.tls.TlsClient;
import sshconnect.security.TlsPeer;
import sshconnect.security.TlsSession;
import sshconnect.security.TlsSettings;
import sshconnect.way.TlsUse;

/** Speaks TLS over new connections to one server. Its files are read once, before the first connection. */
final class TlsStage implements Stage {

    /** A bundle of all authorities of the world has a quarter of that. */
    private static final int MAX_FILE_BYTES = 1 << 20;

    /** RFC 5958, section 7, and the older form of RFC 1421. */
    private static final String[] ENCRYPTED_MARKS = {"-----BEGIN ENCRYPTED PRIVATE KEY-----", "Proc-Type: 4,ENCRYPTED"};

    /** A TLS handshake asks for none. */
    private static final CredentialSource NO_CREDENTIALS = new CredentialSource() {

        @Override
        public boolean available() {
            return false;
        }

        @Override
        public Result<Credential> credential(Challenge challenge, Deadline deadline) {
            return Result.failed(Fault.Kind.NOT_FOUND, "find", "the password", "TLS asks for none");
        }
    };

    private final Host host;
    private final Peer peer;
    private final Tracer trace;
    private final Deadline deadline;
    private final TlsSettings settings;

    private TlsStage(Host host, Peer peer, Tracer trace, Deadline deadline, TlsSettings settings) {
        this.host = host;
        this.peer = peer;
        this.trace = trace;
        this.deadline = deadline;
        this.settings = settings;
    }

    /**
     * Who is spoken to.
     *
     * @param place     its place on the way, see {@link WayListener}
     * @param server    where it is
     * @param name      how messages name it
     * @param protocol  the protocol that is spoken inside (RFC 7301); null where that is left open
     * @param clearHint what to try when it does not speak TLS
     */
    record Peer(
            int place, Target server, String name, @Nullable String protocol, String clearHint) {}

    /**
     * Prepares a stage: reads the files.
     *
     * @param host        the outside world
     * @param peer        who is spoken to
     * @param use         how
     * @param keys        the passphrases of keys that are encrypted
     * @param trace       where progress is told
     * @param deadline    when to give up
     * @return the stage, to be wiped at the end; or which file is of no use, or why there is no TLS here
     */
    static Result<Stage> of(Host host, Peer peer, TlsUse use, KeyPassphrases keys, Tracer trace, Deadline deadline) {
        return host.tls().ifAvailable(() -> make(host, peer, use, keys, trace, deadline));
    }

    private static Result<Stage> make(
            Host host, Peer peer, TlsUse use, KeyPassphrases keys, Tracer trace, Deadline deadline) {
        Result<TlsSettings> settings = settings(host, peer, use, keys, deadline);
        return settings.ok()
                ? Result.of(new TlsStage(host, peer, trace, deadline, settings.value()))
                : Result.failed(settings.fault());
    }

    private static Result<TlsSettings> settings(
            Host host, Peer peer, TlsUse use, KeyPassphrases keys, Deadline deadline) {
        TlsSettings.Pem trusted = null;
        String authorityFile = use.authorityFile();
        if (authorityFile != null) {
            Result<byte[]> read = read(host, authorityFile, deadline);
            if (!read.ok()) {
                return Result.failed(read.fault());
            }
            trusted = new TlsSettings.Pem(authorityFile, read.value());
        }
        TlsSettings.Identity identity = null;
        if (use.certificateFile() != null) {
            Result<TlsSettings.Identity> read = identity(host, use, keys, deadline);
            if (!read.ok()) {
                return Result.failed(read.fault());
            }
            identity = read.value();
        }
        String stated = use.serverName();
        String serverName = stated == null ? peer.server.host() : stated;
        return Result.of(new TlsSettings(
                serverName, IpAddress.parse(serverName), !use.insecure(), trusted, identity, peer.protocol));
    }

    /**
     * Asks for the passphrase of a key, if it is encrypted.
     *
     * @param host     the outside world
     * @param use      where there is a certificate, and its key
     * @param keys     the passphrases
     * @param deadline when reading it has to be over
     * @return why the key is of no use; null where nothing is known against it
     */
    static @Nullable Fault unlock(Host host, TlsUse use, KeyPassphrases keys, Deadline deadline) {
        Result<TlsSettings.Identity> read = host.tls().ifAvailable(() -> identity(host, use, keys, deadline));
        if (read.ok()) {
            read.value().key().wipe();
        }
        return read.ok() ? null : read.fault();
    }

    private static Result<TlsSettings.Identity> identity(
            Host host, TlsUse use, KeyPassphrases keys, Deadline deadline) {
        String certificateFile = requireNonNull(use.certificateFile());
        Result<byte[]> certificates = read(host, certificateFile, deadline);
        if (!certificates.ok()) {
            return Result.failed(certificates.fault());
        }
        String file = use.keyFile() == null ? certificateFile : use.keyFile();
        Result<byte[]> key = read(host, file, deadline);
        if (!key.ok()) {
            return Result.failed(key.fault());
        }
        Result<Secret> passphrase = isEncrypted(key.value()) ? keys.of(file, deadline) : null;
        if (passphrase != null && !passphrase.ok()) {
            Arrays.fill(key.value(), (byte) 0);
            return Result.failed(fault(
                    file, "the key in it is encrypted: " + passphrase.fault().cause()));
        }
        return Result.of(new TlsSettings.Identity(
                new TlsSettings.Pem(certificateFile, certificates.value()),
                file,
                Secret.of(key.value()),
                passphrase == null ? null : passphrase.value()));
    }

    private static boolean isEncrypted(byte[] key) {
        String text = Utf8.decode(key);
        boolean marked = false;
        for (String mark : ENCRYPTED_MARKS) {
            marked |= text.contains(mark);
        }
        return marked;
    }

    private static Result<byte[]> read(Host host, String path, Deadline deadline) {
        Result<SystemEnvironment.FileContent> read = host.system().readFile(path, MAX_FILE_BYTES, deadline.millis());
        if (!read.ok()) {
            return Result.failed(fault(path, deadline.explain(read.fault())));
        }
        String distrust = FileTrust.problem(read.value().access());
        if (distrust != null) {
            Arrays.fill(read.value().bytes(), (byte) 0);
            return Result.failed(fault(path, distrust));
        }
        return Result.of(read.value().bytes());
    }

    private static Fault fault(String path, String cause) {
        return new Fault(Fault.Kind.OTHER, "read", Printable.of(path), cause);
    }

    /** {@inheritDoc} Shakes hands on it. */
    @Override
    public Opened open(Supplier<Opened> connections) {
        Result<TlsSession> session = host.tls().session(settings);
        if (!session.ok()) {
            return failed("TLS: " + session.fault().describe());
        }
        TlsClient handshake = new TlsClient(peer.name, trace, session.value(), settings.serverName(), peer.clearHint);
        Opened opened = connections.get();
        if (!(opened instanceof Opened.Open open)) {
            handshake.abandon();
            return opened;
        }
        trace.begins(peer.place, WayStage.TLS);
        Step step = new Conversation(
                        handshake,
                        peer.name,
                        open.tunnel(),
                        deadline,
                        NO_CREDENTIALS,
                        trace,
                        () -> "if it does not speak TLS, " + peer.clearHint)
                .run();
        if (step instanceof Step.Established established && established.layer() != null) {
            tell(session.value().peer());
            return Opened.of(open.tunnel().within(established.layer(), established.early()));
        }
        open.tunnel().close();
        return step instanceof Step.Failed failed
                ? Opened.failed(failed.failure())
                : failed("the TLS handshake has ended without TLS");
    }

    private Opened failed(String seen) {
        return Opened.failed(new Failure(peer.name, seen, null, Failure.Cause.TLS));
    }

    private void tell(TlsPeer peer) {
        if (trace.listens()) {
            trace.ends(WayStage.TLS, TlsClient.describe(peer, trace));
        }
    }

    /** {@inheritDoc} That is the key. */
    @Override
    public void wipe() {
        if (settings.identity() != null) {
            settings.identity().key().wipe();
        }
    }
}
