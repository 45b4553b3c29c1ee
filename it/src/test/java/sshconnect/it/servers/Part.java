package sshconnect.it.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Files that programs of these tests load, read or start, each with the Debian package that brings it. */
enum Part {
    APACHE_GSSAPI("apache2/modules/mod_auth_gssapi.so", "libapache2-mod-auth-gssapi"),
    /** What kinit and the program itself speak Kerberos by. */
    GSSAPI("libgssapi_krb5.so.2", "libgssapi-krb5-2"),
    /** Answers in place of the system's account files: /etc stays as it is. */
    NSS_WRAPPER("libnss_wrapper.so", "libnss-wrapper"),
    /** What a new domain is made of. */
    SAMBA_DOMAIN("samba/setup/provision.ldif", "samba-ad-provision"),
    SAMBA_DATABASE("samba/ldb/samba_dsdb.so", "samba-dsdb-modules"),
    SAMBA_FILE_SERVER("samba/vfs/dfs_samba4.so", "samba-vfs-modules"),
    SQUID_BASIC("squid/basic_ncsa_auth", "squid-openssl"),
    SQUID_DIGEST("squid/digest_file_auth", "squid-openssl"),
    SQUID_NEGOTIATE("squid/negotiate_kerberos_auth", "squid-openssl");

    /** Where packages put such files; below some of them, also in a folder for the machine's architecture. */
    private static final List<Path> FOLDERS =
            List.of(Path.of("/usr/lib"), Path.of("/usr/lib64"), Path.of("/usr/libexec"), Path.of("/usr/share"));

    private static final String ARCHITECTURES = "*-linux-*";

    private final String file;
    private final String debianPackage;

    Part(String file, String debianPackage) {
        this.file = file;
        this.debianPackage = debianPackage;
    }

    /**
     * Where the file is; ends the test where it is not.
     *
     * @return its absolute path
     */
    String path() {
        return find().orElseThrow(() ->
                        Requirements.missingServer("no " + file + " here: install Debian's package " + debianPackage))
                .toString();
    }

    /** Whether the file is there. */
    boolean isThere() {
        return find().isPresent();
    }

    private Optional<Path> find() {
        return FOLDERS.stream()
                .flatMap(folder -> Stream.concat(Stream.of(folder), architectures(folder)))
                .map(folder -> folder.resolve(file))
                .filter(Files::isReadable)
                .findFirst();
    }

    private static Stream<Path> architectures(Path folder) {
        try (var folders = Files.newDirectoryStream(folder, ARCHITECTURES)) {
            List<Path> found = new ArrayList<>();
            folders.forEach(found::add);
            return found.stream();
        } catch (IOException notThere) {
            return Stream.empty();
        }
    }
}
