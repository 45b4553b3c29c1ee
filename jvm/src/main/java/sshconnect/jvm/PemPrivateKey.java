package sshconnect.jvm;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.base.Secret;
import sshconnect.security.TlsSettings;

/** A private key that stands in a file: PKCS #8 (RFC 5958), perhaps encrypted. Every copy made here is wiped. */
final class PemPrivateKey {

    private static final String UNREADABLE = "there is no private key in it that can be read";
    private static final String[] ALGORITHMS = {"RSA", "EC", "EdDSA", "RSASSA-PSS"};
    private static final byte[] SAMPLE = {1, 2, 3};

    private PemPrivateKey() {}

    /**
     * Reads a key.
     *
     * @param identity the file, and the passphrase if the key in it is encrypted
     * @param expected the key that it has to belong to
     * @return the key, or why the file is of no use
     */
    static Result<PrivateKey> read(TlsSettings.Identity identity, PublicKey expected) {
        byte[] text = identity.key().bytes();
        List<byte[]> plain = Pem.blocks(text, "PRIVATE KEY");
        List<byte[]> encrypted = Pem.blocks(text, "ENCRYPTED PRIVATE KEY");
        try {
            if (!plain.isEmpty()) {
                return matching(identity, key(plain.get(0)), expected, UNREADABLE);
            }
            if (!encrypted.isEmpty()) {
                return decrypted(identity, encrypted.get(0), expected);
            }
        } finally {
            plain.forEach(each -> Arrays.fill(each, (byte) 0));
        }
        boolean other = !Pem.blocks(text, "RSA PRIVATE KEY").isEmpty()
                || !Pem.blocks(text, "EC PRIVATE KEY").isEmpty();
        return failed(identity, other ? "the key in it is not PKCS #8; openssl pkcs8 -topk8 makes it so" : UNREADABLE);
    }

    private static Result<PrivateKey> decrypted(TlsSettings.Identity identity, byte[] encrypted, PublicKey expected) {
        if (identity.passphrase() == null) {
            return failed(identity, "the key in it is encrypted");
        }
        byte[] content = {};
        try {
            content = decrypt(new EncryptedPrivateKeyInfo(encrypted), identity.passphrase());
            return matching(identity, key(content), expected, "it cannot be decrypted with this passphrase");
        } catch (IOException e) {
            // PBES2 with something else than PBKDF2 and AES: Triple DES, as by openssl req, or scrypt.
            return failed(
                    identity, "the key in it is encrypted in a way that Java does not know; try openssl pkcs8 -topk8");
        } catch (InvalidKeySpecException e) {
            return failed(identity, "its passphrase has other characters than those of ASCII, which Java cannot use");
        } catch (GeneralSecurityException e) {
            return failed(identity, "it cannot be decrypted with this passphrase");
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    private static byte[] decrypt(EncryptedPrivateKeyInfo info, Secret passphrase) throws GeneralSecurityException {
        AlgorithmParameters parameters = info.getAlgParameters();
        // The parameters of PBES2 (RFC 8018, section 6.2) know the names of what they are made of; no other method
        // does.
        String described = String.valueOf(parameters);
        String algorithm = described.startsWith("PBEWith") ? described : info.getAlgName();
        char[] words = PasswordText.decode(passphrase);
        PBEKeySpec specification = new PBEKeySpec(words);
        Arrays.fill(words, '\0');
        try {
            SecretKey key = SecretKeyFactory.getInstance(algorithm).generateSecret(specification);
            Cipher cipher = Cipher.getInstance(algorithm);
            cipher.init(Cipher.DECRYPT_MODE, key, parameters);
            return cipher.doFinal(info.getEncryptedData());
        } finally {
            specification.clearPassword();
        }
    }

    /** The key of a PrivateKeyInfo, of whichever algorithm; null for none. */
    private static PrivateKey key(byte[] content) {
        for (String each : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(each).generatePrivate(new PKCS8EncodedKeySpec(content));
            } catch (GeneralSecurityException e) {
                // It is of another algorithm.
                continue;
            }
        }
        return null;
    }

    private static Result<PrivateKey> matching(
            TlsSettings.Identity identity, PrivateKey key, PublicKey expected, String otherwise) {
        if (key == null) {
            return failed(identity, otherwise);
        }
        return belongTogether(key, expected)
                ? Result.of(key)
                : failed(identity, "it is not the key of the certificate");
    }

    private static boolean belongTogether(PrivateKey key, PublicKey expected) {
        String algorithm = key.getAlgorithm();
        if (algorithm.equals("RSASSA-PSS")) {
            return expected.getAlgorithm().equals(algorithm);
        }
        try {
            Signature signature = Signature.getInstance(
                    switch (algorithm) {
                        case "RSA" -> "SHA256withRSA";
                        case "EC" -> "SHA256withECDSA";
                        default -> algorithm;
                    });
            signature.initSign(key);
            signature.update(SAMPLE);
            byte[] signed = signature.sign();
            signature.initVerify(expected);
            signature.update(SAMPLE);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Result<PrivateKey> failed(TlsSettings.Identity identity, String cause) {
        return Result.failed(Fault.Kind.OTHER, "read a private key from", identity.keyFile(), cause);
    }
}
