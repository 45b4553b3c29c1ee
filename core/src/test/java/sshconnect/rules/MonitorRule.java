package sshconnect.rules;

import java.util.function.Consumer;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** There is one thread, and a monitor brings an exception table with it. */
final class MonitorRule implements Rule {
    @Override
    public void check(ClassNode type, MethodNode method, Consumer<String> violations) {
        if ((method.access & Opcodes.ACC_SYNCHRONIZED) != 0) {
            violations.accept("synchronized method");
        }
        for (AbstractInsnNode each : method.instructions) {
            if (each.getOpcode() == Opcodes.MONITORENTER) {
                violations.accept("synchronized block");
            }
        }
    }
}
