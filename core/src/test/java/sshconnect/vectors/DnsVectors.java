package sshconnect.vectors;

import java.util.ArrayList;
import java.util.List;
import sshconnect.base.Result;
import sshconnect.proto.dns.DnsQuery;
import sshconnect.proto.dns.DnsQuery.Type;

/** DNS: exact bytes of queries, and every kind of answer, good and bad. Messages are hexadecimal digits. */
final class DnsVectors {

    private static final int ID = 0xabcd;
    private static final String NAME = "01 77 07 65 78 61 6d 70 6c 65 03 6f 72 67 00";
    private static final String QUESTION_A = NAME + "0001 0001";
    /** Where the name in the question begins, and its parts example.org and org. */
    private static final String W = "c00c";

    private static final String EXAMPLE = "c00e";
    private static final String IN_A = "0001 0001 0000003c 0004";
    private static final String IN_AAAA = "001c 0001 0000003c 0010";
    private static final String IN_CNAME = "0005 0001 0000003c";
    private static final int DATA_OF_FIRST_RECORD = 0x2b;
    private static final String AFTER_QUESTION = "c01f";

    private DnsVectors() {}

    static List<Vector> all() {
        List<Vector> all = new ArrayList<>();
        queries(all);
        addresses(all);
        aliases(all);
        refusals(all);
        strangers(all);
        malformed(all);
        names(all);
        return all;
    }

    private static void queries(List<Vector> all) {
        query(all, "w.example.org", Type.A, "abcd 0100 0001 0000 0000 0000" + NAME + "0001 0001");
        query(all, "w.example.org.", Type.A, "abcd 0100 0001 0000 0000 0000" + NAME + "0001 0001");
        query(all, "A", Type.AAAA, "abcd 0100 0001 0000 0000 0000 01 41 00 001c 0001");
        String label = "x".repeat(63);
        query(all, label + ".y", Type.A, "abcd 0100 0001 0000 0000 0000 3f" + "78".repeat(63) + "01 79 00 0001 0001");
        String longest = label + "." + label + "." + label + "." + "x".repeat(61);
        query(
                all,
                longest,
                Type.A,
                "abcd 0100 0001 0000 0000 0000" + ("3f" + "78".repeat(63)).repeat(3) + "3d" + "78".repeat(61)
                        + "00 0001 0001");
        String dots = "between the dots of a DNS name are 1 to 63 characters";
        refused(all, "", dots);
        refused(all, ".", dots);
        refused(all, "a..b", dots);
        refused(all, ".a", dots);
        refused(all, "a..", dots);
        refused(all, label + "x.y", dots);
        refused(all, longest + "x", "a DNS name has at most 253 characters");
        refused(all, "b\u00fccher", "a DNS name is ASCII without spaces; try its xn-- form");
        refused(all, "a b", "a DNS name is ASCII without spaces; try its xn-- form");
    }

    private static void query(List<Vector> all, String name, Type type, String expected) {
        all.add(new Vector(
                "DNS query for " + type + " of " + name,
                () -> Hex.of(DnsQuery.of(ID, name, type).value().bytes()),
                Hex.of(Hex.bytes(expected))));
    }

    private static void refused(List<Vector> all, String name, String expected) {
        all.add(new Vector(
                "DNS query for " + name,
                () -> DnsQuery.of(ID, name, Type.A).fault().describe(),
                name.isEmpty() ? "look up: " + expected : "look up " + name + ": " + expected));
    }

    private static void addresses(List<Vector> all) {
        answer(all, "one address", 1, W + IN_A + "c0000207", "192.0.2.7");
        answer(all, "two addresses", 2, W + IN_A + "c0000207" + W + IN_A + "c0000208", "192.0.2.7 192.0.2.8");
        answer(all, "the name written out", 1, NAME + IN_A + "c0000207", "192.0.2.7");
        answer(
                all,
                "the name in other letters",
                1,
                "01 57 07 45 58 61 6d 50 6c 65 c016" + IN_A + "c0000207",
                "192.0.2.7");
        answer(
                all,
                "records of other names, types and classes",
                5,
                EXAMPLE + IN_A + "c0000201"
                        + W + "0010 0001 0000003c 0003 026869" + W + "0001 0003 0000003c 0004 c0000202"
                        + W + IN_AAAA + "20010db8000000000000000000000001" + W + IN_A + "c0000207",
                "192.0.2.7");
        answer(all, "sections after the answers are not looked at", 1, W + IN_A + "c0000207 ff ff ff", "192.0.2.7");
        answer(all, "no answer", 0, "", "no address of this type");
        answer(all, "an answer for another name", 1, EXAMPLE + IN_A + "c0000207", "no address of this type");
        all.add(new Vector(
                "DNS answer, IPv6",
                () -> read(
                        "w.example.org",
                        Type.AAAA,
                        "abcd 8180 0001 0001 0000 0000" + NAME + "001c 0001" + W + IN_AAAA
                                + "20010db8000000000000000000000007"),
                "2001:db8::7"));
        all.add(new Vector(
                "DNS answer, the question in other letters",
                () -> read(
                        "W.Example.ORG", Type.A, "abcd 8180 0001 0001 0000 0000" + QUESTION_A + W + IN_A + "c0000207"),
                "192.0.2.7"));
        all.add(new Vector(
                "DNS answer, the name ends with a dot",
                () -> read(
                        "w.example.org.", Type.A, "abcd 8180 0001 0001 0000 0000" + QUESTION_A + W + IN_A + "c0000207"),
                "192.0.2.7"));
    }

