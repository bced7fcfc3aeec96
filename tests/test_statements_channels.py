"""Who is asked and who is not, through whom somebody speaks, and what goes before and behind such words."""

import pytest
from test_statements import find, only
from test_statements_sides import told

from schemas import Polarity


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("ودعا وكالة التنمية إلى ترميم الجسر القديم.", "وكالة التنمية إلى ترميم الجسر القديم"),
        ("وطالب الجهات المعنية بسرعة ترميم الجسر.", "الجهات المعنية بسرعة ترميم الجسر"),
        ("وحث زعماء العالم على ترميم الجسر القديم.", "زعماء العالم على ترميم الجسر القديم"),
        ("ودعا نواب المدينة جميعا إلى ترميم الجسر.", "نواب المدينة جميعا إلى ترميم الجسر"),
    ],
)
def test_whom_it_is_asked_of_is_not_who_asks(text: str, content: str) -> None:
    assert told(only(text)) == (None, Polarity.ASSERT, content)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("ودعا قادة الاتحاد إلى ترميم الجسر القديم.", "قادة الاتحاد"),
        ("ودعت وكالة التنمية إلى ترميم الجسر القديم.", "وكالة التنمية"),
        ("ودعا سماحة المفتي إلى ترميم الجسر القديم.", "سماحة المفتي"),
    ],
)
def test_who_asks_stands_there_where_the_verb_agrees(text: str, source: str) -> None:
    assert told(only(text))[0] == source


def test_who_asks_is_the_pronoun_before_the_verb() -> None:
    outer, inner = find("وقال سامي الحلو إنه أبلغ الوزير بأن الجسر مغلق.")
    assert told(outer)[0] == "سامي الحلو"
    assert told(inner) == (None, Polarity.ASSERT, "الجسر مغلق")


def test_who_asks_stands_before_the_relative_pronoun() -> None:
    found = only("وحضر سامي الحلو، الذي أوصى مسؤولي المدينة بترميم الجسر القديم.")
    assert told(found)[0] == "سامي الحلو"


def test_an_office_between_commas_belongs_to_the_person_before_it() -> None:
    found = only("واتفقت مع سامي الحلو، المدعي العام لمدينة نورلاند، الذي قال إن الجسر مغلق.")
    assert told(found)[0] == "سامي الحلو، المدعي العام لمدينة نورلاند"


@pytest.mark.parametrize(
    ("text", "source", "via"),
    [
        ("ونشرت الصحيفة على لسان متحدث باسم الشرطة قوله: «الجسر مغلق منذ أمس».", "متحدث باسم الشرطة", "الصحيفة"),
        ("وقالت الصحيفة، على لسان مسؤول كبير، إن الجسر مغلق.", "مسؤول كبير", "الصحيفة"),
        ("وعلمت «صدى» من مصادر مطلعة أن الجسر مغلق منذ أمس.", "مصادر مطلعة", "«صدى»"),
        ("أكدت مديرية الصحة على لسان مديرها سامي الحلو أن الجسر مغلق.", "مديرية الصحة", "مديرها سامي الحلو"),
    ],
)
def test_somebody_speaks_through_another(text: str, source: str, via: str) -> None:
    (found, *_) = find(text)
    assert found.source is not None
    assert (found.source.text, [one.text for one in found.via_spans]) == (source, [via])


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("وسبق لوسائل إعلام محلية أن ذكرت أن الجسر مغلق.", "وسائل إعلام محلية"),
        ("قالت، عصر أول من أمس الخميس، وزارة النقل إن الجسر مغلق.", "وزارة النقل"),
        ("وقالت إن.بي.سي إن الجسر مغلق.", "إن.بي.سي"),
        ("كما أعلن المرصد الوطني لحقوق الإنسان مقتل عشرة أشخاص.", "المرصد الوطني لحقوق الإنسان"),
    ],
)
def test_who_speaks_is_found_behind_and_before(text: str, source: str) -> None:
    assert told(only(text))[0] == source


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("وقالت الشرطة إنها تعرفت على السائق لكنها لن تنشر اسمه.", "تعرفت على السائق لكنها لن تنشر اسمه"),
        ("وأكد الوزير أن الجسر مغلق، ولكنه لم يعط تفاصيل حول السبب.", "الجسر مغلق"),
        ("وأضاف أما الجسر القديم فيفتح غدا.", "أما الجسر القديم فيفتح غدا"),
        ("واستهل حديثه بقوله الحمد لله على سلامة الجميع اليوم.", "الحمد لله على سلامة الجميع اليوم"),
        ("سقط الجسر القديم قبل عامين، بحسب ما أعلنت أمس (الثلاثاء) الشركة.", "سقط الجسر القديم قبل عامين"),
    ],
)
def test_where_such_contents_begin_and_end(text: str, content: str) -> None:
    assert told(only(text))[2] == content


def test_what_a_paper_ascribes_to_somebody_he_says() -> None:
    found = only("ونسبت صحيفة صدى إلى دبلوماسيين غربيين قولهم إن الجسر مغلق.")
    assert told(found) == ("دبلوماسيين غربيين", Polarity.ASSERT, "الجسر مغلق")
    assert [one.text for one in found.via_spans] == ["صحيفة صدى"]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("واعتبر الوزير أن الجسر آمن، لكنه حذر من التسرع.", ["الجسر آمن", "التسرع"]),
        ("وأعرب الوزير عن اعتقاده بأن الجسر آمن.", ["اعتقاده بأن الجسر آمن"]),
        ("سقط الجسر القديم في النهر، بحسب ما قاله الوزير للصحفيين.", ["سقط الجسر القديم في النهر"]),
        ("وقالت الوزارة إن الوزير زار الجسر، وأكدت أن العمل مستمر.", ["الوزير زار الجسر", "العمل مستمر"]),
        (
            "وأشارت الوزارة إلى أن الحلو نفى إغلاق الجسر، وأكد أنه مفتوح.",
            ["الحلو نفى إغلاق الجسر، وأكد أنه مفتوح", "إغلاق الجسر", "مفتوح"],
        ),
    ],
)
def test_what_is_one_statement_and_what_two(text: str, contents: list[str]) -> None:
    assert [one.content.text for one in find(text)] == contents


def test_a_quotation_that_is_never_closed_ends_where_its_speaker_goes_on() -> None:
    first, second = find('وقال سامي الحلو "الجسر القديم مغلق منذ يومين. وأضاف أن الجسر الجديد مفتوح.')
    assert (first.content.text, second.content.text) == ("الجسر القديم مغلق منذ يومين", "الجسر الجديد مفتوح")


def test_thanks_are_no_statement() -> None:
    assert [one.content.text for one in find("وقال الوزير إن الجسر مغلق، معبرا عن شكره للجميع.")] == ["الجسر مغلق"]
