package sshconnect.it.servers;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs of the machine that these tests run, each with the Debian package that brings it. */
enum Tool {
    APACHE("apache2", "apache2"),
    DANTE("danted", "dante-server"),
    EMACS("emacs", "emacs-nox"),
    FETCHMAIL("fetchmail", "fetchmail"),
    GIT("git", "git"),
    MICROSOCKS("microsocks", "microsocks"),
    SQUID("squid", "squid"),
    SSH("ssh", "openssh-client"),
    SSHD("sshd", "openssh-server"),
    SSH_KEYGEN("ssh-keygen", "openssh-client"),
    TINYPROXY("tinyproxy", "tinyproxy");

    private final String program;
    private final String debianPackage;

    Tool(String program, String debianPackage) {
        this.program = program;
        this.debianPackage = debianPackage;
    }

    /**
     * Where the program is; ends the test where it is not.
     *
     * @return its absolute path
     */
    String path() {
        return find().orElseThrow(() -> Requirements.missingServer("no " + program + " here: install Debian's package "
            + debianPackage)).toString();
    }

    private Optional<Path> find() {
        String searched = System.getenv("PATH") + File.pathSeparator + "/usr/sbin" + File.pathSeparator + "/sbin";
        return Stream.of(searched.split(File.pathSeparator))
            .map(folder -> Path.of(folder, program))
            .filter(Files::isExecutable)
            .findFirst();
    }
}
