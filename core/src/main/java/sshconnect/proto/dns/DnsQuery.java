package sshconnect.proto.dns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Fault;
import sshconnect.base.IpAddress;
import sshconnect.base.Result;
import sshconnect.base.Wire;

/**
 * One question to a name server, and the understanding of its answer (RFC 1035, RFC 3596), without any input or output
 * of its own. The server is asked to do the work (recursion desired); aliases (CNAME) are followed within the answer.
 */
public final class DnsQuery {

    /** The records that are asked for. */
    public enum Type {
        /** IPv4 addresses (RFC 1035, section 3.4.1). */
        A(1, 4),
        /** IPv6 addresses (RFC 3596, section 2). */
        AAAA(28, 16);

        private final int number;
        private final int addressBytes;

        Type(int number, int addressBytes) {
            this.number = number;
            this.addressBytes = addressBytes;
        }
    }

    /** The sorts of answers. */
    public enum Kind {
        /** There are addresses. */
        ADDRESSES,
        /** The name exists and has no address of this type. */
        NO_DATA,
        /** The name does not exist. */
        NAME_ERROR,
        /** The message was cut off: ask again over TCP (RFC 7766, section 5). */
        TRUNCATED,
        /** The server cannot or will not answer. */
        FAILED,
        /** The message is not well-formed. */
        MALFORMED,
        /** This answers something else: another question, or none at all. */
        UNRELATED
    }

    /**
     * An answer.
     *
     * @param kind      what sort of answer
     * @param addresses the addresses in the server's order; empty unless the kind is {@code ADDRESSES}
     * @param rcode     the server's response code (RFC 1035, section 4.1.1), 0 when there is none to speak of
     */
    public record Answer(Kind kind, List<IpAddress> addresses, int rcode) {

        private static Answer of(Kind kind) {
            return new Answer(kind, List.of(), 0);
        }

        /**
         * The answer in a few words, for a person.
         *
         * @return for example {@code no such name}
         */
        public String describe() {
            return switch (kind) {
                case ADDRESSES -> "has addresses";
                case NO_DATA -> "no address of this type";
                case NAME_ERROR -> "no such name";
                case TRUNCATED -> "the answer is truncated";
                case FAILED ->
                    "the server answered " + (rcode < RCODES.length ? RCODES[rcode] : "with response code " + rcode);
                case MALFORMED -> "the answer is malformed";
                case UNRELATED -> "the answer belongs to another query";
            };
        }
    }

    /** RFC 1035, section 4.1.1; the counts of the last two sections are of no use. */
    private record Header(int id, int flags, int questions, int answers) {

        private int rcode() {
            return flags & MASK_RCODE;
        }
    }

    private record Alias(byte[] owner, byte[] target) {}

    private record Address(byte[] owner, IpAddress address) {}

    private static final int MAX_LABEL_BYTES = 63;
    /** Longer chains of aliases are nobody's intention; it also bounds the work that an answer can cause. */
    private static final int MAX_ALIASES = 16;

    private static final int CLASS_IN = 1;
    private static final int TYPE_CNAME = 5;
    /** RFC 1035, section 4.1.1: the bits of the second 16 bits of the header. */
    private static final int FLAG_RESPONSE = 0x8000;

    private static final int MASK_OPCODE = 0x7800;
    private static final int FLAG_TRUNCATED = 0x0200;
    private static final int FLAG_RECURSION_DESIRED = 0x0100;
    private static final int MASK_RCODE = 0x000f;
    private static final int RCODE_NAME_ERROR = 3;
    private static final String[] RCODES = {"NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED"};
    private static final int TIME_TO_LIVE_BYTES = 4;

    private final int id;
    private final byte[] name;
    private final Type type;
    private final byte[] bytes;

    private DnsQuery(int id, byte[] name, Type type) {
        this.id = id;
        this.name = new DnsMessage(name).name();
        this.type = type;
        this.bytes = Wire.binary()
                .uint16(id)
                .uint16(FLAG_RECURSION_DESIRED)
                .uint16(1)
                .uint16(0)
                .uint16(0)
                .uint16(0)
                .bytes(name)
                .uint16(type.number)
                .uint16(CLASS_IN)
                .toBytes();
    }

    /**
     * Makes a query.
     *
     * @param id   0 to 65535, unpredictable: it is what tells the answer from a forged one (RFC 5452, section 4.3)
     * @param name the name, in ASCII, with or without a dot at its end
     * @param type what is asked for
     * @return the query, or why DNS cannot have this name
     */
    public static Result<DnsQuery> of(int id, String name, Type type) {
        String relative = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        byte[] encoded = new byte[relative.length() + 2];
        if (encoded.length > DnsMessage.MAX_NAME_BYTES) {
            return failed(name, "a DNS name has at most " + (DnsMessage.MAX_NAME_BYTES - 2) + " characters");
        }
        int lengthAt = 0;
        for (int i = 0; i <= relative.length(); i++) {
            char c = i < relative.length() ? relative.charAt(i) : '.';
            if (c == '.') {
                int length = i - lengthAt;
                if (length == 0 || length > MAX_LABEL_BYTES) {
                    return failed(name, "between the dots of a DNS name are 1 to " + MAX_LABEL_BYTES + " characters");
                }
                encoded[lengthAt] = (byte) length;
                lengthAt = i + 1;
            } else if (c <= ' ' || c >= 0x7f) {
                return failed(name, "a DNS name is ASCII without spaces; try its xn-- form");
            } else {
                encoded[i + 1] = (byte) c;
            }
        }
        return Result.of(new DnsQuery(id, encoded, type));
    }

