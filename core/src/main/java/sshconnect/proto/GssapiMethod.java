package sshconnect.proto;

import sshconnect.security.GssApi;
import sshconnect.security.Protection;

/**
 * What authentication by GSSAPI needs.
 *
 * @param library    who has the user's tickets
 * @param service    the name of the proxy's service, for example {@code rcmd}
 * @param host       the proxy's name
 * @param protection the least protection that is accepted, and what is asked for; null to ask for the most and take
 *                   what the proxy chooses
 */
public record GssapiMethod(GssApi library, String service, String host, Protection protection) {
}
