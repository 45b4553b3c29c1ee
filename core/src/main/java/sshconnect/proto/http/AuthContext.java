package sshconnect.proto.http;

import sshconnect.base.Target;
import sshconnect.proto.Trace;

/**
 * The surroundings of an authentication, which stay as they are over all connections of a conversation.
 *
 * @param hop    the proxy, for messages
 * @param trace  where progress is told
 * @param target what the proxy is asked for
 * @param policy the schemes that may be used, and what is known of the proxy
 * @param means  what the schemes need
 */
record AuthContext(String hop, Trace trace, Target target, HttpAuthPolicy policy, HttpAuthMeans means) {}
