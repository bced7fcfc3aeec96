"""What a cue's form tells of its subject, whoever found the cue."""

from functools import lru_cache
from typing import NamedTuple

from kg.statements.conjugation import Form
from kg.statements.lexicon import cue_forms, cue_key
from schemas import Agreement, Gender, Number, Statement


class CueShape(NamedTuple):
    """The kind of word that a cue is (None for a particle, a preposition, a colon) and what it agrees with."""

    form: Form | None
    agreement: Agreement
    continues: bool
    """«وأضاف», «وتابع»: written with a conjunction."""


def cue_shape(statement: Statement) -> CueShape:
    """The shape of a statement's cue; what the finder knows of its agreement goes before what the word alone tells."""
    shape = _shape(cue_key(statement.cue.text))
    given = statement.agreement
    return shape._replace(agreement=given) if given.gender is not None or given.number is not None else shape


@lru_cache(maxsize=4096)
def _shape(cue: str) -> CueShape:
    words = cue.split()
    for word in words:
        for reading in cue_forms().get(word, ()):
            joined = words[0].startswith(("و", "ف")) and words[0] not in ("وفق", "وفقا", "فند", "وصف")
            return CueShape(reading.form, reading.agreement, reading.conjunction or joined)
    for word in words:  # «واتهمته»: with an object written onto it
        for suffix in ("هما", "هم", "هن", "ها", "ه"):
            for reading in cue_forms().get(word.removesuffix(suffix), ()) if word.endswith(suffix) else ():
                return CueShape(reading.form, reading.agreement, reading.conjunction)
    return _guess(words[-1] if words else "")


def _guess(word: str) -> CueShape:
    """From letters alone, for a cue that the lexicon does not hold."""
    joined = len(word) > 3 and word.startswith(("و", "ف"))
    bare = word[1:] if joined else word
    singular, plural = Number.SINGULAR, Number.PLURAL
    feminine, masculine = Gender.FEMININE, Gender.MASCULINE
    if len(bare) < 3:
        return CueShape(None, Agreement(), joined)
    if bare.startswith("م") and bare.endswith(("ا", "ة", "ين")):
        gender = feminine if bare.endswith("ة") else masculine if bare.endswith("ا") else None
        return CueShape(Form.PARTICIPLE, Agreement(gender=gender, number=singular if gender else plural), joined)
    if bare.startswith("ي"):
        number = plural if bare.endswith(("ون", "وا")) else Number.DUAL if bare.endswith("ان") else singular
        return CueShape(Form.PRESENT, Agreement(gender=masculine, number=number), joined)
    if bare.endswith("وا"):
        return CueShape(Form.PAST, Agreement(gender=masculine, number=plural), joined)
    if bare.startswith("ت") and not bare.endswith(("ه", "ها", "هم")):
        return CueShape(Form.PRESENT, Agreement(gender=feminine, number=singular), joined)
    if bare.endswith("ت"):
        return CueShape(Form.PAST, Agreement(gender=feminine, number=singular), joined)
    for suffix, gender in (("ها", feminine), ("ه", masculine)):
        if bare.endswith(suffix):
            return CueShape(Form.NOUN, Agreement(gender=gender, number=singular), joined)
    if bare.endswith("هم"):
        return CueShape(Form.NOUN, Agreement(number=plural), joined)
    return CueShape(None, Agreement(), joined)
