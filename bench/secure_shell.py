"""Sessions and copies of OpenSSH through the relays as ProxyCommand, against a private sshd on loopback."""

import getpass
import os
import shutil
import socket
import subprocess
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import peers
from rig import SampleFailed

MIB = 1 << 20

# The fastest that OpenSSH has where the processor knows AES: the cipher should not hide the relay.
CIPHER = "aes128-gcm@openssh.com"

SERVER_SECONDS = 10

SERVER_CONFIGURATION = """\
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host
AuthorizedKeysFile {folder}/user.pub
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
PermitRootLogin prohibit-password
PrintMotd no
MaxStartups 1000
Subsystem sftp internal-sftp
SetEnv HOME={folder}
"""

CLIENT_CONFIGURATION = """\
Host bench
    HostName 127.0.0.1
    Port {port}
    User {user}
    IdentityFile {folder}/user
    IdentitiesOnly yes
    IdentityAgent none
    StrictHostKeyChecking no
    UserKnownHostsFile /dev/null
    GlobalKnownHostsFile /dev/null
    LogLevel ERROR
    Ciphers {cipher}
"""

FDPASS_SUFFIX = " -F"


def missing():
    """The name of a tool that is not here; None where all are."""
    tools = ("ssh", "scp", "sshd", "ssh-keygen")
    return next((tool for tool in tools if not shutil.which(tool, path=search_path())), None)


def search_path():
    return os.environ["PATH"] + ":/usr/sbin:/usr/local/sbin"


class SecureShell:
    """A private sshd, with keys and files of its own. Use as a context manager."""

    def __enter__(self):
        # In memory where there is such a place: the disk is not measured.
        memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
        self._scratch = tempfile.TemporaryDirectory(prefix="connect-bench-", dir=memory)
        self.folder = Path(self._scratch.name)
        for key in ("host", "user"):
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", self.folder / key], check=True)
        if os.geteuid() == 0:
            os.makedirs("/run/sshd", mode=0o755, exist_ok=True)
        self.port = free_port()
        names = {"port": self.port, "folder": self.folder, "user": getpass.getuser(), "cipher": CIPHER}
        (self.folder / "sshd_config").write_text(SERVER_CONFIGURATION.format(**names))
        self.client_configuration = self.folder / "ssh_config"
        self.client_configuration.write_text(CLIENT_CONFIGURATION.format(**names))
        self._server = subprocess.Popen(
            [shutil.which("sshd", path=search_path()), "-D", "-e", "-f", self.folder / "sshd_config"],
            stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._await_server()
        return self

    def __exit__(self, *unused):
        self._server.terminate()
        self._server.wait()
        self._scratch.cleanup()

    def _await_server(self):
        deadline = time.monotonic() + SERVER_SECONDS
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.01)
        raise SystemExit("bench: the private sshd does not listen; try: sshd -t -f with its configuration")

    def command(self, tool, peer):
        """The beginning of a command line of ssh or scp through a relay."""
        line = [shutil.which(tool), "-F", str(self.client_configuration)]
        if peer.name == peers.NO_RELAY:
            return line
        proxy_command = " ".join(peer.command("direct", port=self.port))
        line += ["-o", f"ProxyCommand={proxy_command}"]
        return line + ["-o", "ProxyUseFdpass=yes"] if peer.fdpass else line


def free_port():
    """A port that was free a moment ago."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def with_descriptor_passing(found):
    """The same programs, and once more, under a name of their own, those that can pass their socket on to ssh."""
    passing = [replace(peer, name=peer.name + FDPASS_SUFFIX, program=[*peer.program, peer.fdpass],
                       note="ProxyUseFdpass") for peer in found if peer.fdpass]
    return [replace(peer, fdpass="") for peer in found] + passing


class Session:
    """The time of `ssh ... true`, from start to end."""

    name = "session"

    def __init__(self, rig, shell):
        self._rig = rig
        self._shell = shell

    def includes(self, peer):
        # Those that only speak TLS lead to no server that is spoken to in clear.
        return peer.name not in (peers.EMPTY_JVM, peers.FULL) and "direct" in peer.options

    def sample(self, peer):
        before = time.monotonic_ns()
        self._rig.run([*self._shell.command("ssh", peer), "bench", "true"])
        return {"ssh.session": (time.monotonic_ns() - before) / 1e6}


class Copy(Session):
    """scp of one file to or from a folder in memory."""

    def __init__(self, rig, shell, direction, byte_count):
        super().__init__(rig, shell)
        self.name = f"scp {direction}"
        self._measure = f"scp.{direction}"
        self._byte_count = byte_count
        self._upload = direction == "upload"
        self._source = shell.folder / "source"
        if not self._source.exists():
            self._source.write_bytes(os.urandom(MIB) * (byte_count // MIB))

    def sample(self, peer):
        copy = self._shell.folder / "copy"
        copy.unlink(missing_ok=True)
        here, there = str(self._source), f"bench:{copy}"
        ends = [here, there] if self._upload else [f"bench:{self._source}", str(copy)]
        before = time.monotonic_ns()
        self._rig.run([*self._shell.command("scp", peer), "-q", *ends])
        seconds = (time.monotonic_ns() - before) / 1e9
        if copy.stat().st_size != self._byte_count:
            raise SampleFailed(f"copied {copy.stat().st_size} of {self._byte_count} bytes")
        return {self._measure: self._byte_count / MIB / seconds}
