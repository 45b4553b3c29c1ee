package sshconnect.proto.socks;

import java.util.Arrays;
import java.util.List;
import sshconnect.base.Target;
import sshconnect.base.Utf8;
import sshconnect.base.Wire;
import sshconnect.proto.Credential;

/**
 * The messages of SOCKS5 that a client sends.
 *
 * <pre>
 * method selection   VER=05 NMETHODS METHODS...                      RFC 1928, section 3
 * user/password      VER=01 ULEN UNAME PLEN PASSWD                   RFC 1929, section 2
 * request            VER=05 CMD=01 RSV=00 ATYP DST.ADDR DST.PORT     RFC 1928, section 4
 * </pre>
 */
final class Socks5Messages {

    /** VER of everything but the sub-negotiation of a method. */
    static final int VERSION = 5;

    static final int ATYP_IPV4 = 1;
    static final int ATYP_DOMAINNAME = 3;
    static final int ATYP_IPV6 = 4;

    private static final int USERPASS_VERSION = 1;
    private static final int CMD_CONNECT = 1;
    private static final int RSV = 0;

    private Socks5Messages() {}

    /** The methods that are offered, the preferred one first. */
    static Wire methodSelection(List<Socks5.Method> offered) {
        Wire message = Wire.binary().octets(VERSION, offered.size());
        for (Socks5.Method method : offered) {
            message.octets(method.code());
        }
        return message;
    }

    /**
     * A user name and a password, all of it secret; the password is wiped.
     *
     * @param credential both, without a {@link Socks5#lengthProblem}
     */
    static Wire userPassword(Credential credential) {
        byte[] user = Utf8.encode(credential.user());
        // PLEN is secret, too.
        Wire password = Wire.binary()
                .octets(credential.password().length())
                .secret(credential.password().bytes());
        byte[] field = password.toBytes();
        Wire message =
                Wire.binary().octets(USERPASS_VERSION, user.length).bytes(user).secret(field);
        Wire sent = Wire.binary().secret(message);
        Arrays.fill(field, (byte) 0);
        password.wipe();
        message.wipe();
        credential.password().wipe();
        return sent;
    }

    /** The request for a connection to a target. */
    static Wire request(Target target) {
        Wire message = Wire.binary().octets(VERSION, CMD_CONNECT, RSV);
        if (target instanceof Target.Address literal) {
            message.octets(literal.address().isIpv6() ? ATYP_IPV6 : ATYP_IPV4)
                    .bytes(literal.address().bytes());
        } else {
            byte[] name = name(target);
            message.octets(ATYP_DOMAINNAME, name.length).bytes(name);
        }
        return message.uint16(target.port());
    }

    /** The name of a target as it is sent, whose length has to fit into one octet. */
    static byte[] name(Target target) {
        return Utf8.encode(target.host());
    }
}
