package sshconnect.host;

import java.util.List;
import sshconnect.base.Result;

/** What the process finds around it. Reads only; caches nothing; interprets nothing. */
public interface SystemEnvironment {

    /**
     * A small file.
     *
     * @param bytes  its content
     * @param access who else has to do with it
     */
    record FileContent(byte[] bytes, FileAccess access) {}

    /**
     * Who has to do with a file besides the account that runs the program; all false where the system cannot tell.
     *
     * @param readableByOthers whether somebody besides its owner may read it
     * @param writableByOthers whether somebody besides its owner may write it
     * @param ofOthers         whether it belongs to somebody else than this account and the system's administrator
     */
    record FileAccess(boolean readableByOthers, boolean writableByOthers, boolean ofOthers) {}

    /**
     * The name that the program was called by.
     *
     * @return the last component of its path
     */
    String programName();

    /**
     * A variable of the environment.
     *
     * @param name its name
     * @return its bytes, or null when it is not set; an empty variable is set
     */
    byte[] environment(String name);

    /**
     * Reads a whole file, which may also be a FIFO that somebody has still to write to, or a terminal.
     *
     * @param path           its path
     * @param sizeLimit      how many bytes it may have; a larger one is {@code TOO_LARGE}, not a truncated value
     * @param deadlineMillis when to give up, see {@link Host}; a regular file is read also after that
     * @return the content; {@code NOT_FOUND} when there is none
     */
    Result<FileContent> readFile(String path, int sizeLimit, long deadlineMillis);

    /**
     * Reads a line from a descriptor that the process has inherited, and not a byte more.
     *
     * @param descriptor     its number
     * @param sizeLimit      how many bytes the line may have; a longer one is a fault, not a truncated value
     * @param deadlineMillis when to give up, see {@link Host}
     * @return the line without its end, LF or CR LF, up to the end of the input where there is none; to be wiped by the
     *         caller where it holds a secret
     */
    Result<byte[]> readLine(int descriptor, int sizeLimit, long deadlineMillis);

    /**
     * The home directory: {@code HOME}, or what the account says.
     *
     * @return its path, or null when nobody knows
     */
    String homeDirectory();

    /**
     * The name of the account that runs the program.
     *
     * @return the name, or null when nobody knows
     */
    String accountName();

    /**
     * Looks a TCP service name up ({@code /etc/services}).
     *
     * @param name the name
     * @return the port, or 0 when the name is unknown
     */
    int servicePort(String name);

    /**
     * The addresses of the local interfaces, those of the loopback interface among them.
     *
     * @return the addresses; empty when the system does not tell
     */
    List<InterfaceAddress> interfaceAddresses();

    /**
     * A clock that only goes forward.
     *
     * @return milliseconds since some fixed moment
     */
    long monotonicMillis();

    /**
     * The time of day, for protocols that carry it. It may jump: to measure with, there is {@link #monotonicMillis}.
     *
     * @return milliseconds since 1970-01-01 UTC
     */
    long wallClockMillis();

    /**
     * Unpredictable bytes, good enough for cryptography.
     *
     * @param count how many
     * @return the bytes
     */
    byte[] randomBytes(int count);
}
