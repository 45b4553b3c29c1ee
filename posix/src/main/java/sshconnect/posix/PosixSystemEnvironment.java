package sshconnect.posix;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.interop.Address;
import sshconnect.base.Fault;
import sshconnect.base.IpAddress;
import sshconnect.base.Network;
import sshconnect.base.Result;
import sshconnect.host.Host;
import sshconnect.host.InterfaceAddress;
import sshconnect.host.SystemEnvironment;

/** The process's system by the C library's functions. */
final class PosixSystemEnvironment implements SystemEnvironment {

    /** What getentropy(3) gives at most in one call. */
    private static final int ENTROPY_BYTES = 256;

    @Override
    public String programName() {
        return Arguments.programName();
    }

    @Override
    public byte[] environment(String name) {
        byte[] terminated = CString.of(name);
        Address value = terminated == null ? null : Libc.getenv(terminated);
        return value == null ? null : CString.bytes(value);
    }

    /**
     * {@inheritDoc} A FIFO is opened without waiting for somebody to write, and waited for afterwards. Whose the file
     * is, and who else can read or write it, is asked of what was opened and not of the path, which may change.
     */
    @Override
    public Result<FileContent> readFile(String path, int sizeLimit, long deadlineMillis) {
        byte[] terminated = CString.of(path);
        if (terminated == null) {
            return SystemError.nulInside("read", path);
        }
        // To open a FIFO lets its writer go on, who would find no reader then.
        Fault pending = Replacement.pending();
        if (pending != null) {
            return Result.failed(pending);
        }
        int file = Libc.open(terminated, Libc.O_RDONLY() | Libc.O_CLOEXEC() | Libc.O_NOCTTY() | Libc.O_NONBLOCK());
        int error = file < 0 ? Libc.errno() : 0;
        if (error != 0) {
            return SystemError.failed(error, "read", path);
        }
        FileMode mode = FileMode.of(file);
        long until = mode.isRegularFile() ? Host.NO_DEADLINE : deadlineMillis;
        Fault replaced = mode.isRegularFile() ? null : Replacement.lookAhead();
        if (replaced != null) {
            Libc.close(file);
            return Result.failed(replaced);
        }
        // The first read(2) would take a FIFO for ended that nobody has opened for writing.
        error = mode.isRegularFile() ? 0 : Readiness.toRead(file, until);
        Result<byte[]> content = error == 0
                ? DescriptorReader.readAll(file, sizeLimit, until, path)
                : SystemError.failed(error, "read", path);
        Libc.close(file);
        return content.ok()
                ? Result.of(new FileContent(content.value(), mode.access()))
                : Result.failed(content.fault());
    }

    @Override
    public Result<byte[]> readLine(int descriptor, int sizeLimit, long deadlineMillis) {
        Fault replaced = Replacement.takeOnce();
        return replaced != null
                ? Result.failed(replaced)
                : DescriptorReader.readLine(descriptor, sizeLimit, deadlineMillis);
    }

    @Override
    public String homeDirectory() {
        Address home = Libc.getenv(CString.of("HOME"));
        if (home != null && home.getByte() != 0) {
            return CString.toString(home);
        }
        LibcNames.PasswordEntry account = account();
        return account == null ? null : CString.toString(account.directory);
    }

    @Override
    public String accountName() {
        LibcNames.PasswordEntry account = account();
        return account == null ? null : CString.toString(account.name);
    }

    /** The account's entry; null when nobody knows it, or the full executable is required for that. */
    static LibcNames.@Nullable PasswordEntry account() {
        LibcNames.PasswordEntry account = LibcNames.getpwuid(LibcNames.getuid());
        if (account == null) {
            Replacement.require("an account that is not in /etc/passwd");
        }
        return account;
    }

    @Override
    public int servicePort(String name) {
        byte[] terminated = CString.of(name);
        LibcNames.ServiceEntry service =
                terminated == null ? null : LibcNames.getservbyname(terminated, CString.of("tcp"));
        if (service == null) {
            Replacement.require("a service that is not in /etc/services");
        }
        return service == null ? 0 : LibcSockets.htons((short) service.port) & 0xffff;
    }

    @Override
    public List<InterfaceAddress> interfaceAddresses() {
        List<InterfaceAddress> addresses = new ArrayList<>();
        Address result = Libc.calloc(1, Address.sizeOf());
        if (LibcNames.getifaddrs(result) == 0) {
            LibcNames.InterfaceAddress first = result.getAddress().toStructure();
            for (LibcNames.InterfaceAddress each = first; each != null; each = each.next) {
                Network network = network(each);
                if (network != null) {
                    boolean up = (each.flags & LibcNames.IFF_UP()) != 0;
                    addresses.add(new InterfaceAddress(CString.toString(each.name), network, up));
                }
            }
            LibcNames.freeifaddrs(first);
        }
        Libc.free(result);
        return addresses;
    }

    private static Network network(LibcNames.InterfaceAddress source) {
        if (source.address == null || source.netmask == null) {
            return null;
        }
        IpAddress address = SocketAddress.ipAddress(source.address);
        IpAddress netmask = SocketAddress.ipAddress(source.netmask);
        return address == null || netmask == null ? null : new Network(address, prefixLength(netmask.bytes()));
    }

    /** The number of leading bits that are set. */
    static int prefixLength(byte[] netmask) {
        int length = 0;
        while (length < 8 * netmask.length && (netmask[length >> 3] << (length & 7) & 0x80) != 0) {
            length++;
        }
        return length;
    }

    @Override
    public long monotonicMillis() {
        return Readiness.monotonicMillis();
    }

    @Override
    public long wallClockMillis() {
        return Readiness.wallClockMillis();
    }

    /** {@inheritDoc} Without them nothing that asks for them can go on: the program ends where the system has none. */
    @Override
    public byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i += ENTROPY_BYTES) {
            int length = Math.min(count - i, ENTROPY_BYTES);
            if (Libc.getentropy(Address.ofData(bytes).add(i), length) != 0) {
                new PosixDiagnostics().error("ERROR: the system has no random bytes");
                Libc.exit(1);
            }
            Address.pin(bytes);
        }
        return bytes;
    }
}
