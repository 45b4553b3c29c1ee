package sshconnect.host;

import java.util.List;
import sshconnect.base.Fault;
import sshconnect.base.HostPort;
import sshconnect.base.IpAddress;
import sshconnect.base.ListenAddress;

/** The fake host keeps the contract, so that what passes on it passes on the real ones. */
class FakeHostContractTest extends ProtectedRelayContract {

    @Override
    protected World newWorld() {
        return new FakeWorld();
    }

    private static final class FakeWorld implements World {

        private static final String ADDRESS = "192.0.2.7";
        private static final String NAME_SERVER = "192.0.2.53";

        private final FakeHost host = new FakeHost()
                .name("localhost", "127.0.0.1")
                .name(unknownName())
                .localNetwork("127.0.0.1", 8)
                .clients(0);
        private int names;

        @Override
        public Host host() {
            return host;
        }

        @Override
        public HostPort peer(Script script) {
            host.peer(ADDRESS, 80, script);
            return new HostPort(ADDRESS, 80);
        }

        @Override
        public HostPort closedPort() {
            host.refuses(ADDRESS, 81);
            return new HostPort(ADDRESS, 81);
        }

        @Override
        public HostPort silentPort() {
            host.unreachable(ADDRESS, 82, Fault.Kind.TIMED_OUT, "connection timed out");
            return new HostPort(ADDRESS, 82);
        }

        @Override
        public String peerOnPath(Script script) {
            host.peerOnPath("/run/peer", script);
            return "/run/peer";
        }

        @Override
        public String leftOverPath() {
            host.unreachablePath("/run/left", Fault.Kind.REFUSED, "connection refused");
            return "/run/left";
        }

        @Override
        public String absentPath() {
            host.unreachablePath("/run/absent", Fault.Kind.NOT_FOUND, "no such file or directory");
            return "/run/absent";
        }

        @Override
        public String longPath() {
            host.unreachablePath("/run/long", Fault.Kind.OTHER, "unix domain path too long");
            return "/run/long";
        }

        @Override
        public String silentPath() {
            host.unreachablePath("/run/silent", Fault.Kind.TIMED_OUT, "timed out");
            return "/run/silent";
        }

        @Override
        public ListenAddress clients(Script... clients) {
            host.clients(2222, clients);
            return ListenAddress.Tcp.loopback(2222);
        }

        @Override
        public String file(byte[] content, boolean readableByOthers) {
            String path = "/file" + names++;
            host.file(path, content, readableByOthers);
            return path;
        }

        @Override
        public String silentFile() {
            host.silentFile("/silent");
            return "/silent";
        }

        @Override
        public String askpass(String answer) {
            host.program("askpass", answer == null ? null : answer + "\n");
            return "askpass";
        }

        @Override
        public IpAddress nameServer(byte[]... datagrams) {
            host.nameServer(NAME_SERVER, query -> List.of(datagrams));
            return IpAddress.parse(NAME_SERVER);
        }

        @Override
        public void finish() {
            host.assertDone();
        }
    }
}
