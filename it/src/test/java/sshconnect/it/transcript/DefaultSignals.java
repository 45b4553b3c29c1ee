package sshconnect.it.transcript;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts programs with every signal's default disposition. What ignores a signal hands that down to all that it starts:
 * nohup(1) does so with SIGHUP, and a shell without job control with SIGINT for what runs in the background. A program
 * honours it, and would not end by a signal as its tests expect.
 */
public final class DefaultSignals {
    /** env(1) of GNU coreutils 8.31 or newer. */
    static final List<String> ENV = List.of("env", "--default-signal");
    /** For other systems. */
    static final List<String> PERL = List.of(
            "perl", "-e", "$SIG{$_} = \"DEFAULT\" for keys %SIG; exec { $ARGV[0] } @ARGV; die \"$ARGV[0]: $!\\n\"");

    private static final List<String> LAUNCHER = find();

    private DefaultSignals() {}

    /**
     * The words to put before a command: a program that changes the dispositions and then becomes the command.
     *
     * @return them
     */
    public static List<String> launcher() {
        if (LAUNCHER.isEmpty()) {
            throw new IllegalStateException("no way to reset signals: install GNU coreutils 8.31 or newer, or perl");
        }
        return LAUNCHER;
    }

    private static List<String> find() {
        return List.of(ENV, PERL).stream()
                .filter(DefaultSignals::works)
                .findFirst()
                .orElse(List.of());
    }

    /** Whether a launcher is there and does what it is for, as the mask of ignored signals shows: SIGHUP 1, SIGINT 2. */
    static boolean works(List<String> launcher) {
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' HUP INT; exec \"$@\"", "sh"));
        words.addAll(launcher);
        words.addAll(List.of("/bin/sh", "-c", "grep -q '^SigIgn:.*[048c]$' /proc/self/status"));
        try {
            return new ProcessBuilder(words)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException | InterruptedException notThere) {
            return false;
        }
    }
}
