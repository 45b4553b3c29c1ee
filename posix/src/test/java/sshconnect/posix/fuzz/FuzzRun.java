package sshconnect.posix.fuzz;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** A generated program, compiled: runs on the JVM and, once translated, natively. */
final class FuzzRun implements AutoCloseable {
    private final URLClassLoader classes;

    private FuzzRun(URLClassLoader classes) {
        this.classes = classes;
    }

    /**
     * Compiles with the JDK's compiler.
     *
     * @param source the text of {@link ProgramGenerator#CLASS_NAME}
     * @param folder where source and class files go
     */
    static FuzzRun compile(String source, Path folder) throws IOException {
        Path file = Files.createDirectories(folder).resolve(ProgramGenerator.CLASS_NAME + ".java");
        Files.writeString(file, source);
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "--release",
                        "17",
                        "-nowarn",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        file.toString());
        if (status != 0) {
            throw new IOException("javac refuses the generated program " + file);
        }
        return new FuzzRun(new URLClassLoader(new URL[] {folder.toUri().toURL()}, FuzzRun.class.getClassLoader()));
    }

    /** Finds the compiled program, and all that it needs. */
    ClassLoader classes() {
        return classes;
    }

    /** What the JVM reports, a line for each method. */
    List<String> onJvm() throws ReflectiveOperationException {
        Object report = Class.forName(ProgramGenerator.CLASS_NAME, true, classes)
                .getMethod("run")
                .invoke(null);
        return lines((byte[]) report);
    }

    /** What a checked executable reports: nothing, if it found that something was wrong with its memory. */
    static List<String> natively(Path executable) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(executable.toString()).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("CONNECT_ALLOCATES", "much");
        Process process = builder.start();
        List<String> lines = lines(process.getInputStream().readAllBytes());
        return process.waitFor() == 0 ? lines : List.of();
    }

    /** The numbers of the methods whose lines differ. */
    static List<Integer> differing(List<String> expected, List<String> actual) {
        List<Integer> differing = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            if (i >= actual.size() || !expected.get(i).equals(actual.get(i))) {
                differing.add(i);
            }
        }
        return differing;
    }

    private static List<String> lines(byte[] report) {
        return new String(report, StandardCharsets.US_ASCII).lines().toList();
    }

    @Override
    public void close() throws IOException {
        classes.close();
    }
}
