package sshconnect.jvm;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Fault;
import sshconnect.base.IpAddress;
import sshconnect.base.Result;
import sshconnect.host.ConnectionAttempts;
import sshconnect.host.Host;

/** A thread for each connection that is being made: a JVM starts faster without a selector. */
final class JvmAttempts implements ConnectionAttempts {

    /** One connection; no lambda, which would cost a JVM that starts some milliseconds. */
    private final class Attempt extends Thread {

        private final int number;
        private final Socket socket;
        private final IpAddress address;
        private final int port;

        Attempt(int number, Socket socket, IpAddress address, int port) {
            super("connection to " + JvmDialer.describe(address, port));
            this.number = number;
            this.socket = socket;
            this.address = address;
            this.port = port;
            setDaemon(true);
        }

        @Override
        public void run() {
            outcomes.add(new Attempted(number, JvmDialer.connect(socket, address, port, 0)));
        }
    }

    private final JvmDialer dialer;
    /** Each attempt by its number; null where nothing is being made, or no more. */
    private final List<@Nullable Attempt> attempts = new ArrayList<>();

    private final BlockingQueue<Attempted> outcomes = new LinkedBlockingQueue<>();
    private int pending;

    /** See {@link JvmDialer#attempts}. */
    JvmAttempts(JvmDialer dialer) {
        this.dialer = dialer;
    }

    @Override
    public @Nullable Fault begin(IpAddress address, int port) {
        int number = attempts.size();
        String peer = JvmDialer.describe(address, port);
        attempts.add(null);
        if (Thread.currentThread().isInterrupted()) {
            return interrupted(peer);
        }
        Attempt attempt;
        try {
            attempt = new Attempt(number, dialer.newSocket(), address, port);
        } catch (IOException e) {
            return Faults.of(e, JvmDialer.CONNECT, peer);
        }
        attempts.set(number, attempt);
        pending++;
        attempt.start();
        return null;
    }

    /** {@inheritDoc} An interrupt ends what is being made, as it does for one connection alone. */
    @Override
    public @Nullable Attempted await(long deadlineMillis) {
        if (pending == 0) {
            return null;
        }
        try {
            Attempted outcome = deadlineMillis == Host.NO_DEADLINE
                    ? outcomes.take()
                    : outcomes.poll(Deadline.timeoutMillis(deadlineMillis), TimeUnit.MILLISECONDS);
            if (outcome != null) {
                attempts.set(outcome.number(), null);
                pending--;
            }
            return outcome;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return interruptOne();
        }
    }

    private @Nullable Attempted interruptOne() {
        for (int i = 0; i < attempts.size(); i++) {
            Attempt attempt = attempts.get(i);
            if (attempt != null) {
                attempts.set(i, null);
                pending--;
                JvmDialer.close(attempt.socket);
                return new Attempted(i, Result.failed(interrupted(JvmDialer.describe(attempt.address, attempt.port))));
            }
        }
        return null;
    }

    private static Fault interrupted(String peer) {
        return new Fault(Fault.Kind.CANCELLED, JvmDialer.CONNECT, peer, "interrupted");
    }

    @Override
    public void close() {
        for (Attempt attempt : attempts) {
            if (attempt != null) {
                JvmDialer.close(attempt.socket);
            }
        }
    }
}
