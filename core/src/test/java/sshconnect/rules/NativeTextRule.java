package sshconnect.rules;

import java.util.function.Consumer;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** C functions get bytes: TeaVM converts a String by the locale, and cuts it at the first byte that is not ASCII. */
final class NativeTextRule implements Rule {
    @Override
    public void check(ClassNode type, MethodNode method, Consumer<String> violations) {
        if ((method.access & Opcodes.ACC_NATIVE) != 0 && method.desc.contains("Ljava/lang/String;")) {
            violations.accept("native with a String");
        }
    }
}
