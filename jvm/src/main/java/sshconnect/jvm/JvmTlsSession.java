package sshconnect.jvm;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.security.TlsPeer;
import sshconnect.security.TlsProblem;
import sshconnect.security.TlsSession;
import sshconnect.security.TlsSettings;

/** A session of the JDK, by its engine for those who do input and output themselves. */
final class JvmTlsSession implements TlsSession {

    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    /** Room for what the longest record may hold, and for what the JDK may take it to hold: RFC 5246, section 6.2.3. */
    private static final int CONTENT_BYTES = 16_384 + 2_048 + 5;

    private final SSLEngine engine;
    private final ServerTrust trust;
    private final ClientIdentity identity;
    /** For records that are made, of the thread that wraps. */
    private ByteBuffer records = NOTHING;
    /** For what records hold, of the thread that unwraps. */
    private final ByteBuffer content = ByteBuffer.allocate(CONTENT_BYTES);

    private boolean established;
    private volatile boolean ended;
    private volatile Fault fault;

    private JvmTlsSession(SSLEngine engine, ServerTrust trust, ClientIdentity identity) {
        this.engine = engine;
        this.trust = trust;
        this.identity = identity;
    }

    /** A session that has not begun; or which file is of no use. */
    static Result<TlsSession> of(TlsSettings settings) {
        Result<ClientIdentity> identity = ClientIdentity.of(settings.identity());
        if (!identity.ok()) {
            return Result.failed(identity.fault());
        }
        Result<ServerTrust> trust = ServerTrust.of(settings);
        if (!trust.ok()) {
            return Result.failed(trust.fault());
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {identity.value()}, new TrustManager[] {trust.value()}, null);
            SSLEngine engine = context.createSSLEngine();
            engine.setUseClientMode(true);
            engine.setSSLParameters(parameters(engine.getSSLParameters(), settings));
            return Result.of(new JvmTlsSession(engine, trust.value(), identity.value()));
        } catch (GeneralSecurityException e) {
            return Result.failed(Fault.Kind.OTHER, "prepare", "TLS", TlsProblems.words(e));
        } catch (IllegalArgumentException e) {
            return Result.failed(Fault.Kind.OTHER, "use as a server's name", settings.serverName(), "it is none");
        }
    }

    private static SSLParameters parameters(SSLParameters parameters, TlsSettings settings) {
        parameters.setProtocols(VERSIONS);
        if (settings.address() == null) {
            String name = settings.serverName();
            // RFC 6066, section 3: without a trailing dot.
            String sent = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
            parameters.setServerNames(List.of(new SNIHostName(sent.getBytes(StandardCharsets.UTF_8))));
        }
        if (settings.protocol() != null) {
            parameters.setApplicationProtocols(new String[] {settings.protocol()});
        }
        return parameters;
    }

    @Override
    public Progress step(byte[] record) {
        ByteArrayOutputStream toSend = new ByteArrayOutputStream();
        TlsProblem problem = null;
        try {
            if (record.length == 0) {
                engine.beginHandshake();
            }
            problem = goOn(ByteBuffer.wrap(record), toSend);
        } catch (SSLException e) {
            TlsProblem ofCertificate = trust.problem();
            problem = ofCertificate == null ? TlsProblems.of(e, identity.isMissing()) : ofCertificate;
            drain(toSend);
        }
        return new Progress(toSend.toByteArray(), problem);
    }

    /** Goes on until more is to be received, or there is no more to do; gives what is wrong. */
    private TlsProblem goOn(ByteBuffer record, ByteArrayOutputStream toSend) throws SSLException {
        while (!established) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> runTasks();
                case NEED_WRAP -> wrapOnce(NOTHING, toSend);
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                    if (!record.hasRemaining()) {
                        return null;
                    }
                    if (engine.unwrap(record, content.clear()).getStatus() != SSLEngineResult.Status.OK) {
                        return new TlsProblem.Other("the server has ended the session");
                    }
                }
                default -> established = true;
            }
        }
        return null;
    }

    private void runTasks() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    private SSLEngineResult wrapOnce(ByteBuffer source, ByteArrayOutputStream target) throws SSLException {
        int room = engine.getSession().getPacketBufferSize();
        records = records.capacity() < room ? ByteBuffer.allocate(room) : records;
        SSLEngineResult result = engine.wrap(source, records.clear());
        target.write(records.array(), 0, records.position());
        runTasks();
        return result;
    }

    /** Takes what the engine still has to say after its end. */
    private void drain(ByteArrayOutputStream target) {
        boolean more = true;
        while (more) {
            try {
                more = wrapOnce(NOTHING, target).bytesProduced() > 0;
            } catch (SSLException e) {
                // What is thrown is what it has failed with, once more; then there is an alert at most.
                more = !engine.isOutboundDone();
            }
        }
    }

    @Override
    public boolean established() {
        return established;
    }

    @Override
    public TlsPeer peer() {
        SSLSession session = engine.getSession();
        String protocol = engine.getApplicationProtocol();
        String subject = "";
        String issuer = "";
        long notAfterMillis = 0;
        try {
            if (session.getPeerCertificates()[0] instanceof X509Certificate certificate) {
                subject = CertificateNames.of(certificate.getSubjectX500Principal());
                issuer = CertificateNames.of(certificate.getIssuerX500Principal());
                notAfterMillis = certificate.getNotAfter().toInstant().toEpochMilli();
            }
        } catch (SSLPeerUnverifiedException e) {
            // A server without a certificate would have been refused.
            subject = "";
        }
        return new TlsPeer(
                session.getProtocol(),
                session.getCipherSuite(),
                protocol == null ? "" : protocol,
                subject,
                issuer,
                notAfterMillis);
    }

    @Override
    public Result<byte[]> wrap(byte[] bytes, int count) {
        ByteBuffer source = ByteBuffer.wrap(bytes, 0, count);
        ByteArrayOutputStream target =
                new ByteArrayOutputStream(engine.getSession().getPacketBufferSize());
        try {
            while (source.hasRemaining()) {
                if (wrapOnce(source, target).getStatus() != SSLEngineResult.Status.OK) {
                    return Result.failed(fault == null ? fault("encrypt", "what is sent", "TLS has ended") : fault);
                }
            }
            return Result.of(target.toByteArray());
        } catch (SSLException e) {
            return Result.failed(fault("encrypt", "what is sent", TlsProblems.inSession(e, identity.isMissing())));
        }
    }

    private static Fault fault(String operation, String subject, String cause) {
        return new Fault(Fault.Kind.OTHER, operation, subject, cause);
    }

    @Override
    public Result<byte[]> unwrap(byte[] record, int count) {
        ByteBuffer source = ByteBuffer.wrap(record, 0, count);
        content.clear();
        boolean moves = fault == null;
        try {
            while (moves && source.hasRemaining() && !ended) {
                SSLEngineResult result = engine.unwrap(source, content);
                boolean tasks = result.getHandshakeStatus() == SSLEngineResult.HandshakeStatus.NEED_TASK;
                runTasks();
                ended = result.getStatus() == SSLEngineResult.Status.CLOSED;
                moves = result.bytesConsumed() > 0 || tasks;
            }
        } catch (SSLException e) {
            fault = fault("decrypt", "what was received", TlsProblems.inSession(e, identity.isMissing()));
        }
        if (fault == null && !moves && !ended) {
            fault = fault("decrypt", "what was received", "a record of TLS is not whole");
        }
        return fault == null ? Result.of(Arrays.copyOf(content.array(), content.position())) : Result.failed(fault);
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public byte[] end() {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        if (established && fault == null && !engine.isOutboundDone()) {
            engine.closeOutbound();
            drain(target);
        }
        return target.toByteArray();
    }

    /** {@inheritDoc} The JDK's keys go with the engine. */
    @Override
    public void dispose() {
        Arrays.fill(content.array(), (byte) 0);
        engine.closeOutbound();
    }
}
