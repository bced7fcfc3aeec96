"""Where a name starts inside a word that carries clitics: «وبوتين», «لطالبان», «بالكرملين»."""

from collections.abc import Collection

from kg.arabic import fold

_PROCLITICS = ("وبال", "وال", "بال", "كال", "فال", "ولل", "لل", "وب", "ول", "فل", "و", "ف", "ب", "ل", "ك")

_SURE = 4
"""Letters that a word must have for the vocabulary to prove it: it holds shorter pieces that are no words."""


def proclitic_length(word: str, words: Collection[str], vocabulary: Collection[str]) -> int:
    """How many letters at the head of `word` are clitics and no part of the name; 0 where that is not sure.

    `words` are the folded words of the article, `vocabulary` the folded words that the model knows whole. A clitic is
    one only where what follows it stands on its own in either, and the whole is no word of the vocabulary («وليد»);
    or where a noun with the article «ال» follows.
    """
    folded = fold(word)
    if len(folded) != len(word):
        return 0
    for clitic in _PROCLITICS:
        rest = folded[len(clitic) :]
        if not folded.startswith(clitic) or len(rest) < 3:
            continue
        if clitic.endswith("ال"):
            return len(clitic) - 2
        if clitic.endswith("لل"):
            found = {rest, "ال" + rest}
            return len(clitic) if any(one in words or one in vocabulary for one in found) else 0
        known = rest in words or (len(rest) >= _SURE and rest in vocabulary)
        if known and (folded not in vocabulary or len(clitic) > 1):
            return len(clitic)
    return 0
