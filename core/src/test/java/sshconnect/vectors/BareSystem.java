package sshconnect.vectors;

import java.util.List;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.host.InterfaceAddress;
import sshconnect.host.SystemEnvironment;

/** A system with nothing in it, on which time stands still; tests add to it what they are about. */
public abstract class BareSystem implements SystemEnvironment {

    @Override
    public String programName() {
        return "connect";
    }

    @Override
    public byte[] environment(String name) {
        return null;
    }

    @Override
    public Result<FileContent> readFile(String path, int sizeLimit, long deadlineMillis) {
        return Result.failed(Fault.Kind.NOT_FOUND, "read", path, "no such file or directory");
    }

    @Override
    public Result<byte[]> readLine(int descriptor, int sizeLimit, long deadlineMillis) {
        return Result.failed(Fault.Kind.OTHER, "read", "descriptor " + descriptor, "bad file descriptor");
    }

    @Override
    public String homeDirectory() {
        return null;
    }

    @Override
    public String accountName() {
        return null;
    }

    @Override
    public int servicePort(String name) {
        return 0;
    }

    @Override
    public List<InterfaceAddress> interfaceAddresses() {
        return List.of();
    }

    @Override
    public long monotonicMillis() {
        return 0;
    }

    @Override
    public long wallClockMillis() {
        return 0;
    }

    @Override
    public byte[] randomBytes(int count) {
        return new byte[count];
    }
}
