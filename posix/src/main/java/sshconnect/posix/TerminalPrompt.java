package sshconnect.posix;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.teavm.interop.Address;
import org.teavm.interop.Structure;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.base.Secret;
import sshconnect.host.Prompter;

/**
 * A question on a terminal, with the echo off until it is answered. A signal that comes meanwhile takes its effect
 * after the echo is back; when the program goes on after it, having been stopped, the question is asked again.
 */
final class TerminalPrompt {

    /** The terminal that controls the process, whatever its standard streams are. */
    static final String PATH = "/dev/tty";

    private static final int MODES_BYTES = Structure.sizeOf(LibcTerminal.Modes.class);
    private static final LibcTerminal.Modes FOUND = Libc.calloc(1, MODES_BYTES).toStructure();
    private static final LibcTerminal.Modes SILENT = Libc.calloc(1, MODES_BYTES).toStructure();

    private static final byte[] LINE_END = {'\n'};
    /** Stand among the errno values, which are positive. */
    private static final int END_OF_INPUT = -2;

    private static final int TOO_LONG = -3;

    private final int terminal;
    private final byte[] prompt;
    private final byte[] line = new byte[Prompter.MAX_ANSWER_BYTES + 1];
    private int length;

    /**
     * A question.
     *
     * @param terminal an open terminal, which stays the caller's
     * @param prompt   what to show
     */
    TerminalPrompt(int terminal, String prompt) {
        this.terminal = terminal;
        this.prompt = prompt.getBytes(StandardCharsets.UTF_8);
    }

    /** Opens the terminal; gives a negative number and errno where there is none. */
    static int open() {
        return Libc.open(CString.of(PATH), Libc.O_RDWR() | Libc.O_NOCTTY() | Libc.O_CLOEXEC());
    }

    /** See {@link Prompter#askOnTerminal}. */
    Result<Secret> ask() {
        int error = Errno.EINTR();
        while (error == Errno.EINTR()) {
            PromptSignals.hold();
            error = silence();
            if (error == 0) {
                PromptSignals.holdStops();
                PosixDiagnostics.writeAll(terminal, prompt);
                error = readLine();
                PosixDiagnostics.writeAll(terminal, LINE_END);
                // Not TCSAFLUSH: what was typed after the answer may be meant for the tunnel.
                LibcTerminal.tcsetattr(terminal, LibcTerminal.TCSADRAIN(), FOUND);
            }
            PromptSignals.letGo();
        }
        byte[] answer = Arrays.copyOf(line, length);
        Arrays.fill(line, (byte) 0);
        return error == 0 ? Result.of(Secret.of(answer)) : failed(error);
    }

    private static Result<Secret> failed(int error) {
        if (error == END_OF_INPUT) {
            return Result.failed(Fault.Kind.CANCELLED, "read from", PATH, "end of input");
        }
        if (error == TOO_LONG) {
            return Result.failed(Fault.Kind.OTHER, "read from", PATH, "the line is too long");
        }
        return SystemError.failed(error, "read from", PATH);
    }

    /** Turns the echo off, and forgets what was typed before the question; gives 0 or an errno. */
    private int silence() {
        int done = LibcTerminal.tcgetattr(terminal, FOUND);
        if (done == 0) {
            Address.moveMemoryBlock(FOUND.toAddress(), SILENT.toAddress(), MODES_BYTES);
            SILENT.localFlags &= ~(LibcTerminal.ECHO() | LibcTerminal.ECHONL());
            done = LibcTerminal.tcsetattr(terminal, LibcTerminal.TCSAFLUSH(), SILENT);
        }
        return done == 0 ? 0 : Libc.errno();
    }

    /** What an error of read(2) means: in the background it stands for a signal that is held. */
    private int unread(int error) {
        if (error == Errno.EIO() && LibcTerminal.tcgetpgrp(terminal) != LibcProcess.getpgrp()) {
            PromptSignals.stopForTerminal();
            return Errno.EINTR();
        }
        return error;
    }

    /** Reads a line; gives 0, an errno (EINTR after a signal), or one of the marks above. */
    private int readLine() {
        length = 0;
        while (length < line.length) {
            int error = PromptSignals.awaitInput(terminal);
            if (error != 0) {
                return error;
            }
            long count = Libc.read(terminal, Address.ofData(line).add(length), line.length - length);
            error = count < 0 ? Libc.errno() : 0;
            Address.pin(line);
            if (count <= 0) {
                length = 0;
                return count == 0 ? END_OF_INPUT : unread(error);
            }
            for (int i = 0; i < count; i++) {
                if (line[length] == '\n') {
                    return 0;
                }
                length++;
            }
        }
        length = 0;
        return TOO_LONG;
    }
}
