package sshconnect.base;

import java.util.ArrayList;
import java.util.List;

/** Every {@link Secret} that is made while somebody looks, whoever keeps it: for tests of what is left of them. */
public final class MadeSecrets {

    private final List<Secret> made = new ArrayList<>();

    private MadeSecrets() {}

    /** Begins to look; whoever looked before sees no more. */
    public static MadeSecrets watch() {
        MadeSecrets secrets = new MadeSecrets();
        Secret.onMade = secrets.made::add;
        return secrets;
    }

    /** Looks no longer. */
    public void stop() {
        Secret.onMade = null;
    }

    /** How many of them are not wiped. */
    public int readable() {
        int readable = 0;
        for (Secret secret : made) {
            readable += isWiped(secret.bytes()) ? 0 : 1;
        }
        return readable;
    }

    /** Whether nothing is left of bytes. */
    public static boolean isWiped(byte[] bytes) {
        for (byte each : bytes) {
            if (each != 0) {
                return false;
            }
        }
        return true;
    }
}
