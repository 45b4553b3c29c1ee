package sshconnect.cli;

import org.jspecify.annotations.Nullable;

/**
 * The options, each stated once: the command line is parsed, and {@code --help} and the manual page are made from this
 * table, the latter by the module {@code man}.
 */
public enum Option {
    /** No proxy. */
    DIRECT(Choice.WAY, 'n', "direct", null, "connect directly, without a proxy (default)"),
    /** HTTP proxy, stated. */
    HTTP_PROXY(Choice.WAY, 'H', "http-proxy", "[user@]host[:port]", "connect through this HTTP proxy (port 80)"),
    /** HTTP proxy from the environment. */
    HTTP_PROXY_FROM_ENVIRONMENT(Choice.WAY, 'h', null, null, "connect through the proxy in HTTP_PROXY"),
    /** SOCKS server, stated. */
    SOCKS_PROXY(Choice.WAY, 'S', "socks-proxy", "[user@]host[:port]", "connect through this SOCKS server (port 1080)"),
    /** SOCKS server from the environment. */
    SOCKS_PROXY_FROM_ENVIRONMENT(Choice.WAY, 's', null, null, "connect through the server in SOCKS_SERVER"),
    /** Telnet proxy, stated. */
    TELNET_PROXY(Choice.WAY, 'T', "telnet-proxy", "host[:port]", "connect through this telnet proxy (port 23)"),
    /** Telnet proxy from the environment. */
    TELNET_PROXY_FROM_ENVIRONMENT(Choice.WAY, 't', null, null, "connect through the proxy in TELNET_PROXY"),
    /** A whole way. */
    PROXY(Choice.WAY, 'x', "proxy", "way", "connect this way: direct, env, or url[,url...]"),
    /** SOCKS version 4. */
    SOCKS4(Choice.SOCKS_VERSION, '4', "socks4", null, "use SOCKS version 4 (4a with -R remote)"),
    /** SOCKS version 5. */
    SOCKS5(Choice.SOCKS_VERSION, '5', "socks5", null, "use SOCKS version 5 (default)"),
    /** SOCKS5 authentication methods. */
    AUTH('a', "auth", "method[,method]", "SOCKS5 methods: none, gssapi, userpass"),
    /** Protection of a tunnel by GSSAPI. */
    GSSAPI_PROTECTION('\0', "gssapi-protection", "level", "at least none, integrity or confidentiality"),
    /** Service name of the proxy. */
    GSSAPI_SERVICE('\0', "gssapi-service", "name", "Kerberos service of the proxy (rcmd, HTTP)"),
    /** HTTP authentication schemes. */
    PROXY_AUTH('\0', "proxy-auth", "scheme[,scheme]", "HTTP schemes: negotiate, digest, ntlm, basic"),
    /** A file with the password. */
    PASSWORD_FILE('\0', "password-file", "file", "read the password from this file"),
    /** A descriptor that the password comes from. */
    PASSWORD_FD('\0', "password-fd", "number", "read the password from this file descriptor"),
    /** A program that keeps passwords. */
    CREDENTIAL_HELPER('\0', "credential-helper", "command", "get the password from a git credential helper"),
    /** The file .netrc. */
    NETRC('\0', "netrc", null, "look up the password in ~/.netrc"),
    /** Files that others can read. */
    INSECURE_FILES('\0', "insecure-files", null, "use passwords from files that others can read"),
    /** TLS to the target. */
    TLS('\0', "tls", null, "speak TLS to the target itself"),
    /** Authorities to trust. */
    TLS_CA('\0', "tls-ca", "file", "trust these certificates, not the system's"),
    /** The client's certificate. */
    TLS_CERT('\0', "tls-cert", "file", "show this certificate"),
    /** The key of that. */
    TLS_KEY('\0', "tls-key", "file", "the key of that certificate"),
    /** The target's name. */
    TLS_SERVER_NAME('\0', "tls-server-name", "name", "the target's name, for --tls"),
    /** No verification. */
    TLS_INSECURE('\0', "tls-insecure", null, "accept any certificate"),
    /** Who resolves the target's name. */
    RESOLVE('R', "resolve", "who", "resolve host: local, remote, both, name server"),
    /** Telnet command. */
    TELNET_COMMAND('c', "telnet-command", "command", "command for a telnet proxy (telnet %h %p)"),
    /** Script for a telnet proxy. */
    TELNET_SCRIPT('\0', "telnet-script", "file", "what to tell a telnet proxy, and to wait for"),
    /** Listen for one client. */
    LISTEN(Choice.CLIENTS, 'p', "listen", "[address:]port", "listen on this port or path for one client"),
    /** Listen, and keep the tunnel for the next client. */
    LISTEN_HOLD(Choice.CLIENTS, 'P', "listen-hold", "[address:]port", "like -p, for one client after the other"),
    /** Serve many clients. */
    KEEP('k', "keep", null, "with -p, serve many clients until stopped"),
    /** Hand the connection over. */
    FDPASS('F', "fdpass", null, "hand the connection over (ProxyUseFdpass yes)"),
    /** What local end of file does. */
    HALF_CLOSE('\0', "half-close", "yes|no", "half-close when the input ends (default: yes)"),
    /** Time limit. */
    TIMEOUT('w', "timeout", "seconds", "give up if not connected after this time"),
    /** Local networks are direct. */
    LOCAL_DIRECT('D', "local-direct", null, "connect directly to local networks"),
    /** Explains the way. */
    CHECK('\0', "check", null, "show each step of the way, and relay nothing"),
    /** The same for programs. */
    JSON('\0', "json", null, "with --check, print JSON"),
    /** Debug output. */
    DEBUG('d', "debug", null, "print debug messages; twice: the bytes too"),
    /** Version. */
    VERSION('V', "version", null, "print the version"),
    /** Help. */
    HELP('\0', "help", null, "print this help");

