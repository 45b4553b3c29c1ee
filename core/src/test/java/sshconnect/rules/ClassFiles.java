package sshconnect.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/** Reads class files for the {@link NativeRules}. */
public final class ClassFiles {
    private ClassFiles() {}

    /** The classes of a module, as compiled: of the folder {@code target/classes} that the module's tests see. */
    public static List<ClassNode> ofThisModule() throws IOException {
        return in(Path.of("target", "classes"));
    }

    /** All classes below a folder. */
    public static List<ClassNode> in(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            List<Path> files = tree.filter(each -> each.toString().endsWith(".class"))
                    .sorted()
                    .toList();
            return files.stream().map(ClassFiles::read).toList();
        }
    }

    private static ClassNode read(Path file) {
        try {
            return node(new ClassReader(Files.readAllBytes(file)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static ClassNode of(Class<?> type) throws IOException {
        try (InputStream file = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            return node(new ClassReader(file));
        }
    }

    private static ClassNode node(ClassReader reader) {
        ClassNode node = new ClassNode();
        reader.accept(node, ClassReader.SKIP_FRAMES);
        return node;
    }
}
