package sshconnect.proto.http;

import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import sshconnect.proto.KerberosService;
import sshconnect.security.MessageDigests;

/**
 * The means that the authentication schemes need from outside. Nothing of it is used before a proxy offers a scheme that wants
 * it.
 *
 * @param kerberos        who the proxy is to Kerberos
 * @param digests         message digests
 * @param randomBytes     gives so many unpredictable bytes
 * @param wallClockMillis tells the time, in milliseconds since 1970-01-01 UTC
 */
public record HttpAuthMeans(
        KerberosService kerberos,
        MessageDigests digests,
        IntFunction<byte[]> randomBytes,
        LongSupplier wallClockMillis) {}
