"""The programs that are measured side by side, and how each is told to go which way."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

WAYS = {"socks5": "SOCKS5", "http": "HTTP CONNECT", "direct": "direct"}
# Three proxies in clear, one behind the other.
CHAIN_WAYS = {"chain": "three hops"}
TLS_WAYS = {"https": "HTTPS proxy", "tls": "TLS to the target"}

OURS = "ours"
PEER = "peer"
BASELINE = "baseline"

NATIVE = "connect"
FULL = "connect-full"
JAR = "connect.jar"
BEFORE = "connect before"
CONNECT_PROXY = "connect-proxy"
NC = "nc"
CURL = "curl"
S_CLIENT = "s_client"
# They chain proxies; without packages in Debian.
CHAINING = ("dumbproxy", "gost")
NO_RELAY = "no relay"
EMPTY_JVM = "empty JVM"

# Names go to the proxies as they are; the proxies are on this machine and resolve nothing.
CONNECT_OPTIONS = {
    "socks5": "-S 127.0.0.1:{socks5} target.example {port}",
    "http": "-H 127.0.0.1:{http} target.example {port}",
    "direct": "127.0.0.1 {port}",
}
# Every program verifies certificate and name. These are for our own; connect-proxy, which has the others, knows none.
OWN_OPTIONS = CONNECT_OPTIONS | {
    "chain": "-x socks5h://127.0.0.1:{socks5},http://127.0.0.1:{http},socks5h://127.0.0.1:{socks5} "
             "target.example {port}",
    "https": "--tls-ca {ca} -H https://127.0.0.1:{https} target.example {port}",
    "tls": "--tls --tls-ca {ca} 127.0.0.1 {tls}",
}
NC_OPTIONS = {
    "socks5": "-X 5 -x 127.0.0.1:{socks5} target.example {port}",
    "http": "-X connect -x 127.0.0.1:{http} target.example {port}",
    "direct": "127.0.0.1 {port}",
}
NCAT_OPTIONS = {
    "socks5": "--proxy-type socks5 --proxy 127.0.0.1:{socks5} target.example {port}",
    "http": "--proxy-type http --proxy 127.0.0.1:{http} target.example {port}",
    "direct": "127.0.0.1 {port}",
    "tls": "--ssl --ssl-verify --ssl-trustfile {ca} --ssl-servername localhost 127.0.0.1 {tls}",
}
SOCAT_OPTIONS = {
    "socks5": "- SOCKS4A:127.0.0.1:target.example:{port},socksport={socks5}",
    "http": "- PROXY:127.0.0.1:target.example:{port},proxyport={http}",
    "direct": "- TCP:127.0.0.1:{port}",
    "tls": "- OPENSSL:127.0.0.1:{tls},cafile={ca},commonname=localhost",
}
CURL_OPTIONS = {"https": "-s -N --proxy https://127.0.0.1:{https} --proxy-cacert {ca} telnet://target.example:{port}"}
S_CLIENT_OPTIONS = {"tls": "-quiet -no_ign_eof -connect 127.0.0.1:{tls} -CAfile {ca} -verify_return_error"}
PORT_ONLY = {"direct": "{port}"}
NO_OPTIONS = {"direct": ""}

# What a program says of the option with which it passes its socket to ssh.
FDPASS = re.compile(r"^\s*-F\b|--fdpass|\[-46CDdF", re.MULTILINE)


@dataclass(frozen=True)
class Peer:
    """A program under measurement: its command line without options, and the options for each way."""

    name: str
    kind: str
    program: list
    options: dict
    version: str = ""
    slow: bool = False
    # What the table says about it.
    note: str = ""
    # "direct" options to pass the socket on instead of relaying it; empty where the program can't.
    fdpass: str = field(default="")

    def command(self, way, **places):
        """The command line for a way, with ports and files put in; None where there is none."""
        template = self.options.get(way)
        return None if template is None else [*self.program, *template.format(**places).split()]


def first_line(*command):
    """The first line that a program prints, to either stream."""
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    return next(iter((done.stdout + done.stderr).splitlines()), "")


def package_version(path):
    """The version of the Debian package that a file belongs to, "" where that can't be told."""
    if not shutil.which("dpkg-query"):
        return ""
    file = os.path.realpath(path)
    # Where /bin is a link to /usr/bin, packages may name either.
    owner = subprocess.run(["dpkg-query", "-S", file, file.removeprefix("/usr")], capture_output=True, text=True,
                           check=False)
    package = owner.stdout.split(":")[0]
    return first_line("dpkg-query", "-W", "-f=${Version}", package) if package else ""


