package sshconnect.it.servers;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The account that proxies with authentication know, in the forms that they store it in. */
final class Account {
    static final String USER = "tester";

    /** What URLs, colons and shells make special is part of it. */
    static final String PASSWORD = "p@ss:%23 w'd";

    static final String WRONG_PASSWORD = "p@ss:%23 w'e";

    /** {@link #PASSWORD} as shadow(5) holds it: SHA-512, crypt(3). */
    static final String CRYPT = "$6$Wv1TKq5YrXMhK6Qg$lLAKv4DT9xGggwHs1iGAUEPauUZE9UyJKkmL2fmL"
            + "nzwZ1N2KekiGVvyMIbPKxeidbP2gFNyQ04/Lx6mZf.b5n0";

    /** {@link #PASSWORD} as htpasswd(1) stores it: MD5, in Apache's variant. */
    static final String APR1 = "$apr1$LRHvOiyF$FmWfbO4u9gwVaMJaevei41";

    private Account() {}

    /**
     * {@link #PASSWORD} as htdigest(1) stores it: MD5 over user, realm and password (RFC 7616, section 3.4.2).
     *
     * @param realm the realm
     * @return hexadecimal digits
     */
    static String digest(String realm) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5")
                            .digest((USER + ":" + realm + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
