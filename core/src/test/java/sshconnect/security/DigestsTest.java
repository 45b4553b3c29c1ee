package sshconnect.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import sshconnect.vectors.ReferenceDigests;

class DigestsTest {

    private static final MessageDigests DIGESTS = new ReferenceDigests();

    /** What vectors are computed with is what everybody else computes. */
    @Property
    void referenceIsThatOfTheJdk(@ForAll DigestAlgorithm algorithm, @ForAll @Size(max = 400) byte[] message)
            throws GeneralSecurityException {
        String name = algorithm == DigestAlgorithm.SHA_512_256 ? "SHA-512/256" : algorithm.token();
        assertThat(DIGESTS.digest(algorithm, message))
                .isEqualTo(MessageDigest.getInstance(name).digest(message));
    }

    @Property
    void hmacIsThatOfTheJdk(@ForAll @Size(min = 1, max = 200) byte[] key, @ForAll @Size(max = 200) byte[] message)
            throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacMD5");
        mac.init(new SecretKeySpec(key, "HmacMD5"));
        assertThat(Hmac.of(DIGESTS, DigestAlgorithm.MD5, key, message)).isEqualTo(mac.doFinal(message));
    }
}
