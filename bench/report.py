"""The Markdown: goals and tables. Everything comes from the raw record, so that it can be written again."""

import figures
import goals
import machine
import peers
from experiments import DIRECTIONS, KEPT_CLIENTS, MEASURES

SECTIONS = (
    ("Start", "From the start of the process to the first byte of the target, and the processor time of the process "
              "from its start to its end.",
     [f"{kind}.{way}" for way in peers.WAYS for kind in ("start", "start-cpu")]),
    ("Chains", "Start to first byte through three proxies in clear, one behind the other: SOCKS5, HTTP, SOCKS5.",
     [f"{kind}.{way}" for way in peers.CHAIN_WAYS for kind in ("start", "start-cpu")]),
    ("TLS", "HAProxy speaks TLS in front of the same server; every program verifies certificate and name.",
     [f"{kind}.{way}" for way in peers.TLS_WAYS for kind in ("start", "start-cpu")]
     + [f"tls-{kind}.{direction}" for direction in ("upload", "download") for kind in ("throughput", "cpu")]),
    ("Relay", "Through pipes, 64 KiB at a time at the near end; processor time is that of the relay alone.",
     [f"{kind}.{direction}" for direction in ("upload", "download") for kind in ("throughput", "cpu")]),
    ("Many clients", "From socket to socket through one process that serves on a port (`-k`), and processor time is all of "
                     "that process and of those that it starts, once all clients are there. Memory is what each relay "
                     "adds that waits: of {idle_relays}, and with a process for each of no more than 1,000.",
     [f"keep-{kind}.{clients}.{direction}" for clients in KEPT_CLIENTS for direction in DIRECTIONS
      for kind in ("throughput", "cpu")] + ["keep-memory"]),
    ("Round trip", "One byte to the target and back, through pipes.", ["roundtrip.median", "roundtrip.p95"]),
    ("Memory", "Of a relay that has carried a byte each way and waits.",
     ["memory.resident", "memory.proportional", "memory.private-dirty"]),
    ("ssh", "With the program as ProxyCommand, without a proxy, over a private sshd. `-F` passes the socket to ssh "
            "(ProxyUseFdpass); `no relay` is ssh's own connection.",
     ["ssh.session", "scp.upload", "scp.download"]),
)


def best_peer(values, measure, kinds):
    """The best median among other people's programs; None where there is none."""
    medians = [figures.median(values[name]) for name in values if kinds.get(name) == peers.PEER]
    return (min if MEASURES[measure].less_is_better else max)(medians, default=None)


def row(cells):
    return "| " + " | ".join(cells) + " |"


def cell(values, name, best):
    """A median, and its ratio to the best peer's."""
    if name not in values:
        return ""
    middle = figures.median(values[name])
    ratio = f" ({figures.significant(middle / best)})" if best else ""
    return figures.significant(middle) + ratio


def table(measures, record):
    """A table with a row for each program that took part and a column for each measure."""
    samples, kinds = record["samples"], record["kinds"]
    measures = [measure for measure in measures if samples.get(measure)]
    names = [name for name in kinds if any(name in samples[measure] for measure in measures)]
    best = {measure: best_peer(samples[measure], measure, kinds) for measure in measures}
    lines = [row(["", *(f"{MEASURES[measure].title}, {MEASURES[measure].unit}" for measure in measures), "runs"]),
             row(["---", *("--:" for _ in measures), "--:"])]
    for name in names:
        runs = max(len(samples[measure].get(name, ())) for measure in measures)
        lines.append(row([name, *(cell(samples[measure], name, best[measure]) for measure in measures), str(runs)]))
    return lines


def goal_lines(record):
    """The table of goals, as far as they were measured."""
    samples = record["samples"]
    lines = []
    for goal in goals.GOALS:
        verdict = goals.judge(goal, samples, record["kinds"])
        if verdict:
            sign = "≤" if goal.at_most else "≥"
            low, high = (figures.significant(end) for end in verdict.interval)
            lines.append(row([goal.text, f"{sign} {goal.limit} of {verdict.against}",
                              f"{figures.significant(verdict.ratio)} ({low} to {high})",
                              "yes" if verdict.met else "**no**"]))
    excess = goals.private_dirty_excess(samples)
    if excess is not None:
        limit = goals.PRIVATE_DIRTY_EXCESS_KIB
        lines.append(row(["private dirty memory", f"≤ {peers.CONNECT_PROXY} + {limit} KiB", f"{excess:+.0f} KiB",
                          "yes" if excess <= limit else "**no**"]))
    head = [row(["goal", "bound", "seen (95 % interval)", "met"]), row(["---"] * 4)]
    return ["## Goals", "", *head, *lines, ""] if lines else []


def machine_lines(record):
    """On what, with what, and what is missing."""
    seen = record["machine"]
    programs = [f"{name} {version}" for name, version in record["versions"].items() if version]
    lines = [f"{seen['date']}; {seen['processor']}; {seen['system']}, Linux {seen['kernel']}; {seen['openssh']}.",
             "; ".join(programs) + ".", f"Over {seen['network']}.", ""]
    if machine.disturbed(seen):
        lines += [f"**Provisional:** other programs were running (load {seen['load']} at the start).", ""]
    if record["missing"]:
        lines += ["Not here, and so not measured: " + ", ".join(record["missing"]) + ".", ""]
    for place, failure in record["failures"].items():
        lines += [f"Failed, and left out from then on: {place}: {failure}.", ""]
    return lines


def markdown(record):
    """The whole report."""
    lines = ["# Measurements", "", "Written by `bench/run`; all programs take turns, and every number is a median. In",
             "brackets: the ratio to the best of the other programs.", "", *machine_lines(record), *goal_lines(record)]
    for title, explanation, measures in SECTIONS:
        if any(record["samples"].get(measure) for measure in measures):
            told = explanation.replace("{idle_relays}", f"{record.get('idle_relays', 0):,}")
            lines += [f"## {title}", "", told, "", *table(measures, record), ""]
    measured = {name for values in record["samples"].values() for name in values}
    notes = [f"- {name}: {note}" for name, note in record["notes"].items() if name in measured]
    return "\n".join(lines + notes) + "\n"
