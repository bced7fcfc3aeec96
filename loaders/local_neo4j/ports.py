"""Ports on the loopback address: which are free, and who listens."""

import os
import socket

from loaders.errors import StoreUnavailable
from loaders.local_neo4j.files import HOST


def pick(what: str, given: int | None, last: int | None) -> int:
    """The port that was asked for, or the last one if it is free, or any that is.

    StoreUnavailable where the one that was asked for is taken.
    """
    if given is not None:
        if not _is_free(given):
            raise StoreUnavailable(f"port {given} for {what} is taken by another program: give another, or none")
        return given
    if last is not None and _is_free(last):
        return last
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def accepts(port: int) -> bool:
    """Whether anybody listens."""
    with socket.socket() as probe:
        probe.settimeout(1.0)
        return probe.connect_ex((HOST, port)) == 0


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        if os.name == "posix":  # connections of a server that has just ended are in nobody's way
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True
