"""Numbers in running text, in digits or in words: «27», «1,500», «2.5 مليون», «مئة وعشرين», «ثلاثة آلاف»."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩٫", "0123456789.")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3}){2,}")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|%|[^\W\d_]+")


def _values(first: int, step: int, *words: str) -> dict[str, int]:
    return {word: first + step * at for at, group in enumerate(words) for word in group.split()}


_ONES = _values(
    1,
    1,
    *("واحد واحده احد احدي", "اثنان اثنين اثنا اثني اثنتين اثنتان اثنتا اثنتي", "ثلاثه ثلاث", "اربعه اربع", "خمسه خمس"),
    *("سته ست", "سبعه سبع", "ثمانيه ثماني ثمان", "تسعه تسع", "عشره عشر"),
)
_TENS = _values(
    20,
    10,
    *("عشرون عشرين", "ثلاثون ثلاثين", "اربعون اربعين", "خمسون خمسين"),
    *("ستون ستين", "سبعون سبعين", "ثمانون ثمانين", "تسعون تسعين"),
)
_HUNDREDS = _values(
    100,
    100,
    *("مئه مائه", "مئتان مئتين مئتي مائتان مائتين مائتي", "ثلاثمئه ثلاثمائه", "اربعمئه اربعمائه", "خمسمئه خمسمائه"),
    *("ستمئه ستمائه", "سبعمئه سبعمائه", "ثمانمئه ثمانمائه ثمانيمئه", "تسعمئه تسعمائه"),
)
_TIMES = {
    **dict.fromkeys(("الف", "الفا", "الاف"), 1_000),
    **dict.fromkeys(("مليون", "مليونا", "ملايين"), 1_000_000),
    **dict.fromkeys(("مليار", "مليارا", "مليارات", "بليون"), 1_000_000_000),
}
_DOUBLE = {"الفين": 2_000, "الفان": 2_000, "مليونين": 2_000_000, "مليونان": 2_000_000, "مليارين": 2_000_000_000}
_BARE = frozenset({"مئه", "مائه", "الف", "مليون", "مليار"})
"""Say a number without another before them; «آلاف» says none."""
_CALLED = frozenset({"احد", "احدي", "واحد", "واحده", "اثنا", "اثني", "اثنتا", "اثنتي"})
"""Are numbers only before «عشر» and before tens: «أحد الوزراء» counts nothing."""

NUMBER_WORDS = frozenset({*_ONES, *_TENS, *_HUNDREDS, *_TIMES, *_DOUBLE})
"""Folded, final «ة» as «ه», without the article."""


class Amount(NamedTuple):
    """A number and the words that it takes, from `start` to before `end`."""

    start: int
    end: int
    value: str


def tokens(text: str) -> list[str]:
    """The words, numbers and per cent signs of a text, Arabic digits as Latin ones."""
    return _TOKEN.findall(text.translate(_DIGITS))


def amounts(words: Sequence[str]) -> Iterator[Amount]:
    """The numbers among the words of a text: folded, final «ة» as «ه»."""
    at = 0
    while at < len(words):
        end, value = _number(words, at)
        while end > at and words[end - 1] in _TIMES and words[end : end + 1] == ["و"] and end + 1 < len(words):
            rest, added = _number(words, end + 1)  # «مليون و200 ألف»
            if rest == end + 1 or added >= _TIMES[words[end - 1]]:
                break
            end, value = rest, value + added
        if end > at:
            yield Amount(at, end, f"{value.normalize():f}")
        at = max(end, at + 1)


def _number(words: Sequence[str], at: int) -> tuple[int, Decimal]:
    """Where the number ends that begins at a place, and what it is; the place itself where none does."""
    return _in_digits(words, at) if words[at][:1].isdigit() else _in_words(words, at)


def _in_digits(words: Sequence[str], at: int) -> tuple[int, Decimal]:
    """«27», «27 ألفا», «2.5 مليون»."""
    times = _TIMES.get(words[at + 1]) if at + 1 < len(words) else None
    number = words[at]
    if _THOUSANDS.fullmatch(number) or (times is None and re.fullmatch(r"\d{1,3}\.\d{3}", number)):
        number = re.sub("[.,]", "", number)
    number = number.replace(",", ".")
    if number.count(".") > 1:  # «12.5.2015»
        return at, Decimal(0)
    return (at + 2, Decimal(number) * times) if times is not None else (at + 1, Decimal(number))


def _in_words(words: Sequence[str], start: int) -> tuple[int, Decimal]:
    """«خمسة», «خمسة عشر», «مئة وعشرين», «ثلاثة آلاف وخمسمئة»: parts in falling order, joined by «و»."""
    following = words[start + 1].removeprefix("و") if start + 1 < len(words) else ""
    if words[start] in _CALLED and following not in ("عشر", "عشره", *_TENS):
        return start, Decimal(0)
    total = group = 0
    at = start
    while at < len(words):
        word = words[at] if words[at] in NUMBER_WORDS else words[at].removeprefix("و")
        joined = at == start or word != words[at]
        if word in _TIMES and (group or (word in _BARE and joined)):
            total, group = total + (group or 1) * _TIMES[word], 0
        elif word in ("مئه", "مائه") and not joined and 3 <= group <= 9:  # «خمس مئة»
            group *= 100
        elif word in ("عشر", "عشره") and not joined and 1 <= group <= 9:
            group += 10
        elif joined and (value := _HUNDREDS.get(word) or _TENS.get(word) or _ONES.get(word)):
            group += value
        elif joined and word in _DOUBLE:
            total += _DOUBLE[word]
        else:
            break
        at += 1
    return at, Decimal(total + group)
