package sshconnect.posix;

import java.util.ArrayList;
import java.util.List;
import org.teavm.interop.Address;
import sshconnect.base.Result;
import sshconnect.host.Host;
import sshconnect.host.SystemEnvironment.FileContent;
import sshconnect.security.KerberosConfiguration;

/** The files of Kerberos' configuration. */
final class PosixKerberosFiles implements KerberosConfiguration.Files {

    @Override
    public byte[] read(String path, int sizeLimit) {
        byte[] terminated = CString.of(path);
        // Most machines have none, and a file that is not opened costs least.
        if (terminated == null || Libc.access(terminated, Libc.R_OK()) != 0) {
            return null;
        }
        Result<FileContent> read = new PosixSystemEnvironment().readFile(path, sizeLimit, Host.NO_DEADLINE);
        return read.ok() ? read.value().bytes() : null;
    }

    @Override
    public List<String> names(String path) {
        byte[] terminated = CString.of(path);
        Address folder = terminated == null ? null : LibcFolders.opendir(terminated);
        if (folder == null) {
            return null;
        }
        List<String> names = new ArrayList<>();
        LibcFolders.Entry entry = LibcFolders.readdir(folder);
        while (entry != null) {
            names.add(CString.toString(entry.name));
            entry = LibcFolders.readdir(folder);
        }
        LibcFolders.closedir(folder);
        return names;
    }
}
