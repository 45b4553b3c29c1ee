"""A TLS terminator in front of the far end: HAProxy, with a certificate that is made for this run alone."""

import shutil
import socket
import subprocess
import time

READY_SECONDS = 10
NAME = "localhost"
TOOLS = ("haproxy", "openssl")

# What is spoken in clear behind each port: the same server as without TLS.
PORTS = {"https": "http", "tls_greet": "greet", "tls_work": "work"}

HEAD = """\
defaults
    mode tcp
    timeout connect 10s
    timeout client 2m
    timeout server 2m
"""

LISTEN = """\
listen {name}
    bind 127.0.0.1:{port} ssl crt {pem}
    server clear 127.0.0.1:{clear}
"""


def missing():
    """The first tool that is not here; None where all are."""
    return next((tool for tool in TOOLS if not shutil.which(tool)), None)


def configuration(ports, clear_ports, pem):
    """HAProxy's configuration: TLS ports to the ports of the server."""
    return HEAD + "".join(LISTEN.format(name=name, port=port, pem=pem, clear=clear_ports[PORTS[name]])
                          for name, port in ports.items())


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Terminator:
    """HAProxy, running."""

    def __init__(self, folder, clear_ports):
        """Starts it; the folder is for its files."""
        self.ports = {name: free_port() for name in PORTS}
        self.authority = folder / "certificate.pem"
        key = folder / "key.pem"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
                        f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME},IP:127.0.0.1", "-keyout", key, "-out",
                        self.authority], check=True, capture_output=True)
        both = folder / "server.pem"
        both.write_text(self.authority.read_text() + key.read_text())
        file = folder / "haproxy.cfg"
        file.write_text(configuration(self.ports, clear_ports, both))
        self._process = subprocess.Popen(["haproxy", "-db", "-q", "-f", file], stdin=subprocess.DEVNULL)
        for port in self.ports.values():
            self._await(port)

    def _await(self, port):
        end = time.monotonic() + READY_SECONDS
        while True:
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                return
            except ConnectionRefusedError:
                if self._process.poll() is not None or time.monotonic() > end:
                    raise SystemExit("bench: haproxy does not listen") from None
                time.sleep(0.01)

    def stop(self):
        self._process.terminate()
        self._process.wait()
