package sshconnect.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.RETURN;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.tree.ClassNode;

/** Shows that every rule can fail, and that none is stricter than it says. */
class NativeRulesTest {
    private static final String FIXTURES = "sshconnect.rules.Fixtures$";

    @Test
    void nothingIsWrongWithEnumsRecordsSealedTypesAndSwitches() throws IOException {
        List<ClassNode> classes = List.of(
                ClassFiles.of(Fixtures.Clean.class),
                ClassFiles.of(Fixtures.Colour.class),
                ClassFiles.of(Fixtures.Dot.class),
                ClassFiles.of(Fixtures.Line.class));

        assertThat(NativeRules.violations(classes)).isEmpty();
    }

    @Test
    void theTableOfAnEnumSwitchMayCatch() throws Exception {
        ClassNode table = ClassFiles.of(Class.forName(FIXTURES + "1"));

        assertThat(table.methods.get(0).tryCatchBlocks).isNotEmpty();
        assertThat(NativeRules.violations(List.of(table))).isEmpty();
    }

    @Test
    void catchIsFound() throws IOException {
        assertThat(violations(new CatchRule(), Fixtures.Catches.class))
                .containsExactly("Catches.number: catches java/lang/NullPointerException");
    }

    @Test
    void finallyIsFound() throws IOException {
        assertThat(violations(new CatchRule(), Fixtures.Finally.class)).containsExactly("Finally.count: finally");
    }

    @Test
    void theGuardMayCatchOnce() {
        assertThat(NativeRules.violations(new CatchRule(), guard("sshconnect/posix/Guard", 1, false)))
                .isEmpty();
    }

    @Test
    void theGuardMayNotCatchTwice() {
        assertThat(NativeRules.violations(new CatchRule(), guard("sshconnect/posix/Guard", 2, false)))
                .hasSize(2);
    }

    @Test
    void theGuardMayNotAssign() {
        assertThat(NativeRules.violations(new CatchRule(), guard("sshconnect/posix/Guard", 1, true)))
                .hasSize(1);
    }

    @Test
    void nobodyElseIsTheGuard() {
        assertThat(NativeRules.violations(new CatchRule(), guard("sshconnect/posix/Main", 1, false)))
                .hasSize(1);
    }

    @Test
    void throwIsFound() throws IOException {
        assertThat(violations(new ThrowRule(), Fixtures.Throws.class))
                .containsExactly("Throws.fail: throws", "Throws.rethrow: throws");
    }

    @Test
    void monitorsAreFound() throws IOException {
        assertThat(violations(new MonitorRule(), Fixtures.Monitors.class))
                .containsExactly("Monitors.method: synchronized method", "Monitors.block: synchronized block");
    }

    @Test
    void floatingPointIsFound() throws IOException {
        assertThat(violations(new FloatingPointRule(), Fixtures.FloatingPoint.class))
                .containsExactly(
                        "FloatingPoint.constant: floating point",
                        "FloatingPoint.conversion: floating point",
                        "FloatingPoint.parameter: floating point",
                        "FloatingPoint.result: floating point",
                        "FloatingPoint.array: floating point",
                        "FloatingPoint.arrays: floating point",
                        "FloatingPoint.viaField: floating point");
    }

    @Test
    void undefinedArithmeticIsFound() throws IOException {
        assertThat(violations(new ArithmeticRule(), Fixtures.Arithmetic.class))
                .containsExactly(
                        "Arithmetic.divide: divides by what may be zero",
                        "Arithmetic.remainder: divides by what may be zero",
                        "Arithmetic.shift: shifts by a count that is not masked",
                        "Arithmetic.longShift: shifts by a count that is not masked",
                        "Arithmetic.wideMask: shifts by a count that is not masked");
    }

    @Test
    void arraysOfArraysThatAreMadeAtOnceAreFound() throws IOException {
        assertThat(violations(new MultiArrayRule(), Fixtures.MultiArrays.class))
                .containsExactly("MultiArrays.atOnce: makes an array and the arrays in it at once");
    }

    @Test
    void textInNativesIsFound() throws IOException {
        assertThat(violations(new NativeTextRule(), Fixtures.NativeText.class))
                .containsExactly("NativeText.length: native with a String", "NativeText.name: native with a String");
    }

