package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** An authority of these tests, which signs certificates by openssl. */
final class Authority {
    /** What an alternative name of a certificate for {@link Loopback#V4} is. */
    static final String LOOPBACK = "IP:" + Loopback.V4;

    private final Path folder;

    private Authority(Path folder) {
        this.folder = folder;
    }

    /**
     * Somebody's certificate and key.
     *
     * @param certificate the file with the certificate
     * @param key         the file with the key
     * @param both        a file that has both, as HAProxy wants them
     */
    record Identity(Path certificate, Path key, Path both) {
        /** What shows it to a proxy, behind the URL {@link #proxyAt} gives. */
        String query() {
            return "&cert=" + certificate + "&key=" + key;
        }
    }

    /**
     * Makes one.
     *
     * @param room where its files are
     * @param name the common name of its own certificate
     */
    static Authority start(ServerRoom room, String name) throws IOException {
        Authority authority = new Authority(room.folder("authority"));
        // Without a configuration of its own, openssl would add extensions that the system's asks for.
        Files.writeString(authority.configuration(), "[req]\ndistinguished_name=name\n[name]\n");
        authority.make("authority", name, "basicConstraints=critical,CA:TRUE", "-x509");
        return authority;
    }

    /** The file with its own certificate, which is to be trusted. */
    Path certificate() {
        return folder.resolve("authority.pem");
    }

    /** The URL of a proxy for the {@link Account} that speaks TLS and shows a certificate of this authority. */
    String proxyAt(int port) {
        return "https://" + Account.USER + "@" + Loopback.V4 + ":" + port + "?ca=" + certificate();
    }

    /** Its own certificate, and the key of that. */
    Identity own() throws IOException {
        return identity("authority");
    }

    /**
     * Signs a certificate that was valid until 2021-02-03, 04:05:06 UTC.
     *
     * @param name  the common name, which is the files' name too
     * @param names the alternative names
     */
    Identity signExpired(String name, String names) throws IOException {
        make(name, name, "subjectAltName=" + names);
        Files.writeString(folder.resolve("index"), "");
        Path settings = Files.writeString(folder.resolve("ca.cnf"), """
            [ca]
            default_ca = authority
            [authority]
            database = %1$s/index
            new_certs_dir = %1$s
            rand_serial = yes
            default_md = sha256
            policy = policy
            copy_extensions = copy
            [policy]
            commonName = supplied
            """.formatted(folder));
        run(List.of(
                "ca",
                "-batch",
                "-notext",
                "-config",
                settings.toString(),
                "-in",
                file(name + ".pem"),
                "-out",
                file(name + ".signed"),
                "-cert",
                certificate().toString(),
                "-keyfile",
                file("authority.key"),
                "-startdate",
                "20200101000000Z",
                "-enddate",
                "20210203040506Z"));
        Files.move(
                folder.resolve(name + ".signed"), folder.resolve(name + ".pem"), StandardCopyOption.REPLACE_EXISTING);
        return identity(name);
    }

    /**
     * Signs a certificate.
     *
     * @param name  the common name, which is the files' name too
     * @param names the alternative names, such as {@code DNS:proxy.example,IP:127.0.0.1}
     */
    Identity sign(String name, String names) throws IOException {
        String issuer = certificate().toString();
        return make(name, name, "subjectAltName=" + names, "-x509", "-CA", issuer, "-CAkey", file("authority.key"));
    }

    private Identity make(String file, String name, String extension, String... more) throws IOException {
        List<String> words =
                new ArrayList<>(List.of("req", "-config", configuration().toString()));
        words.addAll(List.of("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"));
        words.addAll(List.of("-subj", "/CN=" + name, "-addext", extension));
        words.addAll(List.of("-keyout", file(file + ".key"), "-out", file(file + ".pem")));
        words.addAll(List.of(more));
        run(words);
        return identity(file);
    }

    private Identity identity(String name) throws IOException {
        Path certificate = folder.resolve(name + ".pem");
        Path key = folder.resolve(name + ".key");
        // Servers that give up root's rights read it.
        Files.setPosixFilePermissions(key, ServerRoom.READABLE_TO_ALL);
        Path both = folder.resolve(name + "-both.pem");
        Files.writeString(both, Files.readString(certificate) + Files.readString(key));
        return new Identity(certificate, key, both);
    }

    private void run(List<String> words) {
        List<String> command = new ArrayList<>(List.of(Tool.OPENSSL.path()));
        command.addAll(words);
        Command.Result outcome = Command.of(command).run();
        assertThat(outcome.status()).as(outcome.stderr()).isZero();
    }

    private Path configuration() {
        return folder.resolve("openssl.cnf");
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }
}
