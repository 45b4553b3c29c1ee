"""Relays that serve many clients on a port, one process for all: what bytes from socket to socket cost, and idle ones."""

import os
import resource
import shutil
import socket
import subprocess
import time
from dataclasses import dataclass

import memory
import peers
from rig import SampleFailed
from tls import free_port

READY_SECONDS = 10
GIB = 1 << 30
HAPROXY = "haproxy"
ALWAYS = "haproxy, always splicing"
FORK = "socat, fork"
# A process for each client: not thousands of them.
MAX_PROCESSES = 1000
# Beside two for each relay.
OTHER_DESCRIPTORS = 500

HAPROXY_CONFIGURATION = """\
global
    nbthread 1
    maxconn {clients}
defaults
    mode tcp
    timeout connect 10s
    timeout client 5m
    timeout server 5m
    {splicing}
listen relay
    bind 127.0.0.1:{listen}
    server target 127.0.0.1:{port}
"""
SPLICING = {HAPROXY: "option splice-auto", ALWAYS: "option splice-request\n    option splice-response"}


@dataclass(frozen=True)
class Server:
    """A program that serves on a port; its command line has places for this one, "listen", and the target's, "port"."""

    name: str
    kind: str
    command: str
    version: str = ""
    note: str = ""
    slow: bool = False
    # Whether clients have to ask for the target, as of a SOCKS5 server.
    socks: bool = False
    configuration: str = ""

    def words(self, folder, **places):
        """The command line, with its file written to a folder if it has one."""
        if self.configuration:
            file = folder / "relay.cfg"
            file.write_text(self.configuration.format(**places))
            places["file"] = file
        return self.command.format(**places).split()


def own(found):
    """Our own executables, of those that were found."""
    for peer in found:
        if peer.kind == peers.OURS and peer.name != peers.FULL:
            yield Server(peer.name, peer.kind, " ".join(peer.program) + " -k -p {listen} -R local 127.0.0.1 {port}",
                         slow=peer.slow)


def others():
    """The programs of others, as far as they are installed; those without packages as their manuals have it."""
    for name, tool, options, socks, note in (
            (HAPROXY, "haproxy", "-db -q -f {file}", False, "TCP mode, splice-auto, one thread"),
            (ALWAYS, "haproxy", "-db -q -f {file}", False, "splice-request, splice-response"),
            ("microsocks", "microsocks", "-i 127.0.0.1 -p {listen}", True, "a SOCKS server, a thread for each client"),
            (FORK, "socat", "TCP-LISTEN:{listen},bind=127.0.0.1,fork,backlog=1024 TCP:127.0.0.1:{port}", False,
             "a process for each client"),
            ("dumbproxy", "dumbproxy", "-mode socks5 -bind-address 127.0.0.1:{listen}", True, "a SOCKS server"),
            ("gost", "gost", "-L tcp://127.0.0.1:{listen}/127.0.0.1:{port}", False, "")):
        path = shutil.which(tool)
        if path:
            configuration = HAPROXY_CONFIGURATION.replace("{splicing}", SPLICING[name]) if name in SPLICING else ""
            yield Server(name, peers.PEER, f"{path} {options}", peers.package_version(path), note, socks=socks,
                         configuration=configuration)


def find(found):
    """All that is here, and the names of what is missing."""
    here = [*own(found), *others()]
    names = {server.name for server in here}
    return here, [name for name in (HAPROXY, "microsocks", FORK) if name not in names]


