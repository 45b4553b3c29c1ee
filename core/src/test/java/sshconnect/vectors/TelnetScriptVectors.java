package sshconnect.vectors;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import sshconnect.base.Parsed;
import sshconnect.proto.telnet.TelnetScript;
import sshconnect.way.TelnetScriptFile;

/** Scripts for telnet proxies that make no sense, and where. */
final class TelnetScriptVectors {

    private TelnetScriptVectors() {}

    static List<Vector> all() {
        List<Vector> all = new ArrayList<>();
        file(all, "# nothing\n\n \t\n", "f: it has no line that says anything");
        file(all, "send x\nexpcet y", "f:2:1: unknown word; known are expect, send, good and bad");
        file(all, "  send", "f:1:7: send has no text; send \"\" sends an empty line");
        file(all, "expect  # x", "f:1:9: expect has no text");
        file(all, "good \"\"", "f:1:6: good has no text");
        file(all, "send \"x", "f:1:6: a double quote has no end");
        file(all, "send \"x\\\"", "f:1:6: a double quote has no end");
        file(all, "send \"x\" y", "f:1:10: something stands behind the text; \\\" is a double quote in it");
        String escapes = "; known are \\r, \\n, \\t, \\\\, \\\" and, at the end of what is sent, \\c";
        file(all, "send x\\q", "f:1:7: unknown \\q" + escapes);
        file(all, "expect x\\c", "f:1:9: unknown \\c" + escapes);
        file(all, "send x\\", "f:1:7: unknown \\" + escapes);
        file(all, "send \"x\\cy\"", "f:1:10: something stands behind \\c");
        file(all, "send x\1", "f:1:7: a control character stands in the text" + escapes);
        String replacements = "; known are %h, %p, %% and, in what is sent, %u and %w";
        file(all, "send %x", "f:1:6: unknown %x" + replacements);
        file(all, "good %w", "f:1:6: unknown %w" + replacements);
        file(all, "send 100%", "f:1:9: unknown %" + replacements);
        file(all, "bad x\\n", "f:1:6: a phrase is looked for in one line, which does not hold its end");
        file(all, "send \374", "f: it is not UTF-8");
        return all;
    }

    private static void file(List<Vector> all, String content, String expected) {
        all.add(new Vector(
                "telnet script: " + HandshakeRun.text(content.getBytes(StandardCharsets.ISO_8859_1)),
                () -> {
                    Parsed<TelnetScript> parsed =
                            TelnetScriptFile.parse("f", content.getBytes(StandardCharsets.ISO_8859_1));
                    return parsed.ok() ? "it makes sense" : parsed.error().describe();
                },
                expected));
    }
}
