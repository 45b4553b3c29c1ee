package sshconnect.rules;

import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;

/** No floating point: conversions of NaN and of huge values differ natively. */
final class FloatingPointRule implements Rule {
    private static final Set<Integer> SORTS = Set.of(Type.FLOAT, Type.DOUBLE);

    /**
     * Every way to a float that names no type: constants, and conversions from whole numbers. What else there
     * is works on values that came from these, from a field, an array or a call.
     */
    private static final Set<Integer> OPCODES = Set.of(
            Opcodes.FCONST_0,
            Opcodes.FCONST_1,
            Opcodes.FCONST_2,
            Opcodes.DCONST_0,
            Opcodes.DCONST_1,
            Opcodes.I2F,
            Opcodes.I2D,
            Opcodes.L2F,
            Opcodes.L2D,
            Opcodes.FLOAD,
            Opcodes.DLOAD,
            Opcodes.FALOAD,
            Opcodes.DALOAD);

    @Override
    public void check(ClassNode type, MethodNode method, Consumer<String> violations) {
        if (mentionsFloat(Type.getMethodType(method.desc)) || uses(method)) {
            violations.accept("floating point");
        }
    }

    private static boolean uses(MethodNode method) {
        for (AbstractInsnNode each : method.instructions) {
            if (OPCODES.contains(each.getOpcode()) || mentionsFloat(each)) {
                return true;
            }
        }
        return false;
    }

    private static boolean mentionsFloat(AbstractInsnNode instruction) {
        if (instruction instanceof LdcInsnNode constant) {
            return constant.cst instanceof Float || constant.cst instanceof Double;
        }
        if (instruction instanceof FieldInsnNode field) {
            return mentionsFloat(Type.getType(field.desc));
        }
        if (instruction instanceof MethodInsnNode call) {
            return mentionsFloat(Type.getMethodType(call.desc));
        }
        if (instruction instanceof InvokeDynamicInsnNode call) {
            return mentionsFloat(Type.getMethodType(call.desc));
        }
        if (instruction instanceof MultiANewArrayInsnNode array) {
            return mentionsFloat(Type.getType(array.desc));
        }
        return instruction instanceof IntInsnNode array
                && array.getOpcode() == Opcodes.NEWARRAY
                && (array.operand == Opcodes.T_FLOAT || array.operand == Opcodes.T_DOUBLE);
    }

    private static boolean mentionsFloat(Type type) {
        return switch (type.getSort()) {
            case Type.METHOD ->
                Stream.concat(Stream.of(type.getReturnType()), Stream.of(type.getArgumentTypes()))
                        .anyMatch(FloatingPointRule::mentionsFloat);
            case Type.ARRAY -> SORTS.contains(type.getElementType().getSort());
            default -> SORTS.contains(type.getSort());
        };
    }
}
