package sshconnect.credential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.host.Deadline;
import sshconnect.proto.Challenge;
import sshconnect.proto.Credential;

/**
 * Names and passwords for the command line program: the first of several places that answers, asked when a proxy demands
 * a password and not before. What was found is remembered for the next connection to the same proxy, and until
 * {@link #wipe}.
 */
public final class Passwords implements CredentialSource {

    /** What a helper needs on a busy machine, many times; counted from when it was told. */
    private static final long LINGER_MILLIS = 10_000;

    /** In {@link #helperState}: what is remembered is the helper's concern. */
    private static final int HELPERS_CONCERN = 1;
    /** In {@link #helperState}: the helper is one of git's. */
    private static final int HELPER_OF_GIT = 2;
    /** In {@link #helperState}: it was stored, or need not be. */
    private static final int STORED = 4;

    private final List<PasswordSource> sources;
    private final @Nullable CredentialHelper helper;
    private @Nullable Credential remembered;
    /** Whether it was given by the helper or by a person, which makes it the helper's concern. */
    private boolean helpersConcern;

    private boolean helperSilent;
    private boolean stored;
    private boolean rejected;
    /** What the helper is to be told; null for nothing. */
    private @Nullable News news;

    /** An action of the helper's, and its message, which is wiped once it was told or is not to be. */
    private record News(String action, byte[] message) {}

    /**
     * The passwords for one proxy.
     *
     * @param sources where they may be, in the order in which to look
     * @param helper  the one of them that is told how a password did, or null
     */
    public Passwords(List<PasswordSource> sources, @Nullable CredentialHelper helper) {
        this.sources = sources;
        this.helper = helper;
    }

    @Override
    public boolean available() {
        if (remembered != null) {
            return true;
        }
        for (PasswordSource source : sources) {
            if (source.available()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public @Nullable String unavailableReason() {
        String reason = null;
        for (PasswordSource source : sources) {
            reason = source instanceof AskedPassword person ? person.unavailableReason() : reason;
        }
        return reason;
    }

    @Override
    public Result<Credential> credential(Challenge challenge, Deadline deadline) {
        return find(challenge, deadline, true);
    }

    @Override
    public Result<Credential> known(Challenge challenge, Deadline deadline) {
        return find(challenge, deadline, false);
    }

    private Result<Credential> find(Challenge challenge, Deadline deadline, boolean asking) {
        if (remembered != null) {
            return Result.of(copy(remembered));
        }
        if (rejected) {
            return Result.failed(Fault.Kind.DENIED, "wants a password", "", "the one that it got was rejected");
        }
        Result<Credential> found = Result.failed(Fault.Kind.NOT_FOUND, "wants a password", "", "there is none");
        for (PasswordSource source : sources) {
            if (source.asks() && !asking) {
                return found;
            }
            found = source.find(challenge, deadline);
            helperSilent |= source == helper && !found.ok() && found.fault().kind() == Fault.Kind.TIMED_OUT;
            if (found.ok()) {
                remembered = copy(found.value());
                helpersConcern = helper != null && (source == helper || source instanceof AskedPassword);
                return found;
            }
            if (found.fault().kind() != Fault.Kind.NOT_FOUND) {
                return found;
            }
        }
        return found;
    }

    private static Credential copy(Credential credential) {
        return new Credential(credential.user(), credential.password().copy(), credential.scheme());
    }

    @Override
    public void accepted() {
        if (!stored) {
            keepForHelper("store");
            stored = true;
        }
    }

    @Override
    public void rejected() {
        keepForHelper("erase");
        rejected = true;
        forget();
    }

    /**
     * Whether finding a password may come to asking a person, or to using something up.
     *
     * @return false also where the password is stated, so that the search does not get there
     */
    public boolean mayAsk() {
        for (PasswordSource source : sources) {
            if (source instanceof StatedPassword) {
                return false;
            }
            if (source.asks() && source.available()) {
                return true;
            }
        }
        return false;
    }

    /**
     * The same passwords for one of several clients: what it finds and hears stays with it.
     *
     * @param asking  whether it may ask
     * @param helping whether it may ask the helper, if nobody else
     * @return passwords of its own, to be forgotten by it
     */
    public Passwords forOneClient(boolean asking, boolean helping) {
        List<PasswordSource> own = new ArrayList<>();
        for (PasswordSource source : sources) {
            if (asking || !source.asks() || helping && source == helper) {
                own.add(source);
            }
        }
        Passwords passwords = new Passwords(own, helper);
        if (remembered != null) {
            passwords.remember(copy(remembered), helperState());
        }
        return passwords;
    }

    /** What is remembered, not a copy; or null. */
    public @Nullable Credential remembered() {
        return remembered;
    }

    /**
     * Remembers what somebody else has found.
     *
     * @param credential  the name and the password, kept
     * @param helperState the finder's {@link #helperState}
     */
    public void remember(Credential credential, int helperState) {
        remembered = credential;
        stored = (helperState & STORED) != 0;
        helpersConcern = (helperState & HELPERS_CONCERN) != 0;
        if (helpersConcern && helper != null) {
            helper.found((helperState & HELPER_OF_GIT) != 0);
        }
    }

    /** How what is remembered stands with the helper, in one octet. */
    public int helperState() {
        int ofHelper = 0;
        if (helpersConcern && helper != null && helper.canBeTold()) {
            ofHelper = HELPERS_CONCERN | (helper.isOfGit() ? HELPER_OF_GIT : 0);
        }
        return ofHelper | (stored ? STORED : 0);
    }

    /** Whether the peer has accepted what is remembered, so that the helper need not be told once more. */
    public boolean isStored() {
        return stored;
    }

    /** Hears that somebody else has {@link #accepted} what is remembered. */
    public void acceptedElsewhere() {
        stored = true;
    }

    /** Forgets what was found, but not where to find it. */
    public void forget() {
        if (remembered != null) {
            remembered.password().wipe();
            remembered = null;
        }
    }

    /** Whether the peer has rejected what was found. */
    public boolean wasRejected() {
        return rejected;
    }

    /** Whether the helper was asked, and gave no answer in time. */
    public boolean helperIsSilent() {
        return helperSilent;
    }

    private void keepForHelper(String action) {
        byte[] told = helper != null && helpersConcern && remembered != null ? helper.message(remembered) : null;
        if (told != null) {
            dropNews();
            news = new News(action, told);
        }
    }

    private void dropNews() {
        if (news != null) {
            Arrays.fill(news.message, (byte) 0);
            news = null;
        }
    }

    /**
     * Tells the helper how the password did, if there is anything to tell; does not wait for it. For when the tunnel is
     * in use, or it is known that there is none: no helper holds that up.
     */
    public void tellHelper() {
        if (news != null && helper != null) {
            helper.tell(news.action, news.message);
            dropNews();
        }
    }

    /**
     * Waits for the helper, which may still be busy with what it was told, since the process is about to end.
     *
     * @param timeoutMillis the time limit of the run, 0 for none
     */
    public void awaitHelper(long timeoutMillis) {
        if (helper != null) {
            helper.awaitTold(timeoutMillis == 0 ? LINGER_MILLIS : Math.min(LINGER_MILLIS, timeoutMillis));
        }
    }

    @Override
    public void wipe() {
        forget();
        for (PasswordSource source : sources) {
            source.wipe();
        }
    }
}
