"""Where a name starts inside a word that carries clitics: «وبوتين», «لطالبان», «بالكرملين».

The word is weighed whole against what is left without its clitics, by the unigram scores of the model's word pieces
(log probabilities; the best way to cut either into pieces counts). What is left may also stand elsewhere in the article
by itself. `python training/clitics.py` measures and shows how the constants were chosen.
"""

import json
from collections.abc import Callable, Collection
from functools import lru_cache
from pathlib import Path

from kg.arabic import fold

_COSTS = {"و": 3.5, "ف": 12.0, "ب": 8.0, "ل": 8.0, "ك": 14.0}
"""How much likelier what is left has to be than the whole: the more, the rarer the clitic is before names."""
_PROCLITICS = ("و", "ف", "ب", "ل", "ك", "لل", "ولل", "وب", "ول", "فب", "فل", "وك")
_WITH_ARTICLE = ("وال", "بال", "وبال", "فبال")
_BEFORE_ARTICLE = 11.0
"""The same for «ف» before «ال», which is «فالجيش» and seldom «فالنتين»."""
_STANDS_ALONE = 14.0
"""What it counts that the rest of the word is a word of the article too."""
_HAMZA = "أإآ"
_BEGINS = 4.0
"""What it counts that the rest begins with a letter that words begin with and seldom go on with."""
_SHORTEST, _SHORT = 3, 4
_SELDOM = 3.0
"""What it counts against it that a short rest begins with «و», as names seldom do."""
_UNKNOWN = -20.0

Score = Callable[[str], float]
"""The log probability of a word, as `piece_scores` gives it."""


def proclitic_length(word: str, words: Collection[str], score: Score) -> int:
    """How many letters at the head of `word` are clitics and no part of the name; the article «ال» belongs to the name.

    `words` are the folded words of the article.
    """
    folded = fold(word)
    if len(folded) != len(word) or folded[:1] not in _COSTS:
        return 0
    for clitic in _WITH_ARTICLE:
        if folded.startswith(clitic) and len(folded) - len(clitic) >= _SHORTEST:
            return len(clitic) - 2
    best, length = score(word), 0
    for clitic in _PROCLITICS:
        rest = folded[len(clitic) :]
        if not folded.startswith(clitic) or len(rest) < _SHORTEST:
            continue
        value = -sum(_COSTS[letter] for letter in clitic)
        if clitic != "و" and rest.startswith("و") and len(rest) <= _SHORT:
            value -= _SELDOM  # «لويس», «بوغبا»
        if clitic == "ف" and rest.startswith("ال"):
            value = -_BEFORE_ARTICLE
        if clitic.endswith("لل"):  # «للكرملين» is «ل» before «الكرملين», whose alef is not written
            value += score("ال" + word[len(clitic) :]) + _COSTS["ل"]
            rest = "ال" + rest
        else:
            value += score(word[len(clitic) :])
        if rest in words:
            value += _STANDS_ALONE
        if word[len(clitic)] in _HAMZA:
            value += _BEGINS
        if value > best:
            best, length = value, len(clitic)
    return length


def piece_scores(tokenizer_file: Path) -> Score:
    """Log probabilities of words by a unigram tokenizer's file (`tokenizer.json`)."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(tokenizer_file))
    pieces: dict[str, float] = dict(json.loads(tokenizer_file.read_text(encoding="utf-8"))["model"]["vocab"])

    @lru_cache(maxsize=65_536)
    def score(word: str) -> float:
        return sum(pieces.get(piece, _UNKNOWN) for piece in tokenizer.encode(word, add_special_tokens=False).tokens)

    return score
