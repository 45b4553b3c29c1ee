"""The machine, so that numbers can be judged: processor, kernel, load, tools."""

import os
import platform
import re
import shutil
import time
from pathlib import Path

import peers

# With more than this at the start, others were using the processors too.
QUIET_LOAD = 0.5


def processor():
    """The model name of the first processor."""
    match = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(encoding="utf-8"), re.MULTILINE)
    return match.group(1) if match else platform.machine()


def system():
    """The name of the distribution."""
    return platform.freedesktop_os_release().get("PRETTY_NAME", "Linux")


def describe():
    """What there is to say, by name."""
    return {
        "date": time.strftime("%Y-%m-%d"),
        "processor": f"{os.cpu_count()} × {processor()}",
        "kernel": platform.release(),
        "system": system(),
        "openssh": peers.first_line("ssh", "-V") if shutil.which("ssh") else "",
        "load": round(os.getloadavg()[0], 2),
    }


def disturbed(machine):
    """Whether something else was running."""
    return machine["load"] > QUIET_LOAD
