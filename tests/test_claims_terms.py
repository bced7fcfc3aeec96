"""What a content tells: apart from titles, in numbers that may be more, by words that point back."""

import pytest
from test_claims_and_contradictions import denied, read

from kg.arabic import fold
from kg.claims.core import core_roots
from kg.claims.numbers import quantity_clash
from kg.claims.sides import read_side
from kg.claims.terms import folded_words, root, text_terms
from kg.contradictions.kinds import kind_of
from schemas import ContradictionKind, Polarity


def told(text: str, *names: str) -> list[str]:
    return core_roots(folded_words(text), {root(fold(name)) for name in names})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("مقتل الحلو", "مقتل وزير الدفاع النورلاندي الحلو"),
        ("مقتل الحلو", "مقتل زعيم الحركة"),
        ("غرق السفينة", "غرق السفينة"),
    ],
)
def test_who_somebody_is_told_to_be_is_no_part_of_what_is_told(one: str, other: str) -> None:
    assert told(one, "الحلو") == told(other, "الحلو")


def test_a_common_noun_for_a_person_is_what_is_told() -> None:
    assert told("مقتل مواطن سعودي") != told("مقتل طالب سعودي")


def test_a_well_known_name_asks_for_nothing() -> None:
    assert root(fold("طالبان")) != root(fold("طلب"))


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("مقتل 31 شخصا", "مقتل 27 شخصا على الأقل", False),
        ("مقتل 20 شخصا", "مقتل 27 شخصا على الأقل", True),
        ("مقتل ما لا يقل عن 12 شخصا", "مقتل 11 شخصا على الأقل", False),
        ("مقتل أكثر من خمسين شخصا", "مقتل 70 شخصا", False),
        ("مقتل 70 شخصا", "مقتل 72 شخصا", True),
        ("الأرباح لمن سجل حتى الخميس 1436/11/5هـ", "الأرباح لمن سجل حتى الخميس 5 / 11 / 1436 هـ", False),
    ],
)
def test_the_least_that_a_number_may_be_clashes_with_less_alone(one: str, other: str, clash: bool) -> None:
    assert (quantity_clash(text_terms(one), text_terms(other)) is not None) is clash


def test_what_was_told_points_back_however_it_came() -> None:
    (denial,) = [one for one in read("نفت حركة النور ما ورد عبر وكالة أنباء الشرق.") if one.polarity is Polarity.DENY]
    assert read_side(denial).points_back


def test_there_is_no_such_thing_denies_what_was_said_before() -> None:
    before = "وقالت صحيفة الأفق إن سامي الحلو غادر نورلاند."
    assert denied("لكن سامي الحلو أكد أنه لا يوجد شيء من هذا القبيل.", before) == ["سامي الحلو غادر نورلاند"]


def test_a_denial_of_what_somebody_said_is_of_his_denial_too() -> None:
    before = "نفى سامي الحلو أن يكون الجسر قد أغلق."
    assert denied("وقالت ليلى الراوي إن تصريحات سامي الحلو غير صادقة.", before) == ["يكون الجسر قد أغلق"]


def test_who_denies_the_charges_against_him_denies_none_that_he_brings() -> None:
    denial = "وينفي الموقوفون التهم المنسوبة إليهم."
    assert denied(denial, "ويتهم الموقوفون حركة النور بقمع المعارضة في نورلاند.") == []
    assert denied(denial, "واتهمت حركة النور الموقوفين بتدمير الجسر.") == ["الموقوفين بتدمير الجسر"]


def test_what_is_not_so_in_one_place_may_be_so_elsewhere() -> None:
    def kind(other: str) -> ContradictionKind | None:
        denial, assertion = map(read_side, read("وقال سامي الحلو إن ليلى الراوي لم تمت في باكستان.", other))
        return kind_of(denial, assertion) if denial.sign < 0 else kind_of(assertion, denial)

    assert kind("وأكدت حركة النور أن ليلى الراوي ماتت قبل عامين.") is None
    assert kind("وأكدت حركة النور أن ليلى الراوي ماتت في باكستان.") is ContradictionKind.NEGATION
