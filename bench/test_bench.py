"""Tests of the bench itself: its parsers, statistics and pictures. Run with: python3 -m unittest discover bench"""

import random
import tempfile
import unittest
from pathlib import Path
from xml.etree import ElementTree

import campaign
import figures
import goals
import instructions
import keeping
import memory
import peers
import plot
import report
import secure_shell
import tls
from rig import SampleFailed

ROLLUP = """\
55d0c8e00000-7ffd1b3fe000 ---p 00000000 00:00 0                          [rollup]
Rss:                1908 kB
Pss:                 173 kB
Pss_Dirty:           112 kB
Private_Dirty:       104 kB
"""

CALLGRIND = """\
==41== Callgrind, a call-graph generating cache profiler
==41== Events    : Ir
==41== Collected : 197803
==41== I   refs:      197,803
"""

TRACE = """\
41 execve("/usr/bin/nc", ["nc"], 0x7ffc /* 3 vars */) = 0
41 poll([{fd=0, events=POLLIN}], 1, -1 <unfinished ...>
42 read(3, "", 1)                          = 0
41 <... poll resumed>)                     = 1
41 --- SIGPIPE {si_signo=SIGPIPE} ---
41 exit_group(0)                           = ?
41 +++ exited with 0 +++
"""


def a_record():
    """A record with two programs of our own and two of others."""
    return {
        "machine": {"date": "2026-01-02", "processor": "2 × <P&Q>", "kernel": "6.1", "system": "Debian", "load": 3.0,
                    "openssh": "OpenSSH_9.2", "network": "a loopback, congestion control cubic"},
        "missing": ["ncat"],
        "kinds": {peers.NATIVE: peers.OURS, peers.JAR: peers.OURS, peers.CONNECT_PROXY: peers.PEER,
                  peers.NC: peers.PEER, peers.NO_RELAY: peers.BASELINE},
        "versions": {peers.NATIVE: "2.0.0", peers.NC: "1.219"},
        "notes": {peers.NC: "OpenBSD's"},
        "failures": {"upload: socat": "no end"},
        "samples": {
            "start.socks5": {peers.NATIVE: [1.0, 1.2, 1.1], peers.JAR: [90.0], peers.CONNECT_PROXY: [2.0, 2.2, 2.1],
                             peers.NC: [4.4]},
            "throughput.upload": {peers.NATIVE: [900.0], peers.NC: [1000.0], peers.NO_RELAY: [2000.0]},
            "memory.private-dirty": {peers.NATIVE: [250], peers.CONNECT_PROXY: [112]},
        },
    }


class FiguresTest(unittest.TestCase):
    def test_quantile_interpolates_between_neighbours(self):
        self.assertEqual(figures.quantile([40, 10, 30, 20], 0.5), 25)
        self.assertAlmostEqual(figures.quantile(range(101), 0.95), 95)
        self.assertEqual(figures.quantile([7], 0.95), 7)

    def test_interval_holds_the_ratio_and_is_the_same_each_time(self):
        chance = random.Random(7)
        values = [chance.gauss(2, 0.2) for _ in range(100)]
        base = [chance.gauss(1, 0.1) for _ in range(100)]
        low, high = figures.ratio_interval(values, base)
        self.assertLess(low, 2.0)
        self.assertGreater(high, 2.0)
        self.assertLess(high - low, 0.3)
        self.assertEqual(figures.ratio_interval(values, base), (low, high))

    def test_significant_digits_without_exponent(self):
        cases = {0: "0", 0.01234: "0.0123", 0.999: "0.999", 1: "1.00", 1.2345: "1.23", 99.94: "99.9", 12345: "12345"}
        for value, text in cases.items():
            self.assertEqual(figures.significant(value), text)


