"""Contents that say one thing and call another untrue: two statements of one cue."""

from kg.statements.contents import strip
from kg.statements.falsity import AT_ONCE, LONG_REPORT, falsity
from kg.statements.lexicon import words
from kg.statements.phrases import POINTERS, speaks_of_this
from kg.statements.view import COMMAS, Range, View

_THAT = ("ان", "انه", "انها")
_OF_WHOSE = ("له", "لها", "لهم", "من")
"""Behind «ولا أساس» say that what stands before has none."""
_AND_THAT = ("ما", "كل", *_THAT)


def split_untrue(view: View, content: Range) -> tuple[Range, Range] | None:
    """A content that says one thing and calls another untrue: what it says, and what it denies.

    «مؤكدا أن هذه المعادلة قائمة وما تردد عن P غير صحيح», «أنه لا صحة لـ P، وأن Q»: one cue, two statements.
    """
    if (parts := _with_reason(view, content)) is not None:
        return parts
    untrue = falsity(view, content)
    if untrue is not None and (untrue.first - content.first < AT_ONCE or view.begins(content.first, words().falsity)):
        for index in range(untrue.first + 1, untrue.last - 2):
            if view.keys[index] in words().complementisers:
                break  # what is called untrue is a sentence, and this may be more of it
            if speaks_of_this(view, index):
                return strip(view, Range(index, content.last)), strip(view, Range(untrue.first, index - 1))
            if view.keys[index] in COMMAS and view.keys[index + 1] in ("وان", "وانه", "وانها"):
                return strip(view, Range(index + 2, content.last)), strip(view, Range(untrue.first, index - 1))
    for index in range(content.first + 2, content.last):
        key = view.keys[index]
        following = view.keys[index + 1 : index + 3]
        if key == "ولا" and following[0] in ("صحة", "اساس") and following[1:] and following[1] not in _OF_WHOSE:
            denied = falsity(view, Range(index, content.last))
            if denied is not None and denied.first > index:
                return strip(view, Range(content.first, index - 1)), _without_reason(view, denied)
        if not key.startswith("و") or key[1:] not in _AND_THAT:
            continue
        first = index if key[1:] in words().carriers else index + 1
        denied = falsity(view, Range(first, content.last))
        if denied is not None and denied.first > index and (first == index or _called_untrue(view, first)):
            return strip(view, Range(content.first, index - 1)), denied
        before = Range(content.first, index - 1)
        denied = falsity(view, before) if key[1:] in _THAT and _called_untrue(view, content.first) else None
        if denied is not None and _ends_untrue(view, before):
            return strip(view, Range(index + 1, content.last)), _pointed_at(view, denied)
    return None


def _without_reason(view: View, denied: Range) -> Range:
    """What is denied without what is so instead: «لا صحة لمقتل مواطن، | بل الحادثة وقعت لغيره»."""
    inside = range(denied.first + 1, denied.last)
    comma = next((k for k in inside if view.keys[k] in COMMAS and view.keys[k + 1] in words().denial_breaks), None)
    return denied if comma is None else Range(denied.first, comma - 1)


def _with_reason(view: View, content: Range) -> tuple[Range, Range] | None:
    """«هذا الأمر غير صحيح، حيث إن Q»: what is so instead, or why, is asserted."""
    for comma in range(content.first + 2, min(content.last - 1, content.first + LONG_REPORT)):
        if view.keys[comma] not in COMMAS or not _ends_untrue(view, Range(content.first, comma - 1)):
            continue
        start, denied = _instead(view, comma + 1), falsity(view, Range(content.first, comma - 1))
        if start is not None and denied is not None:
            return strip(view, Range(start, content.last)), _pointed_at(view, denied)
    return None


def _pointed_at(view: View, denied: Range) -> Range:
    """What is denied, where it begins with a pointer that alone: «ذلك | غير صحيح», «هذا الأمر | غير صحيح»."""
    if view.keys[denied.first] not in POINTERS or denied.last == denied.first:
        return denied
    return Range(denied.first, denied.first + view.keys[denied.first + 1].startswith("ال"))


def _instead(view: View, index: int) -> int | None:
    """Where what is so begins behind what is not: «، حيث إن | Q», «، | فالجسر مفتوح»; None where it does not."""
    key = view.keys[index]
    if key in ("حيث", "اذ", "بل"):
        return index + 1 + (view.keys[index + 1] in words().complementisers)
    return index if key.startswith("فال") or key in ("فهو", "فهي", "فهم", "فقد") else None


def _called_untrue(view: View, first: int) -> bool:
    """Whether a clause begins with what is called untrue, or with the untruth."""
    first += view.keys[first] in words().complementisers
    first += view.keys[first] in POINTERS
    key = view.keys[first]
    return key in words().carriers or any(key == phrase[0] for phrase in words().falsity if len(phrase) > 1)


def _ends_untrue(view: View, clause: Range) -> bool:
    """Whether a clause ends with words of untruth: «الأنباء عن P غير صحيحة»."""
    last = strip(view, clause).last
    return any(
        tuple(view.keys[last - len(phrase) - more + 1 : last - more + 1]) == phrase
        for phrase in words().falsity
        for more in (0, 1)  # «عارية عن | الصحة»
    )
