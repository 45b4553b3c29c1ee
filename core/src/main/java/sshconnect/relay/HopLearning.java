package sshconnect.relay;

import org.jspecify.annotations.Nullable;
import sshconnect.credential.Passwords;
import sshconnect.proto.Credential;
import sshconnect.proto.http.AuthScheme;
import sshconnect.tunnel.HopAccess;
import sshconnect.way.HopMemory;

/** What the openings of many tunnels have learnt of one hop. */
final class HopLearning {

    private final Passwords passwords;
    private final boolean mayAsk;
    private boolean proven;
    /** A better scheme than Basic that has opened a tunnel; null for none. */
    private @Nullable AuthScheme method;

    private boolean helperSilent;

    HopLearning(Passwords passwords) {
        this.passwords = passwords;
        this.mayAsk = passwords.mayAsk();
    }

    /** Whether a person might still have to be asked, so that one opening goes on at a time. */
    boolean isOpen() {
        return mayAsk && !proven && !helperSilent;
    }

    /** The passwords for one opening, which asks nobody who was asked before. */
    Passwords forOneClient() {
        return passwords.forOneClient(!proven && !helperSilent, !proven);
    }

    HopMemory memory() {
        return new HopMemory(method);
    }

    /**
     * Compares an opening with what is known.
     *
     * @param own    the opening's passwords
     * @param access what it went with
     * @param room   how many bytes of credentials can be passed on
     * @return what is new; null for nothing
     */
    @Nullable
    Learnt learnt(Passwords own, HopAccess access, int room) {
        AuthScheme used = access.memory().provenScheme();
        boolean known = passwords.remembered() != null;
        if (known && own.wasRejected()) {
            return new Learnt.Rejected(used);
        }
        Credential found = known ? null : own.remembered();
        if (own.helperIsSilent() && !helperSilent) {
            return new Learnt.SilentHelper(used);
        }
        if (found != null && Learnt.Found.bytes(found) <= room) {
            Credential copy = new Credential(found.user(), found.password().copy(), found.scheme());
            return new Learnt.Found(used, copy, own.helperState());
        }
        boolean stored = known && own.isStored() && !passwords.isStored();
        boolean news = !known && !proven || stored || used != method;
        return access.memory().wasPassed() && news ? new Learnt.Proven(used) : null;
    }

    void learn(Learnt learnt) {
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
}
