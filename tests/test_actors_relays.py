"""Through whom a statement came: whom the speaker spoke to, who passed it on, and who did neither."""

import pytest
from articles import annotated

from kg.actors import resolve_actors
from kg.actors.outlets import told_to
from kg.statements import find_statements
from schemas import NameKind

NAMES = {"سامي الحلو": NameKind.PERSON, "الحلو": NameKind.PERSON, "ليلى الراوي": NameKind.PERSON}


def vias(text: str) -> list[list[str]]:
    article = annotated(f"عنوان\n\n{text}", NAMES)
    return [[ref.name for ref in one.via] for one in resolve_actors(article, find_statements(article))[0]]


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("قال سامي الحلو لـ«صدى» إن الجسر مغلق.", "صدى"),
        ("قال سامي الحلو في تصريح لـ»صدى« إن الجسر مغلق.", "صدى"),
        ("قال سامي الحلو لرويترز إن الجسر مغلق.", "رويترز"),
        ("قال سامي الحلو لCNN بالعربية إن الجسر مغلق.", "CNN بالعربية"),
        ("قال سامي الحلو في تصريح خص به «صدى» إن الجسر مغلق.", "صدى"),
        ("قال سامي الحلو لوكالة الأنباء (ميديا) إن الجسر مغلق.", "ميديا"),
        ("قال سامي الحلو لشبكة سي. إن. إن. إن الجسر مغلق.", "شبكة سي. إن. إن"),
        ("قال سامي الحلو في بيان تسلمت «صدى» نسخة منه إن الجسر مغلق.", "صدى"),
        ("قال سامي الحلو في تعقيب تلقَّته «صدى» إن الجسر مغلق.", "صدى"),
        ("قال سامي الحلو ردا على استفسار «صدى» إن الجسر مغلق.", "صدى"),
        ("قال سامي الحلو عبر إذاعة «صدى» إن الجسر مغلق.", "صدى"),
        ("نشرت صحيفة «صدى» مقالا للكاتب سامي الحلو أكد فيه أن الجسر مغلق.", "صدى"),
        ("علمت «صدى» من مصادر مطلعة أن الجسر مغلق.", "صدى"),
    ],
)
def test_whom_one_spoke_to(text: str, outlet: str) -> None:
    start = text.index("أن الجسر") if "أن الجسر" in text else text.index("إن الجسر")
    named = [span.text for span in told_to(text, 0, start)] or [one for via in vias(text) for one in via]
    assert [" ".join(one.split()) for one in named] == [outlet]


@pytest.mark.parametrize(
    ("text", "through"),
    [
        ("أجرى المدرب سامي الحلو مقابلة مع شبكة «صدى» قال فيها إن الجسر مغلق.", [["صدى"]]),
        ("قال سامي الحلو لـ«صدى» و«الرياض» إن الجسر مغلق.", [["صدى", "الرياض"]]),
        (
            "نقلت وكالة رويترز عن مصدر قوله إن الجسر مغلق. وقال سامي الحلو لـ«الجريدة» إن الجو صحو.",
            [["وكالة رويترز"], ["الجريدة"]],
        ),
        (
            "ونقلت قناة «صدى» عن شاهد قوله إن الجسر مغلق. وكشفت صحيفة «البرق» أن الجسر مفتوح. "
            "وقال سامي الحلو للصحيفة إن الجو صحو.",
            [["صدى"], [], ["صحيفة البرق"]],
        ),
        (
            "نقلت رويترز عن مسؤول كبير قوله إن الجسر مغلق. وقال مسؤول كبير للصحفيين إن الجسر مفتوح.",
            [["رويترز"], []],
        ),
        (
            "نقلت وكالة «صدى» عن سامي الحلو قوله إن الجسر مغلق. وقال الحلو في مؤتمر صحفي إن الجسر مفتوح.",
            [["صدى"], []],
        ),
        (
            "ونقلت ليلى الراوي عن سامي الحلو قوله إن الجسر مغلق. وكتب الحلو أن الجسر مفتوح.",
            [["ليلى الراوي"], []],
        ),
    ],
)
def test_through_whom(text: str, through: list[list[str]]) -> None:
    assert vias(text) == through


@pytest.mark.parametrize("text", ["قال سامي الحلو إن الجسر مغلق، بحسب «.", "قال سامي الحلو لـ«  » إن الجسر مغلق."])
def test_lone_marks_name_nobody(text: str) -> None:
    assert vias(text) == [[]]


@pytest.mark.parametrize(
    "text",
    [
        "وقالت المديرة العامة للوكالة ليلى الراوي إن الجسر مغلق.",
        "قال سامي الحلو في خطاب «العرش» إن الجسر مغلق.",
        "قال سامي الحلو عبر قناة السويس الجديدة إن الجسر مغلق.",
        "قال صحفي في قناة صدى إن الجسر مغلق.",
        "قال سامي الحلو لـFIFA إن الجسر مغلق.",
        "وفي رسالة تلقتها «المحكمة» قال سامي الحلو إن الجسر مغلق.",
        "تعليقا على تقرير نشرته صحيفة «صدى» قال سامي الحلو إن الجسر مغلق.",
        "وأبلغ قائد «لواء التوحيد» سامي الحلو الشرطة أن الجسر مغلق.",
        "قال سامي الحلو إن ما نشرته صحيفة «صدى» عن الجسر غير صحيح.",
        "قال سامي الحلو اليوم إن من بايعوا تنظيم «داعش» أو أعلنوا الولاء لـ«داعش» خانوا الوطن.",
        "ذكر مراسل لوكالة الأنباء أن الجسر مغلق.",
        "قال سامي الحلو عبر مواقع التواصل الاجتماعي إن الجسر مغلق.",
    ],
)
def test_whom_one_did_not_speak_to(text: str) -> None:
    assert list(told_to(text, 0, len(text))) == []


def test_what_is_denied_comes_through_no_outlet() -> None:
    found = vias("نفى سامي الحلو ما أوردته وكالة «صدى» عن إغلاق الجسر. وقال الحلو إن الطريق سالك.")
    assert not any(found)


def test_an_outlet_is_taken_up_by_its_kind() -> None:
    found = vias("ونقلت صحيفة «صدى» عن مصدر قوله إن الجسر مغلق. ونقلت الصحيفة عن سامي الحلو قوله إن الطريق سالك.")
    assert found == [["صدى"], ["صدى"]]


def test_who_passed_on_somebodys_words_passes_on_his_next_ones() -> None:
    found = vias(
        "ونقلت صحيفة «صدى» عن سامي الحلو قوله إن الجسر مغلق. وأوضح الحلو أن الطريق سالك. وقالت ليلى الراوي إن الجو صحو."
    )
    assert found == [["صدى"], ["صدى"], []]


def test_a_closing_according_to_covers_its_own_statement_alone() -> None:
    found = vias("حذر سامي الحلو من انهيار الجسر، بحسب ما نقلته وكالة «صدى». وأعلن الحلو أن الطريق سالك.")
    assert found == [["صدى"], []]


def test_what_is_done_by_a_rule_is_told_by_nobody() -> None:
    assert vias("أكد سامي الحلو أن الجسر مغلق وفق قوانين البلدية.") == [[]]
