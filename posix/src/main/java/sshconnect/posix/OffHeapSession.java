package sshconnect.posix;

import sshconnect.proto.tls.TlsLayer;

/** A TLS session that wraps and unwraps outside the Java heap. */
interface OffHeapSession {

    /** The session's layer, outside the Java heap. */
    OffHeapLayer layer(TlsLayer layer);
}