class ParsersTest(unittest.TestCase):
    def test_rollup_gives_sizes_and_skips_the_address_line(self):
        self.assertEqual(memory.parse_rollup(ROLLUP), {"Rss": 1908, "Pss": 173, "Pss_Dirty": 112, "Private_Dirty": 104})

    def test_callgrind_tells_instructions_or_nothing(self):
        self.assertEqual(instructions.parse_callgrind(CALLGRIND), 197803)
        self.assertIsNone(instructions.parse_callgrind("==41== Command: nc\n"))

    def test_an_interrupted_system_call_counts_once(self):
        self.assertEqual(instructions.count_system_calls(TRACE), 4)

    def test_descriptor_passing_is_found_in_help_texts(self):
        for text in ("usage: nc [-46CDdFhklNnrStUuvZz] [-I length]", "  -F, --fdpass   pass the socket", "  -F  pass it"):
            self.assertTrue(peers.FDPASS.search(text), text)
        self.assertFalse(peers.FDPASS.search("usage: connect [-dDnhst45V] [-R resolve]\n  -f  nothing"))


class KeepingTest(unittest.TestCase):
    def test_processor_time_is_found_behind_any_name(self):
        self.assertEqual(keeping.parse_stat("7 (a b) c) S 1 7 7 0 -1 4194560 90 0 0 0 12 34 5 6 20 0 1 0 99"), 46)

    def test_a_configuration_is_written_for_who_wants_one(self):
        server = keeping.Server(keeping.HAPROXY, peers.PEER, "/haproxy -f {file}",
                                configuration=keeping.HAPROXY_CONFIGURATION.replace("{splicing}", "option splice-auto"))
        with tempfile.TemporaryDirectory() as folder:
            words = server.words(Path(folder), listen=1, port=2, clients=3)
            text = Path(words[-1]).read_text(encoding="ascii")
        for line in ("bind 127.0.0.1:1", "server target 127.0.0.1:2", "maxconn 3", "option splice-auto"):
            self.assertIn(f"    {line}\n", text)

    def test_our_own_serve_until_they_are_stopped(self):
        found = [peers.Peer(peers.NATIVE, peers.OURS, ["/connect"], {}), peers.Peer(peers.FULL, peers.OURS, ["/f"], {}),
                 peers.Peer(peers.NC, peers.PEER, ["/nc"], {})]
        self.assertEqual([server.words(None, listen=1, port=2) for server in keeping.own(found)],
                         ["/connect -k -p 1 -R local 127.0.0.1 2".split()])


class PeersTest(unittest.TestCase):
    def test_commands_have_the_ports_of_the_server(self):
        nc = peers.Peer(peers.NC, peers.PEER, ["/bin/nc"], peers.NC_OPTIONS)
        self.assertEqual(nc.command("socks5", port=1, socks5=2, http=3),
                         "/bin/nc -X 5 -x 127.0.0.1:2 target.example 1".split())
        none = peers.Peer(peers.NO_RELAY, peers.BASELINE, ["tcp"], peers.PORT_ONLY)
        self.assertIsNone(none.command("http", port=1, socks5=2, http=3))


    def test_only_our_own_and_tls_programs_get_tls(self):
        places = {"port": 1, "socks5": 2, "http": 3, "https": 4, "tls": 5, "ca": "/ca"}
        ours = peers.Peer(peers.NATIVE, peers.OURS, ["/c"], peers.OWN_OPTIONS)
        self.assertEqual(ours.command("tls", **places), "/c --tls --tls-ca /ca 127.0.0.1 5".split())
        self.assertIsNone(peers.Peer(peers.NC, peers.PEER, ["/nc"], peers.NC_OPTIONS).command("tls", **places))


class SecureShellTest(unittest.TestCase):
    def test_what_only_speaks_tls_has_no_session(self):
        session = secure_shell.Session(None, None)
        self.assertFalse(session.includes(peers.Peer("a", peers.PEER, ["a"], {"tls": "{tls}"})))
        self.assertTrue(session.includes(peers.Peer("b", peers.PEER, ["b"], {"direct": "{port}"})))


