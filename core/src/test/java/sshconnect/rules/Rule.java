package sshconnect.rules;

import java.util.function.Consumer;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** One thing that a class must not do if TeaVM and a C compiler are to make a correct program of it. */
interface Rule {
    /**
     * Looks at one method.
     *
     * @param type the method's class
     * @param method any method, with or without code
     * @param violations takes what is wrong, in a few words, without saying where
     */
    void check(ClassNode type, MethodNode method, Consumer<String> violations);

    /** The instruction before, labels and line numbers left out; null at the start of a method. */
    static AbstractInsnNode before(AbstractInsnNode instruction) {
        AbstractInsnNode before = instruction.getPrevious();
        while (before != null && before.getOpcode() < 0) {
            before = before.getPrevious();
        }
        return before;
    }
}
