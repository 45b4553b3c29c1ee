"""
What a start costs in numbers that no other program can disturb: user-mode instructions (callgrind), system calls
(strace) and page faults. They guide optimisation; what the kernel spends within a system call shows only in time.
"""

import re
import shutil

import peers
from rig import SampleFailed

COLLECTED = re.compile(r"^==\d+== Collected : (\d+)", re.MULTILINE)
SYSTEM_CALL = re.compile(r"^(?:\d+ +)?[a-z_0-9]+\(")


def parse_callgrind(log):
    """The number of instructions in callgrind's log; None where it tells none."""
    match = COLLECTED.search(log)
    return int(match.group(1)) if match else None


def count_system_calls(trace):
    """The number of calls that strace has written down, finished or not, counted once."""
    return sum(bool(SYSTEM_CALL.match(line)) for line in trace.splitlines())


def missing_tools():
    return [tool for tool in ("valgrind", "strace") if not shutil.which(tool)]


def measure(rig, peer, way):
    """Instructions, system calls and page faults of one start, up to the end of the process."""
    command = rig.command(peer, way, "greet")
    log = rig.scratch / "log"
    # valgrind sets LD_PRELOAD, for which our executable would make way for the full one, if that were beside it.
    alone = shutil.copy(command[0], rig.scratch)
    rig.drive("start", shutil.which("valgrind"), "--tool=callgrind", "--callgrind-out-file=/dev/null",
              f"--log-file={log}", alone, *command[1:])
    instructions = parse_callgrind(log.read_text())
    if instructions is None:
        raise SampleFailed("callgrind tells no number")
    # --seccomp-bpf and the like change what is run; plain tracing does not.
    rig.drive("start", shutil.which("strace"), "-f", "-o", log, *command)
    system_calls = count_system_calls(log.read_text())
    return instructions, system_calls, rig.drive("start", *command)["minor_faults"]


def report(rig, found):
    """A Markdown table of all programs but those on a JVM, for each way."""
    lines = ["| | " + " | ".join(f"{title}: instructions | system calls | page faults"
                                 for title in peers.WAYS.values()) + " |",
             "| ---" + " | --:" * 3 * len(peers.WAYS) + " |"]
    for peer in found:
        if peer.kind == peers.BASELINE or peer.slow:
            continue
        cells = [peer.name]
        for way in peers.WAYS:
            numbers = measure(rig, peer, way)
            cells += [f"{number:,}" for number in numbers]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"
