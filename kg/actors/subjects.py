"""Subjects of main verbs, also of those that report nothing: «استقبل فلان …، مؤكدا أن …»."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.actors.known import acting_verbs, actor_words, issuing_verbs
from kg.arabic import name_words
from kg.statements.conjugation import Form
from kg.statements.lexicon import cue_forms, words
from kg.statements.phrases import can_speak
from kg.statements.subjects import subject_end
from kg.statements.view import COMMAS, QUOTES, STOPS, Range, View
from schemas import AnnotatedArticle, Gender, Name, Span

_FINITE = (Form.PAST, Form.PRESENT)
_SHE = re.compile(r"[وف]?\w{3,}(?<!ا)ت$")
"""Past verbs of a woman or a body: «هاجمت»."""
_HAD = ("كان", "كانت", "وكان", "وكانت")
_LONGEST = 16
"""Tokens of a subject before its verb."""


class Subject(NamedTuple):
    """A verb and who does what it says."""

    verb: int
    """Offset of the verb."""
    span: Span
    gender: Gender
    """What the verb agrees with."""
    issues: bool
    """«أصدرت»: what one does with a document."""


class Subjects:
    """The main verbs of an article that have their subject beside them, in text order."""

    def __init__(self, annotated: AnnotatedArticle, names: Sequence[Name]) -> None:
        self._view = View(annotated.model_copy(update={"names": tuple(names)}))
        self._found = sorted(self._read(), key=lambda one: one.verb)
        self._verbs = [one.verb for one in self._found]

    def between(self, start: int, end: int) -> Sequence[Subject]:
        """Those whose verb begins from offset `start` to before `end`."""
        return self._found[bisect_left(self._verbs, start) : bisect_left(self._verbs, end)]

    def _read(self) -> Iterator[Subject]:
        for bound in self._view.bounds:
            for index in range(bound.first, bound.last + 1):
                if not self._main_verb(index, bound):
                    continue
                tokens = self._after(index, bound) or self._before(index, bound)
                if tokens is not None:
                    verb, issues = self._view.tokens[index].start, self._view.keys[index] in issuing_verbs()
                    yield Subject(verb, self._view.span(tokens), self._gender(index), issues)

    def _main_verb(self, index: int, bound: Range) -> bool:
        view = self._view
        key = view.keys[index]
        if index in view.name_at or view.quote_around(index) is not None:
            return False
        before = view.keys[index - 1] if index > bound.first else ""
        if before in words().complementisers or before in words().relatives or before in words().subordinating:
            return False
        if _SHE.match(key):
            return True
        if before == "قد" and self._view.keys[bound.first] in _HAD:
            return True  # «وكان رئيس النادي قد فجر مفاجأة»
        readings = [one for one in cue_forms().get(key, ()) if one.form in _FINITE and not one.pronoun]
        plain = any(not one.verb.homograph for one in readings)
        return key in acting_verbs() or plain or (bool(readings) and self._speaks(index + 1, bound))

    def _speaks(self, index: int, bound: Range) -> bool:
        """Whether somebody who can speak stands there, so that a word before is a verb: «كشف | مصدر تفاصيل …»."""
        return index <= bound.last and self._view.keys[index] in words().speakers

    def _gender(self, index: int) -> Gender:
        key = self._view.keys[index]
        said = [one.agreement.gender for one in cue_forms().get(key, ()) if one.form in _FINITE]
        return (said[0] if said else None) or acting_verbs().get(key, Gender.FEMININE)

    def _after(self, index: int, bound: Range) -> Range | None:
        """«استقبل | الوزير فلان | …»."""
        first = index + 1
        while first <= bound.last and actor_words().persons.honorifics & set(name_words(self._view.keys[first])):
            first += 1
        return self._speaking(first, subject_end(self._view, first, bound.last)) if first <= bound.last else None

    def _before(self, index: int, bound: Range) -> Range | None:
        """«النادي | يستقبل …», from the start of the sentence or of what stands between commas."""
        view = self._view
        first = index
        while first > max(bound.first, index - _LONGEST) and view.keys[first - 1] not in COMMAS | STOPS | QUOTES:
            first -= 1
        last = index - 1
        while first < last and view.keys[first] in words().particles:
            first += 1  # «وكانت | الجماهير | استقبلت …»
        last -= view.keys[last] == "قد"
        found = self._speaking(first, last)
        return found if found is not None and subject_end(view, first, last) == last else None

    def _speaking(self, first: int, last: int) -> Range | None:
        return Range(first, last) if first <= last and can_speak(self._view, Range(first, last)) else None
