package sshconnect.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Parsed;
import sshconnect.base.Printable;
import sshconnect.base.UsageError;

/**
 * The command line, taken apart and not yet understood: which options stand on it, with which values, and what is
 * left. As with connect.c, letters can be clustered, a letter that takes a value takes the next argument, and the
 * first argument that is no option ends the options, so that no host name is ever taken for one after it.
 */
public final class CommandLine {

    private static final String HTTPS = "https://";
    private static final String WITH_TLS = "+tls://";

    private final Map<Option, String> values = new EnumMap<>(Option.class);
    private final List<String> operands = new ArrayList<>();
    private @Nullable Option proxy;
    private @Nullable Option joinedToDigit;
    private int debugLevel;
    /** Which argument is taken apart next. */
    private int next;

    private CommandLine() {}

    /**
     * Takes a command line apart.
     *
     * @param arguments the arguments, without the program's name
     * @return the command line, or what is wrong with it
     */
    static Parsed<CommandLine> parse(String[] arguments) {
        CommandLine line = new CommandLine();
        boolean options = true;
        while (line.next < arguments.length) {
            String argument = arguments[line.next++];
            if (!options || argument.length() < 2 || argument.charAt(0) != '-') {
                options = false;
                line.operands.add(argument);
            } else if (argument.equals("--")) {
                options = false;
            } else {
                UsageError error = argument.startsWith("--")
                        ? line.addLong(argument, arguments)
                        : line.addCluster(argument, arguments);
                if (error != null) {
                    return Parsed.wrong(error);
                }
            }
        }
        return Parsed.of(line);
    }

    private @Nullable UsageError addLong(String argument, String[] arguments) {
        int equals = argument.indexOf('=');
        String name = argument.substring(2, equals < 0 ? argument.length() : equals);
        Option option = Option.ofLongName(name);
        if (option == null) {
            return new UsageError("", "unknown option --" + Printable.of(name));
        }
        if (equals < 0) {
            return addFollowing(option, "--" + name, arguments);
        }
        if (option.argument() == null) {
            return new UsageError("", "option --" + name + " takes no value");
        }
        return add(option, argument.substring(equals + 1));
    }

    private @Nullable UsageError addCluster(String argument, String[] arguments) {
        UsageError error = null;
        Option taker = null;
        for (int i = 1; i < argument.length() && error == null; i++) {
            char letter = argument.charAt(i);
            Option option = Option.ofLetter(letter);
            if (option == null) {
                return new UsageError(
                        "", "unknown option -" + Printable.of(argument.substring(i, i + 1)) + nextArgument(taker));
            }
            error = addFollowing(option, option.toString(), arguments);
            joinedToDigit = taker != null && letter >= '0' && letter <= '9' ? taker : joinedToDigit;
            taker = taker == null && option.argument() != null ? option : taker;
        }
        return error;
    }

    private static String nextArgument(@Nullable Option option) {
        return option == null ? "" : "; " + option + " takes the next argument";
    }

    /** Adds an option with its value, if it takes one, which is the next argument then. */
    private @Nullable UsageError addFollowing(Option option, String spelling, String[] arguments) {
        if (option.argument() == null) {
            return add(option, "");
        }
        if (next == arguments.length) {
            return new UsageError("option " + spelling + " needs a value", option.argument());
        }
        return add(option, arguments[next++]);
    }

    private @Nullable UsageError add(Option option, String value) {
        if (option == Option.PROXY && values.containsKey(option)) {
            // Other tools make a chain of them; a way that is shorter than somebody thinks is a leak.
            return new UsageError(
                    "",
                    option + " is given twice; a chain is one way with commas, as in " + option
                            + " http://first,socks5://second, and alternatives are for a line"
                            + " \"use WAY or WAY\" in ~/.connectrc");
        }
        debugLevel += option == Option.DEBUG ? 1 : 0;
        proxy = option.choice() == Option.Choice.WAY ? option : proxy;
        boolean overrides = option.choice() != Option.Choice.NONE && option.choice() != Option.Choice.WAY;
        for (Option other : overrides ? Option.values() : new Option[0]) {
            if (other.choice() == option.choice()) {
                values.remove(other);
            }
        }
        values.put(option, value);
        return null;
    }

    /**
     * Whether an option was given.
     *
     * @param option the option
     * @return true if it was, and no later one has overridden it
     */
    public boolean has(Option option) {
        return values.containsKey(option);
    }

    /**
     * The value of an option.
     *
     * @param option the option
     * @return the last value given, or null
     */
    public @Nullable String value(Option option) {
        return values.get(option);
    }

    /**
     * The value of an option that was given.
     *
     * @param option the option, of which {@link #has} is true
     * @return the last value given
     */
    String given(Option option) {
        return Objects.requireNonNull(values.get(option));
    }

    /**
     * What to say to a person when arguments are missing or make no sense: {@code -w5} is {@code -w} and {@code -5}.
     *
     * @return the end of a message; empty when no digit was joined to an option that takes a value
     */
    String joinedHint() {
        return nextArgument(joinedToDigit);
    }

    /**
     * The last of the options that choose the way.
     *
     * @return the option; {@code DIRECT} when none was given
     */
    Option proxy() {
        return proxy == null ? Option.DIRECT : proxy;
    }

    /**
     * Whether an option chooses the way.
     *
     * @return false when that is left to parameters
     */
    boolean choosesWay() {
        return proxy != null;
    }

    /**
     * Whether it says that TLS will be spoken; it may be even where it does not.
     *
     * @return true for {@code --tls}, and for a way in which the scheme of a URL is one of TLS
     */
    boolean takesTls() {
        String way = value(proxy());
        return has(Option.TLS) || way != null && (way.contains(HTTPS) || way.contains(WITH_TLS));
    }

    /**
     * How often {@code --debug} was given.
     *
     * @return 0, 1, or more
     */
    int debugLevel() {
        return debugLevel;
    }

    /**
     * What is left after the options.
     *
     * @return host and port, if the person wrote what is expected
     */
    List<String> operands() {
        return operands;
    }
}
