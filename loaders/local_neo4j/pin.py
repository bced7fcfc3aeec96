"""Pins the jars of both lines: `python -m loaders.local_neo4j.pin` after a version in `lines` was changed.

Resolves the server and Neo4j Browser with all that they need from Maven Central (about a minute a line), downloads
every jar, and lists it with its SHA-256 and size. Users download what is listed and nothing else.
"""

import sys
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from jgo.maven import Artifact, MavenContext

from loaders.local_neo4j.lines import BROWSER, Line, jar_list


def pin(line: Line, repository: Path) -> str:
    """The list of `line`'s jars, one a line: coordinate, SHA-256, size."""
    context = MavenContext(repo_cache=repository, timeout=60)
    wanted = [
        context.create_dependency(coordinate)
        for coordinate in (f"org.neo4j:neo4j:{line.version}", f"org.neo4j.client:neo4j-browser:{BROWSER}")
    ]
    asked, needed = context.resolver.resolve(wanted)
    artifacts = [one.artifact for one in (*asked, *needed) if not one.optional]
    with ThreadPoolExecutor(8) as pool:
        lines = list(pool.map(_described, artifacts))
    return "".join(sorted(lines))


def _described(artifact: Artifact) -> str:
    content = artifact.resolve().read_bytes()
    return f"{artifact} {sha256(content).hexdigest()} {len(content)}\n"


def main() -> None:
    """Write the lists of both lines."""
    with TemporaryDirectory() as folder:
        for line in Line:
            text = pin(line, Path(folder))
            jar_list(line).write_text(text, encoding="utf-8")
            print(f"{jar_list(line)}: {len(text.splitlines())} jars", file=sys.stderr)


if __name__ == "__main__":
    main()
