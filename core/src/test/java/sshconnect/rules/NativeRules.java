package sshconnect.rules;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The rules that keep {@code core} and {@code posix} clear of what TeaVM's C backend compiles wrongly, leaves to C,
 * or has no library for. They are held on bytecode, where nothing hides behind a syntax.
 */
public final class NativeRules {
    private static final List<Rule> ALL = List.of(
            new CatchRule(),
            new ThrowRule(),
            new MonitorRule(),
            new FloatingPointRule(),
            new ArithmeticRule(),
            new MultiArrayRule(),
            new NativeTextRule(),
            new ReferenceRule());

    private NativeRules() {}

    /**
     * What breaks a rule.
     *
     * @return one line for each violation, with class and method; empty if all is well
     */
    public static List<String> violations(List<ClassNode> classes) {
        List<String> violations = new ArrayList<>();
        for (ClassNode type : classes) {
            ALL.forEach(rule -> violations.addAll(violations(rule, type)));
        }
        return violations;
    }

    static List<String> violations(Rule rule, ClassNode type) {
        List<String> violations = new ArrayList<>();
        for (MethodNode method : type.methods) {
            String place = type.name.replace('/', '.') + "." + method.name + ": ";
            rule.check(type, method, what -> violations.add(place + what));
        }
        return violations;
    }
}
