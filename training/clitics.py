"""How often the product cuts clitics off a name rightly.

    python training/clitics.py

NewsFANE writes «و» as a word of its own: joined to the name that follows, it must come off again. The second and later
words of persons' names carry no clitic: as they are they must stay whole, and with a clitic written before them they
must lose just that. An article is twenty sentences, less the word in question. NewsFANE's last sixth was not looked at
when the constants of `kg/annotating/clitics.py` were chosen.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from corpora import SHARED, Sentence, read, read_newsfane

from kg.annotating.clitics import piece_scores, proclitic_length
from kg.annotating.names import BUNDLED_MODEL, plain
from kg.arabic import fold

ARTICLE = 20
Case = tuple[str, str, int, set[str]]
"""What it shows, the word, the letters that are clitics, the other words of its article."""


def cases(sentences: list[Sentence]) -> Iterator[Case]:
    """The cases in a corpus."""
    for first in range(0, len(sentences), ARTICLE):
        article = [[(plain(word), tag) for word, tag in one] for one in sentences[first : first + ARTICLE]]
        counts = Counter(fold(word) for sentence in article for word, _ in sentence)
        for sentence in article:
            for (before, _), (word, tag) in zip([("", ""), *sentence], sentence, strict=False):
                begins = tag.startswith("B-") and before == "و"
                if not (begins or tag == "I-PERS") or not re.fullmatch("[\u0621-\u064a]{3,}", word):
                    continue
                others = {one for one, count in counts.items() if count > (one == fold(word))}
                if tag == "I-PERS":
                    yield "no clitic", word, 0, others
                    if not word.startswith("ال"):
                        yield from ((f"{clitic} put before", clitic + word, 1, others) for clitic in "وبل")
                else:
                    yield "و in the text", "و" + word, 1, others


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=SHARED)
    options = parser.parse_args()
    score = piece_scores(BUNDLED_MODEL / "tokenizer.json")
    newsfane = read_newsfane(options.data / "newsfane")
    parts = {
        "chosen on (NewsFANE's first five sixths, ANERcorp train)": [
            *newsfane[: len(newsfane) * 5 // 6],
            *read(options.data / "anercorp" / "ANERCorp_CamelLab_train.txt"),
        ],
        "held out (NewsFANE's last sixth)": newsfane[len(newsfane) * 5 // 6 :],
    }
    for what, sentences in parts.items():
        right: Counter[str] = Counter()
        total: Counter[str] = Counter()
        for kind, word, length, others in cases(sentences):
            total[kind] += 1
            right[kind] += proclitic_length(word, others, score) == length
        print(what)
        for kind, number in total.items():
            print(f"  {kind:14} {100 * right[kind] / number:5.1f} % right of {number}")


if __name__ == "__main__":
    main()
