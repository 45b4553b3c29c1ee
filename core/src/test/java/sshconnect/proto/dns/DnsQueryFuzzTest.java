package sshconnect.proto.dns;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import sshconnect.base.Result;
import sshconnect.proto.dns.DnsQuery.Type;

class DnsQueryFuzzTest {

    private static final byte[] QUESTION =
            DnsQuery.of(1, "a.example", Type.A).value().bytes();

    /** Every message is an answer of some kind, and none keeps the reader busy for long. */
    @FuzzTest
    void message(byte[] message) {
        DnsQueryTest.check(DnsQuery.of(1, "a.example", Type.A).value().read(message));
    }

    /** As before, with header and question right, so that records are reached. */
    @FuzzTest
    void records(FuzzedDataProvider data) {
        int count = data.consumeInt(0, 255);
        byte[] records = data.consumeRemainingAsBytes();
        byte[] message = new byte[QUESTION.length + records.length];
        System.arraycopy(QUESTION, 0, message, 0, QUESTION.length);
        System.arraycopy(records, 0, message, QUESTION.length, records.length);
        message[2] = (byte) 0x81;
        message[7] = (byte) count;
        DnsQueryTest.check(DnsQuery.of(1, "a.example", Type.A).value().read(message));
    }

    /** Every name can be asked for, or DNS cannot have it. */
    @FuzzTest
    void name(FuzzedDataProvider data) {
        Result<DnsQuery> query = DnsQuery.of(1, data.consumeRemainingAsString(), Type.AAAA);
        if (query.ok()) {
            byte[] answer = query.value().bytes();
            answer[2] = (byte) 0x81;
            DnsQueryTest.check(query.value().read(answer));
        }
    }
}