def passes_descriptors(program):
    """Whether the help of a program tells of the option -F."""
    text = ""
    for option in ("--help", "-h"):
        done = subprocess.run([program, option], stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              check=False)
        text += done.stdout + done.stderr
    return bool(FDPASS.search(text))


def earlier(path):
    """An earlier build of our own, to be compared with this one in the same run."""
    version = first_line(path, "--version").removeprefix("connect ")
    # Whatever it knows; what it doesn't is named as failed.
    yield Peer(BEFORE, OURS, [str(path)], OWN_OPTIONS, version, note="an earlier build")


def ours(root, java):
    """Our own executables, as far as they are built."""
    native = root / "target" / "connect"
    full = root / "target" / "connect-full"
    jar = root / "target" / "connect.jar"
    if native.exists():
        version = first_line(native, "--version").removeprefix("connect ")
        yield Peer(NATIVE, OURS, [str(native)], OWN_OPTIONS, version,
                   fdpass="-F" if passes_descriptors(native) else "")
    if full.exists():
        yield Peer(FULL, OURS, [str(full)], OWN_OPTIONS, version, note="what connect becomes where it has to")
    if jar.exists() and java:
        yield Peer(JAR, OURS, [java, "-jar", str(jar)], OWN_OPTIONS, f"on {first_line(java, '--version')}",
                   slow=True)


def others():
    """The programs that others made, as far as they are installed."""
    nc = shutil.which("nc.openbsd") or shutil.which("nc")
    if nc and "OpenBSD" not in first_line(nc, "-h"):
        nc = None
    for name, path, options, fdpass, note in (
            (CONNECT_PROXY, shutil.which("connect-proxy"), CONNECT_OPTIONS, "", ""),
            (NC, nc, NC_OPTIONS, "-F", "OpenBSD's"),
            ("ncat", shutil.which("ncat"), NCAT_OPTIONS, "", ""),
            ("socat", shutil.which("socat"), SOCAT_OPTIONS, "", "SOCKS4A instead of SOCKS5")):
        if path:
            yield Peer(name, PEER, [path], options, package_version(path), note=note, fdpass=fdpass)
    for name, tool, words, options, note in (
            (CURL, "curl", [], CURL_OPTIONS, "telnet:// through its proxy"),
            (S_CLIENT, "openssl", ["s_client"], S_CLIENT_OPTIONS, "openssl's")):
        path = shutil.which(tool)
        if path:
            yield Peer(name, PEER, [path, *words], options, package_version(path), note=note)


def baselines(java, classes):
    """What the ends cost by themselves, and what a JVM costs that does nothing."""
    yield Peer(NO_RELAY, BASELINE, ["tcp"], PORT_ONLY, note="one connection from end to end")
    if java and (Path(classes) / "Empty.class").exists():
        yield Peer(EMPTY_JVM, BASELINE, [java, "-cp", str(classes), "Empty"], NO_OPTIONS, slow=True,
                   note="writes one byte")


def find_java():
    """The java of JAVA_HOME, else of PATH, as a path without links; None where there is none."""
    home = os.environ.get("JAVA_HOME")
    path = shutil.which("java", path=f"{home}/bin") if home else shutil.which("java")
    return os.path.realpath(path) if path else None


def find(root, classes, before=None):
    """All that is here, an earlier build too where one is named; and the names of what is missing."""
    java = find_java()
    found = [*ours(root, java), *(earlier(before) if before else ()), *others(), *baselines(java, classes)]
    wanted = (NATIVE, JAR, CONNECT_PROXY, NC, "ncat", "socat", CURL, S_CLIENT, *CHAINING, EMPTY_JVM)
    return found, [name for name in wanted if name not in {peer.name for peer in found}]
