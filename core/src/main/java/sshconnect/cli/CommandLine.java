package sshconnect.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import sshconnect.base.Printable;

/**
 * The command line, taken apart and not yet understood: which options stand on it, with which values, and what is
 * left. As with connect.c, letters can be clustered, a letter that takes a value takes the next argument, and the
 * first argument that is no option ends the options, so that no host name is ever taken for one after it.
 */
public final class CommandLine {

    private final Map<Option, String> values = new EnumMap<>(Option.class);
    private final List<String> operands = new ArrayList<>();
    private Option proxy;
    private Option joinedToDigit;
    private int debugLevel;
    private String problem;

    private CommandLine() {}

    /**
     * Takes a command line apart.
     *
     * @param arguments the arguments, without the program's name
     * @return the command line; see {@link #problem}
     */
    static CommandLine parse(String[] arguments) {
        CommandLine line = new CommandLine();
        int at = 0;
        boolean options = true;
        while (at < arguments.length && line.problem == null) {
            String argument = arguments[at++];
            if (!options || argument.length() < 2 || argument.charAt(0) != '-') {
                options = false;
                line.operands.add(argument);
            } else if (argument.equals("--")) {
                options = false;
            } else if (argument.startsWith("--")) {
                at = line.addLong(argument, arguments, at);
            } else {
                at = line.addCluster(argument, arguments, at);
            }
        }
        return line;
    }

    private int addLong(String argument, String[] arguments, int next) {
        int equals = argument.indexOf('=');
        String name = argument.substring(2, equals < 0 ? argument.length() : equals);
        Option option = Option.ofLongName(name);
        if (option == null) {
            problem = "unknown option --" + Printable.of(name);
        } else if (option.argument() == null && equals >= 0) {
            problem = "option --" + name + " takes no value";
        } else if (equals >= 0) {
            add(option, argument.substring(equals + 1));
        } else {
            return addFollowing(option, "--" + name, arguments, next);
        }
        return next;
    }

    private int addCluster(String argument, String[] arguments, int next) {
        int at = next;
        Option taker = null;
        for (int i = 1; i < argument.length() && problem == null; i++) {
            char letter = argument.charAt(i);
            Option option = Option.ofLetter(letter);
            if (option == null) {
                problem = "unknown option -" + Printable.of(argument.substring(i, i + 1)) + nextArgument(taker);
            } else {
                at = addFollowing(option, option.toString(), arguments, at);
                joinedToDigit = taker != null && letter >= '0' && letter <= '9' ? taker : joinedToDigit;
                taker = taker == null && option.argument() != null ? option : taker;
            }
        }
        return at;
    }

    private static String nextArgument(Option option) {
        return option == null ? "" : "; " + option + " takes the next argument";
    }

    private int addFollowing(Option option, String spelling, String[] arguments, int next) {
        if (option.argument() == null) {
            add(option, "");
            return next;
        }
        if (next == arguments.length) {
            problem = "option " + spelling + " needs a value: " + option.argument();
            return next;
        }
        add(option, arguments[next]);
        return next + 1;
    }

    private void add(Option option, String value) {
        values.put(option, value);
        switch (option) {
            case DEBUG -> debugLevel++;
            case DIRECT,
                    HTTP_PROXY,
                    HTTP_PROXY_FROM_ENVIRONMENT,
                    SOCKS_PROXY,
                    SOCKS_PROXY_FROM_ENVIRONMENT,
                    TELNET_PROXY,
                    TELNET_PROXY_FROM_ENVIRONMENT -> proxy = option;
            case SOCKS4 -> values.remove(Option.SOCKS5);
            case SOCKS5 -> values.remove(Option.SOCKS4);
            case LISTEN -> values.remove(Option.LISTEN_HOLD);
            case LISTEN_HOLD -> values.remove(Option.LISTEN);
            default -> {}
        }
    }

    /**
     * What is wrong with the command line.
     *
     * @return a line for the person, or null when nothing is
     */
    String problem() {
        return problem;
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
    public String value(Option option) {
        return values.get(option);
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
