package sshconnect.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** What is computed here is what everybody else computes. */
class DigestsTest {

    private static final MessageDigests DIGESTS = new ComputedDigests();

    @Property
    void digestsAreThoseOfTheJdk(@ForAll DigestAlgorithm algorithm, @ForAll @Size(max = 1000) byte[] message)
            throws GeneralSecurityException {
        String name = algorithm == DigestAlgorithm.SHA_512_256 ? "SHA-512/256" : algorithm.token();
        byte[] given = message.clone();
        assertThat(DIGESTS.digest(algorithm, given))
                .hasSize(algorithm.digestBytes())
                .isEqualTo(MessageDigest.getInstance(name).digest(message));
        assertThat(given).isEqualTo(message);
    }

    @Property
    void hmacIsThatOfTheJdk(
            @ForAll DigestAlgorithm algorithm,
            @ForAll @Size(min = 1, max = 300) byte[] key,
            @ForAll @Size(max = 300) byte[] message)
            throws GeneralSecurityException {
        String name = switch (algorithm) {
            case MD5 -> "HmacMD5";
            case SHA_256 -> "HmacSHA256";
            case SHA_512_256 -> "HmacSHA512/256";
        };
        Mac mac = Mac.getInstance(name);
        mac.init(new SecretKeySpec(key, name));
        assertThat(Hmac.of(DIGESTS, algorithm, key, message)).isEqualTo(mac.doFinal(message));
    }
}