    @Test
    void referencesAreFoundInEveryForm() throws IOException {
        assertThat(violations(new ReferenceRule(), Fixtures.References.class))
                .extracting(each -> each.split(" \\(")[0])
                .containsExactly(
                        "References.field: uses java/lang/System.err",
                        "References.methodReference: uses java/lang/System.getenv(Ljava/lang/String;)Ljava/lang/String;",
                        "References.constructorReference: uses java/lang/Thread.<init>()V",
                        "References.type: uses java/util/Random.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java/lang/System.exit(I)V",
                "java/lang/System.getenv()Ljava/util/Map;",
                "java/lang/System.nanoTime()J",
                "java/lang/System.currentTimeMillis()J",
                "java/lang/Runtime.halt(I)V",
                "java/lang/ProcessBuilder.start()V",
                "java/lang/Math.random()D",
                "java/util/Random.nextInt()I",
                "java/security/SecureRandom.nextInt()I",
                "java/security/MessageDigest.digest()[B",
                "java/lang/Double.parseDouble(Ljava/lang/String;)D",
                "java/lang/String.format(Ljava/lang/String;)V",
                "java/lang/String.split(Ljava/lang/String;)V",
                "java/lang/String.replaceAll()V",
                "java/lang/String.replaceFirst()V",
                "java/lang/String.matches()Z",
                "java/util/regex/Pattern.compile()V",
                "java/util/Scanner.next()V",
                "java/lang/Thread.sleep(J)V",
                "java/lang/ThreadLocal.get()V",
                "java/util/concurrent/Executors.newCachedThreadPool()V",
                "java/net/InetAddress.getByName()V",
                "java/nio/channels/SocketChannel.open()V",
                "java/nio/file/Path.of()V",
                "java/io/FileInputStream.read()I",
                "java/io/PrintStream.println()V",
                "java/lang/reflect/Method.invoke()V",
                "java/lang/Class.forName()V",
                "org/teavm/interop/Strings.toC()V",
                "org/teavm/interop/Strings.fromC()V",
                "java/lang/String.getBytes()[B",
                "java/lang/String.<init>([B)V",
                "java/lang/String.<init>([BII)V",
                "java/lang/String.<init>([BLjava/nio/charset/Charset;)V",
                "java/lang/String.<init>([BIILjava/lang/String;)V",
                "java/lang/String.toLowerCase()V",
                "java/lang/String.toUpperCase()V",
                "java/lang/String.toLowerCase(Ljava/util/Locale;)Ljava/lang/String;",
                "java/lang/String.strip()V",
                "java/lang/String.equalsIgnoreCase(Ljava/lang/String;)Z",
                "java/lang/Character.digit(CI)I",
                "java/lang/Character.isWhitespace(C)Z",
                "java/lang/String.intern()V",
                "java/lang/Integer.parseInt()I",
                "java/lang/Long.parseUnsignedLong()J",
                "java/lang/Integer.decode()V",
                "java/lang/Integer.valueOf(Ljava/lang/String;)Ljava/lang/Integer;",
                "java/util/Base64$Decoder.decode()[B"
            })
    void bannedReferences(String reference) {
        assertThat(NativeRules.violations(new ReferenceRule(), calling(reference)))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java/lang/System.arraycopy(Ljava/lang/Object;ILjava/lang/Object;II)V", "java/lang/Math.min(II)I",
                "java/lang/String.getBytes(Ljava/nio/charset/Charset;)[B",
                        "java/lang/String.replace(CC)Ljava/lang/String;",
                "java/lang/String.<init>([CII)V", "java/lang/Integer.valueOf(I)Ljava/lang/Integer;",
                "java/lang/Character.forDigit(II)C", "java/util/List.of()Ljava/util/List;",
                "java/util/Base64$Encoder.encode([B)[B", "java/io/ByteArrayOutputStream.toByteArray()[B"
            })
    void allowedReferences(String reference) {
        assertThat(NativeRules.violations(new ReferenceRule(), calling(reference)))
                .isEmpty();
    }

    private static List<String> violations(Rule rule, Class<?> fixture) throws IOException {
        return NativeRules.violations(rule, ClassFiles.of(fixture)).stream()
                .map(each -> each.replace(FIXTURES, ""))
                .toList();
    }

    /** A class with one method that calls {@code reference}: class, dot, name, descriptor. */
    private static ClassNode calling(String reference) {
        int dot = reference.indexOf('.');
        int parenthesis = reference.indexOf('(');
        ClassNode type = emptyClass("Caller");
        MethodVisitor method = type.visitMethod(ACC_PUBLIC, "method", "()V", null, null);
        method.visitMethodInsn(
                INVOKESTATIC,
                reference.substring(0, dot),
                reference.substring(dot + 1, parenthesis),
                reference.substring(parenthesis),
                false);
        return type;
    }

    /** A class that catches everything, in as many methods as asked for. */
    private static ClassNode guard(String name, int methods, boolean assigns) {
        ClassNode type = emptyClass(name);
        for (int i = 0; i < methods; i++) {
            MethodVisitor method = type.visitMethod(ACC_PUBLIC, "run" + i, "()V", null, null);
            Label start = new Label();
            Label end = new Label();
            method.visitTryCatchBlock(start, end, end, "java/lang/Throwable");
            method.visitLabel(start);
            method.visitVarInsn(ALOAD, 0);
            method.visitVarInsn(assigns ? ASTORE : ALOAD, 1);
            method.visitLabel(end);
            method.visitInsn(RETURN);
        }
        return type;
    }

    private static ClassNode emptyClass(String name) {
        ClassNode type = new ClassNode();
        type.name = name;
        return type;
    }
}
