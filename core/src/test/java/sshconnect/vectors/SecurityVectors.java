package sshconnect.vectors;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import sshconnect.base.Base64Decoding;
import sshconnect.base.Utf16;
import sshconnect.base.Utf8;
import sshconnect.security.DigestAlgorithm;
import sshconnect.security.Hmac;
import sshconnect.security.HttpDigest;
import sshconnect.security.Md4;
import sshconnect.security.Ntlmv2;

/** Digests and codes, with the vectors of their specifications. */
final class SecurityVectors {

    private static final ReferenceDigests DIGESTS = new ReferenceDigests();
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz";
    private static final String LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String EIGHTY_DIGITS = "1234567890".repeat(8);

    private SecurityVectors() {}

    static List<Vector> all() {
        List<Vector> vectors = new ArrayList<>();
        md4(vectors);
        digests(vectors);
        hmac(vectors);
        httpDigest(vectors);
        ntlmv2(vectors);
        utf16(vectors);
        base64(vectors);
        return vectors;
    }

    /** RFC 1320, section A.5. */
    private static void md4(List<Vector> vectors) {
        String[] rows = {
            "",
            "31d6cfe0d16ae931b73c59d7e0c089c0",
            "a",
            "bde52cb31de33e46245e05fbdbd6fb24",
            "abc",
            "a448017aaf21d8525fc10ae87aa6729d",
            "message digest",
            "d9130a8164549fe818874806e1c7014b",
            ALPHABET,
            "d79e1c308aa5bbcdeea8ed63df412da9",
            LETTERS_AND_DIGITS,
            "043f8582f241db351ce627e153e7f0e4",
            EIGHTY_DIGITS,
            "e33b4ddc9c38f2199c3e7b164fcc0536",
        };
        for (int i = 0; i < rows.length; i += 2) {
            byte[] message = ascii(rows[i]);
            vectors.add(new Vector("md4: \"" + rows[i] + "\"", () -> Hex.of(Md4.digest(message)), rows[i + 1]));
        }
        // The padding is a block of its own from 56 bytes on; computed with OpenSSL.
        md4OfLetters(vectors, 55, "92f32bb82c95ad10e8f87ae58ab06807");
        md4OfLetters(vectors, 56, "374d5f08103b7092c83b4626ebceffab");
        md4OfLetters(vectors, 64, "b1abf956a5ae6f3221e5fe85e300fbb0");
        vectors.add(new Vector(
                "md4: high bytes",
                () -> Hex.of(Md4.digest(Hex.bytes("ff 80 7f fe"))),
                "a827efee3c94b59f6cb60efe482cdab1"));
    }

    private static void md4OfLetters(List<Vector> vectors, int count, String expected) {
        vectors.add(new Vector(
                "md4: " + count + " bytes", () -> Hex.of(Md4.digest(ascii("x".repeat(count)))), expected));
    }

