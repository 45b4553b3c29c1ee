package sshconnect.cli;

import java.util.List;
import sshconnect.base.Ascii;
import sshconnect.base.Parsed;
import sshconnect.base.Target;
import sshconnect.way.ProxyEnvironment;
import sshconnect.way.ProxySpec;
import sshconnect.way.Way;
import sshconnect.way.WayText;

/** Reads a way that is written as one text: {@code -x}, or a parameter where no option chooses the way. */
final class ChainReader {

    private final Inputs inputs;

    ChainReader(Inputs inputs) {
        this.inputs = inputs;
    }

    /**
     * Reads the text.
     *
     * @param target where the way is to lead: the environment has no proxy for each
     * @return the hops; none where the way is direct, or other options choose it; or what is wrong with the text
     */
    Parsed<List<ProxySpec>> read(Target target) {
        CommandLine line = inputs.line();
        if (line.has(Option.PROXY)) {
            Parsed<List<ProxySpec>> stated = read(Option.PROXY.toString(), line.given(Option.PROXY), target);
            if (!stated.ok() || line.proxy() == Option.PROXY) {
                return stated;
            }
            WayText.wipe(stated.value());
        }
        Parsed<String> parameter =
                line.choosesWay() ? Parsed.of("") : inputs.parameters().way();
        if (!parameter.ok()) {
            return Parsed.wrong(parameter.error());
        }
        return parameter.value().isEmpty() ? Parsed.of(List.of()) : read(Way.PARAMETER, parameter.value(), target);
    }

    private Parsed<List<ProxySpec>> read(String source, String text, Target target) {
        Parsed<List<ProxySpec>> hops = hops(text, target);
        return hops.ok() || isEnvironment(text)
                ? hops
                : Parsed.wrong(hops.error().in(source));
    }

    /**
     * Reads a way.
     *
     * @param text   the way
     * @param target where it is to lead
     * @return the hops, none where it is direct; or what is wrong, in the text or in a variable of the environment
     */
    Parsed<List<ProxySpec>> hops(String text, Target target) {
        return isEnvironment(text)
                ? new ProxyEnvironment(inputs.host().system()).read(target, inputs.services())
                : WayText.parse(text, inputs.services());
    }

    /**
     * Whether a way is left to the environment.
     *
     * @param text the way
     * @return true for {@code env}
     */
    static boolean isEnvironment(String text) {
        return Ascii.strip(text).equals(WayText.ENVIRONMENT);
    }
}
