package sshconnect.check;

import org.jspecify.annotations.Nullable;
import sshconnect.base.JsonText;
import sshconnect.way.UseLine;

/** Writes a report for programs. What is there stays; more may come. */
final class JsonReport {

    /** Raised when something that was promised changes its meaning. */
    static final int SCHEMA = 1;

    private final JsonText json = new JsonText();

    private JsonReport() {}

    /** Writes a report, in one line. */
    static String of(WayReport report) {
        JsonReport writer = new JsonReport();
        writer.write(report);
        return writer.json + "\n";
    }

    private void write(WayReport report) {
        json.object().member("schema").number(SCHEMA);
        rules(report);
        json.member("way");
        text(report.way().isEmpty() ? null : report.way());
        json.member("left").array();
        for (WayReport.Left each : report.left()) {
            json.object().member("way").string(each.way()).member("error");
            error(each.error());
            json.endObject();
        }
        json.endArray().member("hops").array();
        int hops = report.places().size() - 1;
        for (int i = 0; i < hops; i++) {
            place(report.places().get(i));
        }
        json.endArray().member("target");
        if (hops < 0) {
            json.nothing();
        } else {
            place(report.places().get(hops));
        }
        json.member("error");
        error(report.problem());
        json.endObject();
    }

    private void rules(WayReport report) {
        int count = report.rules().size();
        boolean decided = count > 0 && report.rules().get(count - 1).obstacle() == null;
        json.member("rule");
        if (decided) {
            WayReport.Ruled rule = report.rules().get(count - 1);
            line(rule.rule().line());
            json.member("conditions").string(rule.rule().conditionsText());
            json.member("because").string(rule.because()).endObject();
        } else {
            json.nothing();
        }
        json.member("rules_before").array();
        for (WayReport.Ruled each : report.rules()) {
            if (each.obstacle() != null) {
                line(each.rule().line());
                json.member("why").string(each.obstacle()).endObject();
            }
        }
        json.endArray();
    }

    private void line(UseLine line) {
        json.object().member("file").string(line.file()).member("line").number(line.line());
    }

    private void place(CheckedPlace place) {
        json.object();
        if (!place.kind().isEmpty()) {
            json.member("kind").string(place.kind());
        }
        json.member("server").string(place.server()).member("steps").array();
        for (CheckedStep step : place.steps()) {
            json.object().member("step").string(step.name());
            json.member("status").string(step.status().code()).member("ms");
            if (step.millis() < 0) {
                json.nothing();
            } else {
                json.number(step.millis());
            }
            json.member("detail").string(step.detail()).endObject();
        }
        json.endArray().endObject();
    }

    private void error(WayReport.@Nullable Problem problem) {
        if (problem == null) {
            json.nothing();
            return;
        }
        json.object().member("code").string(problem.code()).member("hop");
        if (problem.hop() == 0) {
            json.nothing();
        } else {
            json.number(problem.hop());
        }
        json.member("cause").string(problem.cause()).member("hint");
        text(problem.hint());
        json.endObject();
    }

    private void text(@Nullable String text) {
        if (text == null) {
            json.nothing();
        } else {
            json.string(text);
        }
    }
}