    /** What several options choose together, so that one of them overrides another. */
    enum Choice {
        /** The way: the last one counts, and what the others say has to make sense all the same. */
        WAY,
        /** What to speak to a SOCKS server: as if only the last one were there. */
        SOCKS_VERSION,
        /** How clients come: likewise. */
        CLIENTS,
        /** Nothing: it stands for itself. */
        NONE
    }

    private final Choice choice;
    private final char letter;
    private final @Nullable String longName;
    private final @Nullable String argument;
    private final String summary;

    Option(char letter, @Nullable String longName, @Nullable String argument, String summary) {
        this(Choice.NONE, letter, longName, argument, summary);
    }

    Option(Choice choice, char letter, @Nullable String longName, @Nullable String argument, String summary) {
        this.choice = choice;
        this.letter = letter;
        this.longName = longName;
        this.argument = argument;
        this.summary = summary;
    }

    /**
     * The short form.
     *
     * @return the letter, or NUL when there is none
     */
    public char letter() {
        return letter;
    }

    /**
     * The long form.
     *
     * @return the name without dashes, or null when there is none
     */
    public @Nullable String longName() {
        return longName;
    }

    /**
     * What the option takes.
     *
     * @return a description of its value, or null when it takes none
     */
    public @Nullable String argument() {
        return argument;
    }

    /**
     * What the option does, in one short line.
     *
     * @return the text of {@code --help}
     */
    public String summary() {
        return summary;
    }

    /**
     * The option as it is written.
     *
     * @return {@code -x} where there is a letter, else {@code --name}
     */
    @Override
    public String toString() {
        return letter == '\0' ? "--" + longName : "-" + letter;
    }

    /**
     * What the option chooses together with others.
     *
     * @return the choice
     */
    Choice choice() {
        return choice;
    }

    static @Nullable Option ofLetter(char letter) {
        for (Option option : values()) {
            if (option.letter == letter && letter != '\0') {
                return option;
            }
        }
        return null;
    }

    static @Nullable Option ofLongName(String name) {
        for (Option option : values()) {
            if (name.equals(option.longName)) {
                return option;
            }
        }
        return null;
    }
}
