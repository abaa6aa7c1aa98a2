"""No test reaches the network: only 127.0.0.1 and sockets of this machine may be used."""

from __future__ import annotations

import sys

import pytest

__all__ = ["forbid_network"]

_LOCAL = frozenset({"127.0.0.1", "::1", "localhost", "", None})
_EVENTS = frozenset({"socket.connect", "socket.sendto", "socket.getaddrinfo"})
_installed = False


def forbid_network() -> None:
    """Fail the test that looks up or talks to another machine. Cannot be undone in a process."""
    global _installed
    if not _installed:
        sys.addaudithook(_guard)
        _installed = True


def _guard(event: str, args: tuple[object, ...]) -> None:
    if event not in _EVENTS:
        return
    where = args[0] if event == "socket.getaddrinfo" else args[1]
    host = where[0] if isinstance(where, tuple) else where
    if event != "socket.getaddrinfo" and not isinstance(where, tuple):
        return  # a socket file of this machine
    if isinstance(host, bytes):
        host = host.decode(errors="replace")
    if host not in _LOCAL:
        # Not an Exception: a client would take it for an outage and try again.
        raise pytest.fail.Exception(f"a test tried to reach {host}", pytrace=False)
