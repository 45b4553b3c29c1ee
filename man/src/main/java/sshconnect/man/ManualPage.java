package sshconnect.man;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import sshconnect.cli.Option;
import sshconnect.cli.Version;

/** Makes connect(1) from its template: the version, the synopsis and the options come from where the program has them. */
public final class ManualPage {

    private static final String VERSION_MARK = "@VERSION@";
    private static final String SYNOPSIS_MARK = ".\\\" @SYNOPSIS@\n";
    private static final String OPTIONS_MARK = ".\\\" @OPTIONS@\n";
    private static final String SOURCE_MARK = ".\\\" @SOURCE@\n";
    private static final String SOURCE = ".\\\" Made from connect.1.in and the table of options by man/update.\n";
    private static final int COLUMNS = 80;

    private ManualPage() {}

    /**
     * Writes the page; {@code man/update} runs this.
     *
     * @param arguments the path of the template, and that of the page
     * @throws IOException if the one cannot be read or the other not be written
     */
    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[1]), render(Files.readString(Path.of(arguments[0]))));
    }

    /**
     * Renders the page.
     *
     * @param template roff (man(7)) that holds each mark once
     * @return roff
     */
    static String render(String template) {
        String page = replaceOnce(template, SOURCE_MARK, SOURCE);
        page = replaceOnce(page, VERSION_MARK, Version.NUMBER);
        page = replaceOnce(page, SYNOPSIS_MARK, synopsis());
        return replaceOnce(page, OPTIONS_MARK, options());
    }

    private static String replaceOnce(String text, String mark, String replacement) {
        int at = text.indexOf(mark);
        if (at < 0 || text.indexOf(mark, at + 1) >= 0) {
            throw new IllegalStateException("the template holds " + mark.strip() + " not exactly once");
        }
        return text.substring(0, at) + replacement + text.substring(at + mark.length());
    }

    private static String synopsis() {
        StringBuilder switches = new StringBuilder();
        StringBuilder valued = new StringBuilder();
        for (Option option : Option.values()) {
            if (option.letter() != '\0' && option.argument() == null) {
                switches.append(option.letter());
            } else {
                valued.append('[').append(bold(option.toString()));
                valued.append(option.argument() == null ? "" : "\\~" + argument(option.argument()))
                        .append("]\n");
            }
        }
        return ".B connect\n[\\fB\\-" + switches + "\\fR]\n" + valued;
    }

    private static String options() {
        StringBuilder out = new StringBuilder();
        for (Option option : Option.values()) {
            String argument = option.argument() == null ? "" : " " + argument(option.argument());
            out.append(".TP\n");
            if (option.letter() != '\0') {
                out.append(bold("-" + option.letter())).append(argument).append(option.longName() == null ? "" : ", ");
            }
            if (option.longName() != null) {
                out.append(bold("--" + option.longName())).append(argument);
            }
            out.append('\n');
            OptionManual.text(option).lines().forEach(line -> out.append(wrapped(line)));
        }
        return out.toString();
    }

    private static String bold(String option) {
        return "\\fB" + option.replace("-", "\\-") + "\\fR";
    }

    /** What is to be replaced stands in italics; a choice of words that are meant literally, in bold. */
    private static String argument(String argument) {
        String font = argument.indexOf('|') >= 0 ? "\\\\fB" : "\\\\fI";
        return argument.replaceAll("[a-z]+", font + "$0\\\\fR");
    }

    /** Long lines of text are broken at blanks, never so that a line would begin like a request. */
    private static String wrapped(String line) {
        StringBuilder out = new StringBuilder();
        String rest = line;
        while (!rest.startsWith(".") && rest.length() > COLUMNS) {
            int blank = rest.lastIndexOf(' ', COLUMNS);
            if (blank <= 0 || ".'".indexOf(rest.charAt(blank + 1)) >= 0) {
                break;
            }
            out.append(rest, 0, blank).append('\n');
            rest = rest.substring(blank + 1);
        }
        return out.append(rest).append('\n').toString();
    }
}
