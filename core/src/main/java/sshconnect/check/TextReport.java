package sshconnect.check;

import java.util.List;

/** Writes a report for a person, a line for each step. */
final class TextReport {

    /** What hints begin with that say what to do. */
    private static final String ADVICE = "try ";

    private static final int TITLE_COLUMNS = 8;
    private static final int STEP_COLUMNS = 10;
    private static final int STATUS_COLUMNS = 6;
    private static final int DETAIL_COLUMNS = 32;
    private static final int MILLIS_COLUMNS = 6;

    private final StringBuilder out = new StringBuilder();

    private TextReport() {}

    /** Writes a report, in lines with their ends. */
    static String of(WayReport report) {
        TextReport writer = new TextReport();
        writer.write(report);
        return writer.out.toString();
    }

    private void write(WayReport report) {
        for (WayReport.Ruled each : report.rules()) {
            rule(each);
        }
        for (WayReport.Left each : report.left()) {
            title("left", each.way() + "  (" + each.error().cause() + ")");
        }
        if (!report.way().isEmpty()) {
            title("way", report.way());
        }
        List<CheckedPlace> places = report.places();
        for (int i = 0; i < places.size(); i++) {
            boolean isTarget = i == places.size() - 1;
            title(isTarget ? "target" : "hop " + (i + 1), places.get(i).name());
            for (CheckedStep step : places.get(i).steps()) {
                step(step);
            }
        }
        WayReport.Problem problem = report.problem();
        if (problem == null) {
            out.append("the way is open\n");
            return;
        }
        out.append("ERROR: ").append(problem.cause()).append('\n');
        String hint = problem.hint();
        if (hint != null) {
            boolean advice = hint.startsWith(ADVICE);
            out.append(advice ? "try: " + hint.substring(ADVICE.length()) : "hint: " + hint)
                    .append('\n');
        }
        out.append("the way is not open\n");
    }

    private void rule(WayReport.Ruled ruled) {
        String conditions = ruled.rule().conditionsText();
        String place = ruled.rule().line().place() + (conditions.isEmpty() ? "" : "  " + conditions);
        String reason = ruled.obstacle() == null ? ruled.because() : "does not match: " + ruled.obstacle();
        title("rule", reason.isEmpty() ? place : place + "  (" + reason + ")");
    }

    private void title(String title, String text) {
        padded(title, TITLE_COLUMNS);
        out.append(text).append('\n');
    }

    private void step(CheckedStep step) {
        out.append("  ");
        padded(step.name(), STEP_COLUMNS - 2);
        boolean timed = step.millis() >= 0;
        if (timed || !step.detail().isEmpty()) {
            padded(step.status().shown(), STATUS_COLUMNS);
        } else {
            out.append(step.status().shown());
        }
        if (timed) {
            padded(step.detail(), DETAIL_COLUMNS);
            String millis = Long.toString(step.millis());
            for (int i = millis.length(); i < MILLIS_COLUMNS; i++) {
                out.append(' ');
            }
            out.append(millis).append(" ms");
        } else {
            out.append(step.detail());
        }
        out.append('\n');
    }

    private void padded(String text, int columns) {
        out.append(text);
        for (int i = text.length(); i < columns; i++) {
            out.append(' ');
        }
    }
}
