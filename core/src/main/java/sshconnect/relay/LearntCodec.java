package sshconnect.relay;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Secret;
import sshconnect.base.Utf8;
import sshconnect.base.Wire;
import sshconnect.host.Tunnels;
import sshconnect.proto.Credential;
import sshconnect.proto.http.AuthScheme;

/**
 * What was learnt as bytes, for a host whose openings run in processes of their own.
 *
 * <pre>
 * KIND SCHEME                                                          rejected, proven, silent helper
 * KIND SCHEME HELPER_STATE LENGTH(2) USER LENGTH(2) KEPT_FOR PASSWORD  found
 * </pre>
 *
 * <p>SCHEME is its place in {@link AuthScheme#ALL}, or how many there are for none. The length of what the password is kept
 * for is one more than it is, and 0 where nobody says.
 */
public final class LearntCodec {

    private static final int REJECTED = 0;
    private static final int PROVEN = 1;
    private static final int FOUND = 2;
    private static final int SILENT_HELPER = 3;

    private static final int NO_SCHEME = AuthScheme.ALL.size();
    private static final int SCHEME_AT = 1;
    private static final int HELPER_STATE_AT = 2;
    private static final int USER_LENGTH_AT = 3;
    private static final int LENGTH_BYTES = 2;
    private static final int PLAIN_BYTES = 2;

    /** The longest encoding. */
    public static final int MAX_BYTES = USER_LENGTH_AT + 2 * LENGTH_BYTES + Learnt.MAX_CREDENTIAL_BYTES;

    private LearntCodec() {}

    /**
     * Encodes what was learnt. A password in it is wiped: from here on it is in the bytes.
     *
     * @param learnt what {@link ClientTunnels#open} gave
     * @return the bytes, no more than {@link #MAX_BYTES}, to be wiped
     */
    public static byte[] encode(Tunnels.Lesson learnt) {
        if (learnt instanceof Learnt.Found found) {
            return found(found);
        }
        int kind = learnt instanceof Learnt.Rejected
                ? REJECTED
                : learnt instanceof Learnt.SilentHelper ? SILENT_HELPER : PROVEN;
        return new byte[] {(byte) kind, (byte) scheme(((Learnt) learnt).scheme())};
    }

    private static int scheme(@Nullable AuthScheme scheme) {
        return scheme == null ? NO_SCHEME : AuthScheme.ALL.indexOf(scheme);
    }

    private static byte[] found(Learnt.Found found) {
        Credential credential = found.credential();
        byte[] user = credential.user().getBytes(StandardCharsets.UTF_8);
        String scheme = credential.scheme();
        byte[] keptFor = scheme == null ? new byte[0] : scheme.getBytes(StandardCharsets.UTF_8);
        Wire wire = Wire.binary()
                .octets(FOUND, scheme(found.scheme()), found.helperState())
                .uint16(user.length)
                .bytes(user)
                .uint16(scheme == null ? 0 : keptFor.length + 1)
                .bytes(keptFor)
                .secret(credential.password().bytes());
        byte[] bytes = wire.toBytes();
        wire.wipe();
        credential.password().wipe();
        return bytes;
    }

    /**
     * Decodes what was learnt.
     *
     * @param bytes what {@link #encode} gave, wiped here
     * @return what was learnt, with a password of its own; null for anything else
     */
    public static @Nullable Learnt decode(byte[] bytes) {
        Learnt learnt = bytes.length < PLAIN_BYTES || bytes.length > MAX_BYTES || bytes[SCHEME_AT] < 0
                ? null
                : decode(bytes, bytes[SCHEME_AT]);
        Arrays.fill(bytes, (byte) 0);
        return learnt;
    }

    private static @Nullable Learnt decode(byte[] bytes, int schemeAt) {
        if (schemeAt > NO_SCHEME || bytes[0] != FOUND && bytes.length != PLAIN_BYTES) {
            return null;
        }
        AuthScheme scheme = schemeAt == NO_SCHEME ? null : AuthScheme.ALL.get(schemeAt);
        return switch (bytes[0]) {
            case REJECTED -> new Learnt.Rejected(scheme);
            case PROVEN -> new Learnt.Proven(scheme);
            case FOUND -> found(bytes, scheme);
            case SILENT_HELPER -> new Learnt.SilentHelper(scheme);
            default -> null;
        };
    }

    private static Learnt.@Nullable Found found(byte[] bytes, @Nullable AuthScheme scheme) {
        int userAt = USER_LENGTH_AT + LENGTH_BYTES;
        int userEnd = userAt + uint16(bytes, USER_LENGTH_AT);
        int keptForAt = userEnd + LENGTH_BYTES;
        int keptFor = uint16(bytes, userEnd);
        int passwordAt = keptForAt + Math.max(0, keptFor - 1);
        if (passwordAt > bytes.length) {
            return null;
        }
        Credential credential = new Credential(
                Utf8.decode(bytes, userAt, userEnd),
                Secret.of(Arrays.copyOfRange(bytes, passwordAt, bytes.length)),
                keptFor == 0 ? null : Utf8.decode(bytes, keptForAt, passwordAt));
        return new Learnt.Found(scheme, credential, bytes[HELPER_STATE_AT]);
    }

    /** A number in two octets; one that leads behind the end where they are not there. */
    private static int uint16(byte[] bytes, int offset) {
        return offset + LENGTH_BYTES > bytes.length
                ? bytes.length
                : (bytes[offset] & 0xff) << 8 | bytes[offset + 1] & 0xff;
    }
}
