package sshconnect.rules;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * No use of what TeaVM's class library lacks or does differently, of what is large, of what depends on the machine, and of
 * what throws on bad input.
 */
final class ReferenceRule implements Rule {
    /**
     * A part of the library, and why it stays out.
     *
     * @param what matches the class and member with its descriptor: {@code java/lang/System.exit(I)V};
     *     a class alone is followed by a dot
     */
    private record Ban(Pattern what, String why) {
        static Ban of(String what, String why) {
            return new Ban(Pattern.compile(what), why);
        }
    }

    private static final List<Ban> BANS = List.of(
            Ban.of("java/lang/System\\.(?!arraycopy\\(|$).*", "the host's business, and different natively"),
            Ban.of("java/lang/(Runtime|Process|ProcessBuilder)\\..*", "the host's business"),
            Ban.of(
                    "java/lang/Math\\.random\\(.*|java/util/(Random|SplittableRandom|UUID)\\..*|java/security/.*",
                    "not random natively"),
            Ban.of("java/lang/(Float|Double)\\..*|java/math/.*", "floating point, or large"),
            Ban.of(
                    "java/lang/String\\.(format|formatted|split|replaceAll|replaceFirst|matches)\\(.*"
                            + "|java/util/(Formatter|Scanner|regex/.*)\\..*",
                    "large"),
            Ban.of(
                    "java/lang/String\\.(to(Lower|Upper)Case|equalsIgnoreCase|strip.*|trim|isBlank|lines)\\(.*"
                            + "|java/lang/Character\\.(digit|is|to(Lower|Upper|Title)).*",
                    "unpacks all of Unicode at its first use; see base.Ascii"),
            Ban.of("java/lang/String\\.intern\\(.*", "constants are not in the table for that"),
            Ban.of("java/lang/Thread.*|java/util/(concurrent/.*|Timer|TimerTask)\\..*", "there is one thread"),
            Ban.of(
                    "java/net/.*|java/nio/(channels|file)/.*|java/io/(File|Random|Console|Print|Input|Buffered).*",
                    "the host's business"),
            Ban.of("java/lang/reflect/.*|java/lang/Class\\.(forName|getMethod|getField).*", "absent natively"),
            Ban.of("org/teavm/interop/Strings\\..*", "follows the locale"),
            Ban.of(
                    "java/lang/String\\.getBytes\\(\\).*|java/lang/String\\.<init>\\(\\[B(II)?\\)V",
                    "depends on the locale"),
            Ban.of("java/lang/String\\.<init>\\(\\[B(II)?L.*", "decodes wrong UTF-8 differently natively"),
            Ban.of(
                    "java/lang/(Byte|Short|Integer|Long)\\.(parse\\w+\\(.*|decode\\(.*|valueOf\\(Ljava/lang/String;.*)"
                            + "|java/util/Base64\\$Decoder\\..*",
                    "throws on bad input"));

    @Override
    public void check(ClassNode type, MethodNode method, Consumer<String> violations) {
        for (AbstractInsnNode each : method.instructions) {
            if (each instanceof MethodInsnNode call) {
                check(call.owner, call.name + call.desc, violations);
            } else if (each instanceof FieldInsnNode field) {
                check(field.owner, field.name, violations);
            } else if (each instanceof TypeInsnNode use) {
                check(use.desc, "", violations);
            } else if (each instanceof InvokeDynamicInsnNode lambda) {
                for (Object argument : lambda.bsmArgs) {
                    if (argument instanceof Handle handle) {
                        check(handle.getOwner(), handle.getName() + handle.getDesc(), violations);
                    }
                }
            }
        }
    }

    private static void check(String owner, String member, Consumer<String> violations) {
        String reference = owner + "." + member;
        for (Ban ban : BANS) {
            if (ban.what.matcher(reference).matches()) {
                violations.accept("uses " + reference + " (" + ban.why + ")");
            }
        }
    }
}
