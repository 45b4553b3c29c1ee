package sshconnect.cli;

/** What {@code --help} prints, made from the table of {@link Option}s. */
public final class HelpText {

    /** Where the second column begins; with summaries of up to 46 characters, lines fit a terminal's 80 columns. */
    private static final int SUMMARY_COLUMN = 34;

    private HelpText() {}

    /**
     * The way to call the program.
     *
     * @return one line
     */
    public static String usage() {
        return "usage: connect [options] host [port]";
    }

    /**
     * The whole help.
     *
     * @return lines of text
     */
    public static String text() {
        StringBuilder out = new StringBuilder();
        out.append("connect makes a TCP connection to host:port, directly or through a proxy,\n")
                .append("and relays it to its own standard input and output.\n\n")
                .append(usage())
                .append("\n\n");
        for (Option option : Option.values()) {
            appendOption(out, option);
        }
        return out.append("\nenvironment, parameter files and examples: man connect\n")
                .toString();
    }

    private static void appendOption(StringBuilder out, Option option) {
        StringBuilder line = new StringBuilder("  ");
        line.append(option.letter() == '\0' ? "    " : "-" + option.letter());
        if (option.longName() != null) {
            line.append(option.letter() == '\0' ? "--" : ", --").append(option.longName());
        }
        if (option.argument() != null) {
            line.append(' ').append(option.argument());
        }
        if (line.length() + 2 > SUMMARY_COLUMN) {
            out.append(line).append('\n');
            line.setLength(0);
        }
        while (line.length() < SUMMARY_COLUMN) {
            line.append(' ');
        }
        out.append(line).append(option.summary()).append('\n');
    }
}
