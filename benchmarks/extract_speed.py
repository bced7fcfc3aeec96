"""What the whole extraction costs: over the names' forward pass alone, and against plain `stanza.Pipeline` NER.

    python benchmarks/extract_speed.py [--articles N] [--memory SMALL LARGE]

All three read the same articles in turns of 64, as many as `kg` takes at once, so that whatever else the machine does
slows each alike; loading is not counted. Then peak memory: extraction from few and from many articles, each in a
process of its own. Exit code 1 where extraction is slower than plain Stanza, or memory grows by a tenth or more.
"""

import argparse
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from names_speed import ALONE, GROUP, _ours, _plain, in_turns

from kg.annotating.sentences import split_sentences
from kg.pipeline import extract
from kg.reading import read_articles
from schemas import Article

NAMES, WHOLE = "kg.annotating: the names' pass alone", "kg.pipeline.extract: the whole"
EVERY = 10
"""One article in so many is read, so that all papers are in."""
GROWTH = 1.1
"""How much more memory the larger number of articles may take."""


def main() -> int:
    """Measure speed, then memory, and print both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200, metavar="N", help="articles for speed (default: 200)")
    parser.add_argument("--memory", type=int, nargs=2, default=(100, 400), metavar=("SMALL", "LARGE"))
    parser.add_argument(
        "--texts", type=Path, default=Path("../shared/data/saudinewsnet"), help="a folder of *.jsonl.gz"
    )
    parser.add_argument("--peak-of", type=int, metavar="N", help="only extract from N articles, print the peak in MB")
    options = parser.parse_args()
    if not options.texts.is_dir():
        parser.error(f"no such folder: {options.texts}")
    if options.peak_of:
        print(peak(options.texts, options.peak_of))
        return 0
    fast = speed(list(islice(_articles(options.texts), options.articles)))
    return 0 if memory(options.texts, options.memory) and fast else 1


def speed(articles: Sequence[Article]) -> bool:
    """Time the three ways; true where extraction is no slower than plain Stanza."""
    words = [[[token.text for token in one.tokens] for one in split_sentences(article.text)] for article in articles]
    plain, names = _plain(), _ours()
    plain(0, words[:1])
    names(0, words[:1])
    facts = extract(chain(articles[:GROUP], articles), _say)
    list(islice(facts, min(GROUP, len(articles))))  # the first turn loads the models
    runs: dict[str, Callable[[slice], object]] = {
        ALONE: lambda turn: plain(turn.start, words[turn]),
        NAMES: lambda turn: names(turn.start, words[turn]),
        WHOLE: lambda turn: list(islice(facts, turn.stop - turn.start)),
    }
    clocks = in_turns(len(articles), runs)
    number = sum(len(sentence) for article in words for sentence in article)
    print(f"{len(articles)} articles, {number} words")
    for what, (wall, cpu) in clocks.items():
        print(f"{wall:8.1f} s  {cpu:8.1f} s of CPU  {number / wall:7.0f} words/s  {what}")
    over = [clocks[WHOLE][clock] / clocks[NAMES][clock] for clock in (0, 1)]
    under = [clocks[ALONE][clock] / clocks[WHOLE][clock] for clock in (0, 1)]
    print(f"{over[0]:8.2f} times the names' pass alone ({over[1]:.2f} in CPU time; aim: 3, goal: 1.5)")
    print(f"{under[0]:8.2f} times as fast as plain Stanza ({under[1]:.2f} in CPU time; floor: 1)")
    return under[1] >= 1


def memory(texts: Path, numbers: Sequence[int]) -> bool:
    """Measure peaks in processes of their own; true where they are alike."""
    peaks = []
    for number in numbers:
        command = [sys.executable, __file__, "--texts", str(texts), "--peak-of", str(number)]
        peaks.append(int(subprocess.run(command, check=True, capture_output=True, text=True).stdout))  # noqa: S603
        print(f"{peaks[-1]:8} MB at most for {number} articles", flush=True)
    return peaks[-1] < GROWTH * peaks[0]


def peak(texts: Path, number: int) -> int:
    """Peak memory of this process in MB, after extraction from so many articles, read one by one."""
    for _ in extract(islice(_articles(texts), number), _say):
        pass
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used // (1024 * 1024 if sys.platform == "darwin" else 1024)


def _articles(texts: Path) -> Iterator[Article]:
    found = read_articles([texts], on_failure=lambda _: None)
    return (article for article in islice(found, 0, None, EVERY) if split_sentences(article.text))


def _say(doc: str, reason: str) -> None:
    print(f"extract_speed.py: {doc}: {reason}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
