"""Statement rules for what points back, and for reports that a denial carries."""

import pytest
from articles import annotated
from test_statements import NAMES, find, only
from test_statements_sides import told

from kg.statements import find_statements
from kg.statements.draft import Draft
from kg.statements.reader.decode import Found
from kg.statements.rules import ruled_drafts
from kg.statements.settle import settle
from kg.statements.view import Range, View
from schemas import Act, Polarity


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("ونفى ذلك المتحدث باسم الوزارة سامي الحلو في اتصال هاتفي.", "المتحدث باسم الوزارة سامي الحلو", "ذلك"),
        ("ونفى هذه الأنباء المتحدث باسم حركة النور.", "المتحدث باسم حركة النور", "هذه الأنباء"),
        ("ونفى الخبر سامي الحلو جملة وتفصيلا.", "سامي الحلو", "الخبر"),
        ("نفى الاتهامات الأخيرة وزير الخارجية سامي الحلو.", "وزير الخارجية سامي الحلو", "الاتهامات الأخيرة"),
    ],
)
def test_who_speaks_may_stand_behind_what_he_denies(text: str, source: str, content: str) -> None:
    assert told(only(text)) == (source, Polarity.DENY, content)


@pytest.mark.parametrize(
    "answer",
    [
        "أعلن ذلك أمس رئيس اللجنة سامي الحلو",
        "وأكد ذلك لـ«صدى» مدير الشرطة سامي الحلو",
        "صرح بذلك لصحيفة «صدى» وزير النقل سامي الحلو",
    ],
)
def test_that_is_the_sentence_before(answer: str) -> None:
    (one,) = find(f"سيفتح الجسر الكبير صباح غد. {answer}.")
    assert one.content.text == "سيفتح الجسر الكبير صباح غد"
    assert one.source is not None
    assert one.source.text.endswith("سامي الحلو")


def test_an_official_pointed_out_is_who_speaks() -> None:
    assert told(only("وقال هذا المسؤول إن الجسر مغلق.")) == ("هذا المسؤول", Polarity.ASSERT, "الجسر مغلق")


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("نفى الوزير ماتناقلته مواقع التواصل عن إغلاق الجسر.", "مواقع التواصل"),
        ("نفى الوزير الأنباء التي ترددت في وسائل الإعلام المختلفة بمنع عبور الجسر.", "وسائل الإعلام المختلفة"),
        ("وأكد الوزير أن ما نسب على لسان سامي الحلو بأن الجسر مغلق غير صحيح.", "سامي الحلو"),
        ("نفت الوزارة ما نشر بإحدى الصحف المحلية تحت عنوان «الجسر الكبير مغلق منذ شهر».", "بإحدى الصحف المحلية"),
        ("ورد الوزير على الشائعات التي انتشرت مؤخرا عن إغلاق الجسر.", "الشائعات"),
        ("وكانت صحيفة محلية قد نشرت في وقت سابق، مرارا أنباء عن إغلاق الجسر.", "صحيفة محلية"),
        ("نفت نورلاند اتهامات مليشيات النور بقصف الجسر.", "مليشيات النور"),
    ],
)
def test_reports_that_are_carried(text: str, reported: str) -> None:
    carried = [one for one in find(text) if one.polarity is Polarity.ASSERT]
    assert [one.source.text for one in carried if one.source is not None] == [reported]


def test_news_alone_is_its_own_source_but_not_twice() -> None:
    assert told(find_statements(annotated("أنباء عن إغلاق الجسر الكبير\n\nخبر.", NAMES))[0]) == (
        "أنباء",
        Polarity.ASSERT,
        "إغلاق الجسر الكبير",
    )
    assert told(only("نفى الوزير أنباء عن إغلاق الجسر الكبير."))[:2] == ("الوزير", Polarity.DENY)


def test_nobody_accuses_who_is_accused() -> None:
    assert find("وبعد اتهام منظمة نورلاندية ببيع القمح أغلق الجسر.") == []


def reading(view: View, draft: Draft, content: Range, probability: float) -> Found:
    return Found(
        cue=draft.cue,
        probability=probability,
        source=draft.source,
        source_probability=0.5,
        content=content,
        content_probability=0.99,
        polarity=draft.polarity,
        act=draft.act,
        negated=False,
    )


def test_a_report_counts_that_is_denied_where_it_stands() -> None:
    view = View(annotated("عنوان\n\nنفى الوزير الأنباء المتداولة عن إغلاق الجسر الكبير.", NAMES))
    drafts = ruled_drafts(view)
    unlikely = [reading(view, one, one.content, 0.9 if one.act is Act.DENY else 0.2) for one in drafts]
    assert {one.rule for one in settle(view, drafts, unlikely)} == {"past-noun", "carried-report"}