    private static Result<DnsQuery> failed(String name, String cause) {
        return Result.failed(Fault.Kind.NOT_FOUND, "look up", name, cause);
    }

    /**
     * The message to send: over UDP as it is, over TCP behind its length in two octets.
     *
     * @return a new array
     */
    public byte[] bytes() {
        return Arrays.copyOf(bytes, bytes.length);
    }

    /**
     * Tells whether a datagram that came is the answer to this query. What is not has to be ignored, and waited on (RFC 5452,
     * section 9.1): it may be a forgery, the late answer to another query, or the query itself.
     *
     * @param message the datagram
     * @return true if its identifier and its question are those of the query, even if the rest makes no sense
     */
    public boolean isAnsweredBy(byte[] message) {
        DnsMessage in = new DnsMessage(message);
        return mismatch(in, readHeader(in)) == null;
    }

    /**
     * Understands a message from the server.
     *
     * @param message the message, without the two octets of TCP
     * @return what it says
     */
    public Answer read(byte[] message) {
        DnsMessage in = new DnsMessage(message);
        Header header = readHeader(in);
        Kind mismatch = mismatch(in, header);
        if (mismatch != null) {
            return Answer.of(mismatch);
        }
        if ((header.flags & FLAG_TRUNCATED) != 0) {
            return Answer.of(Kind.TRUNCATED);
        }
        return switch (header.rcode()) {
            case 0 -> readAnswers(in, header.answers);
            case RCODE_NAME_ERROR -> Answer.of(Kind.NAME_ERROR);
            default -> new Answer(Kind.FAILED, List.of(), header.rcode());
        };
    }

    private static Header readHeader(DnsMessage in) {
        Header header = new Header(in.uint16(), in.uint16(), in.uint16(), in.uint16());
        in.skip(2 * 2);
        return header;
    }

    /** Reads the question, and says why the message is no answer to the query; null when it is one. */
    private @Nullable Kind mismatch(DnsMessage in, Header header) {
        if (in.broken()) {
            return Kind.MALFORMED;
        }
        if (header.id != id || (header.flags & (FLAG_RESPONSE | MASK_OPCODE)) != FLAG_RESPONSE) {
            return Kind.UNRELATED;
        }
        // A server that could not read the query has no question to repeat.
        boolean withoutQuestion = header.questions == 0 && header.rcode() != 0 && header.rcode() != RCODE_NAME_ERROR;
        if (withoutQuestion) {
            return null;
        }
        boolean same = header.questions == 1 && readQuestion(in);
        return same ? null : header.questions != 1 || in.broken() ? Kind.MALFORMED : Kind.UNRELATED;
    }

    /** Tells whether the question is ours. */
    private boolean readQuestion(DnsMessage in) {
        byte[] question = in.name();
        int questionType = in.uint16();
        int questionClass = in.uint16();
        return !in.broken()
                && Arrays.equals(question, name)
                && questionType == type.number
                && questionClass == CLASS_IN;
    }

    private Answer readAnswers(DnsMessage in, int count) {
        List<Alias> aliases = new ArrayList<>();
        List<Address> addresses = new ArrayList<>();
        for (int i = 0; i < count && !in.broken(); i++) {
            byte[] owner = in.name();
            int recordType = in.uint16();
            int recordClass = in.uint16();
            in.skip(TIME_TO_LIVE_BYTES);
            int length = in.uint16();
            if (recordClass == CLASS_IN && recordType == TYPE_CNAME) {
                aliases.add(new Alias(owner, in.nameOf(length)));
            } else if (recordClass == CLASS_IN && recordType == type.number) {
                byte[] address = in.take(length);
                if (in.broken() || length != type.addressBytes) {
                    return Answer.of(Kind.MALFORMED);
                }
                addresses.add(new Address(owner, IpAddress.of(address)));
            } else {
                in.skip(length);
            }
        }
        return in.broken() ? Answer.of(Kind.MALFORMED) : follow(aliases, addresses);
    }

    private Answer follow(List<Alias> aliases, List<Address> addresses) {
        byte[] current = name;
        for (int i = 0; i <= MAX_ALIASES; i++) {
            List<IpAddress> found = new ArrayList<>();
            for (Address each : addresses) {
                if (Arrays.equals(each.owner, current)) {
                    found.add(each.address);
                }
            }
            if (!found.isEmpty()) {
                return new Answer(Kind.ADDRESSES, found, 0);
            }
            byte[] target = target(aliases, current);
            if (target == null) {
                return Answer.of(Kind.NO_DATA);
            }
            current = target;
        }
        return Answer.of(Kind.MALFORMED);
    }

    private static byte @Nullable [] target(List<Alias> aliases, byte[] owner) {
        for (Alias alias : aliases) {
            if (Arrays.equals(alias.owner, owner)) {
                return alias.target;
            }
        }
        return null;
    }
}
