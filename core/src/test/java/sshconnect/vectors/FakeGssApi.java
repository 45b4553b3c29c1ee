package sshconnect.vectors;

import java.nio.charset.StandardCharsets;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.base.Utf8;
import sshconnect.security.GssApi;
import sshconnect.security.SecurityContext;

/**
 * A security library without cryptography, whose work can be seen. The exchange is {@code hello SERVICE@HOST} and
 * {@code welcome}, any {@code more} in between is answered with {@code again}. A wrapped message is {@code i(text)}, or
 * {@code c(text)} with every character moved by one when it is encrypted.
 */
public final class FakeGssApi implements GssApi {

    private static final int SEAL_BYTES = 3;

    /** Whose ticket it is. */
    private static final String INITIATOR = "ann@CORP.EXAMPLE";

    private final boolean ticket;
    private final Fault unavailable;

    private FakeGssApi(boolean ticket, Fault unavailable) {
        this.ticket = ticket;
        this.unavailable = unavailable;
    }

    /** Of a user with a ticket. */
    public static FakeGssApi withTicket() {
        return new FakeGssApi(true, null);
    }

    /** Of a user without one. */
    public static FakeGssApi withoutTicket() {
        return new FakeGssApi(false, new Fault(Fault.Kind.NOT_FOUND, "authenticate to", "the service", "no ticket"));
    }

    /** Of a user whose ticket has expired, which is seen when it is to be used. */
    public static FakeGssApi withExpiredTicket() {
        return new FakeGssApi(
                true, new Fault(Fault.Kind.NOT_FOUND, "authenticate to", "the service", "ticket expired"));
    }

    /** On a machine without the library. */
    public static FakeGssApi withoutLibrary() {
        return new FakeGssApi(false, new Fault(Fault.Kind.UNSUPPORTED, "load", "the library", "it is not there"));
    }

    /** A context that is established. */
    public static SecurityContext established() {
        return new Context("", null);
    }

    @Override
    public boolean mayHaveTicket() {
        return ticket;
    }

    @Override
    public Result<SecurityContext> context(Mechanism mechanism, String service, String host) {
        boolean missing = unavailable != null && unavailable.kind() == Fault.Kind.UNSUPPORTED;
        String peer = (mechanism == Mechanism.SPNEGO ? "spnego " : "") + service + "@" + host;
        return missing ? Result.failed(unavailable) : Result.of(new Context(peer, unavailable));
    }

    private static final class Context implements SecurityContext {

        private final String peer;
        private final Fault unavailable;
        private boolean established;

        Context(String peer, Fault unavailable) {
            this.peer = peer;
            this.unavailable = unavailable;
            Leftovers.contextMade();
        }

        @Override
        public Result<byte[]> step(byte[] token) {
            String text = Utf8.decode(token);
            if (unavailable != null) {
                return Result.failed(unavailable);
            }
            established = text.equals("welcome");
            return switch (text) {
                case "" -> token("hello " + peer);
                case "more" -> token("again");
                case "welcome" -> Result.of(new byte[0]);
                default -> failed("the token is wrong");
            };
        }

        private static Result<byte[]> token(String text) {
            return Result.of(Leftovers.giving(text.getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public String initiator() {
            return INITIATOR;
        }

        @Override
        public boolean established() {
            return established;
        }

        @Override
        public Result<byte[]> wrap(byte[] bytes, int count, boolean confidential) {
            byte[] wrapped = new byte[count + SEAL_BYTES];
            wrapped[0] = (byte) (confidential ? 'c' : 'i');
            wrapped[1] = '(';
            wrapped[count + 2] = ')';
            for (int i = 0; i < count; i++) {
                wrapped[i + 2] = (byte) (bytes[i] + (confidential ? 1 : 0));
            }
            return Result.of(wrapped);
        }

        @Override
        public Result<byte[]> unwrap(byte[] bytes, int offset, int count, boolean confidential) {
            boolean encrypted = count > 0 && bytes[offset] == 'c';
            boolean whole = count >= SEAL_BYTES
                    && (encrypted || bytes[offset] == 'i')
                    && bytes[offset + 1] == '('
                    && bytes[offset + count - 1] == ')';
            if (!whole) {
                return failed("the seal is broken");
            }
            if (confidential && !encrypted) {
                return failed(NOT_ENCRYPTED);
            }
            byte[] unwrapped = new byte[count - SEAL_BYTES];
            for (int i = 0; i < unwrapped.length; i++) {
                unwrapped[i] = (byte) (bytes[offset + 2 + i] - (encrypted ? 1 : 0));
            }
            return Result.of(unwrapped);
        }

        @Override
        public int wrapSizeLimit(int wrappedBytes, boolean confidential) {
            return wrappedBytes - SEAL_BYTES;
        }

        @Override
        public void dispose() {
            Leftovers.contextDisposed();
        }

        private static Result<byte[]> failed(String cause) {
            return Result.failed(Fault.Kind.OTHER, "open what comes from", "the service", cause);
        }
    }
}
