package sshconnect.proto.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import sshconnect.base.IpAddress;
import sshconnect.proto.dns.DnsQuery.Answer;
import sshconnect.proto.dns.DnsQuery.Kind;
import sshconnect.proto.dns.DnsQuery.Type;

class DnsQueryTest {

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .withChars("0123456789-_")
                .ofMinLength(1)
                .ofMaxLength(20)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(labels -> String.join(".", labels));
    }

    private static DnsQuery query(int id, String name, Type type) {
        return DnsQuery.of(id, name, type).value();
    }

    /** Answers a query as a server would: the question again, then records under a pointer to it. */
    private static byte[] answer(DnsQuery query, List<byte[]> addresses) {
        byte[] question = query.bytes();
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.writeBytes(question);
        for (byte[] address : addresses) {
            answer.writeBytes(new byte[] {
                (byte) 0xc0, 12, 0, (byte) (address.length == 4 ? 1 : 28), 0, 1, 0, 0, 0, 60, 0, (byte) address.length
            });
            answer.writeBytes(address);
        }
        byte[] message = answer.toByteArray();
        message[2] = (byte) 0x81;
        message[7] = (byte) addresses.size();
        return message;
    }

    @Property
    void whatAServerAnswersIsUnderstood(
            @ForAll("names") String name,
            @ForAll @IntRange(max = 65535) int id,
            @ForAll Type type,
            @ForAll @Size(max = 20) List<@Size(16) byte[]> records) {
        List<byte[]> addresses = new ArrayList<>();
        List<IpAddress> expected = new ArrayList<>();
        for (byte[] record : records) {
            byte[] address = Arrays.copyOf(record, type == Type.A ? 4 : 16);
            addresses.add(address);
            expected.add(IpAddress.of(address));
        }
        Answer answer = query(id, name, type).read(answer(query(id, name.toUpperCase(Locale.ROOT), type), addresses));
        assertThat(answer.kind()).isEqualTo(expected.isEmpty() ? Kind.NO_DATA : Kind.ADDRESSES);
        assertThat(answer.addresses()).isEqualTo(expected);
    }

    @Property(tries = 100)
    void anAnswerThatIsCutOffAnywhereIsMalformed(@ForAll("names") String name, @ForAll @Size(4) byte[] address) {
        DnsQuery query = query(1, name, Type.A);
        byte[] whole = answer(query, List.of(address, address));
        for (int length = 0; length < whole.length; length++) {
            assertThat(query.read(Arrays.copyOf(whole, length)).kind()).isEqualTo(Kind.MALFORMED);
        }
    }

    @Property
    void noMessageIsTooStrange(@ForAll byte[] message) {
        check(query(1, "a.example", Type.A).read(message));
    }

    /** Changes some bytes behind the header of a good answer, towards pointers and lengths. */
    @Property(tries = 5000)
    void noChangeOfAnAnswerIsTooStrange(
            @ForAll("names") String name,
            @ForAll @Size(min = 1, max = 6) int[] positions,
            @ForAll("telling") byte[] values) {
        DnsQuery query = query(1, name, Type.A);
        byte[] message = answer(query, List.of(new byte[4], new byte[4], new byte[4]));
        for (int i = 0; i < positions.length; i++) {
            message[Math.floorMod(positions[i], message.length)] = values[i % values.length];
        }
        check(query.read(message));
    }

    @Provide
    Arbitrary<byte[]> telling() {
        return Arbitraries.of(
                        (byte) 0, (byte) 1, (byte) 5, (byte) 12, (byte) 13, (byte) 63, (byte) 64, (byte) 0xc0, (byte)
                                0xff)
                .array(byte[].class)
                .ofSize(6);
    }

    static void check(Answer answer) {
        assertThat(answer.kind() == Kind.ADDRESSES)
                .isEqualTo(!answer.addresses().isEmpty());
        assertThat(answer.describe()).isNotEmpty();
    }
}
