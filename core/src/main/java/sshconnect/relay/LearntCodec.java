package sshconnect.relay;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
 * <p>For each hop that there is news of:
 *
 * <pre>
 * PLACE LENGTH(2) KIND SCHEME                                                          rejected, proven, silent helper
 * PLACE LENGTH(2) KIND SCHEME HELPER_STATE LENGTH(2) USER LENGTH(2) KEPT_FOR PASSWORD  found
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

    /** The place and the length. */
    private static final int HEADER_BYTES = 1 + LENGTH_BYTES;

    /** The longest encoding. */
    public static final int MAX_BYTES =
            Lessons.MAX_HOPS * (HEADER_BYTES + USER_LENGTH_AT + 2 * LENGTH_BYTES) + Learnt.MAX_CREDENTIAL_BYTES;

    private LearntCodec() {}

    /**
     * Encodes what was learnt. Passwords in it are wiped: from here on they are in the bytes.
     *
     * @param lesson what {@link ClientTunnels#open} gave
     * @return the bytes, no more than {@link #MAX_BYTES}, to be wiped
     */
    public static byte[] encode(Tunnels.Lesson lesson) {
        Wire wire = Wire.binary();
        for (Lessons.OfHop each : ((Lessons) lesson).list()) {
            byte[] learnt = encode(each.learnt());
            wire.octets(each.place()).uint16(learnt.length).secret(learnt);
            Arrays.fill(learnt, (byte) 0);
        }
        byte[] bytes = wire.toBytes();
        wire.wipe();
        return bytes;
    }

    private static byte[] encode(Learnt learnt) {
        if (learnt instanceof Learnt.Found found) {
            return found(found);
        }
        int kind = learnt instanceof Learnt.Rejected
                ? REJECTED
                : learnt instanceof Learnt.SilentHelper ? SILENT_HELPER : PROVEN;
        return new byte[] {(byte) kind, (byte) scheme(learnt.scheme())};
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
     * @return what was learnt, with passwords of its own; null for anything else
     */
    public static @Nullable Lessons decode(byte[] bytes) {
        List<Lessons.OfHop> list = new ArrayList<>();
        boolean whole = bytes.length > 0 && bytes.length <= MAX_BYTES;
        for (int offset = 0; whole && offset < bytes.length; ) {
            int from = offset + HEADER_BYTES;
            int end = from + uint16(bytes, offset + 1);
            Learnt learnt = end > bytes.length || list.size() == Lessons.MAX_HOPS
                    ? null
                    : decodeOne(Arrays.copyOfRange(bytes, from, end));
            whole = learnt != null;
            if (learnt != null) {
                list.add(new Lessons.OfHop(bytes[offset] & 0xff, learnt));
            }
            offset = end;
        }
        Arrays.fill(bytes, (byte) 0);
        if (!whole) {
            wipe(list);
        }
        return whole ? new Lessons(list) : null;
    }

    private static void wipe(List<Lessons.OfHop> list) {
        for (Lessons.OfHop each : list) {
            if (each.learnt() instanceof Learnt.Found found) {
                found.credential().password().wipe();
            }
        }
    }

    /** What was learnt of one hop; its bytes are wiped. */
    private static @Nullable Learnt decodeOne(byte[] bytes) {
        Learnt learnt = bytes.length < PLAIN_BYTES || bytes[SCHEME_AT] < 0 ? null : decode(bytes, bytes[SCHEME_AT]);
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
