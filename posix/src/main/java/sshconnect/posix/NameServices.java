package sshconnect.posix;

import java.util.ArrayList;
import java.util.List;
import sshconnect.base.Ascii;
import sshconnect.base.IpAddress;
import sshconnect.base.Result;
import sshconnect.base.Utf8;
import sshconnect.host.Host;

/**
 * What this machine is set up to look host names up with, for the front, whose C library (musl) knows the hosts file and
 * DNS. Where the system's C library (glibc) might find something else, there is a reason not to. What is not understood is
 * one, too.
 */
final class NameServices {

    private static final String SERVICES = "/etc/nsswitch.conf";
    private static final String NAME_SERVERS = "/etc/resolv.conf";
    private static final String PREFERENCES = "/etc/gai.conf";
    /** Many times what any of them has. */
    private static final int MAX_FILE_BYTES = 64 * 1024;

    /** What musl does not look at (resolver(3), hostname(7)). */
    private static final List<String> VARIABLES = List.of("RES_OPTIONS", "LOCALDOMAIN", "HOSTALIASES");

    /** Multicast DNS for the names that end in .local; it passes on all others. */
    private static final List<String> MULTICAST = List.of("mdns4_minimal", "mdns6_minimal", "mdns_minimal");

    /** Options of resolv.conf(5) that musl knows, or that change no answer of one name server. */
    private static final List<String> HARMLESS_OPTIONS = List.of("edns0", "trust-ad", "rotate");

    private static final List<String> HARMLESS_NUMBERS = List.of("ndots:", "timeout:", "attempts:");

    private NameServices() {}

    /**
     * Why musl might not find what glibc finds under a name. It may still find nothing where glibc finds something.
     *
     * @return what the name takes, for messages; null for nothing
     */
    static String unavailableReason(String name) {
        for (String variable : VARIABLES) {
            if (Libc.getenv(CString.of(variable)) != null) {
                return "the variable " + variable;
            }
        }
        if (!hasHostsFileThenDns(words(SERVICES), name)) {
            return "the name services of " + SERVICES;
        }
        IpAddress server = onlyNameServer(words(NAME_SERVERS));
        if (server == null || !isInReach(server)) {
            return "the name servers of " + NAME_SERVERS;
        }
        return words(PREFERENCES).isEmpty() ? null : "the preferences of " + PREFERENCES;
    }

    private static List<List<String>> words(String path) {
        byte[] terminated = CString.of(path);
        int file = Libc.open(terminated, Libc.O_RDONLY() | Libc.O_CLOEXEC());
        if (file < 0) {
            return List.of();
        }
        Result<byte[]> content = DescriptorReader.readAll(file, MAX_FILE_BYTES, Host.NO_DEADLINE, path);
        Libc.close(file);
        return content.ok() ? words(content.value()) : List.of(List.of(path));
    }

    /** The words of each line that has any, up to a comment. */
    static List<List<String>> words(byte[] content) {
        List<List<String>> lines = new ArrayList<>();
        int from = 0;
        while (from < content.length) {
            int end = from;
            while (end < content.length && content[end] != '\n') {
                end++;
            }
            List<String> words = words(content, from, end);
            if (!words.isEmpty()) {
                lines.add(words);
            }
            from = end + 1;
        }
        return lines;
    }

    private static List<String> words(byte[] content, int from, int to) {
        List<String> words = new ArrayList<>();
        int start = from;
        for (int at = from; at <= to; at++) {
            boolean comment = at < to && (content[at] == '#' || content[at] == ';');
            if (at == to || comment || isSpace(content[at])) {
                if (at > start) {
                    words.add(Utf8.decode(content, start, at));
                }
                start = at + 1;
            }
            if (comment) {
                return words;
            }
        }
        return words;
    }

    private static boolean isSpace(byte c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    /**
     * Whether nsswitch.conf(5) asks the hosts file first and DNS next. What comes after DNS makes no difference to a name
     * that was found by then.
     */
    static boolean hasHostsFileThenDns(List<List<String>> lines, String name) {
        List<String> services = List.of();
        for (List<String> line : lines) {
            if (line.get(0).equals("hosts:")) {
                services = line.subList(1, line.size());
            }
        }
        int at = 0;
        if (isAt(services, at++, "files")) {
            if (at < services.size() && MULTICAST.contains(services.get(at)) && !isLocal(name)) {
                at++;
                at += isAt(services, at, "[NOTFOUND=return]") ? 1 : 0;
            }
            return isAt(services, at, "dns")
                    && (at + 1 == services.size() || !services.get(at + 1).startsWith("["));
        }
        return false;
    }

    private static boolean isAt(List<String> words, int at, String wanted) {
        return at < words.size() && words.get(at).equals(wanted);
    }

    private static boolean isLocal(String name) {
        String lower = Ascii.lower(name);
        return lower.endsWith(".local") || lower.endsWith(".local.");
    }

    /**
     * The one server that resolv.conf(5) names; null where there is none, or several, or something that musl does not
     * know. Of several servers musl takes the answer that comes first, glibc that of the first server that answers.
     */
    static IpAddress onlyNameServer(List<List<String>> lines) {
        IpAddress server = null;
        for (List<String> line : lines) {
            String keyword = line.get(0);
            if (keyword.equals("nameserver") && server == null && line.size() == 2) {
                server = IpAddress.parse(line.get(1));
            } else if (!(keyword.equals("search")
                    || keyword.equals("domain")
                    || keyword.equals("options") && areHarmless(line.subList(1, line.size())))) {
                return null;
            }
        }
        return server;
    }

    /** Whether there is a way to a name server: musl waits five seconds before it says that there is none. */
    private static boolean isInReach(IpAddress server) {
        int type = LibcSockets.SOCK_DGRAM() | LibcSockets.SOCK_CLOEXEC();
        int socket = LibcSockets.socket(SocketAddress.family(server), type, 0);
        SocketAddress target = new SocketAddress(server, PosixResolver.DNS_PORT);
        int connected = LibcSockets.connect(socket, target.memory(), target.length());
        target.free();
        Libc.close(socket);
        return connected == 0;
    }

    private static boolean areHarmless(List<String> options) {
        for (String option : options) {
            boolean number = false;
            for (String prefix : HARMLESS_NUMBERS) {
                number |= option.startsWith(prefix);
            }
            if (!number && !HARMLESS_OPTIONS.contains(option)) {
                return false;
            }
        }
        return true;
    }
}