    /** What the other vectors stand on: RFC 1321, section A.5, and the examples of FIPS 180-4. */
    private static void digests(List<Vector> vectors) {
        digest(vectors, DigestAlgorithm.MD5, "message digest", "f96b697d7cb7938d525a2f31aaf161d0");
        digest(vectors, DigestAlgorithm.MD5, EIGHTY_DIGITS, "57edf4a22be3c955ac49da2e2107b67a");
        digest(
                vectors,
                DigestAlgorithm.SHA_256,
                "abc",
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        digest(
                vectors,
                DigestAlgorithm.SHA_256,
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
        digest(
                vectors,
                DigestAlgorithm.SHA_512_256,
                "abc",
                "53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23");
        digest(
                vectors,
                DigestAlgorithm.SHA_512_256,
                "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
                        + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
                "3928e184fb8690f840da3988121d31be65cb9d3ef83ee6146feac861e19b563a");
    }

    private static void digest(List<Vector> vectors, DigestAlgorithm algorithm, String message, String expected) {
        vectors.add(new Vector(
                algorithm.token() + ": " + message, () -> Hex.of(DIGESTS.digest(algorithm, ascii(message))), expected));
    }

    /** RFC 2202, section 2, and RFC 4231. */
    private static void hmac(List<Vector> vectors) {
        hmac(vectors, DigestAlgorithm.MD5, "0b".repeat(16), ascii("Hi There"), "9294727a3638bb1c13f48ef8158bfc9d");
        hmac(
                vectors,
                DigestAlgorithm.MD5,
                Hex.of(ascii("Jefe")),
                ascii("what do ya want for nothing?"),
                "750c783e6ab0b503eaa86e310a5db738");
        hmac(
                vectors,
                DigestAlgorithm.MD5,
                "aa".repeat(16),
                Hex.bytes("dd".repeat(50)),
                "56be34521d144c88dbb8c733f0e8b3f6");
        hmac(
                vectors,
                DigestAlgorithm.MD5,
                "0102030405060708090a0b0c0d0e0f10111213141516171819",
                Hex.bytes("cd".repeat(50)),
                "697eaf0aca3a3aea3a75164746ffaa79");
        hmac(
                vectors,
                DigestAlgorithm.MD5,
                "aa".repeat(80),
                ascii("Test Using Larger Than Block-Size Key - Hash Key First"),
                "6b1ab7fe4bd7bf8f0b62e6ce61b9d0cd");
        hmac(
                vectors,
                DigestAlgorithm.MD5,
                "aa".repeat(80),
                ascii("Test Using Larger Than Block-Size Key and Larger Than One Block-Size Data"),
                "6f630fad67cda0ee1fb1f562db3aa53e");
        hmac(
                vectors,
                DigestAlgorithm.SHA_256,
                "0b".repeat(20),
                ascii("Hi There"),
                "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    }

    private static void hmac(
            List<Vector> vectors, DigestAlgorithm algorithm, String key, byte[] text, String expected) {
        vectors.add(new Vector(
                "HMAC-" + algorithm.token() + " " + expected,
                () -> Hex.of(Hmac.of(DIGESTS, algorithm, Hex.bytes(key), text)),
                expected));
    }

    /**
     * RFC 7616, sections 3.9.1 and 3.9.2, the latter as erratum 4897 corrects it: as published, it was computed with a
     * SHA-512 that is cut short.
     */
    private static void httpDigest(List<Vector> vectors) {
        String counted = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v:00000001:"
                + "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ:auth";
        httpDigest(
                vectors,
                DigestAlgorithm.MD5,
                "Mufasa",
                "http-auth@example.org",
                "Circle of Life",
                counted,
                "/dir/index.html",
                "8ca523f5e9506fed4657c9700eebdbec");
        httpDigest(
                vectors,
                DigestAlgorithm.SHA_256,
                "Mufasa",
                "http-auth@example.org",
                "Circle of Life",
                counted,
                "/dir/index.html",
                "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
        httpDigest(
                vectors,
                DigestAlgorithm.SHA_512_256,
                "J\u00e4s\u00f8n Doe",
                "api@example.org",
                "Secret, or not?",
                "5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK:00000001:"
                        + "NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v:auth",
                "/doe.json",
                "3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5");
        vectors.add(new Vector(
                "http digest: userhash",
                () -> ascii(new HttpDigest(DIGESTS, DigestAlgorithm.SHA_512_256)
                        .userHash("J\u00e4s\u00f8n Doe", "api@example.org")),
                "793263caabb707a56211940d90411ea4a575adeccb7e360aeb624ed06ece9b0b"));
    }

    private static void httpDigest(
            List<Vector> vectors,
            DigestAlgorithm algorithm,
            String user,
            String realm,
            String password,
            String nonce,
            String uri,
            String expected) {
        vectors.add(new Vector(
                "http digest: " + algorithm.token(),
                () -> {
                    HttpDigest digest = new HttpDigest(DIGESTS, algorithm);
                    return ascii(digest.response(digest.key(user, realm, ascii(password)), nonce, "GET", uri));
                },
                expected));
    }

    /** MS-NLMP, sections 4.2.1 and 4.2.4. */
    private static void ntlmv2(List<Vector> vectors) {
        Ntlmv2 ntlmv2 = new Ntlmv2(DIGESTS);
        byte[] targetInfo = Hex.bytes("02000c0044006f006d00610069006e0001000c005300650072007600650072000000 0000");
        Supplier<Ntlmv2.Response> response = () -> ntlmv2.computeResponse(
                ntlmv2.ntowfv2("User", "Domain", ascii("Password")),
                Hex.bytes("0123456789abcdef"),
                Hex.bytes("aaaaaaaaaaaaaaaa"),
                new byte[8],
                targetInfo);
        vectors.add(new Vector(
                "ntlm: the key",
                () -> Hex.of(ntlmv2.ntowfv2("User", "Domain", ascii("Password"))),
                "0c868a403bfd7a93a3001ef22ef02e3f"));
        vectors.add(new Vector(
                "ntlm: the user name in any case",
                () -> Hex.of(ntlmv2.ntowfv2("uSER", "Domain", ascii("Password"))),
                "0c868a403bfd7a93a3001ef22ef02e3f"));
        vectors.add(new Vector(
                "ntlm: LMv2 response",
                () -> Hex.of(response.get().lmChallengeResponse()),
                "86c35097ac9cec102554764a57cccc19aaaaaaaaaaaaaaaa"));
        vectors.add(new Vector(
                "ntlm: NTLMv2 response",
                () -> Hex.of(response.get().ntChallengeResponse()),
                "68cd0ab851e51c96aabc927bebef6a1c" + "0101000000000000" + "0000000000000000" + "aaaaaaaaaaaaaaaa"
                        + "00000000" + Hex.of(targetInfo) + "00000000"));
        vectors.add(new Vector(
                "ntlm: the session key",
                () -> Hex.of(response.get().sessionBaseKey()),
                "8de40ccadbc14a82f15cb0ad0de95ca3"));
        vectors.add(new Vector(
                "ntlm: a password that is not UTF-8",
                () -> "" + (ntlmv2.ntowfv2("User", "Domain", Hex.bytes("41ff")) == null),
                "true"));
    }

    private static void utf16(List<Vector> vectors) {
        String[] rows = {
            "",
            "",
            "41",
            "4100",
            "7f",
            "7f00",
            "c280",
            "8000",
            "c3a4",
            "e400",
            "dfbf",
            "ff07",
            "e0a080",
            "0008",
            "e282ac",
            "ac20",
            "efbfbf",
            "ffff",
            "ed9fbf",
            "ffd7",
            "ee8080",
            "00e0",
            "f0908080",
            "00d800dc",
            "f09f9880",
            "3dd800de",
            "f48fbfbf",
            "ffdbffdf",
            "4162c3a4",
            "41006200e400",
            "80",
            "null",
            "c3",
            "null",
            "c341",
            "null",
            "e282",
            "null",
            "c1bf",
            "null",
            "e09fbf",
            "null",
            "eda080",
            "null",
            "edbfbf",
            "null",
            "f08fbfbf",
            "null",
            "f4908080",
            "null",
            "f8888080",
            "null",
            "ff",
            "null",
            "41f09f98",
            "null",
        };
        for (int i = 0; i < rows.length; i += 2) {
            byte[] utf8 = Hex.bytes(rows[i]);
            vectors.add(new Vector("utf16: " + rows[i], () -> hexOrNull(Utf16.littleEndian(utf8)), rows[i + 1]));
        }
    }

    private static String hexOrNull(byte[] bytes) {
        return bytes == null ? "null" : Hex.of(bytes);
    }

    /** RFC 4648, section 10, and what is wrong. */
    private static void base64(List<Vector> vectors) {
        String[] rows = {
            "",
            "",
            "Zg==",
            "66",
            "Zm8=",
            "666f",
            "Zm9v",
            "666f6f",
            "Zm9vYg==",
            "666f6f62",
            "Zm9vYmE=",
            "666f6f6261",
            "Zm9vYmFy",
            "666f6f626172",
            "Zm8",
            "666f",
            "+/+/",
            "fbffbf",
            "AAAA",
            "000000",
            "Z",
            "null",
            "Zm9vY",
            "null",
            "Zm-v",
            "null",
            "Zm 9",
            "null",
            "Z===",
            "null",
            "=",
            "",
            "Z=g=",
            "null",
        };
        for (int i = 0; i < rows.length; i += 2) {
            String text = rows[i];
            vectors.add(new Vector("base64: " + text, () -> hexOrNull(Base64Decoding.decode(text)), rows[i + 1]));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String ascii(byte[] bytes) {
        return Utf8.decode(bytes);
    }
}
