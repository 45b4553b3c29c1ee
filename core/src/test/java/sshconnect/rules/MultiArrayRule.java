package sshconnect.rules;

import java.util.function.Consumer;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Arrays of arrays are filled one by one: TeaVM's runtime makes them all at once without telling the garbage collector
 * of the outer one, and a collection in between takes it away.
 */
final class MultiArrayRule implements Rule {
    @Override
    public void check(ClassNode type, MethodNode method, Consumer<String> violations) {
        for (AbstractInsnNode each : method.instructions) {
            if (each.getOpcode() == Opcodes.MULTIANEWARRAY) {
                violations.accept("makes an array and the arrays in it at once");
            }
        }
    }
}
