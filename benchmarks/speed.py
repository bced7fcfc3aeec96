"""How fast `kg` is here: start-up, extraction, loading and reading, on the articles of examples/ repeated.

python benchmarks/speed.py [ARTICLES]
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Measure and print one line a step."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 64
    with tempfile.TemporaryDirectory(prefix="kg-speed-") as folder:
        articles, store = Path(folder) / "articles.jsonl", str(Path(folder) / "store")
        articles.write_text("".join(_articles(number)), encoding="utf-8")
        _timed("kg --help", ["--help"])
        _timed("kg queries", ["queries"])
        _timed(f"extract {number} articles", ["extract", str(articles), "--format", "jsonl"])
        _timed(f"ingest {number} articles", ["ingest", str(articles), "--store", store])
        _timed("report", ["report", "--store", store])
        _timed("a canned query", ["query", "denials", "--store", store])
        _timed("stop", ["store", "stop", "--store", store])
    return 0


def _articles(number: int) -> list[str]:
    """Articles made of the example's paragraphs, each with a number of its own, so that no two are one."""
    text = next((ROOT / "examples").glob("*.txt")).read_text("utf-8")
    paragraphs = [line for line in text.splitlines() if len(line) > 100]
    made = []
    for index in range(number):
        chosen = [paragraphs[(index + step) % len(paragraphs)] for step in range(5)]
        body = "\n".join([f"التقرير رقم {index}", "", *chosen])
        made.append(json.dumps({"id": f"n{index}", "text": body}, ensure_ascii=False) + "\n")
    return made


def _timed(what: str, arguments: Sequence[str]) -> None:
    begin = time.perf_counter()
    done = subprocess.run([sys.executable, "-m", "kg", *arguments], capture_output=True)  # noqa: S603
    print(f"{time.perf_counter() - begin:8.2f} s  {what}{'' if done.returncode == 0 else ' (failed)'}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
