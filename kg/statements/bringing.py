"""Verbs that report only with certain nouns: «وجهت النيابة اتهامات إلى …», «تبنت الجماعة الهجوم»."""

from kg.statements.complements import Complement, find_complement
from kg.statements.lexicon import Verb, words
from kg.statements.phrases import can_speak
from kg.statements.sources import source_after
from kg.statements.view import COMMAS, STOPS, Range, View

_REACH = 14
"""Tokens at most between the verb and its noun: a subject and when it was."""
_NEAR = 6
_DETERMINERS = frozenset({"هذه", "هذا", "تلك", "معظم", "جميع", "كل", "بعض"})
_PREPOSITIONS = frozenset({"في", "عن", "من", "على", "الى", "مع", "ضد"})


def brought(view: View, cue: int, verb: Verb, before: Range | None) -> tuple[Complement, Range, Range | None] | None:
    """Content, source and, where it ends with its noun, the whole content; None where the verb is no cue here.

    `before` is the subject where it stands before the verb; without any subject the verb is in the passive.
    """
    nouns = words().charges if verb.of == "charges" else words().attacks
    last = min(view.bound(cue).last, cue + _REACH)
    noun = next((k for k in range(cue + 1, last) if view.keys[k] in nouns), None)
    if noun is None or any(view.keys[k] in STOPS | COMMAS for k in range(cue + 1, noun)):
        return None
    while noun > cue + 1 and view.keys[noun - 1] in _DETERMINERS:
        noun -= 1
    if view.keys[noun - 1] in _PREPOSITIONS:
        return None  # «تتبنى لجنة للتحقيق | في | الهجمات …»
    between = source_after(view, cue + 1, noun - 1)
    source = between if between is not None and can_speak(view, between) else before
    if verb.of == "charges":
        complement = find_complement(view, noun, verb.model_copy(update={"takes": (*verb.takes, "ل")}))
        if source is None or complement is None or complement.opener - noun > _NEAR:
            return None
        return (complement, source, None) if complement.kind == "preposition" else None
    if source is not None:
        return Complement("noun", noun, noun, None), source, None
    after = source_after(view, noun + 1, min(last, noun + _NEAR))
    if noun > cue + 1 or after is None or after.first > noun + 1 or not can_speak(view, after):
        return None
    return Complement("noun", noun, noun, None), after, Range(noun, noun)  # «تبنت الهجوم | جماعة …»
