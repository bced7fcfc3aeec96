"""What the rules and the lexicon know of each word, as numbers for the model."""

from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from kg.statements.conjugation import Form
from kg.statements.draft import Draft
from kg.statements.lexicon import WordLists, cue_forms, verbs, words
from kg.statements.view import COMMAS, PAIRS, QUOTES, STOPS, View
from schemas import Act, NameKind, Polarity

Numbers = npt.NDArray[np.float32]

_ACTS = tuple(Act)
_FORMS = tuple(Form)
_KINDS = tuple(NameKind)
_POLARITIES = tuple(Polarity)
_PLACES = 10
"""Features of where a word stands: sentence, line, headline, quotation, marks."""
RULED = 6
"""Features of a word as one rule's draft has it: cue, source begun and continued, content begun, continued, ended."""


@cache
def _lists() -> tuple[frozenset[str], ...]:
    """The lists of words.toml that hold single words, by name."""
    found = [getattr(words(), name) for name in sorted(WordLists.model_fields)]
    return tuple(one for one in found if isinstance(one, frozenset))


@cache
def _complements() -> tuple[str, ...]:
    return tuple(sorted({one for verb in verbs() for one in verb.takes}))


@cache
def feature_count() -> int:
    """Features of a word."""
    lexical = len(_FORMS) + len(_ACTS) + len(_complements()) + 4
    return len(_lists()) + lexical + 2 * len(_KINDS) + _PLACES + 1 + len(_POLARITIES)


def word_features(view: View, drafts: Sequence[Draft]) -> Numbers:
    """For every word of the article, words x `feature_count()`: lists, cue readings, names, place, the rules' cues."""
    rows = np.zeros((len(view.keys), feature_count()), dtype=np.float32)
    for at, key in enumerate(view.keys):
        row = [key in one for one in _lists()] + _lexical(key) + _name(view, at) + _place(view, at)
        rows[at, : len(row)] = row
    stance = feature_count() - len(_POLARITIES) - 1
    for draft in drafts:
        rows[draft.cue.first, stance] = 1
        rows[draft.cue.first, stance + 1 + _POLARITIES.index(draft.polarity)] = 1
    return rows


def _lexical(key: str) -> list[bool]:
    readings = cue_forms().get(key, ())
    forms = {one.form for one in readings}
    first = readings[0].verb if readings else None
    takes = first.takes if first is not None else ()
    return [
        *(one in forms for one in _FORMS),
        *(first is not None and first.act is one for one in _ACTS),
        *(one in takes for one in _complements()),
        bool(readings),
        first is not None and first.ambiguous,
        first is not None and first.hedged,
        any(one.conjunction for one in readings),
    ]


def _name(view: View, at: int) -> list[bool]:
    name = view.name_at.get(at)
    inside = name is not None and at not in view.name_from
    begins = [name is not None and not inside and name.kind is kind for kind in _KINDS]
    return begins + [name is not None and inside and name.kind is kind for kind in _KINDS]


def _place(view: View, at: int) -> list[bool]:
    bound, key = view.bound(at), view.keys[at]
    return [
        at == bound.first,
        at == bound.last,
        at == 0 or not view.same_line(at - 1, at),
        view.headline(at),
        view.quote_around(at) is not None,
        key in PAIRS,
        key in QUOTES,
        key in COMMAS,
        key in STOPS,
        key == ":",
    ]


def ruled_features(draft: Draft | None, first: int, last: int) -> Numbers:
    """Words `first` to `last` as a rule's draft has them, words x `RULED`; all nothing where no rule found the cue."""
    rows = np.zeros((last - first + 1, RULED), dtype=np.float32)
    if draft is None:
        return rows
    spans = [(0, draft.cue.first, draft.cue.last), (3, draft.content.first, draft.content.first)]
    spans += [(4, draft.content.first + 1, draft.content.last), (5, draft.content.last, draft.content.last)]
    if draft.source is not None:
        spans += [(1, draft.source.first, draft.source.first), (2, draft.source.first + 1, draft.source.last)]
    for column, begin, end in spans:
        rows[max(begin - first, 0) : max(end - first + 1, 0), column] = 1
    return rows
