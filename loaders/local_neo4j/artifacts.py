"""The pinned jars of a line of Neo4j, in the user's cache: downloaded once, each checked against its SHA-256.

Downloads go into a staging folder that takes its final name when all of it is there, under a lock: an interrupted
download goes on where it was, and two starts at once download once.
"""

import os
import shutil
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout
from platformdirs import user_cache_path

from loaders.errors import StoreError, StoreLocked, StoreUnavailable, one_line
from loaders.local_neo4j.files import folder_errors
from loaders.local_neo4j.lines import NEEDS, Jar, Line, jars

if TYPE_CHECKING:
    from jgo.maven import MavenContext

CENTRAL = "https://repo.maven.apache.org/maven2"
DOWNLOADS = 8
LOCK_SECONDS = 900.0
PAUSES = (1.0, 3.0, 9.0)
"""Seconds before a download that failed is tried again."""
Tell = Callable[[str], None]


def cache_folder() -> Path:
    """Where the jars of all lines are kept: KG_NEO4J_CACHE, or a folder in the user's cache."""
    given = os.environ.get("KG_NEO4J_CACHE")
    return Path(given).expanduser() if given else user_cache_path("kg", appauthor=False) / "neo4j"


def class_path(line: Line, tell: Tell) -> list[Path]:
    """The jars of `line`, downloaded first where they are not there. `tell` hears how far the download is.

    StoreUnavailable where they cannot be had, StoreFull and other StoreErrors where the cache cannot hold them.
    """
    folder = cache_folder() / line.version
    wanted = jars(line)
    if not _complete(folder, wanted):
        with folder_errors(folder, "the jars of Neo4j"):
            folder.parent.mkdir(parents=True, exist_ok=True)
            try:
                with FileLock(folder.parent / f"{line.version}.lock").acquire(timeout=LOCK_SECONDS):
                    if not _complete(folder, wanted):
                        _download(line, folder, wanted, tell)
            except Timeout:
                raise StoreLocked(f"another program has been downloading into {folder} for too long") from None
    return [folder / jar.name for jar in wanted]


def _complete(folder: Path, wanted: tuple[Jar, ...]) -> bool:
    """Whether every jar is there. Sizes are looked at, so that a damaged cache is mended."""
    try:
        return all((folder / jar.name).stat().st_size == jar.size for jar in wanted)
    except OSError:
        return False


def _download(line: Line, folder: Path, wanted: tuple[Jar, ...], tell: Tell) -> None:
    try:
        from jgo.maven import MavenContext
    except ImportError:
        raise StoreUnavailable(NEEDS) from None
    staging = folder.with_name(f"{folder.name}.part")
    if folder.is_dir():  # damaged: what is good of it is kept
        folder.rename(staging)
    staging.mkdir(exist_ok=True)
    repository = staging / "repository"
    shutil.rmtree(repository, ignore_errors=True)  # a kill can leave half a jar there
    context = MavenContext(
        repo_cache=repository,
        local_repos=[Path.home() / ".m2" / "repository"],
        remote_repos={"central": os.environ.get("KG_MAVEN_URL", CENTRAL).rstrip("/")},
        timeout=60,
    )
    total, done = sum(jar.size for jar in wanted), 0
    with ThreadPoolExecutor(DOWNLOADS) as pool:
        try:
            for size in pool.map(lambda jar: _fetch(context, jar, staging / jar.name), wanted):
                done += size
                tell(f"downloading Neo4j {line.version}: {done / 1e6:.0f} of {total / 1e6:.0f} MB")
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    shutil.rmtree(repository, ignore_errors=True)
    staging.rename(folder)


def _fetch(context: "MavenContext", jar: Jar, target: Path) -> int:
    """Put `jar` at `target`, checked; its size."""
    if not (target.is_file() and _is(jar, target)):
        found = _resolved(context, jar)
        draft = target.with_suffix(".new")
        shutil.copyfile(found, draft)
        if not _is(jar, draft):
            raise StoreError(f"{jar.coordinate}: what was downloaded is not the pinned file (SHA-256 differs)")
        draft.replace(target)
    return jar.size


def _resolved(context: "MavenContext", jar: Jar) -> Path:
    """`jar` in jgo's repository; asked for again where the network fails for a moment."""
    for pause in (*PAUSES, None):
        try:
            return Path(context.create_dependency(jar.coordinate).artifact.resolve())
        except (OSError, RuntimeError) as error:  # requests' errors are OSErrors too, without a number
            if isinstance(error, OSError) and error.errno is not None:
                raise
            if pause is None or isinstance(error, RuntimeError):
                raise StoreUnavailable(
                    f"{jar.coordinate} cannot be downloaded (KG_MAVEN_URL names another repository): {one_line(error)}"
                ) from error
            time.sleep(pause)
    raise AssertionError("the last attempt returns or raises")


def _is(jar: Jar, file: Path) -> bool:
    with file.open("rb") as content:
        digest = sha256()
        while block := content.read(1 << 20):
            digest.update(block)
    return digest.hexdigest() == jar.sha256
