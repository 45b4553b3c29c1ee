package sshconnect.relay;

import org.jspecify.annotations.Nullable;
import sshconnect.base.Target;
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
        Tunnels.@Nullable Lesson learnt = learnt(own, opened instanceof Opened.Open, connector.provenScheme());
        own.forget();
        own.tellHelper();
        if (opened instanceof Opened.Open open) {
            trace.note("start relaying");
            return new Attempt(open.tunnel(), learnt);
        }
        host.diagnostics().error("ERROR: " + ((Opened.Failed) opened).failure().describe());
        return new Attempt(null, learnt);
    }

    private Tunnels.@Nullable Lesson learnt(Passwords own, boolean opened, @Nullable AuthScheme used) {
        boolean known = passwords.remembered() != null;
        if (known && own.wasRejected()) {
            return new Learnt.Rejected(used);
        }
        Credential found = known ? null : own.remembered();
        if (own.helperIsSilent() && !helperSilent) {
            return new Learnt.SilentHelper(used);
        }
        if (found != null && Learnt.Found.fits(found)) {
            Credential copy = new Credential(found.user(), found.password().copy(), found.scheme());
            return new Learnt.Found(used, copy, own.helperState());
        }
        boolean stored = known && own.isStored() && !passwords.isStored();
        boolean news = !known && !proven || stored || used != method;
        return opened && news ? new Learnt.Proven(used) : null;
    }

    @Override
    public void learn(Tunnels.Lesson news) {
        Learnt learnt = (Learnt) news;
        helperSilent = learnt instanceof Learnt.SilentHelper;
        proven = learnt instanceof Learnt.Proven || learnt instanceof Learnt.Found;
        AuthScheme scheme = learnt.scheme();
        method = scheme == null ? method : scheme;
        if (learnt instanceof Learnt.Proven) {
            passwords.acceptedElsewhere();
        } else if (learnt instanceof Learnt.Rejected) {
            passwords.forget();
        } else if (learnt instanceof Learnt.Found found) {
            passwords.remember(found.credential(), found.helperState());
        }
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
