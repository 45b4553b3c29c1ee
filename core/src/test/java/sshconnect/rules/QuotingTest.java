package sshconnect.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** What quotes a peer goes through {@link sshconnect.proto.Trace#quote}, which masks what was sent to it. */
class QuotingTest {

    /** User names, and the word of a credential helper; and the one that masks. */
    private static final List<String> NOT_OF_A_PEER = List.of(
            "sshconnect/proto/http/HttpAuthentication.rejected",
            "sshconnect/proto/http/HttpAuthPolicy.objection",
            "sshconnect/proto/socks/Socks5.readStatus",
            "sshconnect/proto/Trace.quote");

    @Test
    void nothingOfAPeerIsShownUnmasked() throws IOException {
        List<ClassNode> classes = ClassFiles.in(Path.of("target", "classes", "sshconnect", "proto"));
        List<String> callers = new ArrayList<>();
        for (ClassNode type : classes) {
            for (MethodNode method : type.methods) {
                for (AbstractInsnNode each : method.instructions) {
                    if (each instanceof MethodInsnNode call && call.owner.equals("sshconnect/base/Printable")) {
                        callers.add(type.name + "." + method.name);
                    }
                }
            }
        }
        assertThat(callers).containsExactlyInAnyOrderElementsOf(NOT_OF_A_PEER);
    }
}
