"""What stands between a cue and who speaks, and whom something is done to behind him."""

import pytest
from articles import annotated
from test_statements import NAMES, find, only
from test_statements_sides import told

from kg.statements import find_statements
from schemas import Act, NameKind, Polarity


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("وقال لوكالة صدى مدير الميناء سامي الحلو إن السفينة غرقت.", "مدير الميناء سامي الحلو"),
        ("وأكد لقناة صدى مسؤول أمني أن السفينة غرقت.", "مسؤول أمني"),
        ("وقال للصحفيين رئيس اللجنة المالية إن السفينة غرقت.", "رئيس اللجنة المالية"),
        ("وأكد في مؤتمر صحفي أمس الوزير السابق أن السفينة غرقت.", "الوزير السابق"),
        ("وكان الحلو قد أكد الأحد الماضي أن السفينة غرقت.", "الحلو"),
        (
            "كشف وكيل اللاعب النورلاندي سامي الحلو، سامي الحلو، عن غرق السفينة.",
            "وكيل اللاعب النورلاندي سامي الحلو، سامي الحلو",
        ),
    ],
)
def test_whom_where_and_when_it_was_told_stand_before_who_speaks(text: str, source: str) -> None:
    (one, *_) = find(text)
    assert one.source is not None
    assert one.source.text == source


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("واتهمت فصائل المعارضة القوات الحكومية بقصف الجسر.", "فصائل المعارضة", "القوات الحكومية بقصف الجسر"),
        ("واتهم الحلو جهات لم يسمها بالسعي إلى هدم الجسر.", "الحلو", "جهات لم يسمها بالسعي إلى هدم الجسر"),
        ("حذرت الوزارة المواطنين من عبور الجسر.", "الوزارة", "عبور الجسر"),
        ("واتهم الجيش القوات الأجنبية بقصف الجسر.", "الجيش", "القوات الأجنبية بقصف الجسر"),
        ("وحذر البنك المواطنين من عبور الجسر.", "البنك", "عبور الجسر"),
    ],
)
def test_whom_it_is_done_to_stands_behind_who_speaks(text: str, source: str, content: str) -> None:
    assert told(only(text)) == (source, Polarity.ASSERT, content)


def test_a_relative_is_told_of_between_who_denies_and_what() -> None:
    found = only("نفى سامي الحلو، طليق الفنانة المصابة، إغلاق الجسر.")
    assert told(found) == ("سامي الحلو", Polarity.DENY, "إغلاق الجسر")


def test_a_body_is_no_part_of_the_report_that_it_denies() -> None:
    denial, *_ = find("ونفى الحزب المعلومات المتداولة عن إغلاق الجسر.")
    assert told(denial) == ("الحزب", Polarity.DENY, "إغلاق الجسر")


def test_who_denies_may_be_named_at_the_end() -> None:
    found = only("نفى ما تردد عن إغلاق الجسر الناطق الرسمي سامي الحلو.")
    assert told(found) == ("الناطق الرسمي سامي الحلو", Polarity.DENY, "إغلاق الجسر")


def test_who_denies_before_what_is_there_may_be_anybody() -> None:
    assert told(only("ونفى المعايطة وجود نية لإغلاق الجسر.")) == ("المعايطة", Polarity.DENY, "وجود نية لإغلاق الجسر")


def test_who_is_named_by_whose_he_is_has_a_name_of_his_own() -> None:
    text = "عنوان\n\nكشف وكيل اللاعب سامي الحلو، نادر الحصري، عن توقيع العقد."
    (one,) = find_statements(annotated(text, {**NAMES, "نادر الحصري": NameKind.PERSON}))
    assert told(one)[0] == "وكيل اللاعب سامي الحلو، نادر الحصري"


def test_to_be_is_nobody_who_speaks() -> None:
    asked = [one for one in find("ونفى الوزير أن تكون حكومته طلبت تمديد المهلة.") if one.act is Act.DEMAND]
    assert [one.source.text for one in asked if one.source is not None] == ["حكومته"]


