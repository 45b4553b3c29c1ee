package sshconnect.posix;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import sshconnect.rules.ImportRules;

class PosixImportsTest {
    @Test
    void ofTheCoreAHostImportsOnlyWhatIsMadeForHosts() {
        ImportRules.ofTheProduct()
                .host(
                        "posix",
                        "cli",
                        "relay",
                        "tunnel",
                        "host",
                        "proto.Layer",
                        "proto.MessageLayer",
                        "proto.socks.GssapiLayer",
                        "proto.socks.GssapiMessage",
                        "proto.tls.TlsLayer",
                        "security",
                        "base")
                .check(new ClassFileImporter().importPath(Path.of("target", "classes")));
    }
}
