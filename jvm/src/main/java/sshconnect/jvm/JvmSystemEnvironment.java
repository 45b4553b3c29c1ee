package sshconnect.jvm;

import java.io.File;
import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import sshconnect.base.Fault;
import sshconnect.base.Network;
import sshconnect.base.Result;
import sshconnect.host.InterfaceAddress;
import sshconnect.host.SystemEnvironment;

/** What the JDK tells about the process and the machine. */
final class JvmSystemEnvironment implements SystemEnvironment {

    private static final String PROGRAM_NAME = "connect";
    /** What dist/jvm/connect was called by. */
    private static final String PROGRAM_PROPERTY = "sshconnect.program";

    private static final String JAR_SUFFIX = ".jar";
    /** The JDK's word for an account or a home directory that it cannot find out. */
    private static final String UNKNOWN = "?";

    /** {@inheritDoc} After {@code java -jar connect-25.jar} that is {@code connect-25}, unless a launcher says more. */
    @Override
    public String programName() {
        String launcher = System.getProperty(PROGRAM_PROPERTY);
        if (launcher != null) {
            return launcher;
        }
        String classPath = System.getProperty("java.class.path", "");
        boolean oneJar = classPath.endsWith(JAR_SUFFIX) && classPath.indexOf(File.pathSeparatorChar) < 0;
        String name = oneJar ? new File(classPath).getName() : "";
        return name.length() > JAR_SUFFIX.length()
                ? name.substring(0, name.length() - JAR_SUFFIX.length())
                : PROGRAM_NAME;
    }

    @Override
    public byte[] environment(String name) {
        String value = System.getenv(name);
        return value == null ? null : OriginalBytes.ofVariable(name, value);
    }

    @Override
    public Result<FileContent> readFile(String path, int sizeLimit, long deadlineMillis) {
        try {
            Path file = Path.of(path);
            byte[] bytes = PatientReading.of(file, deadlineMillis, input -> input.readNBytes(sizeLimit + 1));
            if (bytes.length > sizeLimit) {
                Arrays.fill(bytes, (byte) 0);
                return Result.failed(Fault.Kind.TOO_LARGE, "read", path, "it has more than " + sizeLimit + " bytes");
            }
            return Result.of(new FileContent(bytes, FileOwnership.of(file)));
        } catch (IOException e) {
            return Faults.failed(e, "read", path);
        } catch (InvalidPathException e) {
            return Result.failed(Fault.Kind.NOT_FOUND, "read", path, Faults.lowerCaseStart(e.getReason()));
        }
    }

    /** {@inheritDoc} The JDK opens no descriptor by its number; systems with {@code /dev/fd} open it anew. */
    @Override
    public Result<byte[]> readLine(int descriptor, int sizeLimit, long deadlineMillis) {
        String subject = "descriptor " + descriptor;
        try {
            return PatientReading.of(
                    Path.of("/dev/fd/" + descriptor),
                    deadlineMillis,
                    input -> AnswerLine.readFrom(input, sizeLimit, "read", subject));
        } catch (SocketTimeoutException e) {
            return Faults.failed(e, "read", subject);
        } catch (IOException e) {
            return Result.failed(Fault.Kind.NOT_FOUND, "read", subject, "it is not open");
        }
    }

    @Override
    public String homeDirectory() {
        String home = System.getenv("HOME");
        return home != null ? home : known(System.getProperty("user.home"));
    }

    @Override
    public String accountName() {
        return known(System.getProperty("user.name"));
    }

    private static String known(String value) {
        return value == null || value.isEmpty() || value.equals(UNKNOWN) ? null : value;
    }

    @Override
    public int servicePort(String name) {
        String windows = System.getenv("SystemRoot");
        String file = File.separatorChar == '\\' && windows != null
                ? windows + "\\System32\\drivers\\etc\\services"
                : "/etc/services";
        try {
            return ServicesFile.port(new String(Files.readAllBytes(Path.of(file)), StandardCharsets.UTF_8), name);
        } catch (IOException e) {
            // Without the file, no name is known.
            return 0;
        }
    }

    @Override
    public List<InterfaceAddress> interfaceAddresses() {
        List<InterfaceAddress> addresses = new ArrayList<>();
        try {
            for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                for (java.net.InterfaceAddress address : each.getInterfaceAddresses()) {
                    Network network = new Network(
                            JvmResolver.toIpAddress(address.getAddress()), address.getNetworkPrefixLength());
                    addresses.add(new InterfaceAddress(each.getName(), network, each.isUp()));
                }
            }
        } catch (SocketException e) {
            return List.of();
        }
        return addresses;
    }

    @Override
    public long monotonicMillis() {
        return Deadline.nowMillis();
    }

    @Override
    public long wallClockMillis() {
        return System.currentTimeMillis();
    }

    @Override
    public byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
