package sshconnect.rules;

import java.util.Set;
import java.util.function.Consumer;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Errors are values: nothing throws, but for what javac puts at the end of a switch that covers everything. */
final class ThrowRule implements Rule {
    private static final Set<String> OF_SWITCHES =
            Set.of("java/lang/IncompatibleClassChangeError", "java/lang/MatchException");

    @Override
    public void check(ClassNode type, MethodNode method, Consumer<String> violations) {
        for (AbstractInsnNode each : method.instructions) {
            if (each.getOpcode() == Opcodes.ATHROW && !isOfSwitch(Rule.before(each))) {
                violations.accept("throws");
            }
        }
    }

    private static boolean isOfSwitch(AbstractInsnNode before) {
        return before instanceof MethodInsnNode call && call.name.equals("<init>") && OF_SWITCHES.contains(call.owner);
    }
}
