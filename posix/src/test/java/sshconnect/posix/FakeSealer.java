package sshconnect.posix;

import org.teavm.interop.Address;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.security.SecurityContext;
import sshconnect.vectors.FakeGssApi;

/** The context of {@link FakeGssApi} for the POSIX host's relay. */
final class FakeSealer implements SecurityContext, Sealer {

    private final SecurityContext context = FakeGssApi.established();
    private Fault fault;

    @Override
    public int seal(Address bytes, int count, boolean confidential, Address sealed) {
        return give(context.wrap(take(bytes, count), count, confidential), sealed);
    }

    @Override
    public int open(Address sealed, int count, boolean confidential, Address bytes) {
        return give(context.unwrap(take(sealed, count), 0, count, confidential), bytes);
    }

    private static byte[] take(Address memory, int count) {
        byte[] bytes = new byte[count];
        Address.moveMemoryBlock(memory, Address.ofData(bytes), count);
        Address.pin(bytes);
        return bytes;
    }

    private int give(Result<byte[]> outcome, Address memory) {
        fault = outcome.fault();
        if (fault != null) {
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
    public int wrapSizeLimit(int sealedBytes, boolean confidential) {
        return context.wrapSizeLimit(sealedBytes, confidential);
    }

    @Override
    public void dispose() {
        context.dispose();
    }
}
