"""Ports for servers that a test starts."""

from __future__ import annotations

import socket
from collections import deque

_held: deque[socket.socket] = deque(maxlen=64)


def free_port() -> int:
    """A port of this machine that nobody else is given while the test runs.

    A bound socket holds it without listening, so that the server may bind it, too, go, and come
    again: both sides say SO_REUSEADDR, which Linux allows as long as no other listens (socket(7)).
    Without it the kernel gives the port of a server that is not up yet to the next who asks.
    """
    holder = socket.socket()
    holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    holder.bind(("127.0.0.1", 0))
    if len(_held) == _held.maxlen:
        _held.popleft().close()
    _held.append(holder)
    port: int = holder.getsockname()[1]
    return port
