package sshconnect.tunnel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Fault;
import sshconnect.base.Target;
import sshconnect.credential.CredentialSource;
import sshconnect.credential.KeyPassphrases;
import sshconnect.host.Deadline;
import sshconnect.host.Host;
import sshconnect.way.HopMemory;
import sshconnect.way.TlsUse;
import sshconnect.way.Way;

/** Makes the tunnel to a target by the first of several ways that can be entered. */
public final class Connector {

    /**
     * How long a way that is followed by another one has for its first answer. A connection that takes longer than that is
     * hardly ever made at all, and the system would wait for two minutes.
     */
    private static final long ENTRANCE_MILLIS = 10_000;

    private final Host host;
    private final List<Way> ways;
    private final List<HopAccess> accesses;
    private final KeyPassphrases keys;
    private final Tracer trace;

    /**
     * A connector without a trace, for programs that use this as a library.
     *
     * @param host        the outside world
     * @param way         the way
     * @param credentials where passwords come from, for all hops
     */
    public Connector(Host host, Way way, CredentialSource credentials) {
        this(
                host,
                List.of(way),
                everywhere(way, credentials),
                KeyPassphrases.NONE,
                Tracer.ofLibrary(host.diagnostics()));
    }

    /**
     * A connector for the program.
     *
     * @param host     the outside world
     * @param ways     the ways, of which the next is tried when one could not be entered; at least one
     * @param accesses what there is for each hop of the first way, of the second, and so on
     * @param keys     the passphrases of keys that are encrypted
     * @param trace    where progress is told
     */
    public Connector(Host host, List<Way> ways, List<HopAccess> accesses, KeyPassphrases keys, Tracer trace) {
        this.host = host;
        this.ways = ways;
        this.accesses = accesses;
        this.keys = keys;
        this.trace = trace;
    }

    private static List<HopAccess> everywhere(Way way, CredentialSource credentials) {
        List<HopAccess> accesses = new ArrayList<>();
        for (int i = 0; i < way.hops().size(); i++) {
            accesses.add(new HopAccess(credentials, new HopMemory(null)));
        }
        return accesses;
    }

    /**
     * Makes a tunnel.
     *
     * @param target   the target
     * @param deadline when to give up
     * @return the tunnel, of which every unread byte comes from the target; or why there is none
     */
    public Opened open(Target target, Deadline deadline) {
        int place = 0;
        for (int i = 0; i < ways.size() - 1; i++) {
            Way way = ways.get(i);
            deadline.limit(ENTRANCE_MILLIS);
            Passage passage = passage(way, place, deadline);
            trace.listener().tries(way, way.hopsTo(target).size());
            Opened opened = passage.open(target);
            deadline.lift();
            passage.wipe();
            if (!(opened instanceof Opened.Failed failed) || passage.entered()) {
                return end(opened);
            }
            trace.listener().leaves(failed.failure());
            trace.note(failed.failure().describe());
            trace.note("this way could not be entered, trying the next one");
            place += way.hops().size();
        }
        Way way = ways.get(ways.size() - 1);
        Passage last = passage(way, place, deadline);
        trace.listener().tries(way, way.hopsTo(target).size());
        Opened opened = last.open(target);
        last.wipe();
        return end(opened);
    }

    /**
     * Asks for the passphrases of all keys that are encrypted, for who is going to serve many clients.
     *
     * @param deadline when reading the keys has to be over
     * @return which key is of no use; null for none
     */
    public @Nullable Fault unlock(Deadline deadline) {
        Fault fault = null;
        for (Way way : ways) {
            for (TlsUse use : way.tlsUses()) {
                boolean asked = fault == null && use.certificateFile() != null;
                fault = asked ? TlsStage.unlock(host, use, keys, deadline) : fault;
            }
        }
        return fault;
    }

    private Passage passage(Way way, int place, Deadline deadline) {
        return new Passage(host, way, accesses.subList(place, place + way.hops().size()), keys, trace, deadline);
    }

    private Opened end(Opened opened) {
        trace.forgetSecrets();
        return opened;
    }
}
