package sshconnect.posix;

import java.util.Arrays;
import java.util.function.Function;
import sshconnect.base.Result;
import sshconnect.security.TlsPeer;
import sshconnect.security.TlsProblem;
import sshconnect.security.TlsSession;

/** A session of the native process, see {@link RemoteHost}. */
final class RemoteTlsSession implements TlsSession {

    private final long number;
    private final Function<Message, Message> server;
    private boolean established;
    private boolean ended;

    /**
     * A session.
     *
     * @param number by what it is known there
     * @param server asks the process
     */
    RemoteTlsSession(long number, Function<Message, Message> server) {
        this.number = number;
        this.server = server;
    }

    long number() {
        return number;
    }

    private Message ask(String operation, byte[] bytes) {
        return server.apply(new Message().add("tls").add(operation).add(number).add(bytes));
    }

    /** {@inheritDoc} A problem has its kind and what else it says as text. */
    @Override
    public Progress step(byte[] record) {
        Message answer = ask("step", record);
        established = answer.number(2) == 1;
        String problem = answer.text(3);
        return new Progress(answer.bytes(1), problem.isEmpty() ? null : new TlsProblem.Other(problem));
    }

    @Override
    public boolean established() {
        return established;
    }

    @Override
    public TlsPeer peer() {
        Message answer = ask("peer", new byte[0]);
        return new TlsPeer(
                answer.text(1), answer.text(2), answer.text(3), answer.text(4), answer.text(5), answer.number(6));
    }

    @Override
    public Result<byte[]> wrap(byte[] bytes, int count) {
        Message answer = ask("wrap", Arrays.copyOf(bytes, count));
        return answer.fault() == null ? Result.of(answer.bytes(1)) : Result.failed(answer.fault());
    }

    @Override
    public Result<byte[]> unwrap(byte[] record, int count) {
        Message answer = ask("unwrap", Arrays.copyOf(record, count));
        if (answer.fault() != null) {
            return Result.failed(answer.fault());
        }
        ended = answer.number(2) == 1;
        return Result.of(answer.bytes(1));
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public byte[] end() {
        return ask("end", new byte[0]).bytes(1);
    }

    @Override
    public void dispose() {
        ask("dispose", new byte[0]);
    }
}
