package sshconnect.app;

/**
 * The options, each stated once: the command line is parsed, and {@code --help} and the manual page are made from this
 * table. The manual text is roff.
 */
public enum Option {
    /** No proxy. */
    DIRECT('n', "direct", null, "connect directly, through no proxy (the default)",
            "Connect directly, through no proxy.\nThis is also what happens when no proxy option is given."),
    /** HTTP proxy, stated. */
    HTTP_PROXY('H', "http-proxy", "[user@]host[:port]", "go through this HTTP proxy (port 80)",
            "Go through this HTTP proxy with the method CONNECT.\nThe port is 80 unless stated.\n"
            + "A URL will do as well:\n.BR http:// [ \\fIuser\\fR [ : \\fIpassword\\fR ] @ ] \\fIhost\\fR [ : \\fIport\\fR ]\\fR."),
    /** HTTP proxy from the environment. */
    HTTP_PROXY_FROM_ENVIRONMENT('h', null, null, "go through the HTTP proxy that HTTP_PROXY names",
            "Go through the HTTP proxy that the parameter\n.B HTTP_PROXY\nnames."),
    /** SOCKS server, stated. */
    SOCKS_PROXY('S', "socks-proxy", "[user@]host[:port]", "go through this SOCKS server (port 1080)",
            "Go through this SOCKS server.\nThe port is 1080 unless stated.\nA URL will do as well, with the scheme\n"
            + ".BR socks5 ,\n.BR socks5h ,\n.B socks4\nor\n.BR socks4a ,\nwhich then says the version and, with\n"
            + ".B h\nor\n.BR a ,\nthat the server resolves the name."),
    /** SOCKS server from the environment. */
    SOCKS_PROXY_FROM_ENVIRONMENT('s', null, null, "go through the SOCKS server that SOCKS_SERVER names",
            "Go through the SOCKS server that the parameter\n.B SOCKS5_SERVER\nor\n.B SOCKS4_SERVER\n(by version), or else\n"
            + ".BR SOCKS_SERVER ,\nnames."),
    /** Telnet proxy, stated. */
    TELNET_PROXY('T', "telnet-proxy", "host[:port]", "go through this telnet proxy (port 23)",
            "Go through this telnet proxy.\nThe port is 23 unless stated.\nA URL with the scheme\n.B telnet\nwill do as well."),
    /** Telnet proxy from the environment. */
    TELNET_PROXY_FROM_ENVIRONMENT('t', null, null, "go through the telnet proxy that TELNET_PROXY names",
            "Go through the telnet proxy that the parameter\n.B TELNET_PROXY\nnames."),
    /** SOCKS version 4. */
    SOCKS4('4', "socks4", null, "speak SOCKS version 4, or 4a where the server resolves",
            "Speak SOCKS version 4; with\n.B \\-R remote\nor\n.BR \\-R\\ both ,\nversion 4a."),
    /** SOCKS version 5. */
    SOCKS5('5', "socks5", null, "speak SOCKS version 5 (the default)", "Speak SOCKS version 5, the default."),
    /** SOCKS5 authentication methods. */
    AUTH('a', "auth", "method[,method]", "offer these to a SOCKS5 server: none, userpass",
            "Offer these authentication methods to a SOCKS5 server, in this order:\n.B none\nand\n.BR userpass .\n"
            + "The default is the parameter\n.BR SOCKS5_AUTH ,\nor else\n.BR none ,\nand\n.B userpass\n"
            + "when a password is known or can be asked for."),
    /** Who resolves the target's name. */
    RESOLVE('R', "resolve", "who", "who resolves HOST: local, remote, both, or a name server",
            "Who looks the name of the target up:\n.B local\n(this machine),\n.B remote\n(the proxy),\n.B both\n"
            + "(this machine, and the proxy when it cannot), or the IP address of a name server for this machine to ask.\n"
            + "The default is the parameter\n.B SOCKS5_RESOLVE\nor\n.B SOCKS4_RESOLVE\n(by version), or else\n"
            + ".BR SOCKS_RESOLVE ,\nor else\n.B remote\nfor SOCKS5, HTTP and telnet,\n.B local\nfor SOCKS4.\n"
            + "The name of a proxy is always looked up by this machine."),
    /** Telnet command. */
    TELNET_COMMAND('c', "telnet-command", "command", "what to tell a telnet proxy (telnet %h %p)",
            "What to tell a telnet proxy, a line of its own.\n.B %h\nis the host,\n.B %p\nthe port,\n.B %%\na percent sign;\n"
            + ".BR \\er ,\n.BR \\en ,\n.B \\et\nand\n.B \\e\\e\nare a carriage return, a line feed, a tab and a backslash.\n"
            + "The default is\n.BR \\(dqtelnet\\ %h\\ %p\\(dq ."),
    /** Listen for one client. */
    LISTEN('p', "listen", "port", "relay one client of this local port, not standard input",
            "Wait for one connection to this local port, a number or a service name, and relay that instead of standard "
            + "input and output.\nOnly the loopback addresses are listened on."),
    /** Listen, and keep the tunnel for the next client. */
    LISTEN_HOLD('P', "listen-hold", "port", "like -p, and keep the connection for the next client",
            "Like\n.BR \\-p ,\nbut when the local client goes, keep the remote connection and wait for the next client."),
    /** What local end of file does. */
    HALF_CLOSE('\0', "half-close", "yes|no", "pass the end of the input on at once (yes)",
            "Whether the end of the input is passed on at once by shutting the write side of the connection down\n"
            + ".RB ( yes ,\nthe default, as connect.c does), or the connection is kept whole until the remote "
            + "side ends it\n.RB ( no ).\nSquid, tinyproxy, HAProxy, microsocks and others drop a tunnel of which one side "
            + "is shut down, and the answer is lost: they want\n.BR no ,\nfor protocols whose requests say themselves "
            + "where they end.\n.BR ssh (1)\nneeds neither."),
    /** Time limit. */
    TIMEOUT('w', "timeout", "seconds", "give up when the target is not reached by then",
            "Give up when the target is not reached within so many seconds: looking names up, connecting and negotiating "
            + "together, without the time that a person takes to type a password."),
    /** Local networks are direct. */
    LOCAL_DIRECT('D', "local-direct", null, "connect to the networks of local interfaces directly",
            "Connect to addresses in the networks of the local interfaces directly."),
    /** Debug output. */
    DEBUG('d', "debug", null, "say on standard error what happens; twice: with bytes",
            "Say on standard error what happens.\nGiven twice, the bytes of the handshake are dumped as well.\n"
            + "No password is ever shown."),
    /** Version. */
    VERSION('V', "version", null, "print the version", "Print the version."),
    /** Help. */
    HELP('\0', "help", null, "print this help", "Print a summary of the options.");

    private final char letter;
    private final String longName;
    private final String argument;
    private final String summary;
    private final String manual;

    Option(char letter, String longName, String argument, String summary, String manual) {
        this.letter = letter;
        this.longName = longName;
        this.argument = argument;
        this.summary = summary;
        this.manual = manual;
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
     * What the option does, whole.
     *
     * @return the text of the manual page, in roff
     */
    public String manual() {
        return manual;
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
