"""Is the machine up to it: memory, room on the disk, the clock?"""

import os
import shutil
import tempfile
import time
from pathlib import Path

import psutil

from kg.doctor.finding import Finding, fine, warning

MEMORY_MB = 2000
"""`kg extract examples` takes 1,120 MB at its highest (ru_maxrss); the embedded store's server comes beside it."""
DISK_MB = 1000
CLOCK_SECONDS = 5.0
_CGROUP = Path("/sys/fs/cgroup")


def memory() -> Finding:
    free = min(psutil.virtual_memory().available, _container_free()) / 1e6
    says = f"{free:,.0f} MB free"
    if free < MEMORY_MB:
        return warning("memory", f"{says}: reading articles into a store wants {MEMORY_MB:,}", "end other programs")
    return fine("memory", says)


def disk(folder: Path) -> Finding:
    """Room where the store is, or will be."""
    place = next(one for one in (folder, *folder.parents) if one.is_dir())
    free = shutil.disk_usage(place).free / 1e6
    says = f"{free:,.0f} MB free in {place}"
    if not os.access(place, os.W_OK):
        return warning("disk", f"{place} cannot be written", "name another folder: --store FOLDER, or KG_STORE")
    if free < DISK_MB:
        return warning("disk", f"only {says}", "free some room, or name another folder: --store FOLDER")
    return fine("disk", says)


def clock() -> Finding:
    """This machine's clock against the file system's, which may be another machine's, and against our own files."""
    with tempfile.NamedTemporaryFile() as file:
        ahead = Path(file.name).stat().st_mtime - time.time()
    made = Path(__file__).stat().st_mtime
    if time.time() < made - CLOCK_SECONDS:
        return warning("clock", "it is earlier than when kg was installed", SET_CLOCK)
    if abs(ahead) > CLOCK_SECONDS:
        return warning("clock", f"the file system's differs by {abs(ahead):.0f} s", SET_CLOCK)
    return fine("clock", time.strftime("%Y-%m-%d %H:%M:%S %Z"))


SET_CLOCK = "timedatectl set-ntp true"


def _container_free() -> float:
    """What a container's limit leaves, in bytes; no limit outside one."""
    try:
        limit = float((_CGROUP / "memory.max").read_text())
        return limit - float((_CGROUP / "memory.current").read_text())
    except (OSError, ValueError):
        return float("inf")
