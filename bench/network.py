"""
A loopback network of our own, set up as most machines are: nobody else's traffic on it, and a congestion control that
does not pace. bbr, which some machines have, arms a timer for every packet, to be kind to a network that is not there;
in a virtual machine those timers cost more than everything that a relay does.
"""

import ctypes
import fcntl
import os
import socket
import struct
from pathlib import Path

CONGESTION_CONTROL = Path("/proc/sys/net/ipv4/tcp_congestion_control")
# The default of Linux; and what is always there, where the default is not for everybody to choose.
WANTED = ("cubic", "reno")

CLONE_NEWNET = 0x40000000
SIOCGIFFLAGS = 0x8913
SIOCSIFFLAGS = 0x8914
IFF_UP = 1
# The name, and room for the answer.
REQUEST = "16sh22x"


def congestion_control():
    """What TCP connections of this network begin with."""
    return CONGESTION_CONTROL.read_text(encoding="ascii").strip()


def enter():
    """Moves this process into a network of its own, if it may; gives a description of where it is then."""
    machines = congestion_control()
    if ctypes.CDLL(None, use_errno=True).unshare(CLONE_NEWNET) != 0:
        reason = os.strerror(ctypes.get_errno()).lower()
        return f"the machine's own loopback ({reason} to make another), congestion control {machines}"
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        answer = fcntl.ioctl(any_socket, SIOCGIFFLAGS, struct.pack(REQUEST, b"lo", 0))
        flags = struct.unpack(REQUEST, answer)[1]
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack(REQUEST, b"lo", flags | IFF_UP))
    for name in WANTED:
        try:
            CONGESTION_CONTROL.write_text(name, encoding="ascii")
            break
        except OSError:
            continue
    chosen = congestion_control()
    return f"a loopback of its own, congestion control {chosen}" + (
        "" if chosen == machines else f" (the machine's is {machines})")


def stay():
    """The description of the network that the machine has."""
    return f"the machine's own loopback, congestion control {congestion_control()}"
