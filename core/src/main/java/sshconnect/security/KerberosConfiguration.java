package sshconnect.security;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Ascii;
import sshconnect.base.Utf8;

/**
 * The statement of krb5.conf(5) about the user's tickets: {@code default_ccache_name} in its section {@code libdefaults}. The first
 * file that says it counts, and in there the first line. Work is linear in what is read, of which there is a bound.
 */
public final class KerberosConfiguration {

    /** The files of the system. */
    public interface Files {

        /**
         * Reads a file.
         *
         * @param path      its path
         * @param sizeLimit how many bytes it may have
         * @return its content; null when there is none, or it cannot be read
         */
        byte @Nullable [] read(String path, int sizeLimit);

        /**
         * Looks into a folder.
         *
         * @param path its path
         * @return the names of what is in it, in any order; null when it cannot be read
         */
        @Nullable
        List<String> names(String path);
    }

    /** The place of the configuration unless the variable KRB5_CONFIG says otherwise. */
    public static final String DEFAULT_PATH = "/etc/krb5.conf";

    /** Many times what anybody writes. */
    private static final int MAX_FILE_BYTES = 64 * 1024;
    /** Distributions have a handful; a file that includes itself has no end. */
    private static final int MAX_FILES = 100;

    private static final String NAME = "default_ccache_name";
    private static final String SECTION = "libdefaults";
    private static final String[] INCLUDES = {"include", "includedir"};
    private static final String END_OF_NAME = "cache_name";
    private static final String END_OF_INCLUDE = "clude";

    /** A file that is being read. */
    private static final class Source {
        private final String text;
        private int at;
        private boolean inSection;
        private int depth;

        Source(String text) {
            this.text = text;
        }

        boolean ended() {
            return at >= text.length();
        }

        String line() {
            int end = text.indexOf('\n', at);
            String line = text.substring(at, end < 0 ? text.length() : end);
            at = end < 0 ? text.length() : end + 1;
            return Ascii.strip(line);
        }
    }

    private final Files files;
    /** The innermost is the last. */
    private final List<Source> sources = new ArrayList<>();

    private int opened;

    private KerberosConfiguration(Files files) {
        this.files = files;
    }

    /**
     * Finds the name of the default cache.
     *
     * @param files the system's files
     * @param paths the configuration's files, separated by colons, as KRB5_CONFIG has them
     * @return the name as it is written; null when nothing is said of it
     */
    public static @Nullable String defaultCacheName(Files files, String paths) {
        int from = 0;
        String name = null;
        while (name == null && from <= paths.length()) {
            int colon = paths.indexOf(':', from);
            int end = colon < 0 ? paths.length() : colon;
            name = new KerberosConfiguration(files).read(paths.substring(from, end));
            from = end + 1;
        }
        return name;
    }

    private @Nullable String read(String path) {
        open(path);
        while (!sources.isEmpty()) {
            Source source = sources.get(sources.size() - 1);
            if (source.ended()) {
                sources.remove(sources.size() - 1);
                continue;
            }
            String value = read(source, source.line());
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private void open(String path) {
        byte[] content = opened < MAX_FILES ? files.read(path, MAX_FILE_BYTES) : null;
        opened++;
        if (content != null && maySayWhere(content)) {
            sources.add(new Source(Utf8.decode(content)));
        }
    }

    /** Most files say nothing of the cache. One look at the bytes shows it, which every start through SOCKS5 pays for. */
    private static boolean maySayWhere(byte[] content) {
        for (int i = 0; i < content.length; i++) {
            if (content[i] == 'c' && (continues(content, i, END_OF_NAME) || continues(content, i, END_OF_INCLUDE))) {
                return true;
            }
        }
        return false;
    }

    private static boolean continues(byte[] content, int from, String word) {
        int length = 0;
        while (length < word.length()
                && from + length < content.length
                && content[from + length] == word.charAt(length)) {
            length++;
        }
        return length == word.length();
    }

    /** Reads a line; gives the value that is looked for, or null. */
    private @Nullable String read(Source source, String line) {
        String included = argument(line, INCLUDES[0]);
        String folder = argument(line, INCLUDES[1]);
        if (included != null) {
            open(included);
        } else if (folder != null) {
            openAll(folder);
        } else if (line.startsWith("[")) {
            source.inSection = line.startsWith("[" + SECTION + "]");
            source.depth = 0;
        } else if (line.startsWith("}")) {
            source.depth--;
        } else if (!line.startsWith("#") && !line.startsWith(";")) {
            return relation(source, line);
        }
        return null;
    }

    private static @Nullable String relation(Source source, String line) {
        int equals = line.indexOf('=');
        if (equals < 0) {
            return null;
        }
        String value = Ascii.strip(line.substring(equals + 1));
        if (value.startsWith("{")) {
            source.depth++;
            return null;
        }
        String tag = Ascii.strip(line.substring(0, equals));
        // An asterisk says that later files have no more to say of it.
        String name = tag.endsWith("*") ? tag.substring(0, tag.length() - 1) : tag;
        return source.inSection && source.depth == 0 && name.equals(NAME) ? unquoted(value) : null;
    }

    private static String unquoted(String value) {
        int end = value.indexOf('"', 1);
        return value.startsWith("\"") && end > 0 ? value.substring(1, end) : value;
    }

    /** The rest of a line behind a word and white space; null on another line. */
    private static @Nullable String argument(String line, String word) {
        boolean alike = line.startsWith(word)
                && line.length() > word.length()
                && (line.charAt(word.length()) == ' ' || line.charAt(word.length()) == '\t');
        return alike ? Ascii.strip(line.substring(word.length())) : null;
    }

    private void openAll(String folder) {
        List<String> found = files.names(folder);
        List<String> names = new ArrayList<>();
        for (String name : found == null ? List.<String>of() : found) {
            if (isIncluded(name)) {
                names.add(name);
            }
        }
        names.sort(null);
        // What is opened last is read first.
        for (int i = names.size() - 1; i >= 0; i--) {
            open(folder + "/" + names.get(i));
        }
    }

    /** Of letters, digits, dashes and underscores, or with {@code .conf} at its end and no dot in front. */
    private static boolean isIncluded(String name) {
        boolean plain = !name.isEmpty();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            plain &= Ascii.isLetter(c) || Ascii.isDigit(c) || c == '-' || c == '_';
        }
        return plain || name.endsWith(".conf") && !name.startsWith(".");
    }

    /**
     * Replaces the parameters of a name, {@code %{...}}, as far as they are about the user.
     *
     * @param name the name of a cache
     * @param uid  the user's number
     * @param user the user's name; null when it is not known
     * @return the name without parameters; null when it holds others
     */
    public static @Nullable String expand(String name, String uid, @Nullable String user) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        int at = name.indexOf("%{");
        while (at >= 0) {
            int end = name.indexOf('}', at);
            String parameter = end < 0 ? "" : name.substring(at + 2, end);
            String value = switch (parameter) {
                case "uid", "euid", "USERID" -> uid;
                case "username" -> user;
                case "TEMP" -> "/tmp";
                case "null" -> "";
                default -> null;
            };
            if (value == null) {
                return null;
            }
            out.append(name, from, at).append(value);
            from = end + 1;
            at = name.indexOf("%{", from);
        }
        return out.append(name, from, name.length()).toString();
    }
}
