package sshconnect.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import sshconnect.host.LoopbackWorld;
import sshconnect.host.ProgramsContract;
import sshconnect.teavm.CCompiler;
import sshconnect.teavm.Translator;

/** The POSIX host keeps the contract, as native code under the sanitizers. */
class PosixHostContractIT extends ProgramsContract {

    @TempDir
    private static Path buildFolder;

    private static Path server;

    @TempDir
    Path folder;

    private RemoteHost host;

    @BeforeAll
    static void build() throws Exception {
        CCompiler compiler = Built.compiler();
        Path source = Translator.of(PosixHostContractIT.class.getClassLoader())
                .translate(HostServer.class.getName(), buildFolder.resolve("c"));
        server = buildFolder.resolve("host-server");
        compiler.compileChecked(source, Built.header("checked.h"), server);
    }

    @Override
    protected Path folder() {
        return folder;
    }

    @Override
    protected World newWorld() {
        return new LoopbackWorld(folder, nameServerPort -> {
            host = new RemoteHost(server, nameServerPort);
            return host;
        });
    }

    @AfterEach
    void stop() throws Exception {
        assertThat(host.stop()).isZero();
    }
}