def test_nobody_denies_who_could_not_be_asked_to_confirm_or_deny() -> None:
    view = View(annotated("عنوان\n\nولم يكن بالإمكان الاتصال بالوزارة لتأكيد أو نفي هذا الخبر.", NAMES))
    noun = view.keys.index("نفي")
    alone = Draft(Range(noun, noun), "model", Act.DENY, Polarity.DENY, Range(noun + 1, noun + 2))
    assert settle(view, [], [reading(view, alone, alone.content, 0.9)]) == []


def test_what_is_said_with_that_ends_with_its_sentence() -> None:
    view = View(annotated("عنوان\n\nقال سامي الحلو إن الجسر مغلق. ولم يرد تعقيب من الجيش.", NAMES))
    (draft,) = ruled_drafts(view)
    longer = Range(draft.content.first, view.keys.index("الجيش"))
    (one,) = settle(view, [draft], [reading(view, draft, longer, 0.99)])
    assert view.span(one.content).text == "الجسر مغلق"


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "دعت الرئاسات الثلاث في نورلاند خلال اجتماع عقدته أمس، إلى إصلاح الجسر.",
            "الرئاسات الثلاث في نورلاند",
            "إصلاح الجسر",
        ),
        ("أعلن سامي الحلو موافقة اللجنة على طلب النور.", "سامي الحلو", "موافقة اللجنة على طلب النور"),
        ("اعترف المتهم بما نسب إليه.", "المتهم", "بما نسب إليه"),
        (
            "وجدت تغريداته أصداء كبيرة بين الجماهير الكبيرة التي طالبت اللاعب بالرد.",
            "الجماهير الكبيرة",
            "اللاعب بالرد",
        ),
        (
            "وحذر سامي الحلو من أن الجسر سينهار، وذلك في خطاب ألقاه أمس.",
            "سامي الحلو",
            "الجسر سينهار",
        ),
        ("وقال «إن الجسر مغلق تماما» وذلك في إشارة إلى الطريق.", None, "الجسر مغلق تماما"),
        ("نفى سامي الحلو المنتقل حديثا إلى النور توقيعه عقدا جديدا.", "سامي الحلو", "توقيعه عقدا جديدا"),
        ("ووجهت له النيابة العامة تهمة القتل العمد.", "النيابة العامة", "القتل العمد"),
    ],
)
def test_where_sources_and_contents_begin_and_end(text: str, source: str | None, content: str) -> None:
    found = only(text)
    assert ((found.source.text if found.source else None), found.content.text) == (source, content)


def test_no_verb_stands_behind_a_preposition() -> None:
    assert [one.cue.text for one in find("وافقت اللجنة على طلب النور بتأجيل فتح الجسر.")] == []


def test_what_leads_into_a_sentence_ends_before_it() -> None:
    (report, _) = find("وعقب شائعات تحدثت عن إغلاق الجسر، أصدر الجيش بيانا أكد فيه أن الجسر مفتوح.")
    assert report.content.text == "إغلاق الجسر"


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("تنفي كل من نورلاند وشركة الجسور ارتكاب أية مخالفات.", "كل من نورلاند وشركة الجسور", "ارتكاب أية مخالفات"),
        ("نافيا في الوقت نفسه الشائعات بوجود خلاف على الجسر.", None, "بوجود خلاف على الجسر"),
        ("وأكدت حركة النور أن ما يدار عار من الصحة تماما ولا أساس له، وجاء ذلك متأخرا.", "حركة النور", "ما يدار"),
        ("وقال سامي الحلو: ما يروج بأن الجسر مغلق فذاك محض افتراء.", "سامي الحلو", "الجسر مغلق"),
        ("نفى الخبير المعروف، بيع الجسر، معرجا على أنه لا حاجة إلى ذلك.", "الخبير المعروف", "بيع الجسر"),
        (
            "ونفى المقاول، مستندا إلى وثائق، أي تنسيق مع الجيش، «لأن هيئتي البلدين لا يتواصلان».",
            "المقاول",
            "أي تنسيق مع الجيش",
        ),
        ("ونفت اللجنة التي شكلها الوزير حول حادثة وفاة المعلمة في نورلاند حدوث أي تعديل.", "اللجنة", "حدوث أي تعديل"),
        ("نفى سامي الحلو تناوله مادة منشطة: «لم أتناول أي مادة محظورة في حياتي».", "سامي الحلو", "تناوله مادة منشطة"),
    ],
)
def test_what_is_denied_and_by_whom(text: str, source: str | None, content: str) -> None:
    denials = [one for one in find(text) if one.polarity is Polarity.DENY]
    assert [told(one) for one in denials] == [(source, Polarity.DENY, content)]