class TlsTest(unittest.TestCase):
    def test_every_port_leads_to_its_port_in_clear(self):
        text = tls.configuration({"https": 11, "tls_greet": 12, "tls_work": 13},
                                 {"http": 1, "greet": 2, "work": 3, "socks5": 4}, "/pem")
        for secured, clear in ((11, 1), (12, 2), (13, 3)):
            self.assertIn(f"bind 127.0.0.1:{secured} ssl crt /pem\n    server clear 127.0.0.1:{clear}\n", text)


class CampaignTest(unittest.TestCase):
    class Experiment:
        """Gives 1 for everybody; "bad" fails in its second round."""

        name = "test"

        def __init__(self):
            self.seen = []

        def includes(self, peer):
            return peer.name != "absent"

        def sample(self, peer):
            self.seen.append(peer.name)
            if peer.name == "bad" and self.seen.count("bad") == 2:
                raise SampleFailed("broke")
            return {"value": 1}

    def test_all_take_turns_and_a_failure_ends_only_its_own(self):
        found = [peers.Peer(name, peers.PEER, [], {}, slow=name == "slow") for name in ("a", "bad", "slow", "absent")]
        samples, experiment = campaign.Samples(), self.Experiment()
        campaign.run(experiment, found, 12, samples)
        self.assertEqual({name: len(values) for name, values in samples.values["value"].items()},
                         {"a": 12, "bad": 1, "slow": 2})
        self.assertEqual(samples.failures, {"test: bad": "broke"})
        self.assertEqual(set(experiment.seen[:3]), {"a", "bad", "slow"})


class ReportTest(unittest.TestCase):
    def test_idle_relays_are_counted_in_the_report(self):
        record = a_record() | {"idle_relays": 9500}
        record["samples"]["keep-memory"] = {peers.NATIVE: [0.9], keeping.HAPROXY: [3.3]}
        self.assertIn("waits: of 9,500,", report.markdown(record | {"kinds": record["kinds"] | {keeping.HAPROXY: peers.PEER}}))

    def test_a_bound_is_met_or_not(self):
        record = a_record()
        start, upload = (goals.judge(next(goal for goal in goals.GOALS if goal.measure == measure), record["samples"],
                                     record["kinds"]) for measure in ("start.socks5", "throughput.upload"))
        self.assertTrue(start.met)
        self.assertAlmostEqual(start.ratio, 1.1 / 2.1)
        self.assertFalse(upload.met)
        self.assertEqual(goals.private_dirty_excess(record["samples"]), 138)

    def test_the_fastest_peer_is_neither_ours_nor_a_baseline(self):
        values = {peers.NATIVE: [1], peers.NO_RELAY: [2], peers.NC: [4], peers.CONNECT_PROXY: [3]}
        self.assertEqual(goals.fastest_peer(values, a_record()["kinds"]), peers.CONNECT_PROXY)

    def test_tables_tell_medians_ratios_runs_and_what_is_missing(self):
        text = report.markdown(a_record())
        self.assertIn("| connect | 1.10 (0.524) | 3 |", text)
        self.assertIn("| connect.jar | 90.0 (42.9) | 1 |", text)
        self.assertIn("| no relay | 2000 (2.00) | 1 |", text)
        self.assertIn("| private dirty memory | ≤ connect-proxy + 100 KiB | +138 KiB | **no** |", text)
        self.assertIn("Not here, and so not measured: ncat.", text)
        self.assertIn("left out from then on: upload: socat: no end.", text)
        self.assertIn("**Provisional:**", text)

    def test_the_plot_is_well_formed_and_leaves_the_jar_out(self):
        drawing = plot.svg(a_record())
        words = [element.text for element in ElementTree.fromstring(drawing).iter("{http://www.w3.org/2000/svg}text")]
        self.assertIn("1.10 ms · 0.52", words)
        self.assertNotIn("connect.jar", words)


if __name__ == "__main__":
    unittest.main()
