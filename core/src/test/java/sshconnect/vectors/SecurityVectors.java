package sshconnect.vectors;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import sshconnect.base.Base64Decoding;
import sshconnect.base.Utf16;
import sshconnect.base.Utf8;
import sshconnect.security.DigestAlgorithm;
import sshconnect.security.HttpDigest;
import sshconnect.security.Ntlmv2;

/** What is computed to prove who one is, and codes, with the vectors of their specifications. */
final class SecurityVectors {

    private static final WatchedDigests DIGESTS = new WatchedDigests();

    private SecurityVectors() {}

    static List<Vector> all() {
        List<Vector> vectors = new ArrayList<>();
        httpDigest(vectors);
        ntlmv2(vectors);
        utf16(vectors);
        base64(vectors);
        return vectors;
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
