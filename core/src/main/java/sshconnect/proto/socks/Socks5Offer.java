package sshconnect.proto.socks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sshconnect.proto.socks.Socks5.Method;

/**
 * The authentication methods that a client offers (RFC 1928, section 3), with the reasons why others are not among them:
 * what it takes to tell a person why the server and it did not come together. A new connection inherits it.
 *
 * @param methods         the methods, the preferred one first; at least one
 * @param gssapiProblem   the reason why GSSAPI is not offered any more, or null
 * @param missingPassword tells which password is missing, and why, or null; asked only if the server wants one
 */
record Socks5Offer(List<Method> methods, @Nullable String gssapiProblem, Supplier<@Nullable String> missingPassword) {

    /** The method of a number, if it is among those offered; else null. */
    @Nullable
    Method method(int code) {
        for (Method method : methods) {
            if (method.code() == code) {
                return method;
            }
        }
        return null;
    }

    /** The same without GSSAPI. */
    Socks5Offer withoutGssapi(String problem) {
        List<Method> others = new ArrayList<>(methods);
        others.remove(Method.GSSAPI);
        return new Socks5Offer(others, problem, missingPassword);
    }

    /** The same where a password is not offered for a reason. */
    Socks5Offer withoutPassword(Supplier<@Nullable String> missing) {
        return new Socks5Offer(methods, gssapiProblem, missing);
    }

    /** The names of the methods, for a person. */
    String names() {
        StringBuilder names = new StringBuilder();
        for (Method method : methods) {
            names.append(names.length() == 0 ? "" : ", ").append(method.description());
        }
        return names.toString();
    }

    /** The hint for a server that chooses a method which is not offered; null for none. */
    @Nullable
    String hintForMethod(int code) {
        if (code == Method.GSSAPI.code()) {
            return gssapiProblem == null ? "try kinit, or -a gssapi" : gssapiProblem;
        }
        String missing = code == Method.USERPASS.code() ? missingPassword.get() : null;
        return missing == null ? null : "it wants " + missing;
    }

    /** The hint for a server that accepts none of the methods: what it may want in place of them; null for none. */
    @Nullable
    String hintForOtherMethods() {
        if (gssapiProblem != null) {
            return gssapiProblem;
        }
        boolean password = !methods.contains(Method.USERPASS);
        boolean ticket = !methods.contains(Method.GSSAPI);
        if (!password) {
            return ticket ? "it may want kerberos (-a gssapi)" : null;
        }
        String missing = missingPassword.get();
        return "it may want " + (missing == null ? "a user name and a password" : missing)
                + (ticket ? ", or kerberos (-a gssapi)" : "");
    }
}
