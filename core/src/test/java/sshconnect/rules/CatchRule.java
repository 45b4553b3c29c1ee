package sshconnect.rules;

import java.util.function.Consumer;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * No exception table: TeaVM compiles locals around try blocks wrongly. Two exceptions: the tables that javac makes for a
 * switch over an enum, and one catch of everything around the whole program, which assigns no local.
 */
final class CatchRule implements Rule {
    static final String GUARD = "sshconnect/posix/Guard";

    @Override
    public void check(ClassNode type, MethodNode method, Consumer<String> violations) {
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            if (isEnumSwitchTable(type, method, block) || isGuard(type, block)) {
                continue;
            }
            violations.accept(block.type == null ? "finally" : "catches " + block.type);
        }
    }

    private static boolean isEnumSwitchTable(ClassNode type, MethodNode method, TryCatchBlockNode block) {
        return (type.access & Opcodes.ACC_SYNTHETIC) != 0
                && method.name.equals("<clinit>")
                && "java/lang/NoSuchFieldError".equals(block.type)
                && type.fields.stream().allMatch(field -> field.name.startsWith("$SwitchMap$"));
    }

    private static boolean isGuard(ClassNode type, TryCatchBlockNode block) {
        long blocks = type.methods.stream()
                .mapToLong(each -> each.tryCatchBlocks.size())
                .sum();
        return type.name.equals(GUARD)
                && blocks == 1
                && "java/lang/Throwable".equals(block.type)
                && !assignsLocal(block);
    }

    private static boolean assignsLocal(TryCatchBlockNode block) {
        for (AbstractInsnNode each = block.start; each != block.end; each = each.getNext()) {
            int opcode = each.getOpcode();
            if (opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE || opcode == Opcodes.IINC) {
                return true;
            }
        }
        return false;
    }
}
