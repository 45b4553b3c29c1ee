package sshconnect.man;

import sshconnect.cli.Option;

/**
 * The text of the manual on each option, in roff. It stands beside the table of {@link Option}s and not in it, so that
 * no executable carries it; the switch has no default, so that no option can be forgotten.
 */
final class OptionManual {

    private OptionManual() {}

    /**
     * Gives the text on one option.
     *
     * @param option the option
     * @return lines of roff
     */
    static String text(Option option) {
        return switch (option) {
            case DIRECT -> """
                    Connect directly, without a proxy.
                    This is the default.""";
            case HTTP_PROXY -> """
                    Connect through this HTTP proxy with the method CONNECT.
                    The default port is 80.
                    A URL can be given instead:
                    .BR http:// [ \\fIuser\\fR [ : \\fIpassword\\fR ] @ ] \\fIhost\\fR [ : \\fIport\\fR ]\\fR,
                    or, for a proxy that speaks TLS, with
                    .BR https:// ,
                    whose default port is 443.""";
            case HTTP_PROXY_FROM_ENVIRONMENT -> """
                    Connect through the HTTP proxy in the parameter
                    .BR HTTP_PROXY .""";
            case SOCKS_PROXY -> """
                    Connect through this SOCKS server.
                    The default port is 1080.
                    A URL can be given instead, with the scheme
                    .BR socks5 ,
                    .BR socks5h ,
                    .B socks4
                    or
                    .BR socks4a ,
                    which also selects the version and, with
                    .B h
                    or
                    .BR a ,
                    name resolution by the server; each of them with
                    .B +tls
                    behind it speaks TLS to the server.""";
            case SOCKS_PROXY_FROM_ENVIRONMENT -> """
                    Connect through the SOCKS server in the parameter
                    .B SOCKS5_SERVER
                    or
                    .B SOCKS4_SERVER
                    (by version), or else
                    .BR SOCKS_SERVER .""";
            case TELNET_PROXY -> """
                    Connect through this telnet proxy.
                    The default port is 23.
                    A URL with the scheme
                    .B telnet
                    can be given instead.""";
            case TELNET_PROXY_FROM_ENVIRONMENT -> """
                    Connect through the telnet proxy in the parameter
                    .BR TELNET_PROXY .""";
            case PROXY -> """
                    Connect this way:
                    .BR direct ,
                    .B env
                    (what the environment says, see
                    .BR PROXIES ),
                    or the URLs of one or several proxies with commas between them, the first one first, see
                    .BR PROXIES .
                    Each proxy is asked for the next one, and the last one for the target.
                    To give this option twice is an error.
                    Where no option selects the way, the parameter
                    .B CONNECT_PROXY
                    does.""";
            case SOCKS4 -> """
                    Use SOCKS version 4; with
                    .B \\-R remote
                    or
                    .BR \\-R\\ both ,
                    version 4a.""";
            case SOCKS5 -> """
                    Use SOCKS version 5, the default.""";
            case AUTH -> """
                    Offer these authentication methods to a SOCKS5 server, in this order:
                    .BR none ,
                    .B gssapi
                    (Kerberos) and
                    .BR userpass .
                    The default is the parameter
                    .BR SOCKS5_AUTH ,
                    or else
                    .BR none ,
                    .B gssapi
                    when there seems to be a ticket, and
                    .B userpass
                    when a password is known or can be asked for.""";
            case GSSAPI_PROTECTION -> """
                    The minimum protection that a SOCKS5 server has to give the tunnel after authentication by
                    .BR gssapi :
                    .BR none ,
                    .B integrity
                    or
                    .BR confidentiality .
                    The default is the parameter
                    .BR SOCKS5_GSSAPI_PROTECTION ,
                    or else the strongest that the server offers.
                    .B none
                    is enough for what is encrypted anyway, such as
                    .BR ssh (1),
                    and costs nothing.""";
            case GSSAPI_SERVICE -> """
                    The Kerberos service name of the proxy, which precedes its host in the name of the principal.
                    The default is
                    .B rcmd
                    for a SOCKS5 server and
                    .B HTTP
                    for an HTTP proxy.""";
            case PROXY_AUTH -> """
                    Authenticate with an HTTP proxy by these schemes only, the first of them that the proxy offers and
                    that can work:
                    .B negotiate
                    (Kerberos),
                    .B digest
                    (MD5, SHA-256, SHA-512-256),
                    .B ntlm
                    (version 2) and
                    .BR basic .
                    The default is the parameter
                    .BR HTTP_PROXY_AUTH ,
                    or else all of them in this order.
                    .B basic
                    sends the password as it is.
                    With a list that does not hold it, that is never done; with
                    .B basic
                    alone, a password that is known goes with the first request; and without a list,
                    .B basic
                    does not take the place of a better scheme, see
                    .BR PASSWORDS .
                    A password that was rejected is not sent again by another scheme.""";
            case PASSWORD_FILE -> """
                    Read the password from the first line of this file.
                    The file is read when the proxy demands a password, and refused if others can read or write it, or
                    if it belongs neither to you nor to root.
                    An empty first line is an error.""";
            case PASSWORD_FD -> """
                    Read the password from the next line of this file descriptor, which must be inherited, and must not
                    be one of the standard streams:
                    .BR "connect \\-\\-password\\-fd 3 ... 3<secret" .
                    It is read when the proxy demands a password.""";
            case CREDENTIAL_HELPER -> """
                    Ask this program for the user name and the password, and let it store a password that is typed.
                    It speaks git's credential protocol, see
                    .BR PASSWORDS .
                    The command is a program, found by
                    .BR PATH ,
                    and its arguments, in double quotes where they hold blanks; a name that is not a program, such as
                    .BR store ,
                    stands for
                    .BR "git credential\\-store" ,
                    as in git's configuration.
                    The default is the parameter
                    .BR CREDENTIAL_HELPER .""";
            case NETRC -> """
                    Look up the password in
                    .IR ~/.netrc ,
                    by the host of the proxy.""";
            case INSECURE_FILES -> """
                    Also use passwords from files that others can read.
                    Files that others can write, and files of other accounts than yours and root's, are never used.""";
            case TLS -> """
                    Speak TLS to the target itself, at the end of the way: its certificate must be valid for
                    .IR host .
                    The parameter
                    .BR CONNECT_TLS ,
                    .B yes
                    or
                    .BR no ,
                    says so too.""";
            case TLS_CA -> """
                    Trust the authorities whose certificates are in this file (PEM) in place of the system's, for the
                    target and for every proxy that is spoken to by TLS and whose URL says nothing else.
                    The default is the parameter
                    .BR TLS_CA .""";
            case TLS_CERT -> """
                    Show this certificate (PEM, with those of its issuers behind it) where one is asked for, likewise.
                    The default is the parameter
                    .BR TLS_CERT .""";
            case TLS_KEY -> """
                    The key of that certificate (PEM, PKCS #8).
                    The default is the parameter
                    .BR TLS_KEY ,
                    or else the file of the certificate.""";
            case TLS_SERVER_NAME -> """
                    With
                    .BR \\-\\-tls ,
                    ask for this name, and verify it, in place of
                    .IR host .
                    The default is the parameter
                    .BR TLS_SERVER_NAME .""";
            case TLS_INSECURE -> """
                    Verify no certificate, neither the target's nor a proxy's.
                    Anybody can be in between then, and each server gives a warning.
                    The parameter
                    .BR TLS_INSECURE ,
                    .B yes
                    or
                    .BR no ,
                    says so too.""";
            case RESOLVE -> """
                    Which side resolves the name of the target:
                    .B local
                    (this machine),
                    .B remote
                    (the proxy),
                    .B both
                    (this machine, and the proxy when it cannot), or the IP address of a name server for this
                    machine to ask.
                    The default is the parameter
                    .B SOCKS5_RESOLVE
                    or
                    .B SOCKS4_RESOLVE
                    (by version), or else
                    .BR SOCKS_RESOLVE ,
                    or else
                    .B remote
                    for SOCKS5, HTTP and telnet,
                    .B local
                    for SOCKS4.
                    The name of a proxy is resolved by this machine; in a chain, that of each but the first by the proxy
                    in front of it, unless that is a SOCKS4 server without
                    .B socks4a
                    in its URL.""";
            case TELNET_COMMAND -> """
                    The command to send to a telnet proxy, as one line.
                    .B %h
                    is the host,
                    .B %p
                    the port,
                    .B %%
                    a percent sign;
                    .BR \\er ,
                    .BR \\en ,
                    .B \\et
                    and
                    .B \\e\\e
                    are a carriage return, a line feed, a tab and a backslash.
                    The default is
                    .BR \\(dqtelnet\\ %h\\ %p\\(dq .""";
            case TELNET_SCRIPT -> """
                    Follow the script in this file instead of sending one command; see
                    .BR "TELNET PROXIES" .
                    The parameter
                    .B TELNET_SCRIPT
                    names one, too.""";
            case LISTEN -> """
                    Listen on this local port, a number or a service name, for one connection, and relay that instead
                    of standard input and output.
                    The port is open on the loopback addresses only, unless an address of this machine stands in front
                    of the port, IPv6 in brackets, or
                    .B *
                    for every interface: whoever can reach that address can then use the proxy in your name.
                    With port 0 the system chooses a port, which is printed on standard error.
                    A value with a slash is the path of a Unix-domain socket, which is created for your account alone
                    and removed at the end.
                    If standard input is a pipe or a socket, its end ends the program while it waits.""";
            case LISTEN_HOLD -> """
                    Like
                    .BR \\-p ,
                    but when the local client disconnects, keep the remote connection and wait for the next client.
                    The end of standard input ends the program while it waits for that one, too.""";
            case KEEP -> """
                    With
                    .BR \\-p ,
                    serve any number of clients at a time, each with a connection of its own to the target, until
                    stopped by a signal.
                    See
                    .BR "MANY CLIENTS" .""";
            case FDPASS -> """
                    Hand the connection over to the process behind standard output, which must be a Unix-domain
                    socket, and exit, so that nothing stands between that process and the network any more:
                    with
                    .B ProxyUseFdpass yes
                    in
                    .BR ssh_config (5),
                    .BR ssh (1)
                    takes it.
                    Nothing else is written to standard output.
                    A connection inside TLS or GSSAPI protection cannot be handed over.
                    The native executable alone can do this.""";
            case HALF_CLOSE -> """
                    Whether to half-close the connection at the end of standard input, that is, to shut down its write
                    side
                    .RB ( yes ,
                    the default, as with connect.c), or to leave it whole until the remote side ends it
                    .RB ( no ).
                    Squid, tinyproxy, HAProxy, microsocks and others drop a tunnel that is half-closed, and the answer
                    is lost; use
                    .B no
                    with them, for protocols whose requests say themselves where they end.
                    .BR ssh (1)
                    does not need it.
                    See
                    .BR RELAY .""";
            case TIMEOUT -> """
                    Give up if the target is not reached within this number of seconds.
                    Looking names up, connecting, negotiating, waiting for a credential helper, and reading files that
                    let their reader wait count together; the time that the user takes to type a password does not.
                    Without this option there is no limit, but with
                    .B \\-k
                    it is 120 seconds for each client, and 0 means none.""";
            case LOCAL_DIRECT -> """
                    Connect to addresses in the networks of the local interfaces directly.""";
            case CHECK -> """
                    Make the way to
                    .I host
                    and
                    .I port
                    step by step, print what became of each step, and relay nothing; without
                    .IR host ,
                    look at what there is for every run.
                    See
                    .BR "EXPLAINING THE WAY" .""";
            case JSON -> """
                    With
                    .BR \\-\\-check ,
                    print a JSON object.""";
            case DEBUG -> """
                    Print debug messages on standard error.
                    Given twice, the bytes of the handshake are dumped, too.
                    No password is ever shown.""";
            case VERSION -> """
                    Print the version.""";
            case HELP -> """
                    Print a summary of the options.""";
        };
    }
}
