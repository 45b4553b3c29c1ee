package sshconnect.jvm;

import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSName;
import org.ietf.jgss.MessageProp;
import sshconnect.base.Fault;
import sshconnect.base.Printable;
import sshconnect.base.Result;
import sshconnect.security.SecurityContext;

/** A security context of the JDK. */
final class JvmSecurityContext implements SecurityContext {

    private static final String PROTECT = "protect what is said to";

    private final GSSContext context;
    private final String peer;

    /**
     * Takes a context over.
     *
     * @param peer the service and its host, for messages
     */
    JvmSecurityContext(GSSContext context, String peer) {
        this.context = context;
        this.peer = peer;
    }

    @Override
    public Result<byte[]> step(byte[] token) {
        try {
            byte[] answer = context.initSecContext(token, 0, token.length);
            return Result.of(answer == null ? new byte[0] : answer);
        } catch (GSSException e) {
            return Result.failed(fault(e, "authenticate to", peer));
        }
    }

    @Override
    public String initiator() {
        try {
            GSSName name = context.getSrcName();
            return name == null ? "" : Printable.of(name.toString());
        } catch (GSSException e) {
            return "";
        }
    }

    @Override
    public boolean established() {
        return context.isEstablished();
    }

    @Override
    public Result<byte[]> wrap(byte[] bytes, int count, boolean confidential) {
        try {
            return Result.of(context.wrap(bytes, 0, count, new MessageProp(0, confidential)));
        } catch (GSSException e) {
            return Result.failed(fault(e, PROTECT, peer));
        }
    }

    @Override
    public Result<byte[]> unwrap(byte[] bytes, int offset, int count, boolean confidential) {
        try {
            MessageProp found = new MessageProp(0, false);
            byte[] message = context.unwrap(bytes, offset, count, found);
            boolean inOrder =
                    !found.isDuplicateToken() && !found.isOldToken() && !found.isUnseqToken() && !found.isGapToken();
            if (!inOrder) {
                return Result.failed(Fault.Kind.OTHER, PROTECT, peer, "a message was repeated, or is out of order");
            }
            return found.getPrivacy() || !confidential
                    ? Result.of(message)
                    : Result.failed(Fault.Kind.OTHER, PROTECT, peer, NOT_ENCRYPTED);
        } catch (GSSException e) {
            return Result.failed(fault(e, PROTECT, peer));
        }
    }

    @Override
    public int wrapSizeLimit(int wrappedBytes, boolean confidential) {
        try {
            return context.getWrapSizeLimit(0, confidential, wrappedBytes);
        } catch (GSSException e) {
            return 0;
        }
    }

    @Override
    public void dispose() {
        try {
            context.dispose();
        } catch (GSSException e) {
            // Its keys are forgotten with it.
            return;
        }
    }

    /** What a failure of JGSS says; the mechanism's words where it has some. */
    static Fault fault(GSSException failure, String operation, String subject) {
        boolean noTicket = failure.getMajor() == GSSException.NO_CRED && failure.getMinor() == 0
                || failure.getMajor() == GSSException.CREDENTIALS_EXPIRED;
        String general = failure.getMajorString();
        String special = failure.getMinorString();
        String cause = special == null || special.isEmpty()
                ? general
                : failure.getMajor() == GSSException.FAILURE ? special : general + ": " + special;
        return new Fault(
                noTicket ? Fault.Kind.NOT_FOUND : Fault.Kind.OTHER,
                operation,
                subject,
                Faults.lowerCaseStart(Printable.of(cause)));
    }
}
