"""Forms of Arabic words for matching. Nothing here ever reaches a text that is shown or stored."""

import re
import unicodedata
from functools import lru_cache

_MARKS = re.compile("[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_JOINED = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك"})
_NAME_LETTERS = str.maketrans({"ة": "ه", "ؤ": "و", "ئ": "ي"})
_WORD = re.compile(r"\w+")


def plain_letters(word: str) -> str:
    """`word` with the joined forms that some PDF files hold (U+FB50 to U+FEFC) as plain letters."""
    return unicodedata.normalize("NFKC", word) if _JOINED.search(word) else word


def fold(word: str) -> str:
    """`word` without vowel marks, tatweel and invisible characters, its alefs and final ya made one."""
    return _MARKS.sub("", plain_letters(word)).translate(_LETTERS)


_PLURAL = ("ات", "ين", "ون")
_SINGULARS = frozenset(
    fold("ال" + word)
    for word in (
        *("جيش", "حزب", "مجلس", "بنك", "مصرف", "اتحاد", "نظام", "تحالف", "برلمان", "قضاء", "ائتلاف", "مكتب", "فريق"),
        *("نادي", "تنظيم", "كرملين", "وزير", "رئيس", "متحدث", "نائب", "محافظ", "مدير", "أمين", "سفير", "مدرب"),
    )
)
"""Bodies and titles that are masculine singulars, with the article."""


def disagree(body: str, word: str) -> bool:
    """Whether `word` cannot be an adjective of who stands before it, a singular with the article: «المعارضة | القوات»,
    «الوزارة | المواطنين», «الجيش | الاتهامات», «الوزير | المواطنين»."""
    body, word = fold(body), fold(word)
    singular = body.startswith("ال") and (body.endswith("ة") or body in _SINGULARS)
    return singular and word.startswith("ال") and word.endswith(_PLURAL)


@lru_cache(maxsize=65_536)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name for comparison: folded further than `fold`, without the article «ال».

    «عبد الله» and «عبدالله» give the same words.
    """
    folded = fold(unicodedata.normalize("NFKC", name)).translate(_NAME_LETTERS)
    words = [re.sub("^ال(?=..)", "", word) for word in _WORD.findall(folded)]
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] == "عبد":
            joined[-1] += "ال" + word
        else:
            joined.append(re.sub("^عبد(?:ال)?(?=..)", "عبدال", word) if word != "عبد" else word)
    return tuple(joined)


def name_key(name: str) -> str:
    """One string for all spellings of a name."""
    return " ".join(name_words(name))
