"""Memory of a relay that has carried a byte each way and now waits."""

import subprocess

from rig import SampleFailed

# Two bytes are to come back; only one is sent.
ECHO_ORDER = b"E" + (2).to_bytes(8, "big") + b"r"


def parse_rollup(text):
    """The kB lines of /proc/PID/smaps_rollup as a dictionary of name to KiB."""
    sizes = {}
    for line in text.splitlines():
        words = line.split()
        if len(words) == 3 and words[0].endswith(":") and words[2] == "kB":
            sizes[words[0][:-1]] = int(words[1])
    return sizes


def of_idle_relay(command, environment):
    """Runs a relay to the echoing target; gives its smaps_rollup, parsed, after one byte has come back."""
    with subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, bufsize=0) as relay:
        relay.stdin.write(ECHO_ORDER)
        answer = relay.stdout.read(1)
        rollup = ""
        if answer:
            with open(f"/proc/{relay.pid}/smaps_rollup", encoding="ascii") as file:
                rollup = file.read()
        relay.kill()
    if not answer:
        raise SampleFailed("no byte came back")
    return parse_rollup(rollup)
