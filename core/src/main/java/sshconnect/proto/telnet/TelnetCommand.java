package sshconnect.proto.telnet;

import org.jspecify.annotations.Nullable;
import sshconnect.base.Target;

/** The line that tells a telnet proxy where to go. */
public final class TelnetCommand {

    /** The command that most gateways understand. */
    public static final String DEFAULT = "telnet %h %p";

    private TelnetCommand() {}

    /**
     * Replaces {@code %h %p %%} and {@code \r \n \t \\}; any other escape stays as it is.
     *
     * @param template the command
     * @param target   the host and port to put in
     * @return the command line, without its end
     */
    public static String expand(String template, Target target) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            char next = i + 1 < template.length() ? template.charAt(i + 1) : '\0';
            String replacement = c == '%' ? percent(next, target) : c == '\\' ? backslash(next) : null;
            if (replacement == null) {
                out.append(c);
            } else {
                out.append(replacement);
                i++;
            }
        }
        return out.toString();
    }

    private static @Nullable String percent(char next, Target target) {
        return switch (next) {
            case 'h' -> target.host();
            case 'p' -> Integer.toString(target.port());
            case '%' -> "%";
            default -> null;
        };
    }

    private static @Nullable String backslash(char next) {
        return switch (next) {
            case 'r' -> "\r";
            case 'n' -> "\n";
            case 't' -> "\t";
            case '\\' -> "\\";
            default -> null;
        };
    }
}
