package sshconnect.it.transcript;

import java.util.Locale;

/** How a scripted server's bytes reach the program. */
enum Delivery {
    /** Each message in one piece. */
    WHOLE,
    /** One byte at a time, the next one when the program has gone to sleep over the last. */
    BYTES,
    /** Each message in one piece, and the tunnel's first bytes in the same piece as the last handshake byte. */
    TRAILING,
    /** As in {@link #WHOLE}, and the program has {@code --check} and {@code --json}. */
    CHECK;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
