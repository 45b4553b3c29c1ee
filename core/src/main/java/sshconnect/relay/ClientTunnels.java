package sshconnect.relay;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Secret;
import sshconnect.base.Target;
import sshconnect.base.Utf8;
import sshconnect.base.Wire;
import sshconnect.credential.Passwords;
import sshconnect.host.Deadline;
import sshconnect.host.Host;
import sshconnect.host.Relay;
import sshconnect.host.Tunnels;
import sshconnect.proto.Credential;
import sshconnect.proto.http.AuthScheme;
import sshconnect.tunnel.Connector;
import sshconnect.tunnel.Opened;
import sshconnect.tunnel.Tracer;
import sshconnect.way.Way;

/**
 * A tunnel for each of many clients. Where a person may have to be asked for a password, one opening goes on at a time
 * until one has got through; the next ones know the password from that one, or that none is wanted, and ask nobody.
 */
public final class ClientTunnels implements Tunnels {

    /** Learnt: the password that was known is rejected now. */
    private static final byte REJECTED = 0;
    /** Learnt: the proxy lets us through. */
    private static final byte PROVEN = 1;
    /**
     * Learnt: how it stands with the helper ({@link Passwords#helperState}); a user name, its length in two octets before
     * it; the scheme that the password is kept for, one more than its length in two octets before it, 0 where nobody
     * says; and the password.
     */
    private static final byte CREDENTIAL = 2;
    /** Learnt: the credential helper gives no answer, so that nobody is to wait for the one that waits for it. */
    private static final byte SILENT_HELPER = 3;
    /** Behind the first octet stands the scheme that is proven: its place in {@link AuthScheme#ALL}, or none. */
    private static final int SCHEME_AT = 1;

    private static final int NO_SCHEME = AuthScheme.ALL.size();
    private static final int HELPER_STATE_AT = 2;
    private static final int LENGTH_AT = 3;
    private static final int USER_AT = 5;

    private final Host host;
    private final Way way;
    private final long timeoutMillis;
    private final Passwords passwords;
    private final Target target;
    private final int debugLevel;
    private final boolean mayAsk;
    private boolean proven;
    /** A better scheme than Basic that has opened a tunnel; null for none. */
    private @Nullable AuthScheme method;

    private boolean helperSilent;
    private boolean unheardTold;

    /**
     * The tunnels of one run.
     *
     * @param host       the outside world
     * @param way        the way
     * @param passwords  where passwords come from
     * @param target     where every tunnel leads
     * @param timeoutMillis how long reaching it may take, for each; 0 for as long as it takes
     * @param debugLevel see {@link Tracer}
     */
    public ClientTunnels(Host host, Way way, Passwords passwords, Target target, long timeoutMillis, int debugLevel) {
        this.host = host;
        this.way = way;
        this.timeoutMillis = timeoutMillis;
        this.passwords = passwords;
        this.target = target;
        this.debugLevel = debugLevel;
        this.mayAsk = passwords.mayAsk();
    }

    @Override
    public int atOnce() {
        return mayAsk && !proven && !helperSilent ? 1 : MAX_AT_ONCE;
    }

    @Override
    public Attempt open(int client) {
        Tracer trace = trace(client);
        Passwords own = passwords.forOneClient(!proven && !helperSilent, !proven);
        Connector connector = new Connector(host, way, own, trace, method);
        Opened opened = connector.open(target, new Deadline(host.system(), timeoutMillis));
        byte[] learnt = learnt(own, opened.failure() == null, connector.provenScheme());
        own.forget();
        own.tellHelper();
        if (opened.failure() != null) {
            host.diagnostics().error("ERROR: " + opened.failure().describe());
            return new Attempt(null, learnt);
        }
        trace.note("start relaying");
        return new Attempt(opened.tunnel(), learnt);
    }

    private byte @Nullable [] learnt(Passwords own, boolean opened, @Nullable AuthScheme used) {
        int scheme = used == null ? NO_SCHEME : AuthScheme.ALL.indexOf(used);
        boolean known = passwords.remembered() != null;
        if (known && own.wasRejected()) {
            return new byte[] {REJECTED, (byte) scheme};
        }
        Credential found = known ? null : own.remembered();
        if (own.helperIsSilent() && !helperSilent) {
            return new byte[] {SILENT_HELPER, (byte) scheme};
        }
        if (found != null) {
            byte[] learnt = message(found, scheme, own.helperState());
            if (learnt.length <= MAX_LEARNT_BYTES) {
                return learnt;
            }
            Arrays.fill(learnt, (byte) 0);
        }
        boolean stored = known && own.isStored() && !passwords.isStored();
        boolean news = !known && !proven || stored || used != method;
        return opened && news ? new byte[] {PROVEN, (byte) scheme} : null;
    }

    private static byte[] message(Credential found, int scheme, int helperState) {
        byte[] user = found.user().getBytes(StandardCharsets.UTF_8);
        byte[] keptFor = found.scheme() == null ? null : found.scheme().getBytes(StandardCharsets.UTF_8);
        Wire wire = Wire.binary()
                .octets(CREDENTIAL, scheme, helperState)
                .uint16(user.length)
                .bytes(user)
                .uint16(keptFor == null ? 0 : keptFor.length + 1)
                .bytes(keptFor == null ? new byte[0] : keptFor)
                .secret(found.password().bytes());
        byte[] message = wire.toBytes();
        wire.wipe();
        return message;
    }

    @Override
    public void learn(byte[] learnt) {
        helperSilent = learnt[0] == SILENT_HELPER;
        proven = learnt[0] == PROVEN || learnt[0] == CREDENTIAL;
        method = learnt[SCHEME_AT] == NO_SCHEME ? method : AuthScheme.ALL.get(learnt[SCHEME_AT]);
        if (learnt[0] == PROVEN) {
            passwords.acceptedElsewhere();
        } else if (learnt[0] == REJECTED) {
            passwords.forget();
        } else if (learnt[0] == CREDENTIAL) {
            passwords.remember(credential(learnt), learnt[HELPER_STATE_AT]);
            Arrays.fill(learnt, (byte) 0);
        }
    }

    private static Credential credential(byte[] learnt) {
        int userEnd = USER_AT + uint16(learnt, LENGTH_AT);
        int keptForAt = userEnd + 2;
        int keptFor = uint16(learnt, userEnd);
        int passwordAt = keptForAt + Math.max(0, keptFor - 1);
        return new Credential(
                Utf8.decode(learnt, USER_AT, userEnd),
                Secret.of(Arrays.copyOfRange(learnt, passwordAt, learnt.length)),
                keptFor == 0 ? null : Utf8.decode(learnt, keptForAt, passwordAt));
    }

    private static int uint16(byte[] bytes, int offset) {
        return (bytes[offset] & 0xff) << 8 | bytes[offset + 1] & 0xff;
    }

    /** {@inheritDoc} Clients may end so time and again, such as those that look whether somebody is there: told once. */
    @Override
    public boolean tells(Relay.End end) {
        boolean first = end == Relay.End.REMOTE_CLOSED_UNHEARD && !unheardTold;
        unheardTold |= first;
        return first || debugLevel > 0 || end == Relay.End.REMOTE_FAILED || end == Relay.End.LOCAL_FAILED;
    }

    @Override
    public void ended(int client, Relay.Outcome result) {
        RelayReport.tell(result, way, target, trace(client), host.diagnostics());
    }

    private Tracer trace(int client) {
        return new Tracer(host.diagnostics(), debugLevel, "client " + client + ": ");
    }
}
