package sshconnect.cli;

import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import sshconnect.host.Deadline;
import sshconnect.host.Host;
import sshconnect.tunnel.Tracer;
import sshconnect.way.Parameters;

/**
 * What there is to read settings from. What is stated on the command line has to make sense whatever else stands there;
 * parameters, which are set for all runs, count only where they are of use.
 *
 * @param host       where services and accounts are
 * @param line       the command line
 * @param parameters the parameters
 * @param deadline   when reading has to be over
 * @param trace      where it is told what decides
 */
record Inputs(Host host, CommandLine line, Parameters parameters, Deadline deadline, Tracer trace) {

    /**
     * A setting that has an option and a parameter.
     *
     * @param option    the option, which counts first
     * @param parameter the parameter
     * @param ofUse     whether the parameter counts
     * @return its text; null when nobody says anything
     */
    @Nullable
    String stated(Option option, String parameter, boolean ofUse) {
        return line.has(option) ? line.value(option) : ofUse ? parameters.text(parameter) : null;
    }

    /**
     * A setting that has several parameters.
     *
     * @param names the parameters, in order
     * @return the text of the first that is set; null when none is
     */
    @Nullable
    String first(List<String> names) {
        String name = parameters.firstSet(names);
        return name == null ? null : parameters.text(name);
    }

    /**
     * The services of the system.
     *
     * @return looks a service name up; answers 0 for an unknown one
     */
    ToIntFunction<String> services() {
        return host.system()::servicePort;
    }
}
