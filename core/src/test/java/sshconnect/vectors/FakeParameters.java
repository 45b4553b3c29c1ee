package sshconnect.vectors;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.host.Deadline;
import sshconnect.way.Parameters;

/** Parameters whose places are strings, one character to a byte; notes which files are read. */
final class FakeParameters extends BareSystem {

    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, Result<FileContent>> files = new HashMap<>();
    private final StringBuilder reads = new StringBuilder();
    private final Parameters parameters = new Parameters(this, new Deadline(this, 0), false);
    private String home = "/home/me";

    FakeParameters variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    FakeParameters file(String path, String content) {
        files.put(path, Result.of(new FileContent(latin1(content), new FileAccess(false, false, false))));
        return this;
    }

    FakeParameters openFile(String path, String content) {
        files.put(path, Result.of(new FileContent(latin1(content), new FileAccess(true, false, false))));
        return this;
    }

    FakeParameters ofOthers(String path, String content) {
        files.put(path, Result.of(new FileContent(latin1(content), new FileAccess(false, false, true))));
        return this;
    }

    FakeParameters writableFile(String path, String content) {
        files.put(path, Result.of(new FileContent(latin1(content), new FileAccess(false, true, false))));
        return this;
    }

    FakeParameters fault(String path, Fault.Kind kind, String cause) {
        files.put(path, Result.failed(kind, "read", path, cause));
        return this;
    }

    FakeParameters home(String path) {
        home = path;
        return this;
    }

    @Override
    public byte[] environment(String name) {
        String value = environment.get(name);
        return value == null ? null : latin1(value);
    }

    @Override
    public Result<FileContent> readFile(String path, int sizeLimit, long deadlineMillis) {
        reads.append(' ').append(path);
        Result<FileContent> content = files.get(path);
        return content != null ? content : Result.failed(Fault.Kind.NOT_FOUND, "read", path, "no such file");
    }

    @Override
    public String homeDirectory() {
        return home;
    }

    @Override
    public String accountName() {
        return "system account";
    }

    Parameters parameters() {
        return parameters;
    }

    /** The files that were read, in order, a space in front of each. */
    String reads() {
        return reads.toString();
    }

    /** Some parameters, and then the warnings, a line each. */
    String text(String... names) {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            text.append(text.length() == 0 ? "" : ", ").append(parameters.text(name));
        }
        for (String warning : parameters.warnings()) {
            text.append('\n').append(warning);
        }
        return text.toString();
    }

    /** What is wrong with all of it, after a look at one parameter. */
    String problem(String name) {
        return text(name) + ": " + parameters.unreadable().describe();
    }

    /** A secret parameter, in hexadecimal digits. */
    String secret(String name) {
        return Hex.of(parameters.secret(name).bytes());
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