def allow_descriptors(relays):
    """Raises the limit for so many relays, for programs that are started too; gives for how many it is enough."""
    wanted = 2 * relays + OTHER_DESCRIPTORS
    for limits in ((wanted, max(wanted, resource.getrlimit(resource.RLIMIT_NOFILE)[1])),
                   (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2):
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, limits)
            break
        except (OSError, ValueError):
            continue
    return min(relays, (resource.getrlimit(resource.RLIMIT_NOFILE)[0] - OTHER_DESCRIPTORS) // 2)


def processes(process):
    """A process and all that it has started, by number."""
    found = [process]
    for number in found:
        try:
            for task in os.listdir(f"/proc/{number}/task"):
                with open(f"/proc/{number}/task/{task}/children", encoding="ascii") as file:
                    found += map(int, file.read().split())
        except FileNotFoundError:
            continue
    return found


def parse_stat(text):
    """Ticks in user and in kernel mode, of the text of /proc/PID/stat; a program's name may have anything in it."""
    fields = text.rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def processor_seconds(process):
    """What a process and all that it has started have used up to now."""
    ticks = 0
    for number in processes(process):
        try:
            with open(f"/proc/{number}/stat", encoding="utf-8", errors="replace") as file:
                ticks += parse_stat(file.read())
        except FileNotFoundError:
            continue
    return ticks / os.sysconf("SC_CLK_TCK")


def proportional_kib(process):
    """The memory of a process and all that it has started."""
    total = 0
    for number in processes(process):
        try:
            with open(f"/proc/{number}/smaps_rollup", encoding="ascii") as file:
                total += memory.parse_rollup(file.read()).get("Pss", 0)
        except (FileNotFoundError, ProcessLookupError):
            continue
    return total


class Running:
    """A server with its clients, on a processor each where there are two. Use as a context manager."""

    def __init__(self, rig, server, *arguments):
        """Takes the arguments of the clients up to the port."""
        self._rig = rig
        self._server = server
        self._arguments = [str(argument) for argument in arguments]
        self._processors = sorted(os.sched_getaffinity(0))

    def _start(self, words, processor, **options):
        process = subprocess.Popen(words, env=self._rig.environment, stderr=subprocess.DEVNULL, **options)
        os.sched_setaffinity(process.pid, {self._processors[processor]})
        return process

    def __enter__(self):
        listen = free_port()
        target = self._rig.ports["work"]
        words = self._server.words(self._rig.scratch, listen=listen, port=target, clients=int(self._arguments[2]) + 100)
        self._relay = self._start(words, 0, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        self.process = self._relay.pid
        self._await(listen)
        self.before_kib = proportional_kib(self.process)
        words = [self._rig.clients, *self._arguments, str(listen), *([str(target)] if self._server.socks else [])]
        self._clients = self._start(words, -1, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        if self._clients.stdout.readline() != "ready\n":
            self.__exit__()
            raise SampleFailed("not all clients were served")
        return self

    def _await(self, port):
        end = time.monotonic() + READY_SECONDS
        while True:
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                return
            except ConnectionRefusedError:
                if self._relay.poll() is not None or time.monotonic() > end:
                    self._relay.kill()
                    self._relay.wait()
                    raise SampleFailed("it does not listen") from None
                time.sleep(0.01)

    def work(self):
        """Lets the clients work; gives the seconds that took, and the processor time of the server."""
        before = processor_seconds(self.process)
        self._clients.stdin.write("\n")
        self._clients.stdin.flush()
        elapsed = self._clients.stdout.readline()
        if not elapsed:
            raise SampleFailed("a client has failed")
        return int(elapsed) / 1e9, processor_seconds(self.process) - before

    def __exit__(self, *unused):
        self._clients.stdin.close()
        self._clients.wait()
        self._clients.stdout.close()
        for number in reversed(processes(self.process)):
            try:
                os.kill(number, 9)
            except ProcessLookupError:
                continue
        self._relay.wait()


class Bulk:
    """Many bytes from socket to socket, in one direction, through one client or many at the same time."""

    def __init__(self, rig, direction, clients, byte_count):
        self.name = f"serving {clients} at a time, {direction}"
        self._rig = rig
        self._direction = direction
        self._clients = clients
        self._byte_count = byte_count

    def includes(self, server):
        return True

    def sample(self, server):
        with Running(self._rig, server, self._direction, self._byte_count, self._clients) as running:
            elapsed, used = running.work()
        which = f"{self._clients}.{self._direction}"
        return {f"keep-cpu.{which}": used / (self._byte_count / GIB),
                f"keep-throughput.{which}": self._byte_count / (1 << 20) / elapsed}


class Idle:
    """Memory for each relay while nothing happens."""

    name = "serving idle relays"

    def __init__(self, rig, relays):
        self._rig = rig
        self._relays = relays

    def includes(self, server):
        return not server.slow

    def sample(self, server):
        relays = min(self._relays, MAX_PROCESSES) if server.name == FORK else self._relays
        with Running(self._rig, server, "idle", 0, relays) as running:
            return {"keep-memory": (proportional_kib(running.process) - running.before_kib) / relays}
