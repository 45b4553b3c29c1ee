package sshconnect.way;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Fault;
import sshconnect.base.Parsed;
import sshconnect.base.Printable;
import sshconnect.base.Result;
import sshconnect.base.Secret;
import sshconnect.base.UsageError;
import sshconnect.base.Utf8;
import sshconnect.host.Deadline;
import sshconnect.host.FileTrust;
import sshconnect.host.SystemEnvironment;

/**
 * The parameters: read from the environment; if unset there, from {@code .connectrc} in the home directory; if unset
 * there, from {@code /etc/connectrc}. A parameter that is set to nothing is set, as with connect.c: it hides what the
 * places after it say. Files are read when a parameter is wanted that the places before them do not set, and once.
 *
 * <p>A file that somebody else may have written is not obeyed, which is reported. One that is not read to its end is a
 * {@link #unreadable}: what it says might be what keeps a connection from the wrong way.
 */
public final class Parameters {

    /** No sane parameter file is larger, and nothing larger is worth the memory. */
    static final int MAX_FILE_BYTES = 1 << 20;

    private static final String USER_FILE = ".connectrc";
    private static final String SYSTEM_FILE = "/etc/connectrc";

    /** Where a parameter is that is in no file. */
    private static final String ENVIRONMENT = "environment";

    private final SystemEnvironment system;
    private final Deadline deadline;
    private final boolean insecureFiles;
    private final List<String> warnings = new ArrayList<>();
    private @Nullable Map<String, byte[]> userValues;
    private @Nullable Map<String, byte[]> systemValues;
    private final List<UseLine> useLines = new ArrayList<>();
    private final List<ReadFile> files = new ArrayList<>();
    /** Why lines that would say which way to use must not be obeyed; null where there are none. */
    private @Nullable UsageError untrusted;
    /** The same for {@link Way#PARAMETER}. */
    private @Nullable UsageError untrustedWay;

    private @Nullable Fault unreadable;

    /**
     * The parameters of a process.
     *
     * @param system        environment and files; nothing is read yet
     * @param deadline      when reading them has to be over
     * @param insecureFiles whether passwords in {@code .connectrc} count also when others can read it
     */
    public Parameters(SystemEnvironment system, Deadline deadline, boolean insecureFiles) {
        this.system = system;
        this.deadline = deadline;
        this.insecureFiles = insecureFiles;
    }

    /**
     * A parameter.
     *
     * @param name its name; one that may not stand in files, such as {@code DISPLAY}, is read from the environment only
     * @return its value, perhaps empty; null when it is not set, or, with a warning, not UTF-8
     */
    public @Nullable String text(String name) {
        byte[] value = bytes(name);
        if (value != null && !Utf8.isWellFormed(value)) {
            warn(name + " is not UTF-8; ignored");
            return null;
        }
        return value == null ? null : Utf8.decode(value);
    }

    /**
     * The way that {@link Way#PARAMETER} names. What cannot be read of it is an error: passed over, it would be a direct
     * connection.
     *
     * @return its text, empty when it is not set; or why it must not be obeyed
     */
    public Parsed<String> way() {
        byte[] value = bytes(Way.PARAMETER);
        if (untrustedWay != null && system.environment(Way.PARAMETER) == null) {
            return Parsed.wrong(untrustedWay);
        }
        if (value != null && !Utf8.isWellFormed(value)) {
            return Parsed.wrong(Way.PARAMETER, "it is not UTF-8");
        }
        return Parsed.of(value == null ? "" : Utf8.decode(value));
    }

    /**
     * The parameters that are passwords: nobody else's program needs to inherit them.
     *
     * @return their names
     */
    public static Set<String> passwordNames() {
        return ParameterFile.PASSWORDS;
    }

    /**
     * A parameter that nobody may see.
     *
     * @param name its name
     * @return a copy of its value, perhaps empty, to be wiped by the caller; null when it is not set
     */
    public @Nullable Secret secret(String name) {
        byte[] value = bytes(name);
        return value == null ? null : Secret.of(Arrays.copyOf(value, value.length));
    }

    /**
     * The first of several parameters that is set, and can be read.
     *
     * @param names their names, in order
     * @return its name, or null when there is none
     */
    public @Nullable String firstSet(List<String> names) {
        for (String name : names) {
            if (ParameterFile.PASSWORDS.contains(name) ? bytes(name) != null : text(name) != null) {
                return name;
            }
        }
        return null;
    }

    /**
     * What was wrong with files and values up to now.
     *
     * @return one line for each, without an end of line
     */
    public List<String> warnings() {
        return warnings;
    }

    /**
     * A file that could not be read to its end, which makes all parameters useless.
     *
     * @return why, or null when there is no such file up to now
     */
    public @Nullable Fault unreadable() {
        return unreadable;
    }

    /**
     * The files that were looked at.
     *
     * @return the files, in the order in which they count
     */
    public List<ReadFile> files() {
        return files;
    }

