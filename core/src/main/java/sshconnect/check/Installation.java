package sshconnect.check;

import java.util.ArrayList;
import java.util.List;
import sshconnect.base.JsonText;

/** Explains what the program finds around it, in sections, for a person and for programs. */
public final class Installation {

    private final String version;
    private final List<Section> sections = new ArrayList<>();
    private boolean sound = true;

    private record Section(String name, List<Item> items) {}

    private record Item(String name, CheckedStep.Status status, String detail, String source) {}

    /**
     * What is to be explained; nothing so far.
     *
     * @param version the version of the program
     */
    public Installation(String version) {
        this.version = version;
    }

    /**
     * Begins a section.
     *
     * @param name its name, a word of ASCII letters
     */
    public void section(String name) {
        sections.add(new Section(name, new ArrayList<>()));
    }

    /**
     * Adds something that is as it should be.
     *
     * @param name   what it is
     * @param detail what is to be said of it; empty for nothing
     */
    public void good(String name, String detail) {
        add(name, CheckedStep.Status.OK, detail, "");
    }

    /**
     * Adds something that is known and need not be otherwise.
     *
     * @param name   what it is
     * @param detail what is to be said of it
     */
    public void known(String name, String detail) {
        add(name, CheckedStep.Status.INFO, detail, "");
    }

    /**
     * Adds something that is set.
     *
     * @param name   what it is
     * @param value  to what
     * @param source where
     */
    public void set(String name, String value, String source) {
        add(name, CheckedStep.Status.INFO, value, source);
    }

    /**
     * Adds something that keeps the program from its work.
     *
     * @param name   what it is
     * @param detail what is wrong with it
     */
    public void bad(String name, String detail) {
        add(name, CheckedStep.Status.FAIL, detail, "");
        sound = false;
    }

    private void add(String name, CheckedStep.Status status, String detail, String source) {
        sections.get(sections.size() - 1).items.add(new Item(name, status, detail, source));
    }

    /**
     * Whether nothing was bad.
     *
     * @return true when the program can do its work
     */
    public boolean sound() {
        return sound;
    }

    /**
     * The report.
     *
     * @param json whether it is for programs
     * @return text in lines, with their ends
     */
    public String text(boolean json) {
        return json ? json() : lines();
    }

    private String json() {
        JsonText out = new JsonText();
        out.object()
                .member("schema")
                .number(JsonReport.SCHEMA)
                .member("version")
                .string(version);
        for (Section section : sections) {
            out.member(section.name).array();
            for (Item item : section.items) {
                out.object().member("name").string(item.name);
                out.member("status").string(item.status.code());
                out.member("detail").string(item.detail);
                if (!item.source.isEmpty()) {
                    out.member("source").string(item.source);
                }
                out.endObject();
            }
            out.endArray();
        }
        return out.endObject() + "\n";
    }

    private String lines() {
        StringBuilder out = new StringBuilder("connect " + version + "\n");
        for (Section section : sections) {
            out.append(section.name).append('\n');
            if (section.items.isEmpty()) {
                out.append("  none\n");
            }
            for (Item item : section.items) {
                out.append("  ").append(item.name);
                append(out, "  ", item.status.shown());
                append(out, "  ", item.detail);
                append(out, "  ", item.source.isEmpty() ? "" : "(" + item.source + ")");
                out.append('\n');
            }
        }
        return out.toString();
    }

    private static void append(StringBuilder out, String separator, String text) {
        if (!text.isEmpty()) {
            out.append(separator).append(text);
        }
    }
}
