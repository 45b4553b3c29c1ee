package sshconnect.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Ascii;
import sshconnect.base.Fault;
import sshconnect.base.Parsed;
import sshconnect.base.Printable;
import sshconnect.base.Result;
import sshconnect.base.UsageError;
import sshconnect.host.FileTrust;
import sshconnect.host.SystemEnvironment;
import sshconnect.proto.telnet.TelnetCommand;
import sshconnect.proto.telnet.TelnetPhrases;
import sshconnect.proto.telnet.TelnetScript;
import sshconnect.way.Hop;
import sshconnect.way.HopKind;
import sshconnect.way.Peer;
import sshconnect.way.TelnetHop;
import sshconnect.way.TelnetScriptFile;

/** Reads {@code -T} and {@code -t}, and what a telnet proxy is told. */
final class TelnetHopReader extends HopReader {

    TelnetHopReader() {
        super(Option.TELNET_PROXY, Option.TELNET_PROXY_FROM_ENVIRONMENT, List.of(TelnetHop.KIND));
    }

    @Override
    Parsed<Function<Peer, Hop>> settings(Inputs inputs, @Nullable HopKind kind) {
        String command = inputs.line().value(Option.TELNET_COMMAND);
        if (command != null && inputs.line().has(Option.TELNET_SCRIPT)) {
            return Parsed.wrong("", Option.TELNET_COMMAND + " and " + Option.TELNET_SCRIPT + " exclude each other");
        }
        Parsed<Optional<TelnetScript>> script = script(inputs, kind != null && command == null);
        if (!script.ok()) {
            return Parsed.wrong(script.error());
        }
        Parsed<TelnetPhrases> phrases = kind == null ? Parsed.of(TelnetPhrases.USUAL) : phrases(inputs);
        if (!phrases.ok()) {
            return Parsed.wrong(phrases.error());
        }
        String told = command == null ? TelnetCommand.DEFAULT : command;
        return Parsed.of(peer -> hop(peer, told, script.value().orElse(null), phrases.value()));
    }

    private static Hop hop(Peer peer, String command, @Nullable TelnetScript script, TelnetPhrases phrases) {
        TelnetHop hop = new TelnetHop(peer, command, script, phrases, false);
        if (hop.passwords() == null) {
            peer.wipe();
        }
        return hop;
    }

    private static Parsed<Optional<TelnetScript>> script(Inputs inputs, boolean parameterCounts) {
        String path = inputs.stated(Option.TELNET_SCRIPT, TelnetHop.SCRIPT_PARAMETER, parameterCounts);
        if (path == null) {
            return Parsed.of(Optional.empty());
        }
        String where =
                inputs.line().has(Option.TELNET_SCRIPT) ? Option.TELNET_SCRIPT.toString() : TelnetHop.SCRIPT_PARAMETER;
        Result<SystemEnvironment.FileContent> read = inputs.host()
                .system()
                .readFile(
                        path, TelnetScriptFile.MAX_FILE_BYTES, inputs.deadline().millis());
        if (!read.ok()) {
            Fault fault = read.fault();
            return Parsed.wrong(
                    where, Printable.of(path) + ": " + inputs.deadline().explain(fault));
        }
        String distrust = FileTrust.problem(read.value().access());
        if (distrust != null) {
            return Parsed.wrong(where, Printable.of(path) + " is not used: " + distrust);
        }
        Parsed<TelnetScript> script = TelnetScriptFile.parse(path, read.value().bytes());
        return script.ok()
                ? Parsed.of(Optional.of(script.value()))
                : Parsed.wrong(script.error().in(where));
    }

    private static Parsed<TelnetPhrases> phrases(Inputs inputs) {
        List<String> good = phrases(inputs, TelnetHop.GOOD_PARAMETER, TelnetPhrases.USUAL.good());
        List<String> bad = phrases(inputs, TelnetHop.BAD_PARAMETER, TelnetPhrases.USUAL.bad());
        return good.isEmpty()
                ? Parsed.wrong(new UsageError(
                        TelnetHop.GOOD_PARAMETER, "names no phrase", "expected phrases with commas between them"))
                : Parsed.of(new TelnetPhrases(good, bad));
    }

    /** The phrases that a parameter holds, and commas separate; the usual ones where it is not set. */
    private static List<String> phrases(Inputs inputs, String parameter, List<String> usual) {
        String list = inputs.parameters().text(parameter);
        if (list == null) {
            return usual;
        }
        List<String> phrases = new ArrayList<>();
        for (String phrase : Ascii.elements(list)) {
            if (!phrase.isEmpty()) {
                phrases.add(phrase);
            }
        }
        return phrases;
    }
}
