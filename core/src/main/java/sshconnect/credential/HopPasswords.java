package sshconnect.credential;

import java.util.List;

/**
 * The passwords for every hop of a run.
 *
 * @param list those for each hop, in the order of the hops; empty for a direct connection
 * @param keys the passphrases of the keys on all ways
 */
public record HopPasswords(List<Passwords> list, KeyPassphrases keys) {

    /**
     * Whether finding one of the passwords may come to asking a person, or to using something up.
     *
     * @return see {@link Passwords#mayAsk}
     */
    public boolean mayAsk() {
        boolean may = false;
        for (Passwords each : list) {
            may |= each.mayAsk();
        }
        return may;
    }

    /** Tells the helper how the passwords did, see {@link Passwords#tellHelper}. */
    public void tellHelper() {
        for (Passwords each : list) {
            each.tellHelper();
        }
    }

    /**
     * Waits for the helper.
     *
     * @param timeoutMillis see {@link Passwords#awaitHelper}
     */
    public void awaitHelper(long timeoutMillis) {
        for (Passwords each : list) {
            each.awaitHelper(timeoutMillis);
        }
    }

    /** Forgets what was found, but not where to find it. */
    public void forget() {
        for (Passwords each : list) {
            each.forget();
        }
    }

    /** Forgets every password; none will be asked for again. */
    public void wipe() {
        keys.wipe();
        for (Passwords each : list) {
            each.wipe();
        }
    }
}
