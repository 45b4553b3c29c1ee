package sshconnect.jvm;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.security.auth.x500.X500Principal;
import sshconnect.base.IpAddress;

/** Whom a certificate is for, and who says so. */
final class CertificateNames {

    /** RFC 5280, section 4.2.1.6: dNSName and iPAddress. */
    private static final int DNS_NAME = 2;

    private static final int IP_ADDRESS = 7;

    private static final String COMMON_NAME = "CN=";
    /** More names than these say nothing to a person. */
    private static final int MAX_NAMES = 20;

    private CertificateNames() {}

    /** The common name of a name, or else the whole name. */
    static String of(X500Principal principal) {
        String whole = principal.getName(X500Principal.RFC2253);
        int start = 0;
        while (start < whole.length() && !whole.startsWith(COMMON_NAME, start)) {
            start = end(whole, start) + 1;
        }
        return start >= whole.length()
                ? whole
                : unescaped(whole.substring(start + COMMON_NAME.length(), end(whole, start)));
    }

    /** Where an attribute ends that begins at an index (RFC 2253, section 3). */
    private static int end(String name, int start) {
        int i = start;
        while (i < name.length() && name.charAt(i) != ',' && name.charAt(i) != '+') {
            i += name.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(i, name.length());
    }

    private static String unescaped(String value) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            i += value.charAt(i) == '\\' && i + 1 < value.length() ? 1 : 0;
            plain.append(value.charAt(i));
        }
        return plain.toString();
    }

    /** The names and addresses that a certificate is for, or else its common name; empty when it names none. */
    static String all(X509Certificate certificate) {
        Collection<List<?>> alternatives = alternatives(certificate);
        if (alternatives == null) {
            return of(certificate.getSubjectX500Principal());
        }
        StringBuilder names = new StringBuilder();
        int count = 0;
        for (List<?> each : alternatives) {
            boolean shown = each.get(0).equals(DNS_NAME) || each.get(0).equals(IP_ADDRESS);
            if (shown && count++ < MAX_NAMES) {
                IpAddress address = each.get(0).equals(IP_ADDRESS) ? IpAddress.parse((String) each.get(1)) : null;
                names.append(names.length() == 0 ? "" : ", ").append(address == null ? each.get(1) : address);
            }
        }
        return names.toString();
    }

    /** The alternative names, each with its type in front; null for none. */
    private static Collection<List<?>> alternatives(X509Certificate certificate) {
        try {
            return certificate.getSubjectAlternativeNames();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    /**
     * Whether a certificate is for an address, which has to stand among the alternative names.
     *
     * @param address the address
     */
    static boolean areFor(X509Certificate certificate, IpAddress address) {
        Collection<List<?>> alternatives = alternatives(certificate);
        for (List<?> each : alternatives == null ? List.<List<?>>of() : alternatives) {
            if (each.get(0).equals(IP_ADDRESS) && address.equals(IpAddress.parse((String) each.get(1)))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a certificate is for a name (RFC 6125, section 6.4). The common name counts where there is no other.
     *
     * @param serverName the name
     */
    static boolean areFor(X509Certificate certificate, String serverName) {
        Collection<List<?>> alternatives = alternatives(certificate);
        boolean named = false;
        for (List<?> each : alternatives == null ? List.<List<?>>of() : alternatives) {
            if (each.get(0).equals(DNS_NAME)) {
                named = true;
                if (matches((String) each.get(1), serverName)) {
                    return true;
                }
            }
        }
        return !named && matches(of(certificate.getSubjectX500Principal()), serverName);
    }

    /** {@code *} stands for the whole left-most label, in front of two others at least. */
    static boolean matches(String pattern, String serverName) {
        String wanted = serverName.endsWith(".") ? serverName.substring(0, serverName.length() - 1) : serverName;
        String name = wanted.toLowerCase(Locale.ROOT);
        String lower = pattern.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("*.")) {
            return lower.equals(name);
        }
        String parent = lower.substring(1);
        int dot = name.indexOf('.');
        return parent.indexOf('.', 1) > 0 && dot > 0 && name.substring(dot).equals(parent);
    }
}