def test_two_denials_of_one_breath() -> None:
    found = find("وقال الوزير: «لا صحة لما يتردد عن اتفاق مع الشركة، وكل ما نشر أكاذيب».")
    assert {(one.polarity, one.content.text) for one in found} == {
        (Polarity.DENY, "اتفاق مع الشركة"),
        (Polarity.DENY, "ما نشر"),
    }


def test_an_aside_right_before_any_ends_the_search_for_the_object() -> None:
    assert told(only("نفت الوزارة للصحافيين أي علاقة بالجسر.")) == ("الوزارة", Polarity.DENY, "أي علاقة بالجسر")


@pytest.mark.parametrize(
    "text",
    [
        "ورد الوزير على الشائعات التي انتشرت مؤخرا",
        "حوالي ولم تؤكد ولم",
        "نشرت الصحف أن الجسر مغلق إلا أن",
        "نفت أن وقال",
    ],
)
def test_a_text_may_end_anywhere(text: str) -> None:
    for one in find(text):
        assert one.content.text


@pytest.mark.parametrize("act", ["ضرورة", "أهمية", "على ضرورة"])
def test_who_does_not_confirm_that_something_is_needed_demands_nothing(act: str) -> None:
    found = only(f"ولم تؤكد الحكومة {act} إغلاق الجسر.")
    assert (found.act, found.polarity) == (Act.NO_COMMENT, Polarity.NEUTRAL)


def test_a_verb_of_many_goes_on_with_what_they_do() -> None:
    first, *_ = find("وقال الحلو إن أعضاء في المجلس هددوا بالانسحاب وطالبوا الرئاسة بإغلاق الجسر.")
    assert first.content.text == "أعضاء في المجلس هددوا بالانسحاب وطالبوا الرئاسة بإغلاق الجسر"


def test_a_report_ends_where_an_answer_begins() -> None:
    found = find("وقال الحلو في إجابة عن سؤال عن صحة الأخبار المتداولة حول إغلاق الجسر: الجسر مفتوح للجميع.")
    assert ("الأخبار", Polarity.ASSERT, "إغلاق الجسر") in [told(one) for one in found]


@pytest.mark.parametrize("that", ["الإشارة معطلة منذ أيام", "نشر القوات ضروري للأمن", "الكشف عن الجسر ضروري"])
def test_what_is_said_may_begin_with_a_word_that_asks_for_anonymity(that: str) -> None:
    _, found = find(f"قال الوزير إن الجسر مغلق، مؤكدا أن {that}.")
    assert found.content.text == that


def test_who_asks_not_to_be_named_demands_nothing() -> None:
    found = only("قال مسؤول، طلب عدم ذكر اسمه، إن الجسر مغلق.")
    assert found.act is Act.STATE


@pytest.mark.parametrize(
    "after", ["بعد أن قالت مصادر إن الجسر سيغلق", "بعدما ذكرت الصحيفة أن الجسر سيغلق", "التي انتشرت أمس على المواقع"]
)
def test_a_denial_ends_before_the_report_that_it_answers(after: str) -> None:
    denial, *_ = find(f"نفى سامي الحلو أنباء إغلاق الجسر، {after}.")
    assert told(denial) == ("سامي الحلو", Polarity.DENY, "إغلاق الجسر")


def test_what_little_stands_before_according_is_what_is_told() -> None:
    found, _ = find("ولم تقع إصابات، بحسب الشرطة. وقال الوزير إن الجسر مغلق.")
    assert told(found) == ("الشرطة", Polarity.ASSERT, "ولم تقع إصابات")


def test_a_quoted_untruth_is_not_what_a_paper_published() -> None:
    found = find("نفى الحلو إغلاق الجسر، واصفا ما نشرته صحيفة «الأفق» بأنه «غير صحيح على الإطلاق».")
    assert all(one.polarity is Polarity.DENY for one in found)
