package sshconnect.vectors;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sshconnect.security.DigestAlgorithm;
import sshconnect.security.Hmac;
import sshconnect.security.Md4;

/** Message digests and keyed hashing, with the vectors of their specifications. */
final class DigestVectors {

    private static final WatchedDigests DIGESTS = new WatchedDigests();
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz";
    private static final String LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String EIGHTY_DIGITS = "1234567890".repeat(8);
    /** Around the ends of blocks, and around where the padding takes another block, for blocks of 64 and 128 bytes. */
    private static final int[] LENGTHS = {55, 56, 57, 63, 64, 65, 111, 112, 113, 119, 120, 127, 128, 129};

    private static final int MILLION = 1_000_000;
    private static final int LONGEST_OF_CHAIN = 300;

    private DigestVectors() {}

    static List<Vector> all() {
        List<Vector> vectors = new ArrayList<>();
        md4(vectors);
        md5(vectors);
        sha256(vectors);
        sha512(vectors);
        hmac(vectors);
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

    /** RFC 1321, section A.5. */
    private static void md5(List<Vector> vectors) {
        String[] rows = {
            "",
            "d41d8cd98f00b204e9800998ecf8427e",
            "a",
            "0cc175b9c0f1b6a831c399e269772661",
            "abc",
            "900150983cd24fb0d6963f7d28e17f72",
            "message digest",
            "f96b697d7cb7938d525a2f31aaf161d0",
            ALPHABET,
            "c3fcd3d76192e4007dfb496cca67e13b",
            LETTERS_AND_DIGITS,
            "d174ab98d277d9f5a5611c2c9f419d9f",
            EIGHTY_DIGITS,
            "57edf4a22be3c955ac49da2e2107b67a",
        };
        for (int i = 0; i < rows.length; i += 2) {
            digest(vectors, DigestAlgorithm.MD5, rows[i], rows[i + 1]);
        }
        ofLengths(
                vectors,
                DigestAlgorithm.MD5,
                "04364420e25c512fd958a70738aa8f72",
                "668a72d5ba17f08e62dabcafad6db14b",
                "693037871c4a9d3d8685018905cb530a",
                "7dc2ca208106a2f703567bdff99d8981",
                "c1bb4f81d892b2d57947682aeb252456",
                "1bc932052302d074bdec39795fe00cf6",
                "acdfbe7d162f80a5133e9b10dac869b2",
                "26382a8d1f5cdb7bce4d4a8f01920656",
                "bb6d3d37d8ad3aa983f7e85990991e0b",
                "ab347a5f68c8a443cfcddc633f12c24f",
                "fb98667f98096de92620b64f46e1c5b5",
                "a0b28c1da68705c2ff883fe279b72753",
                "d69cb61a6ee87200676eb0d4b90edbcb",
                "3926841d393c00c3f36260e5ace10dc1");
        ofMillion(vectors, DigestAlgorithm.MD5, "7707d6ae4e027c70eea2a935c2296f21");
        ofEachLength(vectors, DigestAlgorithm.MD5, "f7cd9ea2a341181189dbd5fb8d72b92c");
    }

    /** The examples of FIPS 180-4, those of RFC 6234, section 8.5, and some of SHA256ShortMsg and SHA256LongMsg of NIST's CAVP. */
    private static void sha256(List<Vector> vectors) {
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
                DigestAlgorithm.SHA_256,
                "01234567".repeat(80),
                "594847328451bdfa85056225462cc1d867d877fb388df0ce35f25ab5562bfbb5");
        String[] rows = {
            "",
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "19",
            "68aa2e2ee5dff96e3355e6c7ee373e3d6a4e17f75f9518d843709c0c9bc3e3d4",
            "d3",
            "28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1",
            "11af",
            "5ca7133fa735326081558ac312c620eeca9970d1e70a4b95533d956f072d1f98",
            "b4190e",
            "dff2e73091f6c05e528896c4c831b9448653dc2ff043528f6769437bc7b975c2",
            "e3d72570dcdd787ce3887ab2cd684652",
            "175ee69b02ba9b58e2b0a5fd13819cea573f3940a94f825128cf4209beabb4e8",
            "2d52447d1244d2ebc28650e7b05654bad35b3a68eedc7f8515306b496d75f3e73385dd1b002625024b81a02f2fd6dffb6e6d561c"
                    + "b7d0bd7a",
            "cfb88d6faf2de3a69d36195acec2e255e2af2b7d933997f348e09f6ce5758360",
            "e2f76e97606a872e317439f1a03fcd92e632e5bd4e7cbc4e97f1afc19a16fde92d77cbe546416b51640cddb92af996534dfd81ed"
                    + "b17c4424cf1ac4d75aceeb",
            "18041bd4665083001fba8c5411d2d748e8abbfdcdfd9218cb02b68a78e7d4c23",
            "5a86b737eaea8ee976a0a24da63e7ed7eefad18a101c1211e2b3650c5187c2a8a650547208251f6d4237e661c7bf4c77f3353903"
                    + "94c37fa1a9f9be836ac28509",
            "42e61e174fbb3897d6dd6cef3dd2802fe67b331953b06114a65c772859dfc1aa",
            "451101250ec6f26652249d59dc974b7361d571a8101cdfd36aba3b5854d3ae086b5fdd4597721b66e3c0dc5d8c606d9657d0e323"
                    + "283a5217d1f53f2f284f57b85c8a61ac8924711f895c5ed90ef17745ed2d728abd22a5f7a13479a462d71b56c19a74a4"
                    + "0b655c58edfe0a188ad2cf46cbf30524f65d423c837dd1ff2bf462ac4198007345bb44dbb7b1c861298cdf61982a833a"
                    + "fc728fae1eda2f87aa2c9480858bec",
            "3c593aa539fdcdae516cdf2f15000f6634185c88f505b39775fb9ab137a10aa2",
        };
        for (int i = 0; i < rows.length; i += 2) {
            byte[] message = Hex.bytes(rows[i]);
            vectors.add(new Vector(
                    "SHA-256 of " + message.length + " bytes: " + rows[i],
                    () -> Hex.of(DIGESTS.digest(DigestAlgorithm.SHA_256, message)),
                    rows[i + 1]));
        }
        ofLengths(
                vectors,
                DigestAlgorithm.SHA_256,
                "d5e285683cd4efc02d021a5c62014694958901005d6f71e89e0989fac77e4072",
                "04c26261370ee7541549d16dee320c723e3fd14671e66a099afe0a377c16888e",
                "ae14a2563ccf969d99aca69ce6bb74981f734bbf9f655f73b8f06db68cab5217",
                "75220b47218278e656f2013bb8f0c455a25eaf01e86c64924e9d48d89776d6f2",
                "7ce100971f64e7001e8fe5a51973ecdfe1ced42befe7ee8d5fd6219506b5393c",
                "9537c5fdf120482f7d58d25e9ed583f52c02b4e304ea814db1633ad565aed7e9",
                "5ba60613dba318e9ed9020301e5dc59c721c19d82862e4d03718708aa75d2bad",
                "87bf6e70ecc829aa717756ac6797b82de8b30fca1281ea1659df31949839fc6b",
                "b8983b329f09f5296bc9951e1ec7ad9174001229698acea751675a5cf4eee0ee",
                "000b48d4edf0fa7bee3c6236ecd2785baa5db4eeb8bb54341b029e0d9fa5fb0c",
                "13f05a0b594787f5ecd315edc96141bd3243203d1b7d4f0836f37308b276ba98",
                "70156a14adbabf98cff3a71c7084b417abf057a8efd27329ca36b7202c87d81f",
                "24da1b81d0b16df6428eee73c69fcb2a93c76bc6df706f0c6670fe6bfe800464",
                "0ec9eb33e74510bcdd1f2ea55206e82f21649c5c2becbf2b433eb475b34c01bd");
        ofMillion(vectors, DigestAlgorithm.SHA_256, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
        ofEachLength(
                vectors, DigestAlgorithm.SHA_256, "049212cdeba443a8dc8cee6ce6ed1f765fabd7be6f960f7704dcf2a4a5391892");
    }

    /** The examples of FIPS 180-4. */
    private static void sha512(List<Vector> vectors) {
        digest(
                vectors,
                DigestAlgorithm.SHA_512_256,
                "",
                "c672b8d1ef56ed28ab87c3622c5114069bdd3ad7b8f9737498d0c01ecef0967a");
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
        ofLengths(
                vectors,
                DigestAlgorithm.SHA_512_256,
                "084769883c55add6c33e6b4afdff4e17c5063c92fb167137cc97b9d5497ca599",
                "dc06cc6346af78de7d3b0d75a4f686e45759d50fb767722256af09fee3e5c356",
                "b535d53a6f967ee7a16bb7a96178064c5c28671353e0d32aced446d41806e0b7",
                "53048792f15ec3c04b4f3cb7a9c1ee7b3724a1b7a3c7567bf6ec1915566a8a73",
                "4277ed0ca451752ddfc972054b49f08074a0dd578f64d8d8e673452f5eef4397",
                "7126c0b528dd3726b0ac6ba031d297d8d80381156432f6e4b7546b862da0a61d",
                "79a6132b3c9df0f7dfcb5c9c3c663d829a6e7f1c26440afa4eb49cfef669c8ea",
                "5349e8f46fcc4e650fe93ee6cd1459ff00c27733cc6f86c1925ceef63bece149",
                "b058f419f1952d5116e31373eae3229be5aa3283645801671619f23f771cd163",
                "2fa82e22c09850847719c2c658964afdd442ca7a72a91693db765e4b4a8b4876",
                "4f8a958d99417cdd328911fdeeaa2d52fc2af4e3de6d613f779b75dea2dac926",
                "fdd3cc6eb81f7da2e82bce47b75ef26f881d7118e9d968baaefea61764d70a42",
                "6c0dfa95c650de7bb33dedd62fe0b0363f5deec77c582a216c7e33253f59a518",
                "32bfe612284b067af66790fc1f422108b4bcd670b698de913465b3e75a5c0078");
        ofMillion(
                vectors,
                DigestAlgorithm.SHA_512_256,
                "9a59a052930187a97038cae692f30708aa6491923ef5194394dc68d56c74fb21");
        ofEachLength(
                vectors,
                DigestAlgorithm.SHA_512_256,
                "7a1db795c6bcfad8cc32aa74dbc4229c22dda3b1b3af75138ff750c6565da817");
    }

    private static void digest(List<Vector> vectors, DigestAlgorithm algorithm, String message, String expected) {
        vectors.add(new Vector(
                algorithm.token() + ": \"" + message + "\"",
                () -> Hex.of(DIGESTS.digest(algorithm, ascii(message))),
                expected));
    }

    /** Messages of {@link #LENGTHS}; computed with OpenSSL. */
    private static void ofLengths(List<Vector> vectors, DigestAlgorithm algorithm, String... expected) {
        for (int i = 0; i < LENGTHS.length; i++) {
            byte[] message = ascii("x".repeat(LENGTHS[i]));
            vectors.add(new Vector(
                    algorithm.token() + ": " + message.length + " letters",
                    () -> Hex.of(DIGESTS.digest(algorithm, message)),
                    expected[i]));
        }
    }

    /** A million times "a", as in RFC 6234, section 8.5; for MD5 and SHA-512/256 computed with OpenSSL. */
    private static void ofMillion(List<Vector> vectors, DigestAlgorithm algorithm, String expected) {
        vectors.add(new Vector(
                algorithm.token() + ": a million letters",
                () -> {
                    byte[] message = new byte[MILLION];
                    Arrays.fill(message, (byte) 'a');
                    return Hex.of(DIGESTS.digest(algorithm, message));
                },
                expected));
    }

    /** Of no length is the digest wrong: each message is the last digest and one zero more than before; computed with OpenSSL. */
    private static void ofEachLength(List<Vector> vectors, DigestAlgorithm algorithm, String expected) {
        vectors.add(new Vector(
                algorithm.token() + ": a chain of all lengths",
                () -> {
                    byte[] digest = {};
                    for (int zeros = 0; zeros <= LONGEST_OF_CHAIN; zeros++) {
                        digest = DIGESTS.digest(algorithm, Arrays.copyOf(digest, digest.length + zeros));
                    }
                    return Hex.of(digest);
                },
                expected));
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
        hmac(
                vectors,
                DigestAlgorithm.SHA_256,
                Hex.of(ascii("Jefe")),
                ascii("what do ya want for nothing?"),
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        hmac(
                vectors,
                DigestAlgorithm.SHA_256,
                "aa".repeat(20),
                Hex.bytes("dd".repeat(50)),
                "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
        hmac(
                vectors,
                DigestAlgorithm.SHA_256,
                "0102030405060708090a0b0c0d0e0f10111213141516171819",
                Hex.bytes("cd".repeat(50)),
                "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b");
        hmac(
                vectors,
                DigestAlgorithm.SHA_256,
                "aa".repeat(131),
                ascii("Test Using Larger Than Block-Size Key - Hash Key First"),
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
        hmac(
                vectors,
                DigestAlgorithm.SHA_256,
                "aa".repeat(131),
                ascii("This is a test using a larger than block-size key and a larger than block-size data."
                        + " The key needs to be hashed before being used by the HMAC algorithm."),
                "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2");
    }

    private static void hmac(
            List<Vector> vectors, DigestAlgorithm algorithm, String key, byte[] text, String expected) {
        vectors.add(new Vector(
                "HMAC-" + algorithm.token() + " " + expected,
                () -> Hex.of(Hmac.of(DIGESTS, algorithm, Hex.bytes(key), text)),
                expected));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
