"""What every measurement stands on: the two ends in C, a private home folder, and one environment for all."""

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import tls

SAMPLE_SECONDS = 120

EMPTY_JAVA = """\
public class Empty {
    public static void main(String[] arguments) {
        System.out.write('E');
        System.out.flush();
    }
}
"""


class SampleFailed(Exception):
    """A program did not do what was asked of it; the message says what was seen."""


def build(source_folder, output_folder):
    """Compiles the two ends, and the empty Java program where there is a Java compiler."""
    compiler = next(filter(None, map(shutil.which, ("cc", "gcc", "clang"))), None)
    if not compiler:
        raise SystemExit("bench: no C compiler found; the two ends of the measurement are written in C")
    output_folder.mkdir(parents=True, exist_ok=True)
    # Until it is on disk, an executable that was just built counts as private memory.
    os.sync()
    for name in ("server", "driver", "clients"):
        subprocess.run([compiler, "-std=gnu11", "-O2", "-o", output_folder / name, source_folder / f"{name}.c",
                        "-pthread"], check=True)
    if shutil.which("javac"):
        source = output_folder / "Empty.java"
        source.write_text(EMPTY_JAVA)
        subprocess.run(["javac", "-d", output_folder, source], check=True)


class Rig:
    """The server, running, and the driver. Use as a context manager."""

    def __init__(self, folder):
        """Takes the folder that build() has filled."""
        self.driver = str(Path(folder) / "driver")
        self.clients = str(Path(folder) / "clients")
        self._server_path = str(Path(folder) / "server")
        self.ports = {}
        self._terminator = None
        self._server = None
        self._scratch = None

    def __enter__(self):
        self._scratch = tempfile.TemporaryDirectory(prefix="connect-bench-")
        self.scratch = Path(self._scratch.name)
        # No parameter file, no proxy variable; a locale, as everybody has one.
        self.environment = {"HOME": str(self.scratch), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
        self._server = subprocess.Popen([self._server_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.ports = json.loads(self._server.stdout.readline())
        if not tls.missing():
            self._terminator = tls.Terminator(self.scratch, self.ports)
            self.ports |= self._terminator.ports
        return self

    def has_tls(self):
        """Whether there is TLS in front of the server."""
        return self._terminator is not None

    def __exit__(self, *unused):
        if self._terminator:
            self._terminator.stop()
        self._server.stdin.close()
        self._server.wait()
        self._server.stdout.close()
        self._scratch.cleanup()

    def command(self, peer, way, target):
        """A peer's command line to a target ("greet" or "work") of the server; None where it knows no such way."""
        places = {"port": self.ports[target], "socks5": self.ports["socks5"], "http": self.ports["http"]}
        if self._terminator:
            places |= {"https": self.ports["https"], "tls": self.ports[f"tls_{target}"],
                       "ca": self._terminator.authority}
        return peer.command(way, **places)

    def drive(self, *arguments):
        """Takes one sample with the driver; gives what it printed."""
        return json.loads(self.run([self.driver, *map(str, arguments)]))

    def run(self, command):
        """Runs a command in a session of its own, which ends with it; gives its standard output."""
        process = subprocess.Popen(command, env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, text=True, start_new_session=True)
        try:
            output, errors = process.communicate(timeout=SAMPLE_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)
            process.communicate()
            raise SampleFailed(f"no end after {SAMPLE_SECONDS} s") from None
        if process.returncode != 0:
            raise SampleFailed(f"status {process.returncode}: {' '.join(errors.split())[-200:]}")
        return output
