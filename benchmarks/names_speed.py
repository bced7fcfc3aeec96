"""How fast names are found: plain `stanza.Pipeline`, article by article, against ours, with the same weights.

    python benchmarks/names_speed.py [--articles N]

Both read the same sentences, cut into the same words, in turns of 64 articles (as many as `kg` annotates at once), so
that whatever else the machine does slows both; on a busy one compare CPU time. Counted is from words to names, not
loading.
"""

import argparse
import gzip
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from kg.annotating.bfloat16 import has_bfloat16
from kg.annotating.for_stanza import write_stanza_folder
from kg.annotating.names import NameTagger
from kg.annotating.sentences import split_sentences
from kg.pipeline import ARTICLES_AT_ONCE

Words = list[list[str]]
"""The sentences of an article."""
Names = set[tuple[int, int, int, int, str]]
"""Article, sentence, first word, word after the last, kind."""
GROUP = ARTICLES_AT_ONCE
TOGETHER = f"kg.annotating, in groups of {GROUP} articles"
ALONE = "stanza.Pipeline, article by article"


def main() -> int:
    """Run both, print figures; 1 where they agree on less than 95 names in a hundred."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument(
        "--texts", type=Path, default=Path("../shared/data/saudinewsnet"), help="a folder of *.jsonl.gz"
    )
    options = parser.parse_args()
    articles = list(islice(_articles(options.texts), options.articles))
    if not articles:
        parser.error(f"no articles in {options.texts}")
    runs: dict[str, Callable[[int, Sequence[Words]], Names]] = {ALONE: _plain(), TOGETHER: _ours()}
    found: dict[str, Names] = {what: set() for what in runs}

    def timed(what: str) -> Callable[[slice], None]:
        return lambda turn: found[what].update(runs[what](turn.start, articles[turn]))

    clocks = in_turns(len(articles), {what: timed(what) for what in runs})
    words = sum(len(sentence) for article in articles for sentence in article)
    print(f"{len(articles)} articles, {words} words; bfloat16 in hardware: {'yes' if has_bfloat16() else 'no'}")
    for what, (wall, cpu) in clocks.items():
        print(f"{wall:8.1f} s  {cpu:8.1f} s of CPU  {words / wall:7.0f} words/s  {len(found[what]):6} names  {what}")
    same = len(found[ALONE] & found[TOGETHER]) / max(len(found[ALONE] | found[TOGETHER]), 1)
    wall, cpu = (clocks[ALONE][clock] / clocks[TOGETHER][clock] for clock in (0, 1))
    print(f"{wall:8.2f} times as fast ({cpu:.2f} in CPU time)")
    print(f"{100 * same:8.2f} % of all names the same (first word, last word and kind)")
    return 0 if same > 0.95 else 1


def in_turns(articles: int, runs: Mapping[str, Callable[[slice], object]]) -> dict[str, list[float]]:
    """Seconds and seconds of CPU of each run over so many articles, GROUP at a time, one run after the other."""
    clocks = {what: [0.0, 0.0] for what in runs}
    for at in range(0, articles, GROUP):
        turn = slice(at, min(at + GROUP, articles))
        for what, run in runs.items():
            wall, cpu = time.perf_counter(), time.process_time()
            run(turn)
            clocks[what][0] += time.perf_counter() - wall
            clocks[what][1] += time.process_time() - cpu
        print(f"\r{turn.stop} of {articles} articles", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return clocks


def _articles(folder: Path) -> Iterator[Words]:
    """Title and text of each article, as the product cuts them into words; every tenth, so that all papers are in."""
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in islice(lines, 0, None, 10):
                record = json.loads(line)
                text = f"{record.get('title') or ''}\n\n{record.get('text') or ''}"
                words = [[token.text for token in sentence.tokens] for sentence in split_sentences(text)]
                if words:
                    yield words


def _plain() -> Callable[[int, Sequence[Words]], Names]:
    import stanza

    with tempfile.TemporaryDirectory(prefix="kg-stanza-") as folder:
        write_stanza_folder(Path(folder))
        pipeline: Any = stanza.Pipeline(
            "ar", dir=folder, processors="tokenize,ner", tokenize_pretokenized=True, download_method=None,
            device="cpu", logging_level="ERROR",
        )  # fmt: skip

    def run(first: int, articles: Sequence[Words]) -> Names:
        found: Names = set()
        for number, article in enumerate(articles, first):
            for at, sentence in enumerate(pipeline(article).sentences):
                for name in sentence.ents:
                    start, end = name.tokens[0].id[0] - 1, name.tokens[-1].id[0]
                    found.add((number, at, start, end, name.type))
        return found

    return run


def _ours() -> Callable[[int, Sequence[Words]], Names]:
    tagger = NameTagger()

    def run(first: int, articles: Sequence[Words]) -> Names:
        places = [(number, at) for number, article in enumerate(articles, first) for at in range(len(article))]
        tagged = tagger.tag([sentence for article in articles for sentence in article])
        return {(*place, *name) for place, names in zip(places, tagged, strict=True) for name in names}

    return run


if __name__ == "__main__":
    sys.exit(main())
