package sshconnect.jvm;

import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.host.Channel;
import sshconnect.host.Listener;
import sshconnect.host.Relay;
import sshconnect.host.Tunnel;
import sshconnect.host.Tunnels;

/**
 * Relays with a thread for each direction, each with one buffer, blocking where its source or its sink does. The
 * calling thread waits for the first of them to say how the relay ends.
 */
final class JvmRelay implements Relay {

    private RelayDownload download;

    @Override
    public Outcome standardStreams(Tunnel tunnel, LocalEof onLocalEof) {
        RelaySession session = new RelaySession(LocalSide.standardStreams(), onLocalEof);
        // The upload may be left behind in a read that nothing can end but the end of the process.
        start(tunnel, session);
        return await(session);
    }

    @Override
    public void letGoOfStandardStreams() {
        StandardOutput.letGo();
    }

    @Override
    public Outcome client(Tunnel tunnel, Channel client, LocalEof onLocalEof) {
        JvmChannel clientSide = (JvmChannel) client;
        Result<LocalSide> local = LocalSide.of(clientSide);
        if (!local.ok()) {
            return new Outcome(onLocalEof == LocalEof.RETURN ? End.LOCAL_CLOSED : End.LOCAL_FAILED, local.fault());
        }
        RelaySession session = new RelaySession(local.value(), onLocalEof);
        RelayUpload upload = start(tunnel, session);
        Outcome result = await(session);
        clientSide.closeAfterUnread();
        if (session.leavesTunnelOpen()) {
            // What it still sends must not mix with what the next client sends.
            upload.awaitEnd();
        }
        return result;
    }

    @Override
    public Fault serve(Listener listener, Tunnels tunnels, LocalEof onLocalEof) {
        return ClientServer.run((JvmListener) listener, tunnels, onLocalEof);
    }

    private RelayUpload start(Tunnel tunnel, RelaySession session) {
        if (download == null || !download.isOf(tunnel)) {
            download = new RelayDownload(tunnel);
            download.start();
        }
        RelayUpload upload = new RelayUpload(tunnel, session);
        upload.start();
        download.attach(session);
        return upload;
    }

    private Outcome await(RelaySession session) {
        Outcome result = session.await();
        if (!session.leavesTunnelOpen()) {
            download.dismiss();
            download = null;
        }
        return result;
    }
}
