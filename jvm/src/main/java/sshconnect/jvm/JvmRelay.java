package sshconnect.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import sshconnect.base.Fault;
import sshconnect.base.Outcome;
import sshconnect.host.Channel;
import sshconnect.host.Host;
import sshconnect.host.Relay;

/**
 * Relays with a thread for each direction, each with one buffer, blocking where its source or its sink does. The
 * calling thread waits for the first of them to say how the relay ends.
 */
final class JvmRelay implements Relay {

    private Download download;

    @Override
    public Result standardStreams(Channel tunnel, LocalEof onLocalEof) {
        Local local = new Local(new StandardInput(), "standard input", new StandardOutput(), "standard output");
        // The upload may be left behind in a read that nothing can end but the end of the process.
        return await(start((JvmChannel) tunnel, local, onLocalEof));
    }

    @Override
    public Result client(Channel tunnel, Channel client, LocalEof onLocalEof) {
        JvmChannel clientSide = (JvmChannel) client;
        Outcome<Local> local = Local.of(clientSide);
        if (!local.ok()) {
            return new Result(onLocalEof == LocalEof.RETURN ? End.LOCAL_CLOSED : End.LOCAL_FAILED, local.fault());
        }
        Upload upload = start((JvmChannel) tunnel, local.value(), onLocalEof);
        Result result = await(upload);
        clientSide.closeAfterUnread();
        if (result.end() == End.LOCAL_CLOSED) {
            // What it still sends must not mix with what the next client sends.
            upload.awaitEnd();
        }
        return result;
    }

    private Upload start(JvmChannel tunnel, Local local, LocalEof onLocalEof) {
        Session session = new Session(local, onLocalEof);
        if (download == null || download.tunnel != tunnel) {
            download = new Download(tunnel);
            download.start();
        }
        Upload upload = new Upload(tunnel, session);
        upload.start();
        download.attach(session);
        return upload;
    }

    private Result await(Upload upload) {
        Result result = upload.session().await();
        if (result.end() != End.LOCAL_CLOSED) {
            download.dismiss();
            download = null;
        }
        return result;
    }

    /** The two ends of the local side, and what to call them. */
    private record Local(InputStream input, String inputName, OutputStream output, String outputName) {

        static Outcome<Local> of(JvmChannel client) {
            try {
                return Outcome.of(new Local(client.input(), client.peer(), client.output(), client.peer()));
            } catch (IOException e) {
                return Faults.failed(e, "read from", client.peer());
            }
        }
    }

    /** One run of the relay. The first to end it decides how it ended. */
    private static final class Session {

        private final Local local;
        private final LocalEof onLocalEof;
        private Fault uploadFault;
        private boolean inputEnded;
        private Result result;

        Session(Local local, LocalEof onLocalEof) {
            this.local = local;
            this.onLocalEof = onLocalEof;
        }

        synchronized void end(End end, Fault fault) {
            if (result == null) {
                result = new Result(end, fault);
                notifyAll();
            }
        }

        /** The local side has failed; for one that is followed by another that is the way to go. */
        void endByLocal(IOException e, String operation, String subject) {
            end(onLocalEof == LocalEof.RETURN ? End.LOCAL_CLOSED : End.LOCAL_FAILED,
                    Faults.of(e, operation, subject));
        }

        synchronized void inputEnds() {
            inputEnded = true;
            notifyAll();
        }

        /** Nobody reads any more. When nobody has anything to say either, the local side has gone in order. */
        synchronized void endByReader(IOException e) throws InterruptedException {
            boolean gone = Faults.of(e, "", "").kind() == Fault.Kind.BROKEN_PIPE;
            long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LEAVING_MILLIS);
            for (long left = until - System.nanoTime(); gone && !inputEnded && left > 0; left = until - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            if (gone && inputEnded) {
                end(End.LOCAL_CLOSED, null);
            } else {
                endByLocal(e, "write to", local.outputName());
            }
        }

        synchronized void uploadFailed(Fault fault) {
            uploadFault = fault;
        }

