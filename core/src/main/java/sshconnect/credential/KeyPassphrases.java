package sshconnect.credential;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Fault;
import sshconnect.base.Printable;
import sshconnect.base.Result;
import sshconnect.base.Secret;
import sshconnect.host.Deadline;
import sshconnect.host.Host;
import sshconnect.way.Parameters;
import sshconnect.way.TlsUse;

/** The passphrases of clients' keys that are encrypted: each is stated, or asked for once in a run. */
public final class KeyPassphrases {

    /** Those of who uses this as a library: nobody is asked. */
    public static final KeyPassphrases NONE = new KeyPassphrases(null, null);

    private final @Nullable Person person;
    private final @Nullable Secret stated;
    private final List<Known> known = new ArrayList<>();

    private record Known(String file, Secret passphrase) {}

    /**
     * The passphrases of a run.
     *
     * @param host       where to ask
     * @param parameters where {@link TlsUse#PASSPHRASE_PARAMETER} is, which is read now
     * @param wanted     whether there is a key on some way
     */
    public KeyPassphrases(Host host, Parameters parameters, boolean wanted) {
        this(new Person(host, parameters), wanted ? parameters.secret(TlsUse.PASSPHRASE_PARAMETER) : null);
    }

    private KeyPassphrases(@Nullable Person person, @Nullable Secret stated) {
        this.person = person;
        this.stated = stated;
    }

    /**
     * The passphrase of a key.
     *
     * @param file     the key's file
     * @param deadline the time that a person takes does not count
     * @return the passphrase, which is wiped here and nowhere else; or why there is none
     */
    public Result<Secret> of(String file, Deadline deadline) {
        if (stated != null && stated.length() > 0) {
            return Result.of(stated);
        }
        for (Known each : known) {
            if (each.file.equals(file)) {
                return Result.of(each.passphrase);
            }
        }
        if (person == null) {
            return Result.failed(Fault.Kind.NOT_FOUND, "ask", "", "nobody is asked for its passphrase");
        }
        Result<Secret> asked =
                person.ask("Passphrase for key " + Printable.of(file) + ": ", TlsUse.PASSPHRASE_PARAMETER, deadline);
        if (asked.ok()) {
            known.add(new Known(file, asked.value()));
        }
        return asked;
    }

    /** Forgets them all. */
    public void wipe() {
        if (stated != null) {
            stated.wipe();
        }
        for (Known each : known) {
            each.passphrase.wipe();
        }
        known.clear();
    }
}