def test_a_report_is_who_says_what_it_says() -> None:
    found = find('نفى مسؤولون نورلانديون تقريرا لصحيفة "وول ستريت جورنال" قال إن الجسر مغلق.')
    assert {one.polarity: one.source.text for one in found if one.source} == {
        Polarity.DENY: "مسؤولون نورلانديون",
        Polarity.ASSERT: 'تقريرا لصحيفة "وول ستريت جورنال"',
    }


def test_what_a_source_closes_is_not_the_sentence_behind_it() -> None:
    text = "عنوان\n\nوسمح للمسافرين بالعبور على الجسر الكبير، وفقا لمصادر إعلامية.\nودشن مغردون حملة على الجسر الجديد."
    view = View(annotated(text, NAMES))
    (draft,) = ruled_drafts(view)
    behind = Range(view.keys.index("ودشن"), view.keys.index("الجديد"))
    (one,) = settle(view, [draft], [reading(view, draft, behind, 0.99)])
    assert one.content == draft.content


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("أعلن رسميا في نورلاند عن صدور قرار بإغلاق الجسر.", None, "صدور قرار بإغلاق الجسر"),
        ("كشفت دراسة أعلنت نتائجها مؤخرا أن الجسر سينهار.", "دراسة", "الجسر سينهار"),
        ("وقال سامي الحلو وقد وقف إلى جانبه المهندس إن الجسر مغلق.", "سامي الحلو", "الجسر مغلق"),
        ("أكد اللواء متقاعد سامي الحلو، تكامل الخطط لفتح الجسر.", "اللواء متقاعد سامي الحلو", "تكامل الخطط لفتح الجسر"),
        ("وقالت لجنة متابعة الأسعار إن القمح سيرتفع.", "لجنة متابعة الأسعار", "القمح سيرتفع"),
        (
            "ودعا ممثل المنظمة في المجموعة الخاصة بالأزمة، سامي الحلو، إلى فتح الجسر.",
            "ممثل المنظمة في المجموعة الخاصة بالأزمة، سامي الحلو",
            "فتح الجسر",
        ),
        ("وحمل سامي الحلو الحكومة مسؤولية انهيار الجسر.", "سامي الحلو", "الحكومة مسؤولية انهيار الجسر"),
        (
            "قالت سفيرة نورلاند لدى المنظمة سامي الحلو إن الجسر مغلق.",
            "سفيرة نورلاند لدى المنظمة سامي الحلو",
            "الجسر مغلق",
        ),
        ("عقد النادي مؤتمرا أعلن من خلاله التوقيع النهائي مع اللاعب.", None, "التوقيع النهائي مع اللاعب"),
        ("ووفق مصدر عسكري، لم يذكر اسمه، في قاعدة بعيدة، فإن الجسر مغلق.", "مصدر عسكري", "الجسر مغلق"),
        ("لكن الحركة كانت دائما تنفي وجود خلاف على الجسر.", "الحركة", "وجود خلاف على الجسر"),
    ],
)
def test_where_else_sources_and_contents_begin_and_end(text: str, source: str | None, content: str) -> None:
    found = only(text)
    assert ((found.source.text if found.source else None), found.content.text) == (source, content)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("وأكد سامي الحلو أن العدد المتداول عبر المواقع للمجلة القديمة غير صحيح ولا يمت للحقيقة بصلة.", True),
        ("وأكد سامي الحلو أن الوزير تلقى من الإدارة العامة في المدينة تقريرا غير صحيح.", False),
    ],
)
def test_a_long_subject_called_untrue_is_denied(text: str, content: bool) -> None:
    assert (only(text).polarity is Polarity.DENY) is content


def test_charges_brought_against_somebody_are_denied_alone() -> None:
    (one,) = find("واعتقل المتهمون الذين ينفون جميعا التهم المنسوبة إليهم في 2012.")
    assert told(one) == ("المتهمون", Polarity.DENY, "التهم المنسوبة إليهم")


def test_an_unsure_report_is_its_own_source() -> None:
    (one,) = find("غيرت الطائرة طريقها وسط تقارير غير مؤكدة بوجود تهديد للجسر.")
    assert told(one) == ("تقارير", Polarity.ASSERT, "بوجود تهديد للجسر")
