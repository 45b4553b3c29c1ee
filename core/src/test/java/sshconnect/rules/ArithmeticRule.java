package sshconnect.rules;

import java.util.Set;
import java.util.function.Consumer;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Arithmetic that C does not define. A division by zero is a signal, so divisors are constants; a shift as wide as the
 * type is anything, so shift counts are constants or masked ({@code x << (n & 31)}).
 */
final class ArithmeticRule implements Rule {
    private static final Set<Integer> DIVISIONS = Set.of(Opcodes.IDIV, Opcodes.IREM, Opcodes.LDIV, Opcodes.LREM);
    private static final Set<Integer> INT_SHIFTS = Set.of(Opcodes.ISHL, Opcodes.ISHR, Opcodes.IUSHR);
    private static final Set<Integer> LONG_SHIFTS = Set.of(Opcodes.LSHL, Opcodes.LSHR, Opcodes.LUSHR);

    @Override
    public void check(ClassNode type, MethodNode method, Consumer<String> violations) {
        for (AbstractInsnNode each : method.instructions) {
            if (DIVISIONS.contains(each.getOpcode()) && !isConstantOtherThanZero(Rule.before(each))) {
                violations.accept("divides by what may be zero");
            }
            if (INT_SHIFTS.contains(each.getOpcode()) && !isAtMost(Integer.SIZE - 1, Rule.before(each))
                    || LONG_SHIFTS.contains(each.getOpcode()) && !isAtMost(Long.SIZE - 1, Rule.before(each))) {
                violations.accept("shifts by a count that is not masked");
            }
        }
    }

    private static boolean isConstantOtherThanZero(AbstractInsnNode divisor) {
        Long constant = constant(divisor);
        return constant != null && constant != 0;
    }

    private static boolean isAtMost(int limit, AbstractInsnNode count) {
        Long constant = constant(count.getOpcode() == Opcodes.IAND ? Rule.before(count) : count);
        return constant != null && constant >= 0 && constant <= limit;
    }

    /** The number that an instruction pushes; null if it is no constant. */
    private static Long constant(AbstractInsnNode instruction) {
        int opcode = instruction.getOpcode();
        if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
            return (long) opcode - Opcodes.ICONST_0;
        }
        if (opcode == Opcodes.LCONST_0 || opcode == Opcodes.LCONST_1) {
            return (long) opcode - Opcodes.LCONST_0;
        }
        if (opcode == Opcodes.BIPUSH || opcode == Opcodes.SIPUSH) {
            return (long) ((IntInsnNode) instruction).operand;
        }
        return instruction instanceof LdcInsnNode load && load.cst instanceof Number number ? number.longValue() : null;
    }
}
