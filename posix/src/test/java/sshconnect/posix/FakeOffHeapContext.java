package sshconnect.posix;

import org.teavm.interop.Address;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.security.SecurityContext;
import sshconnect.vectors.FakeGssApi;

/** The context of {@link FakeGssApi} for the POSIX host's relay. */
final class FakeOffHeapContext implements SecurityContext, OffHeapContext {

    private final SecurityContext context = FakeGssApi.established();
    private Fault fault;

    @Override
    public int wrap(Address bytes, int count, boolean confidential, Address token) {
        return give(context.wrap(take(bytes, count), count, confidential), token);
    }

    @Override
    public int unwrap(Address token, int count, boolean confidential, Address bytes) {
        return give(context.unwrap(take(token, count), 0, count, confidential), bytes);
    }

    private static byte[] take(Address memory, int count) {
        byte[] bytes = new byte[count];
        Address.moveMemoryBlock(memory, Address.ofData(bytes), count);
        Address.pin(bytes);
        return bytes;
    }

    private int give(Result<byte[]> outcome, Address memory) {
        if (!outcome.ok()) {
            fault = outcome.fault();
            return -1;
        }
        Address.moveMemoryBlock(Address.ofData(outcome.value()), memory, outcome.value().length);
        Address.pin(outcome.value());
        return outcome.value().length;
    }

    @Override
    public Fault fault() {
        return fault;
    }

    @Override
    public Result<byte[]> step(byte[] token) {
        return context.step(token);
    }

    @Override
    public String initiator() {
        return context.initiator();
    }

    @Override
    public boolean established() {
        return context.established();
    }

    @Override
    public Result<byte[]> wrap(byte[] bytes, int count, boolean confidential) {
        return context.wrap(bytes, count, confidential);
    }

    @Override
    public Result<byte[]> unwrap(byte[] bytes, int offset, int count, boolean confidential) {
        return context.unwrap(bytes, offset, count, confidential);
    }

    @Override
    public int wrapSizeLimit(int wrappedBytes, boolean confidential) {
        return context.wrapSizeLimit(wrappedBytes, confidential);
    }

    @Override
    public void dispose() {
        context.dispose();
    }
}
