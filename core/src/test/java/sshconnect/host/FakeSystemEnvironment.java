package sshconnect.host;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sshconnect.base.Fault;
import sshconnect.base.IpAddress;
import sshconnect.base.Network;
import sshconnect.base.Result;

/** SystemEnvironment that a test has declared. */
final class FakeSystemEnvironment implements SystemEnvironment {

    private static final long NOON_MILLIS = 1_767_268_800_000L;

    String programName = "connect";
    String accountName = "user";
    String homeDirectory = "/home/user";
    final Map<String, byte[]> environment = new HashMap<>();
    final Map<String, FileContent> files = new HashMap<>();
    final Map<String, Fault> unreadableFiles = new HashMap<>();
    final Set<String> silent = new HashSet<>();
    final Map<Integer, String> descriptors = new HashMap<>();
    final Map<String, Integer> services = new HashMap<>();
    private final List<InterfaceAddress> networks = new ArrayList<>();
    private final FakeClock clock;
    private byte random;

    FakeSystemEnvironment(FakeClock clock) {
        this.clock = clock;
    }

    void addNetwork(String address, int prefixLength) {
        String name = address.equals("127.0.0.1") ? "lo" : "eth0";
        networks.add(new InterfaceAddress(name, new Network(IpAddress.parse(address), prefixLength), true));
    }

    @Override
    public String programName() {
        return programName;
    }

    @Override
    public byte[] environment(String name) {
        byte[] value = environment.get(name);
        return value == null ? null : value.clone();
    }

    @Override
    public Result<FileContent> readFile(String path, int sizeLimit, long deadlineMillis) {
        if (silent.contains(path)) {
            return waitFor(path, deadlineMillis);
        }
        if (unreadableFiles.containsKey(path)) {
            return Result.failed(unreadableFiles.get(path));
        }
        FileContent content = files.get(path);
        if (content == null) {
            return Result.failed(Fault.Kind.NOT_FOUND, "read", path, "no such file or directory");
        }
        if (content.bytes().length > sizeLimit) {
            return Result.failed(Fault.Kind.TOO_LARGE, "read", path, "it has more than " + sizeLimit + " bytes");
        }
        return Result.of(new FileContent(content.bytes().clone(), content.access()));
    }

    /** {@inheritDoc} What was read is gone. */
    @Override
    public Result<byte[]> readLine(int descriptor, int sizeLimit, long deadlineMillis) {
        String subject = "descriptor " + descriptor;
        if (silent.contains(subject)) {
            return waitFor(subject, deadlineMillis);
        }
        String content = descriptors.get(descriptor);
        if (content == null) {
            return Result.failed(Fault.Kind.OTHER, "read", subject, "bad file descriptor");
        }
        int end = content.indexOf('\n');
        String line = end < 0 ? content : content.substring(0, end);
        descriptors.put(descriptor, end < 0 ? "" : content.substring(end + 1));
        return Result.of(
                (line.endsWith("\r") && end >= 0 ? line.substring(0, end - 1) : line).getBytes(StandardCharsets.UTF_8));
    }

    private <T> Result<T> waitFor(String subject, long deadlineMillis) {
        if (deadlineMillis == Host.NO_DEADLINE) {
            throw new AssertionError("reading " + subject + " would wait for ever");
        }
        clock.passBefore(Long.MAX_VALUE, deadlineMillis);
        return Result.failed(Fault.Kind.TIMED_OUT, "read", subject, "timed out");
    }

    @Override
    public String homeDirectory() {
        return homeDirectory;
    }

    @Override
    public String accountName() {
        return accountName;
    }

    @Override
    public int servicePort(String name) {
        return services.getOrDefault(name, 0);
    }

    @Override
    public List<InterfaceAddress> interfaceAddresses() {
        return networks;
    }

    @Override
    public long monotonicMillis() {
        return clock.nowMillis();
    }

    /** {@inheritDoc} Here it is noon of the first day of 2026 when the clock begins. */
    @Override
    public long wallClockMillis() {
        return NOON_MILLIS + clock.elapsedMillis();
    }

    /** {@inheritDoc} Here they count up from 1, so that tests can tell what comes. */
    @Override
    public byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = ++random;
        }
        return bytes;
    }
}
