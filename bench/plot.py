"""The plot: a panel of bars for each measure, drawn as SVG that reads on light and on dark ground."""

from xml.sax.saxutils import escape

import figures
import peers
from experiments import MEASURES
from report import best_peer

PANELS = ("start.socks5", "start-cpu.socks5", "throughput.upload", "throughput.download", "cpu.upload", "cpu.download",
          "roundtrip.median", "memory.private-dirty")
COLUMNS = 2

PANEL_WIDTH = 440
PANEL_GAP = 32
NAME_WIDTH = 96
LABEL_WIDTH = 130
BAR_HEIGHT = 16
BAR_STEP = 22
TITLE_HEIGHT = 44
MARGIN = 16

# A bar of the best peer's value has a third of the room; longer ones than the room are cut off and marked.
FULL_RATIO = 3.0

STYLE = """\
    text { font: 12px system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; fill: #1f2328 }
    .title { font-weight: 600; font-size: 13px }
    .quiet { fill: #59636e }
    .ours { fill: #0969da }
    .theirs { fill: #afb8c1 }
    .cut { stroke: #ffffff; stroke-width: 3 }
    .best { stroke: #59636e; stroke-dasharray: 2 3 }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3 }
      .quiet { fill: #9198a1 }
      .ours { fill: #4493f8 }
      .theirs { fill: #57606a }
      .cut { stroke: #0d1117 }
      .best { stroke: #9198a1 }
    }
"""


def text(x, y, words, style="", anchor="start"):
    style = f' class="{style}"' if style else ""
    return f'<text x="{x:.0f}" y="{y:.0f}"{style} text-anchor="{anchor}">{escape(words)}</text>'


def bar(x, y, name, value, ratio, unit, ours):
    """One program: its name, a bar as long as its ratio to the best peer, the value and the ratio."""
    room = PANEL_WIDTH - NAME_WIDTH - LABEL_WIDTH
    length = min(ratio, FULL_RATIO) / FULL_RATIO * room
    start = x + NAME_WIDTH
    base = y + BAR_HEIGHT - 4
    lines = [text(start - 8, base, name, "title" if ours else "", "end"),
             f'<rect class="{"ours" if ours else "theirs"}" x="{start:.0f}" y="{y:.0f}" width="{max(length, 1):.1f}" '
             f'height="{BAR_HEIGHT}" rx="2"/>']
    if ratio > FULL_RATIO:
        cut = start + room - 14
        lines.append(f'<path class="cut" d="M{cut:.0f} {y + BAR_HEIGHT + 1:.0f}l6 -{BAR_HEIGHT + 2}"/>')
    label = f"{figures.significant(value)} {unit} · {figures.significant(ratio, 2)}"
    return [*lines, text(start + length + 6, base, label, "" if ours else "quiet")]


def panel(x, y, measure, values, best, names):
    """The bars of one measure. Gives lines of SVG."""
    kind = MEASURES[measure]
    lines = [text(x, y + 14, kind.title, "title"),
             text(x, y + 30, "less is better" if kind.less_is_better else "more is better", "quiet")]
    top = y + TITLE_HEIGHT
    for place, name in enumerate(names):
        if name in values:
            middle = figures.median(values[name])
            lines += bar(x, top + place * BAR_STEP, name, middle, middle / best, kind.unit, name == peers.NATIVE)
    line = x + NAME_WIDTH + (PANEL_WIDTH - NAME_WIDTH - LABEL_WIDTH) / FULL_RATIO
    return [*lines, f'<path class="best" d="M{line:.0f} {top - 4}v{len(names) * BAR_STEP + 2}"/>']


def svg(record):
    """The whole plot. The jar is left out: its bars would make all others look alike."""
    samples, kinds = record["samples"], record["kinds"]
    names = [name for name, kind in kinds.items() if kind == peers.PEER or name == peers.NATIVE]
    shown = [(measure, best_peer(samples[measure], measure, kinds)) for measure in PANELS if samples.get(measure)]
    shown = [(measure, best) for measure, best in shown if best]
    height = TITLE_HEIGHT + len(names) * BAR_STEP + PANEL_GAP
    lines = []
    for place, (measure, best) in enumerate(shown):
        x = MARGIN + place % COLUMNS * (PANEL_WIDTH + PANEL_GAP)
        y = MARGIN + place // COLUMNS * height
        lines += panel(x, y, measure, samples[measure], best, names)
    rows = -(-len(shown) // COLUMNS)
    seen = record["machine"]
    bottom = MARGIN + rows * height
    lines.append(text(MARGIN, bottom, f"Medians, and ratios to the best of the other programs. {seen['processor']}, "
                                      f"Linux {seen['kernel']}, {seen['date']}.", "quiet"))
    width = 2 * MARGIN + COLUMNS * PANEL_WIDTH + (COLUMNS - 1) * PANEL_GAP
    size = f'width="{width}" height="{bottom + MARGIN}" viewBox="0 0 {width} {bottom + MARGIN}"'
    body = "\n".join(f"  {line}" for line in lines)
    return (f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="connect beside its peers">\n'
            f"  <style>\n{STYLE}  </style>\n{body}\n</svg>\n")