    private static void aliases(List<Vector> all) {
        String alias = W + IN_CNAME + "0004 0161" + EXAMPLE;
        String owner = "0161" + EXAMPLE;
        answer(all, "an alias", 2, alias + owner + IN_A + "c0000207", "192.0.2.7");
        answer(all, "an alias after its address", 2, owner + IN_A + "c0000207" + alias, "192.0.2.7");
        answer(
                all,
                "an alias of an alias",
                3,
                alias + owner + IN_CNAME + "0004 0162" + EXAMPLE + "0162" + EXAMPLE + IN_A + "c0000207",
                "192.0.2.7");
        answer(all, "an alias without address", 1, alias, "no address of this type");
        answer(all, "an alias of itself", 1, W + IN_CNAME + "0002" + W, "the answer is malformed");
        answer(all, "two aliases of each other", 2, alias + owner + IN_CNAME + "0002" + W, "the answer is malformed");
        answer(all, "16 aliases", 17, chain(16), "192.0.2.7");
        answer(all, "17 aliases", 18, chain(17), "the answer is malformed");
        answer(all, "an alias longer than its record", 1, W + IN_CNAME + "0001" + W, "the answer is malformed");
        answer(all, "an alias shorter than its record", 1, W + IN_CNAME + "0003" + W + "00", "the answer is malformed");
    }

    /** w is an alias of 00.w, that of 01.w, and so on; the last has an address. */
    private static String chain(int length) {
        StringBuilder records = new StringBuilder();
        String owner = W;
        for (int i = 0; i < length; i++) {
            String target = "02" + Hex.of((byte) ('0' + i / 10), (byte) ('0' + i % 10)) + W;
            records.append(owner).append(IN_CNAME).append("0005").append(target);
            owner = target;
        }
        return records.append(owner).append(IN_A).append("c0000207").toString();
    }

    private static void refusals(List<Vector> all) {
        whole(all, "no such name", "abcd 8183 0001 0000 0000 0000" + QUESTION_A, "no such name");
        whole(all, "SERVFAIL", "abcd 8182 0001 0000 0000 0000" + QUESTION_A, "the server answered SERVFAIL");
        whole(all, "REFUSED", "abcd 8185 0001 0000 0000 0000" + QUESTION_A, "the server answered REFUSED");
        whole(
                all,
                "response code 15",
                "abcd 818f 0001 0000 0000 0000" + QUESTION_A,
                "the server answered with response code 15");
        whole(all, "FORMERR without a question", "abcd 8181 0000 0000 0000 0000", "the server answered FORMERR");
        whole(all, "truncated", "abcd 8380 0001 0001 0000 0000" + QUESTION_A, "the answer is truncated");
        whole(
                all,
                "truncated with an address",
                "abcd 8380 0001 0002 0000 0000" + QUESTION_A + W + IN_A + "c0000207",
                "the answer is truncated");
    }

    private static void strangers(List<Vector> all) {
        String other = "the answer belongs to another query";
        String rest = "0001 0001 0000 0000" + QUESTION_A + W + IN_A + "c0000207";
        whole(all, "another id", "abcc 8180" + rest, other);
        whole(all, "a query", "abcd 0100" + rest, other);
        whole(all, "another opcode", "abcd a180" + rest, other);
        whole(all, "another type in the question", "abcd 8180 0001 0000 0000 0000" + NAME + "001c 0001", other);
        whole(all, "another class in the question", "abcd 8180 0001 0000 0000 0000" + NAME + "0001 0003", other);
        whole(all, "another name in the question", "abcd 8180 0001 0000 0000 0000 01 78 00 0001 0001", other);
        whole(all, "a longer name in the question", "abcd 8180 0001 0000 0000 0000 01 61" + NAME + "0001 0001", other);
    }

