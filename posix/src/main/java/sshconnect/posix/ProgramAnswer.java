package sshconnect.posix;

import java.util.Arrays;
import org.teavm.interop.Address;
import sshconnect.base.Fault;
import sshconnect.base.LittleEndian;
import sshconnect.base.Result;
import sshconnect.host.Programs;

/**
 * The conversation with a program that runs: it gets its input while it writes its output, up to the report of its end.
 * The end of its output is not waited for, since a process that it leaves behind may hold it.
 */
final class ProgramAnswer {

    private static final int INPUT = 0;
    private static final int OUTPUT = 1;
    private static final int REPORT = 2;
    private static final int ENTRIES = 3;

    private final String program;
    private final Pipe source;
    private final Pipe sink;
    private final Pipe report;
    private final Libc.PollEntry entries = PollEntries.allocate(ENTRIES);
    private final byte[] output = new byte[Programs.MAX_OUTPUT_BYTES + 1];
    private int length;
    private int written;

    /**
     * A conversation.
     *
     * @param program its name
     * @param source  its standard input
     * @param sink    its standard output
     * @param report  where its {@link ProgramKeeper} reports
     */
    ProgramAnswer(String program, Pipe source, Pipe sink, Pipe report) {
        this.program = program;
        this.source = source;
        this.sink = sink;
        this.report = report;
    }

    /** See {@link Programs#run}. */
    Result<byte[]> read(byte[] input) {
        source.closeReadEnd();
        sink.closeWriteEnd();
        report.closeWriteEnd();
        // Our ends alone: what the program has is another open file.
        Libc.fcntl(source.writeEnd(), Libc.F_SETFL(), Libc.O_NONBLOCK());
        Libc.fcntl(sink.readEnd(), Libc.F_SETFL(), Libc.O_NONBLOCK());
        boolean ended = false;
        while (!ended && length <= Programs.MAX_OUTPUT_BYTES) {
            write(input);
            ended = await();
            take();
        }
        Fault fault = length > Programs.MAX_OUTPUT_BYTES ? tooLong() : fault();
        Libc.free(entries.toAddress());
        byte[] answer = fault == null ? Arrays.copyOf(output, length) : null;
        Arrays.fill(output, (byte) 0);
        return fault == null ? Result.of(answer) : Result.failed(fault);
    }

    /** Writes what there is room for; closes the input when that was all, or nobody reads. */
    private void write(byte[] input) {
        int error = 0;
        while (source.writeEnd() >= 0 && error == 0) {
            Address rest = Address.ofData(input).add(written);
            long count = written == input.length ? 0 : Libc.write(source.writeEnd(), rest, input.length - written);
            error = count < 0 ? Libc.errno() : 0;
            Address.pin(input);
            written += (int) Math.max(0, count);
            boolean waits = error == Errno.EAGAIN() || error == Errno.EINTR();
            if (written == input.length || error != 0 && !waits) {
                source.closeWriteEnd();
            }
        }
    }

    /** Waits until something can be done; gives whether the end was reported. */
    private boolean await() {
        PollEntries.watch(entries, INPUT, source.writeEnd(), Libc.POLLOUT());
        PollEntries.watch(entries, OUTPUT, sink.readEnd(), Libc.POLLIN());
        PollEntries.watch(entries, REPORT, report.readEnd(), Libc.POLLIN());
        return Libc.poll(entries, ENTRIES, -1) > 0 && PollEntries.found(entries, REPORT) != 0;
    }

    /** Takes what the program has written. */
    private void take() {
        long count = 1;
        while (count > 0 && sink.readEnd() >= 0 && length < output.length) {
            Address rest = Address.ofData(output).add(length);
            count = Libc.read(sink.readEnd(), rest, output.length - length);
            Address.pin(output);
            length += (int) Math.max(0, count);
        }
        if (count == 0) {
            sink.closeReadEnd();
        }
    }

    /** Nobody reads its report any more, which is the end of it. */
    private Fault tooLong() {
        report.closeReadEnd();
        return new Fault(
                Fault.Kind.OTHER,
                "read the answer of",
                program,
                "it has more than " + Programs.MAX_OUTPUT_BYTES + " bytes");
    }

    private Fault fault() {
        byte[] end = new byte[ProgramKeeper.REPORT_BYTES];
        long count = Libc.read(report.readEnd(), Address.ofData(end), end.length);
        Address.pin(end);
        if (count != end.length) {
            return new Fault(Fault.Kind.OTHER, PosixPrograms.OPERATION, program, "how it ended is not known");
        }
        return PosixPrograms.fault(end[0], LittleEndian.int32(end, 1), program);
    }
}
