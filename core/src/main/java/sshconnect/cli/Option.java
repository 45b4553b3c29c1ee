package sshconnect.cli;

/**
 * The options, each stated once: the command line is parsed, and {@code --help} and the manual page are made from this
 * table, the latter with {@link OptionManual}.
 */
public enum Option {
    /** No proxy. */
    DIRECT('n', "direct", null, "connect directly, through no proxy (the default)"),
    /** HTTP proxy, stated. */
    HTTP_PROXY('H', "http-proxy", "[user@]host[:port]", "go through this HTTP proxy (port 80)"),
    /** HTTP proxy from the environment. */
    HTTP_PROXY_FROM_ENVIRONMENT('h', null, null, "go through the HTTP proxy that HTTP_PROXY names"),
    /** SOCKS server, stated. */
    SOCKS_PROXY('S', "socks-proxy", "[user@]host[:port]", "go through this SOCKS server (port 1080)"),
    /** SOCKS server from the environment. */
    SOCKS_PROXY_FROM_ENVIRONMENT('s', null, null, "go through the SOCKS server that SOCKS_SERVER names"),
    /** Telnet proxy, stated. */
    TELNET_PROXY('T', "telnet-proxy", "host[:port]", "go through this telnet proxy (port 23)"),
    /** Telnet proxy from the environment. */
    TELNET_PROXY_FROM_ENVIRONMENT('t', null, null, "go through the telnet proxy that TELNET_PROXY names"),
    /** SOCKS version 4. */
    SOCKS4('4', "socks4", null, "speak SOCKS version 4, or 4a where the server resolves"),
    /** SOCKS version 5. */
    SOCKS5('5', "socks5", null, "speak SOCKS version 5 (the default)"),
    /** SOCKS5 authentication methods. */
    AUTH('a', "auth", "method[,method]", "offer these to a SOCKS5 server: none, gssapi, userpass"),
    /** Protection of a tunnel by GSSAPI. */
    GSSAPI_PROTECTION(
            '\0', "gssapi-protection", "level", "at least this after gssapi: none, integrity, confidentiality"),
    /** Service name of the proxy. */
    GSSAPI_SERVICE('\0', "gssapi-service", "name", "the proxy's Kerberos service (rcmd, HTTP)"),
    /** HTTP authentication schemes. */
    PROXY_AUTH(
            '\0', "proxy-auth", "scheme[,scheme]", "use only these with an HTTP proxy: negotiate, digest, ntlm, basic"),
    /** A file with the password. */
    PASSWORD_FILE('\0', "password-file", "file", "the password is the first line of this file"),
    /** A descriptor that the password comes from. */
    PASSWORD_FD('\0', "password-fd", "number", "the password comes from this descriptor"),
    /** A program that keeps passwords. */
    CREDENTIAL_HELPER('\0', "credential-helper", "command", "ask this program for it (git's credential protocol)"),
    /** The file .netrc. */
    NETRC('\0', "netrc", null, "look for the password in ~/.netrc"),
    /** Files that others can read. */
    INSECURE_FILES('\0', "insecure-files", null, "take passwords from files that others can read"),
    /** Who resolves the target's name. */
    RESOLVE('R', "resolve", "who", "who resolves HOST: local, remote, both, or a name server"),
    /** Telnet command. */
    TELNET_COMMAND('c', "telnet-command", "command", "what to tell a telnet proxy (telnet %h %p)"),
    /** Listen for one client. */
    LISTEN('p', "listen", "[address:]port", "relay one client of this local port or path"),
    /** Listen, and keep the tunnel for the next client. */
    LISTEN_HOLD('P', "listen-hold", "[address:]port", "like -p, and keep the connection for the next client"),
    /** Serve many clients. */
    KEEP('k', "keep", null, "with -p, serve any number of clients until stopped"),
    /** Hand the connection over. */
    FDPASS('F', "fdpass", null, "hand the connection over to ssh (ProxyUseFdpass yes)"),
    /** What local end of file does. */
    HALF_CLOSE('\0', "half-close", "yes|no", "pass the end of the input on at once (yes)"),
    /** Time limit. */
    TIMEOUT('w', "timeout", "seconds", "give up when the target is not reached by then"),
    /** Local networks are direct. */
    LOCAL_DIRECT('D', "local-direct", null, "connect to the networks of local interfaces directly"),
    /** Debug output. */
    DEBUG('d', "debug", null, "say on standard error what happens; twice: with bytes"),
    /** Version. */
    VERSION('V', "version", null, "print the version"),
    /** Help. */
    HELP('\0', "help", null, "print this help");

    private final char letter;
    private final String longName;
    private final String argument;
    private final String summary;

    Option(char letter, String longName, String argument, String summary) {
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
    public String longName() {
        return longName;
    }

    /**
     * What the option takes.
     *
     * @return a description of its value, or null when it takes none
     */
    public String argument() {
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

    static Option ofLetter(char letter) {
        for (Option option : values()) {
            if (option.letter == letter && letter != '\0') {
                return option;
            }
        }
        return null;
    }

    static Option ofLongName(String name) {
        for (Option option : values()) {
            if (name.equals(option.longName)) {
                return option;
            }
        }
        return null;
    }
}
