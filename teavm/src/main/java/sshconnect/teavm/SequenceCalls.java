package sshconnect.teavm;

import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.Instruction;
import org.teavm.model.MethodHolder;
import org.teavm.model.MethodReference;
import org.teavm.model.Program;
import org.teavm.model.ValueType;
import org.teavm.model.instructions.InvocationType;
import org.teavm.model.instructions.InvokeInstruction;

/**
 * Makes every call whose result is a primitive or an address a C statement of its own.
 *
 * <p>TeaVM writes a call whose result is used once into the expression that uses it, so that
 * {@code f(read(), read())} becomes a C call with two nested calls. C leaves their order open, and gcc takes the
 * last one first. A second use ({@link Keep}) right after the call prevents that. Results that are references
 * need no help: they are stored for the garbage collector at once.
 */
public final class SequenceCalls implements ClassHolderTransformer {
    private static final String ADDRESS = "org.teavm.interop.Address";
    private static final String UNMANAGED = "org.teavm.interop.Unmanaged";

    @Override
    public void transformClass(ClassHolder type, ClassHolderTransformerContext context) {
        if (isRuntime(type.getName())) {
            return;
        }
        for (MethodHolder method : type.getMethods()) {
            if (method.getProgram() != null && method.getAnnotations().get(UNMANAGED) == null) {
                sequence(method.getProgram());
            }
        }
    }

    /** The garbage collector and the memory primitives run where no variable can be kept, and are written for C. */
    private static boolean isRuntime(String className) {
        return className.startsWith("org.teavm.runtime.")
                || className.startsWith("org.teavm.interop.")
                || className.equals(Keep.class.getName());
    }

    private static void sequence(Program program) {
        for (BasicBlock block : program.getBasicBlocks()) {
            for (Instruction each = block.getFirstInstruction(); each != null; each = each.getNext()) {
                if (each instanceof InvokeInstruction call && call.getReceiver() != null) {
                    keepResult(call);
                }
            }
        }
    }

    private static void keepResult(InvokeInstruction call) {
        ValueType type = call.getMethod().getReturnType();
        if (!(type instanceof ValueType.Primitive) && !type.isObject(ADDRESS)) {
            return;
        }
        InvokeInstruction keep = new InvokeInstruction();
        keep.setType(InvocationType.SPECIAL);
        keep.setMethod(new MethodReference(Keep.class.getName(), "value", type, ValueType.VOID));
        keep.setArguments(call.getReceiver());
        keep.setLocation(call.getLocation());
        call.insertNext(keep);
    }
}
