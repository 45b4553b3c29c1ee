package sshconnect.posix;

import org.teavm.interop.Address;
import org.teavm.interop.Function;
import org.teavm.interop.Structure;

/**
 * What libssl calls back: a BIO (bio(7)) that reads from memory and writes to memory of ours, so that records are not
 * copied into buffers of the library's own on their way, and what is asked while a handshake goes on. Nothing here
 * allocates.
 */
final class TlsExchange {

    /** BIO_TYPE_SOURCE_SINK, BIO_CTRL_FLUSH; BIO_FLAGS_READ and BIO_FLAGS_SHOULD_RETRY; all flags that say what to retry. */
    private static final int SOURCE_SINK = 0x0400;

    private static final int FLUSH = 11;
    private static final int READ_LATER = 0x01 | 0x08;
    private static final int RETRY_FLAGS = 0x0f;

    private static final int NOTHING = -1;
    private static final int GO_ON = 1;

    private static Address method;
    /** Whose handshake goes on. */
    private static LibSsl.Exchange current;

    private TlsExchange() {}

    /** The memory of a session. */
    static LibSsl.Exchange allocate() {
        return Libc.calloc(1, Structure.sizeOf(LibSsl.Exchange.class)).toStructure();
    }

    /** A BIO that reads and writes there. */
    static Address bio(LibX509 library, LibSsl.Exchange exchange) {
        if (method == null) {
            method = library.BIO_meth_new.call(SOURCE_SINK, CString.of("memory"));
            LibSsl.Bytes read = Function.get(LibSsl.Bytes.class, TlsExchange.class, "onRead");
            LibSsl.Bytes write = Function.get(LibSsl.Bytes.class, TlsExchange.class, "onWrite");
            LibSsl.Control control = Function.get(LibSsl.Control.class, TlsExchange.class, "onControl");
            library.BIO_meth_set_read.call(method, read);
            library.BIO_meth_set_write.call(method, write);
            library.BIO_meth_set_ctrl.call(method, control);
        }
        Address bio = library.BIO_new.call(method);
        library.BIO_set_data.call(bio, exchange.toAddress());
        library.BIO_set_init.call(bio, 1);
        return bio;
    }

    /** Says whose handshake goes on. */
    static void begin(LibSsl.Exchange exchange) {
        current = exchange;
    }

    static int onRead(Address bio, Address bytes, int count) {
        LibX509 library = LibX509.get();
        LibSsl.Exchange exchange = library.BIO_get_data.call(bio).toStructure();
        library.BIO_clear_flags.call(bio, RETRY_FLAGS);
        int length = Math.min(count, exchange.last - exchange.first);
        if (length <= 0) {
            library.BIO_set_flags.call(bio, READ_LATER);
            return NOTHING;
        }
        Address.moveMemoryBlock(exchange.received.add(exchange.first), bytes, length);
        exchange.first += length;
        return length;
    }

    /** Where there is no room, the session fails: nothing that is in order gives so much. */
    static int onWrite(Address bio, Address bytes, int count) {
        LibX509 library = LibX509.get();
        LibSsl.Exchange exchange = library.BIO_get_data.call(bio).toStructure();
        library.BIO_clear_flags.call(bio, RETRY_FLAGS);
        if (count > exchange.room - exchange.held) {
            return NOTHING;
        }
        Address.moveMemoryBlock(bytes, exchange.toSend.add(exchange.held), count);
        exchange.held += count;
        return count;
    }

    static long onControl(Address bio, int command, long number, Address pointer) {
        return command == FLUSH ? 1 : 0;
    }

    /** Remembers what the verification does not accept. */
    static int onVerification(int ok, Address verification) {
        if (ok == 0 && current.error == 0) {
            LibX509 library = LibX509.get();
            current.error = library.X509_STORE_CTX_get_error.call(verification);
            current.culprit = library.X509_STORE_CTX_get_current_cert.call(verification);
            if (current.culprit != null) {
                library.X509_up_ref.call(current.culprit);
            }
        }
        return ok;
    }

    /** Remembers that the server has asked for a certificate. */
    static int onCertificateWish(Address session, Address nothing) {
        current.asked = 1;
        return GO_ON;
    }
}