    private static void malformed(List<Vector> all) {
        String malformed = "the answer is malformed";
        whole(all, "nothing", "", malformed);
        whole(all, "half a header", "abcd 8180 0001 0000 0000 00", malformed);
        whole(all, "no question", "abcd 8180 0000 0000 0000 0000", malformed);
        whole(all, "no such name without a question", "abcd 8183 0000 0000 0000 0000", malformed);
        whole(all, "two questions", "abcd 8180 0002 0000 0000 0000" + QUESTION_A + QUESTION_A, malformed);
        whole(all, "half a question", "abcd 8180 0001 0000 0000 0000" + NAME + "0001 00", malformed);
        answer(all, "fewer records than announced", 2, W + IN_A + "c0000207", malformed);
        answer(all, "half a record", 1, W + "0001 0001 0000", malformed);
        answer(all, "half an address", 1, W + IN_A + "c000", malformed);
        answer(all, "an IPv4 address of 5 bytes", 1, W + "0001 0001 0000003c 0005 c000020700", malformed);
        answer(all, "an IPv4 address of 0 bytes", 1, W + "0001 0001 0000003c 0000", malformed);
        answer(all, "a record longer than the message", 1, W + "0010 0001 0000003c ffff 00", malformed);
    }

    private static void names(List<Vector> all) {
        String malformed = "the answer is malformed";
        answer(all, "a name without end", 1, "05 6162", malformed);
        answer(all, "a name that ends after its length", 1, "05", malformed);
        answer(all, "half a pointer", 1, "c0", malformed);
        answer(all, "a pointer to itself", 1, AFTER_QUESTION + IN_A + "c0000207", malformed);
        answer(all, "a pointer to its own labels", 1, "0161" + AFTER_QUESTION + IN_A + "c0000207", malformed);
        answer(all, "a pointer forwards", 1, "c0ff" + IN_A + "c0000207", malformed);
        answer(all, "a pointer into the header", 1, "c000" + IN_A + "c0000207", malformed);
        answer(all, "a pointer to the end of a name", 1, "0177 c01a" + IN_A + "c0000207", "no address of this type");
        answer(
                all,
                "two pointers at each other",
                2,
                "0161 c033" + IN_A + "c0000207" + "0162" + AFTER_QUESTION + IN_A + "c0000208",
                malformed);
        answer(
                all,
                "a pointer to a pointer",
                2,
                W + IN_A + "c0000207" + AFTER_QUESTION + IN_A + "c0000208",
                "192.0.2.7 192.0.2.8");
        answer(all, "127 pointers to pointers", 2, pointers(127), "no address of this type");
        answer(all, "128 pointers to pointers", 2, pointers(128), malformed);
        answer(all, "a label of kind 01", 1, "4161" + IN_A + "c0000207", malformed);
        answer(all, "a label of kind 10", 1, "8161" + IN_A + "c0000207", malformed);
        String label = "3f" + "61".repeat(63);
        answer(
                all,
                "a name of 255 bytes",
                2,
                label.repeat(3) + "3d" + "61".repeat(61) + "00" + IN_A + "c0000201" + W + IN_A + "c0000207",
                "192.0.2.7");
        answer(
                all,
                "a name of 256 bytes",
                2,
                label.repeat(3) + "3e" + "61".repeat(62) + "00" + IN_A + "c0000201" + W + IN_A + "c0000207",
                malformed);
        answer(
                all,
                "a name of 255 bytes with a pointer",
                2,
                label.repeat(3) + "31" + "61".repeat(49) + EXAMPLE + IN_A + "c0000201" + W + IN_A + "c0000207",
                "192.0.2.7");
        answer(
                all,
                "a name of 256 bytes with a pointer",
                2,
                label.repeat(3) + "32" + "61".repeat(50) + EXAMPLE + IN_A + "c0000201" + W + IN_A + "c0000207",
                malformed);
    }

    /** In the data of a record of no concern, a name and pointers, each to the one before, and then one to the last. */
    private static String pointers(int count) {
        StringBuilder records = new StringBuilder(W)
                .append("0010 0001 00000000")
                .append(Hex.of((byte) (2 * count >> 8), (byte) (2 * count)))
                .append("0000");
        int at = DATA_OF_FIRST_RECORD;
        for (int i = 1; i < count; i++) {
            records.append(Hex.of((byte) (0xc0 | at >> 8), (byte) at));
            at += 2;
        }
        return records.append(Hex.of((byte) (0xc0 | at >> 8), (byte) at))
                .append("0010 0001 00000000 0000")
                .toString();
    }

    private static void answer(List<Vector> all, String name, int records, String answers, String expected) {
        String header = "abcd 8180 0001 00" + Hex.of((byte) records) + "0000 0000";
        whole(all, name, header + QUESTION_A + answers, expected);
    }

    private static void whole(List<Vector> all, String name, String message, String expected) {
        all.add(new Vector("DNS answer, " + name, () -> read("w.example.org", Type.A, message), expected));
    }

    private static String read(String name, Type type, String message) {
        Result<DnsQuery> query = DnsQuery.of(ID, name, type);
        DnsQuery.Answer answer = query.value().read(Hex.bytes(message));
        if (answer.kind() != DnsQuery.Kind.ADDRESSES) {
            return answer.describe();
        }
        StringBuilder addresses = new StringBuilder();
        answer.addresses()
                .forEach(each ->
                        addresses.append(addresses.length() == 0 ? "" : " ").append(each));
        return addresses.toString();
    }
}
