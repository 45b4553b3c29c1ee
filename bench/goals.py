"""What connect wants to be, as ratios within one run, and whether it is."""

from dataclasses import dataclass

import figures
import keeping
import peers
from experiments import DIRECTIONS, KEPT_CLIENTS
from secure_shell import FDPASS_SUFFIX

FASTEST_PEER = "the fastest peer"
FDPASS = peers.NATIVE + FDPASS_SUFFIX


@dataclass(frozen=True)
class Goal:
    """A bound for the ratio of two medians, ours to another's."""

    text: str
    measure: str
    against: str
    limit: float
    at_most: bool = True
    ours: str = peers.NATIVE


@dataclass(frozen=True)
class Verdict:
    """A goal and what was seen."""

    goal: Goal
    against: str
    ratio: float
    interval: tuple
    met: bool


GOALS = (
    Goal("start-to-first-byte, SOCKS5", "start.socks5", peers.CONNECT_PROXY, 1.0),
    Goal("start-to-first-byte, SOCKS5", "start.socks5", peers.NC, 1.0),
    Goal("CPU per GiB, upload", "cpu.upload", peers.NC, 0.4),
    Goal("CPU per GiB, download", "cpu.download", peers.NC, 0.4),
    Goal("CPU per GiB, upload", "cpu.upload", peers.CONNECT_PROXY, 0.1),
    Goal("CPU per GiB, download", "cpu.download", peers.CONNECT_PROXY, 0.1),
    Goal("start-to-first-byte, HTTPS proxy", "start.https", FASTEST_PEER, 1.0),
    Goal("start-to-first-byte, TLS to the target", "start.tls", FASTEST_PEER, 1.0),
    Goal("CPU per GiB through TLS, upload", "tls-cpu.upload", FASTEST_PEER, 1.0),
    Goal("CPU per GiB through TLS, download", "tls-cpu.download", FASTEST_PEER, 1.0),
    *(Goal(f"-k: CPU per GiB, socket to socket, {direction}, {clients} at a time", f"keep-cpu.{clients}.{direction}",
           keeping.HAPROXY, 0.8) for clients in KEPT_CLIENTS for direction in DIRECTIONS),
    Goal("upload throughput", "throughput.upload", peers.NC, 1.3, at_most=False),
    Goal("download throughput", "throughput.download", peers.NC, 1.3, at_most=False),
    Goal("round trip of one byte, median", "roundtrip.median", FASTEST_PEER, 1.0),
    Goal("scp upload with -F", "scp.upload", peers.NO_RELAY, 0.98, at_most=False, ours=FDPASS),
    Goal("scp download with -F", "scp.download", peers.NO_RELAY, 0.98, at_most=False, ours=FDPASS),
)

# Beyond connect-proxy's.
PRIVATE_DIRTY_EXCESS_KIB = 100


def fastest_peer(values, kinds):
    """The name with the lowest median among other people's programs; None where there is none."""
    names = [name for name in values if kinds.get(name) == peers.PEER]
    return min(names, key=lambda name: figures.median(values[name]), default=None)


def judge(goal, samples, kinds):
    """A verdict; None where one of the two was not measured."""
    values = samples.get(goal.measure, {})
    against = fastest_peer(values, kinds) if goal.against == FASTEST_PEER else goal.against
    if goal.ours not in values or against not in values:
        return None
    ours, theirs = values[goal.ours], values[against]
    ratio = figures.median(ours) / figures.median(theirs)
    met = ratio <= goal.limit if goal.at_most else ratio >= goal.limit
    return Verdict(goal, against, ratio, figures.ratio_interval(ours, theirs), met)


def private_dirty_excess(samples):
    """Our private dirty memory beyond connect-proxy's in KiB; None where one was not measured."""
    values = samples.get("memory.private-dirty", {})
    if peers.NATIVE not in values or peers.CONNECT_PROXY not in values:
        return None
    return figures.median(values[peers.NATIVE]) - figures.median(values[peers.CONNECT_PROXY])
