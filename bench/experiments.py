"""What is measured: each experiment takes one sample of one program, which may tell several measures."""

from dataclasses import dataclass

import figures
import memory
import peers

MIB = 1 << 20
GIB = 1 << 30
DIRECTIONS = ("upload", "download")
# At a time, of a relay that serves many.
KEPT_CLIENTS = (1, 100)
TITLES = peers.WAYS | peers.CHAIN_WAYS | peers.TLS_WAYS


@dataclass(frozen=True)
class Measure:
    """One column of a table."""

    title: str
    unit: str
    less_is_better: bool = True


MEASURES = {}
for _way, _title in TITLES.items():
    MEASURES[f"start.{_way}"] = Measure(f"start, {_title}", "ms")
    MEASURES[f"start-cpu.{_way}"] = Measure(f"CPU per start, {_title}", "ms")
for _direction in DIRECTIONS:
    MEASURES[f"throughput.{_direction}"] = Measure(f"{_direction} throughput", "MiB/s", less_is_better=False)
    MEASURES[f"cpu.{_direction}"] = Measure(f"CPU per GiB, {_direction}", "s")
    MEASURES[f"tls-throughput.{_direction}"] = Measure(f"{_direction} throughput through TLS", "MiB/s",
                                                       less_is_better=False)
    MEASURES[f"tls-cpu.{_direction}"] = Measure(f"CPU per GiB through TLS, {_direction}", "s")
    MEASURES[f"scp.{_direction}"] = Measure(f"scp {_direction}", "MiB/s", less_is_better=False)
MEASURES["roundtrip.median"] = Measure("round trip, median", "µs")
MEASURES["roundtrip.p95"] = Measure("round trip, 95th percentile", "µs")
MEASURES["memory.resident"] = Measure("resident (RSS)", "KiB")
MEASURES["memory.proportional"] = Measure("proportional (PSS)", "KiB")
MEASURES["memory.private-dirty"] = Measure("private dirty", "KiB")
MEASURES["ssh.session"] = Measure("session of ssh … true", "ms")


for _clients in KEPT_CLIENTS:
    _count = "1 client" if _clients == 1 else f"{_clients} clients"
    for _direction in DIRECTIONS:
        MEASURES[f"keep-cpu.{_clients}.{_direction}"] = Measure(f"CPU per GiB, {_direction}, {_count}", "s")
        MEASURES[f"keep-throughput.{_clients}.{_direction}"] = Measure(f"{_direction} throughput, {_count}", "MiB/s",
                                                                       less_is_better=False)
MEASURES["keep-memory"] = Measure("for each idle relay (PSS)", "KiB")


class Start:
    """From the start of the process to the first byte of the target, and the processor time of the whole run."""

    def __init__(self, rig, way):
        self.name = f"start, {TITLES[way]}"
        self._rig = rig
        self._way = way

    def includes(self, peer):
        return peer.name != peers.NO_RELAY and self._way in peer.options

    def sample(self, peer):
        seen = self._rig.drive("start", *self._rig.command(peer, self._way, "greet"))
        return {f"start.{self._way}": seen["elapsed_nanos"] / 1e6,
                f"start-cpu.{self._way}": seen["cpu_micros"] / 1e3}


class Relaying:
    """What experiments have in common that use a relay without a proxy, for what comes after the start."""

    way = "direct"

    def __init__(self, rig):
        self._rig = rig

    def includes(self, peer):
        return peer.name not in (peers.EMPTY_JVM, peers.FULL) and self.way in peer.options

    def _drive(self, peer, measure, amount):
        return self._rig.drive(measure, amount, *self._rig.command(peer, self.way, "work"))


class Transfer(Relaying):
    """Many bytes in one direction, through pipes."""

    prefix = ""

    def __init__(self, rig, direction, byte_count):
        super().__init__(rig)
        self.name = direction
        self._direction = direction
        self._byte_count = byte_count

    def sample(self, peer):
        seen = self._drive(peer, self._direction, self._byte_count)
        elapsed = seen["elapsed_nanos"] / 1e9
        values = {f"{self.prefix}throughput.{self._direction}": self._byte_count / MIB / elapsed}
        if peer.name != peers.NO_RELAY:
            values[f"{self.prefix}cpu.{self._direction}"] = seen["cpu_micros"] / 1e6 / (self._byte_count / GIB)
        return values


class TlsTransfer(Transfer):
    """The same through TLS to the target."""

    way = "tls"
    prefix = "tls-"

    def __init__(self, rig, direction, byte_count):
        super().__init__(rig, direction, byte_count)
        self.name = f"{direction} through TLS"


class RoundTrip(Relaying):
    """One byte to the target and back, many times in one run; the first ones don't count."""

    name = "round trip"
    WARM_UP = 20

    def __init__(self, rig, count):
        super().__init__(rig)
        self._count = count + self.WARM_UP

    def sample(self, peer):
        times = self._drive(peer, "roundtrip", self._count)["times_nanos"][self.WARM_UP:]
        return {"roundtrip.median": figures.median(times) / 1e3,
                "roundtrip.p95": figures.quantile(times, 0.95) / 1e3}


class IdleMemory(Relaying):
    """Memory while nothing happens."""

    name = "memory"

    def includes(self, peer):
        return peer.kind != peers.BASELINE and self.way in peer.options

    def sample(self, peer):
        command = self._rig.command(peer, "direct", "work")
        sizes = memory.of_idle_relay(command, self._rig.environment)
        return {"memory.resident": sizes["Rss"], "memory.proportional": sizes["Pss"],
                "memory.private-dirty": sizes["Private_Dirty"]}