        /**
         * The remote side has closed. A peer that had done so already answers what is sent to it with EPIPE, and that
         * is in order; after any other answer, what looks like an end is the rest of that failure.
         */
        synchronized void endByRemote() {
            boolean inOrder = uploadFault == null || uploadFault.kind() == Fault.Kind.BROKEN_PIPE;
            end(inOrder ? End.REMOTE_CLOSED : End.REMOTE_FAILED, inOrder ? null : uploadFault);
        }

        synchronized boolean over() {
            return result != null;
        }

        synchronized Result await() {
            while (result == null) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return new Result(End.LOCAL_FAILED,
                            new Fault(Fault.Kind.CANCELLED, "relay to", local.outputName(), "interrupted"));
                }
            }
            return result;
        }
    }

    /** From the local side to the tunnel, for one session. */
    private static final class Upload extends Thread {

        private final JvmChannel tunnel;
        private final Session session;

        Upload(JvmChannel tunnel, Session session) {
            super("relay to " + tunnel.peer());
            this.tunnel = tunnel;
            this.session = session;
            setDaemon(true);
        }

        Session session() {
            return session;
        }

        @Override
        public void run() {
            byte[] buffer = new byte[JvmChannel.BUFFER_BYTES];
            Local local = session.local;
            try {
                for (int count = local.input().read(buffer); count >= 0; count = local.input().read(buffer)) {
                    Fault fault = tunnel.send(buffer, count, Host.NO_DEADLINE);
                    if (fault != null) {
                        session.uploadFailed(fault);
                        return;
                    }
                }
            } catch (IOException e) {
                session.endByLocal(e, "read from", local.inputName());
                return;
            }
            session.inputEnds();
            if (session.onLocalEof == LocalEof.RETURN) {
                session.end(End.LOCAL_CLOSED, null);
            } else if (session.onLocalEof == LocalEof.SHUT_DOWN_REMOTE) {
                tunnel.shutDownOutput();
            }
        }

        void awaitEnd() {
            try {
                join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * From the tunnel to the local side. It lives as long as the tunnel, because a read from a socket cannot be ended
     * without closing it: what it receives while there is no session waits for the next one.
     */
    private static final class Download extends Thread {

        private final JvmChannel tunnel;
        private final byte[] buffer = new byte[JvmChannel.BUFFER_BYTES];
        private Session session;
        private boolean dismissed;

        Download(JvmChannel tunnel) {
            super("relay from " + tunnel.peer());
            this.tunnel = tunnel;
            setDaemon(true);
        }

        synchronized void attach(Session next) {
            session = next;
            notifyAll();
        }

        /** There will be no more sessions. */
        synchronized void dismiss() {
            dismissed = true;
            notifyAll();
        }

        /** Waits for somebody to write to; gives null when nobody will come. */
        private synchronized Session awaitSession() throws InterruptedException {
            while (!dismissed && (session == null || session.over())) {
                wait();
            }
            return dismissed ? null : session;
        }

        @Override
        public void run() {
            try {
                boolean open = true;
                while (open) {
                    open = relayOnce();
                }
            } catch (InterruptedException e) {
                // Nobody interrupts this thread.
                return;
            }
        }

        /** Relays what one read brings; gives false when that was the last. */
        private boolean relayOnce() throws InterruptedException {
            Outcome<Integer> received = tunnel.peek(buffer, Host.NO_DEADLINE);
            Session current = awaitSession();
            if (current == null) {
                return false;
            }
            if (!received.ok()) {
                current.end(End.REMOTE_FAILED, received.fault());
                return false;
            }
            if (received.value() == 0) {
                current.endByRemote();
                return false;
            }
            if (write(buffer, received.value(), current)) {
                tunnel.discard(received.value());
            }
            return true;
        }

        private static boolean write(byte[] bytes, int count, Session session) throws InterruptedException {
            try {
                session.local.output().write(bytes, 0, count);
                return true;
            } catch (IOException e) {
                session.endByReader(e);
                return false;
            }
        }
    }
}
