package sshconnect.it.servers;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs of the machine that these tests run, each with the Debian package that brings it. */
enum Tool {
    APACHE("apache2", "apache2"),
    DANTE("danted", "dante-server"),
    DANTE_GSSAPI("danted-gssapi", "run ", ".ci/build-dante-gssapi"),
    EMACS("emacs", "emacs-nox"),
    FETCHMAIL("fetchmail", "fetchmail"),
    GIT("git", "git"),
    HAPROXY("haproxy", "haproxy"),
    IP("ip", "iproute2"),
    KADMIN("kadmin.local", "krb5-admin-server"),
    KDB5_UTIL("kdb5_util", "krb5-kdc"),
    KINIT("kinit", "krb5-user"),
    KLIST("klist", "krb5-user"),
    KRB5KDC("krb5kdc", "krb5-kdc"),
    MICROSOCKS("microsocks", "microsocks"),
    MITMPROXY("mitmdump", "mitmproxy"),
    NGHTTPX("nghttpx", "nghttp2-proxy"),
    NTLM_AUTH("ntlm_auth", "winbind"),
    OPENSSL("openssl", "openssl"),
    SAMBA("samba", "samba"),
    SAMBA_TOOL("samba-tool", "samba-common-bin"),
    SOCAT("socat", "socat"),
    SQUID("squid", "squid-openssl"),
    SSH("ssh", "openssh-client"),
    SSHD("sshd", "openssh-server"),
    SSH_KEYGEN("ssh-keygen", "openssh-client"),
    STUNNEL("stunnel4", "stunnel4"),
    TELNETD("telnetd", "inetutils-telnetd"),
    TINYPROXY("tinyproxy", "tinyproxy"),
    WINBINDD("winbindd", "winbind");

    /** Where servers are, which a person's PATH need not have. */
    private static final List<String> OF_THE_SYSTEM = List.of("/usr/local/sbin", "/usr/sbin", "/sbin");

    private final String program;
    private final String remedy;

    Tool(String program, String debianPackage) {
        this(program, "install Debian's package ", debianPackage);
    }

    Tool(String program, String act, String object) {
        this.program = program;
        this.remedy = act + object;
    }

    /**
     * Where the program is; ends the test where it is not.
     *
     * @return its absolute path
     */
    String path() {
        return find().orElseThrow(() -> Requirements.missingServer("no " + program + " here: " + remedy))
                .toString();
    }

    private Optional<Path> find() {
        return Stream.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator)), OF_THE_SYSTEM.stream())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
