package sshconnect.relay;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Target;
import sshconnect.credential.HopPasswords;
import sshconnect.credential.KeyPassphrases;
import sshconnect.credential.Passwords;
import sshconnect.host.Deadline;
import sshconnect.host.Host;
import sshconnect.host.Relay;
import sshconnect.host.Tunnels;
import sshconnect.tunnel.Connector;
import sshconnect.tunnel.HopAccess;
import sshconnect.tunnel.Opened;
import sshconnect.tunnel.Tracer;
import sshconnect.way.Way;

/**
 * A tunnel for each of many clients. Where a person may have to be asked for a password, one opening goes on at a time
 * until one has got through; the next ones know the password from that one, or that none is wanted, and ask nobody.
 */
public final class ClientTunnels implements Tunnels {

    private final Host host;
    private final List<Way> ways;
    private final KeyPassphrases keys;
    private final long timeoutMillis;
    private final Target target;
    private final int debugLevel;
    /** For the hops of the first way, of the second, and so on. */
    private final List<HopLearning> hops = new ArrayList<>();

    /** Kept, since who serves asks again and again, and is to leave no garbage behind. */
    private int atOnce;

    private boolean unheardTold;

    /**
     * The tunnels of one run.
     *
     * @param host       the outside world
     * @param ways       the ways, see {@link Connector}
     * @param passwords  where the passwords for each of their hops come from
     * @param target     where every tunnel leads
     * @param timeoutMillis how long reaching it may take, for each; 0 for as long as it takes
     * @param debugLevel see {@link Tracer}
     */
    public ClientTunnels(
            Host host, List<Way> ways, HopPasswords passwords, Target target, long timeoutMillis, int debugLevel) {
        this.host = host;
        this.ways = ways;
        this.timeoutMillis = timeoutMillis;
        this.target = target;
        this.debugLevel = debugLevel;
        this.keys = passwords.keys();
        for (Passwords each : passwords.list()) {
            hops.add(new HopLearning(each));
        }
        atOnce = findAtOnce();
    }

    @Override
    public int atOnce() {
        return atOnce;
    }

    /** Several when there is a way for which nobody has to be asked any more. */
    private int findAtOnce() {
        int place = 0;
        for (Way way : ways) {
            boolean open = false;
            for (int i = 0; i < way.hops().size(); i++) {
                open |= hops.get(place).isOpen();
                place++;
            }
            if (!open) {
                return MAX_AT_ONCE;
            }
        }
        return 1;
    }

    @Override
    public Attempt open(int client) {
        Tracer trace = trace(client);
        List<Passwords> own = new ArrayList<>();
        List<HopAccess> accesses = new ArrayList<>();
        for (HopLearning hop : hops) {
            Passwords passwords = hop.forOneClient();
            own.add(passwords);
            accesses.add(new HopAccess(passwords, hop.memory()));
        }
        Opened opened = new Connector(host, ways, accesses, keys, trace)
                .open(target, new Deadline(host.system(), timeoutMillis));
        Lessons learnt = learnt(own, accesses);
        HopPasswords used = new HopPasswords(own, keys);
        used.forget();
        used.tellHelper();
        if (opened instanceof Opened.Open open) {
            trace.note("start relaying");
            return new Attempt(open.tunnel(), learnt);
        }
        host.diagnostics().error("ERROR: " + ((Opened.Failed) opened).failure().describe());
        return new Attempt(null, learnt);
    }

    private @Nullable Lessons learnt(List<Passwords> own, List<HopAccess> accesses) {
        List<Lessons.OfHop> news = new ArrayList<>();
        int room = Learnt.MAX_CREDENTIAL_BYTES;
        for (int i = 0; i < hops.size() && news.size() < Lessons.MAX_HOPS; i++) {
            Learnt learnt = hops.get(i).learnt(own.get(i), accesses.get(i), room);
            if (learnt != null) {
                news.add(new Lessons.OfHop(i, learnt));
                room -= learnt instanceof Learnt.Found found ? Learnt.Found.bytes(found.credential()) : 0;
            }
        }
        return news.isEmpty() ? null : new Lessons(news);
    }

    @Override
    public void learn(Tunnels.Lesson news) {
        for (Lessons.OfHop each : ((Lessons) news).list()) {
            if (each.place() < hops.size()) {
                hops.get(each.place()).learn(each.learnt());
            }
        }
        atOnce = findAtOnce();
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
        RelayReport.tell(result, ways, target, trace(client), host.diagnostics());
    }

    private Tracer trace(int client) {
        return new Tracer(host.diagnostics(), debugLevel, "client " + client + ": ");
    }
}
