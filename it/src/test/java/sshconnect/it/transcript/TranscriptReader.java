package sshconnect.it.transcript;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads transcripts from their files. The notation is described in README.md of this module. */
final class TranscriptReader {
    private static final Pattern SETTING = Pattern.compile("([a-z]+): *(.*)");
    private static final Pattern EXECUTABLES =
            Pattern.compile("(jar|native|full|sanitized)(, (jar|native|full|sanitized))*");
    /** What stands at the head, with the values that make sense. */
    private static final Map<String, Pattern> SETTINGS = Map.of(
            "reference", Pattern.compile("same"),
            "deliver", Pattern.compile("all|whole"),
            "needs", Pattern.compile("root|ipv6|root ipv6"),
            "not", EXECUTABLES,
            "only", Pattern.compile("front"),
            "allocates", Pattern.compile("much"));

    private static final String TABLE = "for ";

    private TranscriptReader() {}

    /** A line of a file with the indented lines below it. */
    private record Block(int number, String text, List<String> continuations) {
        boolean mentions(String words) {
            return text.contains(words) || continuations.stream().anyMatch(line -> line.contains(words));
        }
    }

    /**
     * Reads all transcripts below a folder.
     *
     * @param folder the folder
     * @return the transcripts, in the order of their names
     */
    static List<Transcript> readAll(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .flatMap(file -> read(folder, file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads one file: one transcript, or one for each row of its table.
     *
     * @param folder the folder that names are relative to
     * @param file   the file
     * @return the transcripts
     */
    static List<Transcript> read(Path folder, Path file) {
        String name = folder.relativize(file).toString().replaceFirst("\\.txt$", "");
        List<Block> blocks = blocks(file);
        List<Block> tables =
                blocks.stream().filter(block -> block.text.startsWith(TABLE)).toList();
        blocks.removeAll(tables);
        List<Transcript> transcripts = new ArrayList<>();
        for (Map<String, String> row : rows(file, tables, blocks)) {
            String label = row.isEmpty() ? "" : " [" + String.join(" ", row.values()) + "]";
            transcripts.add(transcript(file, name + label, blocks, row, transcripts.isEmpty()));
        }
        return transcripts;
    }

    private static Transcript transcript(
            Path file, String name, List<Block> blocks, Map<String, String> row, boolean firstRow) {
        Map<String, String> settings = new LinkedHashMap<>();
        List<Transcript.Line> lines = new ArrayList<>();
        for (Block block : blocks) {
            String text = Variables.replace(block.text, row::get);
            List<String> continuations = block.continuations.stream()
                    .map(continuation -> Variables.replace(continuation, row::get))
                    .toList();
            try {
                Matcher setting = SETTING.matcher(text);
                if (setting.matches()) {
                    addSetting(setting.group(1), setting.group(2), settings);
                    new Below(continuations).expectNone(text);
                } else {
                    Step step = StepReader.read(text, continuations);
                    lines.add(new Transcript.Line(block.number, text, continuations, step));
                }
            } catch (IllegalArgumentException e) {
                throw wrong(file, block, e.getMessage());
            }
        }
        return new Transcript(file, name, settings, firstRow, lines);
    }

    private static void addSetting(String key, String value, Map<String, String> settings) {
        Pattern expected = SETTINGS.get(key);
        if (expected == null || !expected.matcher(value).matches()) {
            throw new IllegalArgumentException("this line means nothing: " + key + ": " + value);
        }
        if (settings.put(key, value) != null) {
            throw new IllegalArgumentException("a second line " + key + ":");
        }
    }

    private static IllegalArgumentException wrong(Path file, Block block, String problem) {
        return new IllegalArgumentException(file + ":" + block.number + ": " + problem);
    }

    /** Cuts a file into lines with their continuations; comments and empty lines are left out. */
    private static List<Block> blocks(Path file) {
        List<Block> blocks = new ArrayList<>();
        int number = 0;
        try {
            for (String line : Files.readAllLines(file)) {
                number++;
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                if (Character.isWhitespace(line.charAt(0))) {
                    if (blocks.isEmpty()) {
                        throw new IllegalArgumentException(file + ":" + number + ": an indented line below nothing");
                    }
                    blocks.get(blocks.size() - 1).continuations.add(line.strip());
                } else {
                    blocks.add(new Block(number, line.strip(), new ArrayList<>()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return blocks;
    }

    /** The rows of the table: names and values. One row without values when there is no table. */
    private static List<Map<String, String>> rows(Path file, List<Block> tables, List<Block> blocks) {
        if (tables.isEmpty()) {
            return List.of(Map.of());
        }
        Block table = tables.get(0);
        List<String> names = Words.split(table.text.substring(TABLE.length()));
        if (tables.size() > 1) {
            throw wrong(file, tables.get(1), "a second table");
        }
        if (names.isEmpty() || table.continuations.isEmpty()) {
            throw wrong(file, table, "a table without columns or rows");
        }
        // The first column may be there only to tell the rows apart.
        for (String name : names.subList(1, names.size())) {
            if (blocks.stream().noneMatch(block -> block.mentions("%{" + name + "}"))) {
                throw wrong(file, table, "no line uses %{" + name + "}");
            }
        }
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : table.continuations) {
            try {
                rows.add(row(names, line));
            } catch (IllegalArgumentException e) {
                throw wrong(file, table, e.getMessage());
            }
        }
        return rows;
    }

    /** The last column takes the rest of the line, so that values with blanks need no notation of their own. */
    private static Map<String, String> row(List<String> names, String line) {
        Map<String, String> row = new LinkedHashMap<>();
        String rest = line;
        for (String name : names.subList(0, names.size() - 1)) {
            int gap = gap(rest);
            if (gap < 0) {
                throw new IllegalArgumentException("expected " + names + ", two blanks or more apart: " + line);
            }
            row.put(name, rest.substring(0, gap));
            rest = rest.substring(gap).strip();
        }
        row.put(names.get(names.size() - 1), rest);
        return row;
    }

    /** Where the first two blanks are that do not stand in a quoted text; or -1. */
    private static int gap(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.startsWith("  ", at)) {
                return at;
            }
            if (text.charAt(at) == '"') {
                at = QuotedText.closingQuote(text, at);
            }
        }
        return -1;
    }
}
