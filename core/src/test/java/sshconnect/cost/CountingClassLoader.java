package sshconnect.cost;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Loads the program and its tests once more, so that they count in {@link Steps} what they do: every method that is
 * entered, every jump, taken or not, every element that {@code System.arraycopy} moves, and those that the commonest
 * searches of the JDK look at. That is the same number in every run, on any machine. What else the JDK does inside is not
 * counted, but what it allocates for it can be measured.
 */
final class CountingClassLoader extends ClassLoader {

    private static final String COUNTED = "sshconnect.";
    /** Methods of the JDK that look at every element and allocate nothing; {@link Steps} has each of them. */
    private static final Set<String> LOOPS = Set.of(
            "java/util/List.contains(Ljava/lang/Object;)Z",
            "java/lang/String.contains(Ljava/lang/CharSequence;)Z",
            "java/lang/String.indexOf(I)I",
            "java/lang/String.indexOf(II)I");

    private static final String STEPS = Steps.class.getName().replace('.', '/');

    CountingClassLoader() {
        super(CountingClassLoader.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            if (!name.startsWith(COUNTED) || name.equals(Steps.class.getName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
            ClassNode type = new ClassNode();
            new ClassReader(file).accept(type, 0);
            type.methods.forEach(CountingClassLoader::count);
            ClassWriter writer = new ClassWriter(0);
            type.accept(writer);
            byte[] bytes = writer.toByteArray();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private static void count(MethodNode method) {
        InsnList code = method.instructions;
        AbstractInsnNode first = code.getFirst();
        for (AbstractInsnNode each : code.toArray()) {
            int type = each.getType();
            boolean jump = type == AbstractInsnNode.JUMP_INSN
                    || type == AbstractInsnNode.LOOKUPSWITCH_INSN
                    || type == AbstractInsnNode.TABLESWITCH_INSN;
            if (jump || each == first) {
                code.insertBefore(each, new MethodInsnNode(Opcodes.INVOKESTATIC, STEPS, "step", "()V"));
            }
            if (each instanceof MethodInsnNode call
                    && call.owner.equals("java/lang/System")
                    && call.name.equals("arraycopy")) {
                code.insertBefore(each, new InsnNode(Opcodes.DUP));
                code.insertBefore(each, new MethodInsnNode(Opcodes.INVOKESTATIC, STEPS, "steps", "(I)V"));
                method.maxStack++;
            }
            if (each instanceof MethodInsnNode call && LOOPS.contains(call.owner + "." + call.name + call.desc)) {
                code.set(
                        each,
                        new MethodInsnNode(
                                Opcodes.INVOKESTATIC,
                                STEPS,
                                call.name,
                                "(L" + call.owner + ";" + call.desc.substring(1)));
            }
        }
    }
}
