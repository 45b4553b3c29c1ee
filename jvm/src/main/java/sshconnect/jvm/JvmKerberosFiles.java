package sshconnect.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import sshconnect.security.KerberosConfiguration;

/** The files of Kerberos' configuration. */
final class JvmKerberosFiles implements KerberosConfiguration.Files {

    @Override
    public byte[] read(String path, int sizeLimit) {
        try (InputStream input = Files.newInputStream(Path.of(path))) {
            byte[] content = input.readNBytes(sizeLimit + 1);
            return content.length > sizeLimit ? null : content;
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }

    @Override
    public List<String> names(String path) {
        try (Stream<Path> entries = Files.list(Path.of(path))) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }
}
