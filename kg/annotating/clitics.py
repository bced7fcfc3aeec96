"""Where a name starts inside a word that carries clitics: «وبوتين», «لطالبان», «بالكرملين»."""

from collections.abc import Collection

from kg.arabic import fold

_PROCLITICS = ("وبال", "وال", "بال", "كال", "فال", "ولل", "لل", "وب", "ول", "فل", "و", "ف", "ب", "ل", "ك")


def proclitic_length(word: str, words: Collection[str]) -> int:
    """How many letters at the head of `word` are clitics and no part of the name; 0 where that is not sure.

    `words` are folded words that stand on their own somewhere (in the article, among the known names): a clitic is
    one only where what follows it is such a word, or is plainly a noun with the article «ال».
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
            return len(clitic) if rest in words or "ال" + rest in words else 0
        if rest in words and (folded not in words or len(clitic) > 1):
            return len(clitic)
    return 0
