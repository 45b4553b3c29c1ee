package sshconnect.teavm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.teavm.tooling.EmptyTeaVMToolLog;
import org.teavm.tooling.TeaVMProblemRenderer;
import org.teavm.tooling.TeaVMTargetType;
import org.teavm.tooling.TeaVMTool;
import org.teavm.tooling.TeaVMToolException;
import org.teavm.vm.TeaVMOptimizationLevel;

/** Java bytecode to C: the one place that says how TeaVM is run. */
public final class Translator {
    /** The generated file that includes all others. */
    public static final String ALL = "all.c";

    /** A usual run never has to collect, and memory that is never used costs nothing. */
    private static final int MIN_HEAP_BYTES = 16 << 20;

    private static final int MAX_HEAP_BYTES = 64 << 20;

    private final ClassLoader classes;
    private final List<Class<? extends SequenceCalls>> transformers;

    private Translator(ClassLoader classes, List<Class<? extends SequenceCalls>> transformers) {
        this.classes = classes;
        this.transformers = transformers;
    }

    /**
     * The translator that every build uses.
     *
     * @param classes finds the program, TeaVM's class library, and this class
     */
    public static Translator of(ClassLoader classes) {
        return new Translator(classes, List.of(SequenceCalls.class));
    }

    /** The same without {@link SequenceCalls}: to show in tests what goes wrong then. */
    public static Translator withoutSequencing(ClassLoader classes) {
        return new Translator(classes, List.of());
    }

    /**
     * Translates a program. What an earlier run left in the directory is removed first.
     *
     * @param mainClass the class with {@code main}
     * @param directory where the C files go
     * @return the file to compile, which includes all others
     * @throws IOException if TeaVM finds an error in the program, with all of TeaVM's words
     */
    public Path translate(String mainClass, Path directory) throws IOException {
        deleteTree(directory);
        Files.createDirectories(directory);
        Log log = new Log();
        TeaVMTool tool = new TeaVMTool();
        tool.setTargetType(TeaVMTargetType.C);
        tool.setMainClass(mainClass);
        tool.setTargetDirectory(directory.toFile());
        tool.setClassLoader(classes);
        tool.setLog(log);
        tool.setOptimizationLevel(TeaVMOptimizationLevel.SIMPLE);
        tool.setObfuscated(true);
        tool.setMinHeapSize(MIN_HEAP_BYTES);
        tool.setMaxHeapSize(MAX_HEAP_BYTES);
        transformers.forEach(transformer -> tool.getTransformers().add(transformer.getName()));
        try {
            tool.generate();
        } catch (TeaVMToolException failure) {
            throw new IOException("cannot translate " + mainClass + " to C", failure);
        }
        if (!tool.getProblemProvider().getSevereProblems().isEmpty()) {
            TeaVMProblemRenderer.describeProblems(
                    tool.getDependencyInfo().getCallGraph(), tool.getProblemProvider(), log);
            throw new IOException("cannot translate " + mainClass + " to C:" + log.errors);
        }
        ConstantStrings.prepare(directory);
        LinkedClasses.linkWhenCollecting(directory);
        ClonedArrays.correct(directory);
        CollectorStorage.enlarge(directory);
        SpareChunk.keep(directory);
        RuntimeExceptions.keep(directory);
        MemoryHooks.insert(directory, MIN_HEAP_BYTES, MAX_HEAP_BYTES);
        return directory.resolve(ALL);
    }

    private static void deleteTree(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path each : tree.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(each);
            }
        }
    }

    /** Keeps TeaVM quiet unless something is wrong. */
    private static final class Log extends EmptyTeaVMToolLog {
        private final StringJoiner errors = new StringJoiner("\n", "\n", "");

        @Override
        public void error(String message) {
            errors.add(message);
        }

        @Override
        public void error(String message, Throwable cause) {
            error(message + ": " + cause);
        }
    }
}
