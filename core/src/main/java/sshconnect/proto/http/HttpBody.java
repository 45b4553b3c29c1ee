package sshconnect.proto.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Ascii;
import sshconnect.base.ByteQueue;
import sshconnect.base.Digits;

/**
 * The body of an HTTP response that nobody reads, drained by its framing (RFC 9112, section 6.3), so that the next
 * response is found where it begins.
 */
final class HttpBody {

    /** The progress of draining. */
    enum Progress {
        MORE,
        DONE,
        BROKEN
    }

    /** Error pages have some kilobytes; for one that is larger, a new connection costs less than reading it. */
    static final long MAX_BYTES = 1024 * 1024;

    /** Chunk sizes with their extensions, and fields of the trailer, are short; this bounds them. */
    static final int MAX_LINE_BYTES = 8 * 1024;

    private enum Part {
        DATA,
        DATA_END,
        CHUNK_SIZE,
        TRAILER
    }

    private final boolean chunked;
    private long remaining;
    private long drained;
    private Part part;
    /** The number of unread bytes that are known to hold no end of a line. */
    private int scanned;

    private HttpBody(boolean chunked, long length) {
        this.chunked = chunked;
        this.remaining = length;
        this.part = chunked ? Part.CHUNK_SIZE : Part.DATA;
    }

    /**
     * Finds out how the body of a response is framed.
     *
     * @param head the head of the response
     * @return the body, or null when only the end of the connection delimits it, or when it is too large or its
     *         framing is contradictory
     */
    static @Nullable HttpBody of(HttpHead head) {
        if (!head.values("Transfer-Encoding").isEmpty()) {
            return head.hasToken("Transfer-Encoding", "chunked") ? new HttpBody(true, 0) : null;
        }
        List<String> lengths = head.values("Content-Length");
        if (lengths.isEmpty()) {
            return null;
        }
        for (String length : lengths) {
            if (!length.equals(lengths.get(0))) {
                return null;
            }
        }
        long length = Digits.number(lengths.get(0), 10, MAX_BYTES);
        return length == Digits.NO_NUMBER ? null : new HttpBody(false, length);
    }

    /**
     * Consumes what is there of the body.
     *
     * @param input the unread bytes
     * @return whether more is to come, the body is over, or its framing makes no sense
     */
    Progress drain(ByteQueue input) {
        Progress progress = null;
        while (progress == null) {
            progress = switch (part) {
                case DATA -> drainData(input);
                case DATA_END -> drainDataEnd(input);
                case CHUNK_SIZE, TRAILER -> drainLine(input);
            };
        }
        return progress == Progress.MORE && input.ended() ? Progress.BROKEN : progress;
    }

    private @Nullable Progress drainData(ByteQueue input) {
        int count = (int) Math.min(remaining, input.size());
        input.skip(count);
        remaining -= count;
        drained += count;
        if (drained > MAX_BYTES) {
            return Progress.BROKEN;
        }
        if (remaining > 0) {
            return Progress.MORE;
        }
        part = Part.DATA_END;
        return chunked ? null : Progress.DONE;
    }

    private @Nullable Progress drainDataEnd(ByteQueue input) {
        String line = line(input);
        if (line == null) {
            return input.size() > 1 ? Progress.BROKEN : Progress.MORE;
        }
        part = Part.CHUNK_SIZE;
        return line.isEmpty() ? null : Progress.BROKEN;
    }

    private @Nullable Progress drainLine(ByteQueue input) {
        int before = input.size();
        String line = line(input);
        // Also where the end came with the rest: what is done may not depend on the pieces that bytes arrive in.
        int lineBytes = line == null ? before : before - input.size() - 1;
        if (lineBytes > MAX_LINE_BYTES) {
            return Progress.BROKEN;
        }
        if (line == null) {
            return Progress.MORE;
        }
        drained += line.length();
        if (part == Part.TRAILER) {
            return line.isEmpty() ? Progress.DONE : drained > MAX_BYTES ? Progress.BROKEN : null;
        }
        int extension = line.indexOf(';');
        remaining = Digits.number(Ascii.strip(extension < 0 ? line : line.substring(0, extension)), 16, MAX_BYTES);
        if (remaining == Digits.NO_NUMBER) {
            return Progress.BROKEN;
        }
        part = remaining == 0 ? Part.TRAILER : Part.DATA;
        return null;
    }

    private @Nullable String line(ByteQueue input) {
        int lineFeed = input.indexOf('\n', scanned);
        if (lineFeed < 0) {
            scanned = input.size();
            return null;
        }
        scanned = 0;
        byte[] bytes = input.take(lineFeed + 1);
        int end = lineFeed > 0 && bytes[lineFeed - 1] == '\r' ? lineFeed - 1 : lineFeed;
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < end; i++) {
            line.append((char) (bytes[i] & 0xff));
        }
        return line.toString();
    }
}