    /**
     * What is set, and where. Reads the files.
     *
     * @return the parameters that are set and count
     */
    public List<SetParameter> settings() {
        List<SetParameter> settings = new ArrayList<>();
        for (String name : ParameterFile.names()) {
            byte[] value = bytes(name);
            if (value != null) {
                settings.add(new SetParameter(name, ParameterMask.shown(name, value), source(name)));
            }
        }
        for (String name : ProxyEnvironment.names()) {
            byte[] value = system.environment(name);
            if (value != null) {
                settings.add(new SetParameter(name, ParameterMask.shown(Way.PARAMETER, value), ENVIRONMENT));
            }
        }
        return settings;
    }

    private String source(String name) {
        if (system.environment(name) != null) {
            return ENVIRONMENT;
        }
        boolean ofUser = userValues != null && userValues.containsKey(name);
        return ofUser && !files.isEmpty() ? files.get(0).path() : SYSTEM_FILE;
    }

    /** Wipes the passwords that stand in files; from here on they are not set. */
    public void wipePasswords() {
        wipePasswords(userValues);
        wipePasswords(systemValues);
    }

    private static void wipePasswords(@Nullable Map<String, byte[]> values) {
        // Most machines have no such file, and need no list of names.
        if (values == null || values.isEmpty()) {
            return;
        }
        for (String name : ParameterFile.PASSWORDS) {
            byte[] value = values.remove(name);
            if (value != null) {
                Arrays.fill(value, (byte) 0);
            }
        }
    }

    private byte @Nullable [] bytes(String name) {
        byte[] value = system.environment(name);
        boolean nowhere = userValues != null && userValues.isEmpty() && systemValues != null && systemValues.isEmpty();
        if (value != null || nowhere || !ParameterFile.knows(name)) {
            return value;
        }
        value = userValues().get(name);
        if (value != null) {
            return value;
        }
        return systemValues().get(name);
    }

    private Map<String, byte[]> userValues() {
        if (userValues == null) {
            String home = system.homeDirectory();
            userValues = home == null || home.isEmpty() ? new HashMap<>() : read(inDirectory(home), true);
        }
        return userValues;
    }

    private Map<String, byte[]> systemValues() {
        if (systemValues == null) {
            systemValues = read(SYSTEM_FILE, false);
        }
        return systemValues;
    }

    /**
     * The lines of the files that say which way to use, those of the user's file first.
     *
     * @return the lines, none where there are none; or that there are some, in a file that must not be obeyed
     */
    public Parsed<List<UseLine>> useLines() {
        userValues();
        systemValues();
        return untrusted == null ? Parsed.of(useLines) : Parsed.wrong(untrusted);
    }

    private static String inDirectory(String home) {
        return home.endsWith("/") ? home + USER_FILE : home + "/" + USER_FILE;
    }

    private Map<String, byte[]> read(String path, boolean isPrivate) {
        Result<SystemEnvironment.FileContent> read = system.readFile(path, MAX_FILE_BYTES, deadline.millis());
        if (!read.ok()) {
            note(path, read.fault());
            return new HashMap<>();
        }
        byte[] content = read.value().bytes();
        String distrust = FileTrust.problem(read.value().access());
        if (distrust != null) {
            ParameterFile distrusted = ParameterFile.parse(path, content);
            List<UseLine> useLines = distrusted.useLines();
            if (distrusted.values().containsKey(Way.PARAMETER) && untrustedWay == null) {
                untrustedWay = new UsageError(
                        Printable.of(path), Way.PARAMETER + " says which way to go, and is not obeyed: " + distrust);
            }
            if (!useLines.isEmpty() && untrusted == null) {
                untrusted = new UsageError(
                        useLines.get(0).place(), "says which way to use, and is not obeyed: " + distrust);
            }
            Arrays.fill(content, (byte) 0);
            files.add(new ReadFile(Printable.of(path), "", distrust, false));
            warn(Printable.of(path) + " is not used: " + distrust);
            return new HashMap<>();
        }
        ParameterFile file = ParameterFile.parse(path, content);
        Arrays.fill(content, (byte) 0);
        for (String warning : file.warnings()) {
            warn(warning);
        }
        if (isPrivate && file.holdsPassword() && read.value().access().readableByOthers() && !insecureFiles) {
            warn(path + " holds a password, which is not used, for others can read it; try chmod 600, or "
                    + "--insecure-files");
            file.dropPasswords();
        }
        String access = read.value().access().readableByOthers() ? "others can read it" : "nobody else can read it";
        files.add(new ReadFile(Printable.of(path), access, null, false));
        useLines.addAll(file.useLines());
        return file.values();
    }

    private void note(String path, Fault fault) {
        // In nearly every run, and nobody is told: no words for it.
        boolean absent = fault.kind() == Fault.Kind.NOT_FOUND;
        files.add(new ReadFile(Printable.of(path), "", absent ? "is not there" : deadline.explain(fault), absent));
        if (absent) {
            return;
        }
        Fault told = new Fault(fault.kind(), fault.operation(), Printable.of(path), deadline.explain(fault));
        if (fault.kind() == Fault.Kind.TIMED_OUT || fault.kind() == Fault.Kind.TOO_LARGE) {
            unreadable = unreadable == null ? told : unreadable;
        } else {
            warn(told.describe());
        }
    }

    private void warn(String warning) {
        if (!warnings.contains(warning)) {
            warnings.add(warning);
        }
    }
}
