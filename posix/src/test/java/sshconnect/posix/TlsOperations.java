package sshconnect.posix;

import java.util.ArrayList;
import java.util.List;
import sshconnect.base.Fault;
import sshconnect.base.IpAddress;
import sshconnect.base.Result;
import sshconnect.base.Secret;
import sshconnect.security.Tls;
import sshconnect.security.TlsPeer;
import sshconnect.security.TlsSession;
import sshconnect.security.TlsSettings;

/** The part of {@link HostServer} that speaks TLS. Sessions are known by the order in which they were made. */
final class TlsOperations {

    /** The fields that {@link RemoteHost} sends for settings. */
    private static final int SETTINGS = 7;

    private final Tls tls;
    private final List<TlsSession> sessions = new ArrayList<>();

    TlsOperations(Tls tls) {
        this.tls = tls;
    }

    TlsSession session(long number) {
        return sessions.get((int) number);
    }

    Message answer(Message request) {
        if (request.text(1).equals("session")) {
            return made(request);
        }
        TlsSession session = session(request.number(2));
        byte[] bytes = request.bytes(3);
        switch (request.text(1)) {
            case "step" -> {
                TlsSession.Progress progress = session.step(bytes);
                return Message.ok()
                        .add(progress.toSend())
                        .add(session.established() ? 1 : 0)
                        .add(
                                progress.problem() == null
                                        ? ""
                                        : progress.problem().toString());
            }
            case "peer" -> {
                TlsPeer peer = session.peer();
                return Message.ok()
                        .add(peer.version())
                        .add(peer.cipher())
                        .add(peer.protocol())
                        .add(peer.subject())
                        .add(peer.issuer())
                        .add(peer.notAfterMillis());
            }
            case "wrap" -> {
                return bytes(session.wrap(bytes, bytes.length));
            }
            case "unwrap" -> {
                return bytes(session.unwrap(bytes, bytes.length)).add(session.ended() ? 1 : 0);
            }
            case "end" -> {
                return Message.ok().add(session.end());
            }
            default -> {
                session.dispose();
                return Message.ok();
            }
        }
    }

    private Message made(Message request) {
        Fault unavailable = tls.unavailableReason();
        if (unavailable != null) {
            return Message.failed(unavailable);
        }
        String name = request.text(2);
        byte[] trusted = request.bytes(4);
        byte[] certificates = request.bytes(5);
        byte[] key = request.bytes(6);
        byte[] passphrase = request.bytes(SETTINGS);
        String protocol = request.text(SETTINGS + 1);
        TlsSettings.Identity identity = certificates.length == 0
                ? null
                : new TlsSettings.Identity(
                        new TlsSettings.Pem("cert.pem", certificates),
                        "key.pem",
                        Secret.of(key),
                        passphrase.length == 0 ? null : Secret.of(passphrase));
        Result<TlsSession> session = tls.session(new TlsSettings(
                name,
                IpAddress.parse(name),
                request.number(3) == 1,
                trusted.length == 0 ? null : new TlsSettings.Pem("ca.pem", trusted),
                identity,
                protocol.isEmpty() ? null : protocol));
        if (!session.ok()) {
            return Message.failed(session.fault());
        }
        sessions.add(session.value());
        return Message.ok().add(sessions.size() - 1);
    }

    private static Message bytes(Result<byte[]> outcome) {
        return outcome.ok() ? Message.ok().add(outcome.value()) : Message.failed(outcome.fault());
    }
}
