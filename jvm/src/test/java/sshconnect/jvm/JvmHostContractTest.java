package sshconnect.jvm;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import sshconnect.host.Diagnostics;
import sshconnect.host.Dialer;
import sshconnect.host.Host;
import sshconnect.host.Libraries;
import sshconnect.host.LoopbackWorld;
import sshconnect.host.Programs;
import sshconnect.host.ProgramsContract;
import sshconnect.host.Prompter;
import sshconnect.host.Relay;
import sshconnect.host.Resolver;
import sshconnect.host.SystemEnvironment;
import sshconnect.security.GssApi;
import sshconnect.security.MessageDigests;
import sshconnect.security.Tls;

/** The JVM host keeps the contract, with peers on the loopback interface. */
class JvmHostContractTest extends ProgramsContract {

    @TempDir
    Path folder;

    @Override
    protected Path folder() {
        return folder;
    }

    @Override
    protected World newWorld() {
        return new LoopbackWorld(folder, OtherNameServerPort::new);
    }

    /** The JVM host, which asks name servers where the test listens, port 53 not being for everybody. */
    private static final class OtherNameServerPort implements Host {

        private final Host jvm = new JvmHost();
        private final int nameServerPort;

        OtherNameServerPort(int nameServerPort) {
            this.nameServerPort = nameServerPort;
        }

        @Override
        public SystemEnvironment system() {
            return jvm.system();
        }

        @Override
        public Resolver resolver() {
            return new JvmResolver(nameServerPort);
        }

        @Override
        public Dialer dialer() {
            return jvm.dialer();
        }

        @Override
        public Prompter prompter() {
            return jvm.prompter();
        }

        @Override
        public Programs programs() {
            return jvm.programs();
        }

        @Override
        public Diagnostics diagnostics() {
            return jvm.diagnostics();
        }

        @Override
        public Relay relay() {
            return jvm.relay();
        }

        @Override
        public MessageDigests messageDigests() {
            return jvm.messageDigests();
        }

        @Override
        public GssApi gssApi() {
            return jvm.gssApi();
        }

        @Override
        public Libraries libraries() {
            return jvm.libraries();
        }

        @Override
        public Tls tls() {
            return jvm.tls();
        }
    }
}
