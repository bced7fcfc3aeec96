"""Inflected forms of reporting verbs, participles and verbal nouns, with what each form tells of its subject.

Verbs are conjugated by libqutrub (https://pypi.org/project/libqutrub/).
"""

import warnings
from collections.abc import Iterator
from enum import StrEnum

from schemas import Agreement, Gender, Number

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # old escape sequences in its dependency pyarabic
    from libqutrub.mosaref_main import do_sarf


class Form(StrEnum):
    PAST = "past"
    PRESENT = "present"
    PASSIVE = "passive"
    PARTICIPLE = "participle"
    NOUN = "noun"


_TENSES = {
    "الماضي المعلوم": Form.PAST,
    "المضارع المعلوم": Form.PRESENT,
    "المضارع المجزوم": Form.PRESENT,
    "المضارع المنصوب": Form.PRESENT,
    "الماضي المجهول": Form.PASSIVE,
    "المضارع المجهول": Form.PASSIVE,
}
_M, _F = Gender.MASCULINE, Gender.FEMININE
_PERSONS = {
    "هو": Agreement(gender=_M, number=Number.SINGULAR),
    "هي": Agreement(gender=_F, number=Number.SINGULAR),
    "هم": Agreement(gender=_M, number=Number.PLURAL),  # before the dual, which is written like it: «دعوا»
    "هما": Agreement(gender=_M, number=Number.DUAL),
    "هما مؤ": Agreement(gender=_F, number=Number.DUAL),
    "هن": Agreement(gender=_F, number=Number.PLURAL),
}


def verb_forms(lemma: str, future: str, *, passive: bool = False) -> Iterator[tuple[str, Form, Agreement]]:
    """Third-person forms of a verb, vocalised, with what they say of the subject.

    Without `passive` none of the passive, which unvocalised looks like the active.
    Raises ValueError where libqutrub does not know the verb.
    """
    table = do_sarf(lemma, future, display_format="DICT")
    if not isinstance(table, dict) or "الماضي المعلوم" not in table:
        raise ValueError(f"cannot conjugate {lemma}")
    for tense, form in _TENSES.items():
        if form is Form.PASSIVE and not passive:
            continue
        for person, agreement in _PERSONS.items():
            written = table.get(tense, {}).get(person, "")
            if written:
                yield written, form, agreement
            if written.endswith("ى") and form is Form.PAST:
                yield written[:-1] + "ي", Form.PAST, agreement  # as Egyptian papers write it


def participle_forms(stem: str) -> Iterator[tuple[str, Form, Agreement]]:
    """Accusative forms of an active participle given in its masculine form («مؤكد», «نافي»)."""
    plural = "ن" if stem.endswith("ي") else "ين"
    yield stem + "ا", Form.PARTICIPLE, Agreement(gender=_M, number=Number.SINGULAR)
    yield stem + "ة", Form.PARTICIPLE, Agreement(gender=_F, number=Number.SINGULAR)
    yield stem + plural, Form.PARTICIPLE, Agreement(number=Number.PLURAL)


_POSSESSIVES = {
    "ه": Agreement(gender=_M, number=Number.SINGULAR),
    "ها": Agreement(gender=_F, number=Number.SINGULAR),
    "هم": Agreement(number=Number.PLURAL),
    "هما": Agreement(number=Number.DUAL),
}


def noun_forms(noun: str) -> Iterator[tuple[str, Form, Agreement]]:
    """A verbal noun, bare, with the article, and with the pronoun of whoever speaks («تأكيده», «نفيها»)."""
    yield noun, Form.NOUN, Agreement()
    yield "ال" + noun, Form.NOUN, Agreement()
    stem = noun[:-1] + "ت" if noun.endswith("ة") else noun
    for pronoun, agreement in _POSSESSIVES.items():
        yield stem + pronoun, Form.NOUN, agreement
