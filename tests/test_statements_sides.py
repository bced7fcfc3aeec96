"""Statement rules where who speaks, who is spoken of and what is denied are easily taken for each other."""

import pytest
from articles import annotated
from test_statements import NAMES, find, only

from kg.statements import find_statements
from schemas import Act, Polarity, Statement


def told(one: Statement) -> tuple[str | None, Polarity, str]:
    return (one.source.text if one.source else None), one.polarity, one.content.text


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("لكن مسؤولا في حركة النور قال إن الجسر مغلق.", "مسؤولا في حركة النور", "الجسر مغلق"),
        ("غير أن متحدثا باسم الجيش قال إن الجسر مغلق.", "متحدثا باسم الجيش", "الجسر مغلق"),
        ("قال مصدر مطلع، طالبا عدم ذكر اسمه، إن الجسر مغلق.", "مصدر مطلع", "الجسر مغلق"),
        ("وقالت نورلاند، التي لم تعلن حدادا، إنها ستفتح الجسر.", "نورلاند", "ستفتح الجسر"),
        ("وأبلغت نورلاند حركة النور أن الجسر مغلق.", "نورلاند", "الجسر مغلق"),
        ("قال مصدر للجزيرة إن الجسر مغلق.", "مصدر", "الجسر مغلق"),
        ("انهار الجسر ليلا في نورلاند، على ما أعلن مسؤولون محليون.", "مسؤولون محليون", "انهار الجسر ليلا في نورلاند"),
        ("واتهم النائب الوزير بإغلاق الجسر.", "النائب", "الوزير بإغلاق الجسر"),
        ("وعزت الشركة إغلاق الجسر إلى الأمطار.", "الشركة", "إغلاق الجسر إلى الأمطار"),
        ("وعبر سامي الحلو، عبر منصة صدى، عن أمله في فتح الجسر.", "سامي الحلو", "أمله في فتح الجسر"),
    ],
)
def test_who_speaks(text: str, source: str, content: str) -> None:
    assert told(only(text)) == (source, Polarity.ASSERT, content)


def test_whom_a_charge_names_alone_is_accused() -> None:
    assert told(find("انتقدت حركة النور القرار، واتهمت نورلاند بإغلاق الجسر.")[1]) == (
        None,
        Polarity.ASSERT,
        "نورلاند بإغلاق الجسر",
    )
    found = only("وحملت حركة النور نورلاند مسؤولية انهيار الجسر.")
    assert told(found) == ("حركة النور", Polarity.ASSERT, "نورلاند مسؤولية انهيار الجسر")
    assert found.act is Act.ACCUSE


@pytest.mark.parametrize(
    "text",
    [
        "وأكدت نورلاند أن الأنباء عن إغلاق الجسر غير صحيحة وأن الطريق سالك.",
        "وقالت نورلاند إن الطريق سالك، وإنه لا صحة لما يشاع عن إغلاق الجسر.",
        "وأعلنت نورلاند أن الطريق سالك وأن الأنباء عن إغلاق الجسر كاذبة.",
        "وأكدت نورلاند أن الأنباء عن إغلاق الجسر مضللة وإن الطريق سالك.",
    ],
)
def test_one_cue_that_says_one_thing_and_denies_another(text: str) -> None:
    assert {told(one) for one in find(text)} == {
        ("نورلاند", Polarity.ASSERT, "الطريق سالك"),
        ("نورلاند", Polarity.DENY, "إغلاق الجسر"),
    }


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("وقال الوزير إنه ليس صحيحا أن الجسر مغلق.", "الجسر مغلق"),
        ("ولا صحة لما يتردد عن إغلاق الجسر، بحسب الوزير.", "إغلاق الجسر"),
        ("ونفت بائعة الخبز سماعها أي صراخ قرب الجسر.", "سماعها أي صراخ قرب الجسر"),
        ("وقال الوزير إن ما أثير حول إغلاق الجسر كلام غير دقيق.", "إغلاق الجسر"),
        ("ونفت الوزارة إغلاق الجسر، وهذه الشائعة تسيء للتجار.", "إغلاق الجسر"),
        ("ونفت الوزارة لقاء بين هذا الوزير وهذا السفير في المدينة.", "لقاء بين هذا الوزير وهذا السفير في المدينة"),
        ("ورغم نفي حركة النور وجود خلاف على الجسر، كان متوقعا.", "وجود خلاف على الجسر"),
    ],
)
def test_what_is_denied(text: str, denied: str) -> None:
    found = only(text)
    assert (found.polarity, found.content.text) == (Polarity.DENY, denied)


def test_who_is_called_a_liar_is_accused_not_denied() -> None:
    assert only("وقال الوزير إن سامي الحلو كذب على الناس.").polarity is Polarity.ASSERT


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("وأحجمت حركة النور عن التعقيب على إغلاق الجسر.", "حركة النور", "إغلاق الجسر"),
        ("ولم تتمكن «صدى» من التحقق من إغلاق الجسر.", "«صدى»", "إغلاق الجسر"),
        ("ولم يتسن لحركة النور التحقق من إغلاق الجسر.", "حركة النور", "إغلاق الجسر"),
        ("ولم تعلق حركة النور على إغلاق الجسر.", "حركة النور", "إغلاق الجسر"),
    ],
)
def test_what_could_not_be_verified_is_left_open(text: str, source: str, content: str) -> None:
    assert told(only(text)) == (source, Polarity.NEUTRAL, content)


def test_a_report_says_what_its_denier_denies() -> None:
    report, denial = sorted(find("نفت حركة النور تقريرا لصحيفة «صدى» قال إن الجسر مغلق."), key=lambda one: one.polarity)
    assert told(report) == ("تقريرا لصحيفة «صدى»", Polarity.ASSERT, "الجسر مغلق")
    assert told(denial) == ("حركة النور", Polarity.DENY, "الجسر مغلق")


def test_what_one_denies_ends_before_what_he_says() -> None:
    denial, said = find("وتنفي نورلاند تعمد إغلاق الجسر، لكنها تقول إن الطريق سالك.")
    assert told(denial) == ("نورلاند", Polarity.DENY, "تعمد إغلاق الجسر")
    assert (said.polarity, said.content.text) == (Polarity.ASSERT, "الطريق سالك")


def test_what_is_refused_as_a_charge_is_denied() -> None:
    found = only("ورفضت نورلاند هذه الاتهامات.")
    assert told(found) == ("نورلاند", Polarity.DENY, "هذه الاتهامات")


def test_anothers_denial_ends_what_was_said() -> None:
    said, denial = find("قالت نورلاند إن حركة النور أغلقت الجسر، لكن سامي الحلو نفى ذلك.")
    assert told(said) == ("نورلاند", Polarity.ASSERT, "حركة النور أغلقت الجسر")
    assert told(denial) == ("سامي الحلو", Polarity.DENY, "ذلك")


def test_headlines_of_two_halves() -> None:
    article = annotated("انهيار جسر في نورلاند والسلطات تستبعد إغلاق الطريق\n\nعاد الهدوء.", NAMES)
    (found,) = find_statements(article)
    assert told(found) == ("السلطات", Polarity.DENY, "إغلاق الطريق")
    article = annotated("حركة النور تنفي إغلاق الجسر ونورلاند تتمسك بروايتها\n\nعاد الهدوء.", NAMES)
    (found,) = find_statements(article)
    assert told(found) == ("حركة النور", Polarity.DENY, "إغلاق الجسر")


def test_an_aside_within_a_sentence_leaves_it_whole() -> None:
    found = only("ويعيش مليون لاجئ، وفق حركة النور، في مخيمات قرب الجسر.")
    assert found.source is not None
    assert (found.cue.text, found.source.text) == ("وفق", "حركة النور")
    assert found.content.text == "ويعيش مليون لاجئ، وفق حركة النور، في مخيمات قرب الجسر"


def test_a_headline_names_who_answers_before_what_he_does() -> None:
    article = annotated("سامي الحلو يرد على الاتهامات: الجسر مفتوح للجميع\n\nعاد الهدوء.", NAMES)
    (found,) = find_statements(article)
    assert told(found) == ("سامي الحلو", Polarity.ASSERT, "الجسر مفتوح للجميع")


def test_what_reports_told_of_is_not_what_somebody_then_says() -> None:
    found = find("وعن الأنباء التي تحدثت عن إغلاق الجسر، قال سامي الحلو إن العبور يسير كالمعتاد.")
    assert [told(one) for one in found] == [
        ("الأنباء", Polarity.ASSERT, "إغلاق الجسر"),
        ("سامي الحلو", Polarity.ASSERT, "العبور يسير كالمعتاد"),
    ]


def test_what_an_announcement_answers_stands_before_what_it_says() -> None:
    denial, report = find(
        "وقالت حركة النور في بيان: «إشارة إلى ما تم تداوله في المواقع، لا صحة لما تردد عن إغلاق الجسر»."
    )
    assert told(denial) == ("حركة النور", Polarity.DENY, "إغلاق الجسر")
    assert told(report)[1:] == (Polarity.ASSERT, "إغلاق الجسر")


def test_a_source_ends_before_what_it_denies() -> None:
    found = only("نفت مصادر كويتية مسؤولة ما تردد عن أن حركة النور أغلقت الجسر.")
    assert told(found) == ("مصادر كويتية مسؤولة", Polarity.DENY, "حركة النور أغلقت الجسر")


def test_what_another_says_meanwhile_is_not_what_somebody_is_accused_of() -> None:
    accusation, answer = find("اتهمت حركة النور نورلاند بخرق الهدنة، فيما قالت نورلاند إن الحركة هي من خرقت الهدنة.")
    assert told(accusation) == ("حركة النور", Polarity.ASSERT, "نورلاند بخرق الهدنة")
    assert told(answer) == ("نورلاند", Polarity.ASSERT, "الحركة هي من خرقت الهدنة")


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("نفى مسؤول في المجلس البلدي بشدة هذه المزاعم.", "مسؤول في المجلس البلدي", "هذه المزاعم"),
        ("نفت المديرية العامة للطرق وجود حفر في الجسر.", "المديرية العامة للطرق", "وجود حفر في الجسر"),
        ("نفت حركة النور ماتناقلته المواقع عن إغلاق الجسر.", "حركة النور", "إغلاق الجسر"),
        ("نفت حركة النور صحة الخبر المتداول بإغلاق الجسر.", "حركة النور", "بإغلاق الجسر"),
        ("نفت حركة النور ما نشرته صحيفة محلية تحت عنوان «الجسر ينهار».", "حركة النور", "الجسر ينهار"),
        ("أكد المتحدث سامي الحلو عدم صحة الرسائل التي قالت إن الجسر مغلق.", "المتحدث سامي الحلو", "الجسر مغلق"),
        ("قالت حركة النور: كل ما يقال حول هذا الجسر ليس له أساس من الصحة.", "حركة النور", "كل ما يقال حول هذا الجسر"),
        ("ينفي المتهمون جميعا التهم المنسوبة إليهم.", "المتهمون", "التهم المنسوبة إليهم"),
    ],
)
def test_what_is_denied_and_by_whom(text: str, speaker: str, content: str) -> None:
    assert (speaker, Polarity.DENY, content) in [told(one) for one in find(text)]


def test_what_is_described_as_untrue_is_denied() -> None:
    (found,) = [
        one for one in find("وعلق سامي الحلو، واصفا تلك التقارير بأنها كاذبة ومضحكة.") if one.polarity is Polarity.DENY
    ]
    assert found.content.text == "تلك التقارير"


@pytest.mark.parametrize("text", ["الجسر مفتوح، ولا صحة لإغلاقه", "الجسر مفتوح ولا صحة لإغلاقه"])
def test_what_is_so_and_what_is_not_are_two_statements(text: str) -> None:
    said, denied = find(f"قال سامي الحلو إن {text}.")
    assert told(said) == ("سامي الحلو", Polarity.ASSERT, "الجسر مفتوح")
    assert told(denied) == ("سامي الحلو", Polarity.DENY, "لإغلاقه")


def test_reports_that_go_round_are_their_own_source() -> None:
    denial, report = find("نفى سامي الحلو المزاعم التي ترددت حول إغلاق الجسر.")
    assert told(denial) == ("سامي الحلو", Polarity.DENY, "إغلاق الجسر")
    assert told(report) == ("المزاعم", Polarity.ASSERT, "إغلاق الجسر")
    (report,) = find("وسئل عن الأنباء المتداولة حول إغلاق الجسر.")
    assert told(report) == ("الأنباء", Polarity.ASSERT, "إغلاق الجسر")


def test_a_nation_may_be_named_by_its_adjective_alone() -> None:
    (report,) = find("توترت العلاقات بعد مزاعم نورلاندية بإغلاق الجسر.")
    assert told(report) == ("نورلاندية", Polarity.ASSERT, "بإغلاق الجسر")


def test_nobody_stands_behind_a_verb_in_the_plural() -> None:
    _, demand = find("اجتمع الأعضاء ظهرا وهددوا بالانسحاب وطالبوا رئاسة النادي بفتح الجسر.")
    assert told(demand) == (None, Polarity.ASSERT, "رئاسة النادي بفتح الجسر")


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("وذهب سامي الحلو إلى أن الجسر مغلق.", "سامي الحلو", "الجسر مغلق"),
        ("ولفت سامي الحلو إلى وجود حفر في الجسر.", "سامي الحلو", "وجود حفر في الجسر"),
        ("نقلت الصحافة المحلية أن الجسر مغلق.", "الصحافة المحلية", "الجسر مغلق"),
        ("وكان سامي الحلو قال من قبل إن الجسر مغلق.", "سامي الحلو", "الجسر مغلق"),
        ("اعترف سامي الحلو بإغلاق الجسر، في حين واصل العمال عملهم.", "سامي الحلو", "بإغلاق الجسر"),
        ("ويتهم المحتجون الحكومة بإغلاق الجسر.", "المحتجون", "الحكومة بإغلاق الجسر"),
        ("أكد سامي الحلو رئيس تحرير الجريدة أن الجسر مغلق.", "سامي الحلو رئيس تحرير الجريدة", "الجسر مغلق"),
        ("قال سامي الحلو ل»صدى»: «الجسر مغلق تماما اليوم».", "سامي الحلو", "الجسر مغلق تماما اليوم"),
        ("قال سامي الحلو ” الجسر مغلق تماما اليوم “.", "سامي الحلو", "الجسر مغلق تماما اليوم"),
        ("قال سامي الحلو إن الجسر مغلق، ولم يذكر تفاصيل أخرى.", "سامي الحلو", "الجسر مغلق"),
        ("وتحدث عن ما تقول إنه جسر مغلق.", None, "جسر مغلق"),
    ],
)
def test_more_ways_of_reporting(text: str, speaker: str | None, content: str) -> None:
    assert [told(one) for one in find(text)] == [(speaker, Polarity.ASSERT, content)]


def test_several_speakers_share_a_headline() -> None:
    article = annotated("سامي الحلو: الجسر مغلق.. حركة النور: نعمل على فتحه\n\nعاد الهدوء.", NAMES)
    assert [told(one)[::2] for one in find_statements(article)] == [
        ("سامي الحلو", "الجسر مغلق"),
        ("حركة النور", "نعمل على فتحه"),
    ]


@pytest.mark.parametrize(
    "text", ["وسأل عن الجسر داعيا الله أن يحفظه.", "ويُعتقد أن الجسر مغلق.", "تم استبعاده من المباراة بقرار المدرب."]
)
def test_what_nobody_says(text: str) -> None:
    assert find(text) == []


def test_declining_to_comment_is_neutral_as_a_participle_too() -> None:
    (found,) = find("وغادر سامي الحلو القاعة، رافضا التعليق على إغلاق الجسر.")
    assert told(found) == (None, Polarity.NEUTRAL, "إغلاق الجسر")


@pytest.mark.parametrize("link", ["حيث إن الجسر مفتوح", "إذ الجسر مفتوح", "فالجسر مفتوح"])
def test_what_is_so_instead_of_what_is_untrue_is_asserted(link: str) -> None:
    denied, said = find(f"أوضح سامي الحلو أن هذا الأمر غير صحيح، {link}.")
    assert told(denied) == ("سامي الحلو", Polarity.DENY, "هذا الأمر")
    assert said.polarity is Polarity.ASSERT
    assert said.content.text.endswith("الجسر مفتوح")


def test_a_report_ends_where_it_is_denied() -> None:
    *reports, denial = find("ونشرت الصحف تقارير مفادها أن الجسر مغلق إلا أن حركة النور نفت تلك التقارير.")
    assert {one.content.text for one in reports} == {"الجسر مغلق"}
    assert told(denial) == ("حركة النور", Polarity.DENY, "الجسر مغلق")


def test_what_was_said_goes_on_in_the_present() -> None:
    (found,) = find("قالت حركة النور إن التصريحات لا تخدم السلام، وتؤكد انحياز الوزير إلى نورلاند.")
    assert found.content.text == "التصريحات لا تخدم السلام، وتؤكد انحياز الوزير إلى نورلاند"


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("أكد سامي الحلو أن الجسر مغلق مطالبا بفتحه اليوم.", ["الجسر مغلق", "بفتحه اليوم"]),
        ("قال سامي الحلو إنه يحتاج إلى تشريعات مقترحة ستؤثر على الجسر.", ["يحتاج إلى تشريعات مقترحة ستؤثر على الجسر"]),
        ("قال سامي الحلو إنه حريص على متابعة أعمال الجسر.", ["حريص على متابعة أعمال الجسر"]),
    ],
)
def test_a_participle_is_told_from_an_adjective_and_a_noun(text: str, contents: list[str]) -> None:
    assert [one.content.text for one in find(text)] == contents


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        ("وأصدرت حركة النور بيانا أكدت فيه أن الجسر مغلق.", "أكدت", None, "الجسر مغلق"),
        ("ووجه رئيس النادي رسالة إلى الجماهير قال فيها إن الفريق سيعود.", "قال", None, "الفريق سيعود"),
        ("وقدم المواطن بلاغا ادعى فيه أن الجسر مغلق.", "ادعى", None, "الجسر مغلق"),
        ("ونشرت الصحيفة تقريرا ذكرت فيه أن الجسر مغلق.", "ذكرت", None, "الجسر مغلق"),
        ("وكتبت الوزيرة مقالة حيث قالت إن الجسر مغلق.", "قالت", None, "الجسر مغلق"),
        ("واختتم الوزير حديثه بأن الجسر سيفتح غدا.", "واختتم", "الوزير", "الجسر سيفتح غدا"),
        ("ثمة اعتقاد شائع مفاده أن الجسر مغلق.", "مفاده", "اعتقاد شائع", "الجسر مغلق"),
        ("ووجد الحارس حقيبة، إلا أن الوزير أشار إلى أن الجسر آمن.", "أشار", "الوزير", "الجسر آمن"),
        ("وألقى الوزير باللوم على نورلاند في إغلاق الجسر.", "وألقى", "الوزير", "نورلاند في إغلاق الجسر"),
        ("واتهمت حركة النور نورلاند بإغلاق الجسر وتم فتحه.", "واتهمت", "حركة النور", "نورلاند بإغلاق الجسر"),
        (
            "واتهم المتحدث باسم الجيش النورلاندي ميليشيات النور بإغلاق الجسر.",
            "واتهم",
            "المتحدث باسم الجيش النورلاندي",
            "ميليشيات النور بإغلاق الجسر",
        ),
        ("وطالب عدد من أهالي حي الجسر بسرعة فتحه.", "وطالب", "عدد من أهالي حي الجسر", "بسرعة فتحه"),
        ("واتهمت صحيفة «صدى» الوزير بإغلاق الجسر.", "واتهمت", "صحيفة «صدى»", "الوزير بإغلاق الجسر"),
        ("وأكد الوزير أن الجسر سيفتح، رافضا لوم الشركة.", "وأكد", "الوزير", "الجسر سيفتح"),
        ("انهار الجسر أمس في نورلاند، بحسب ما أظهر استطلاع.", "بحسب", "استطلاع", "انهار الجسر أمس في نورلاند"),
    ],
)
def test_who_speaks_beside_what_he_speaks_in(text: str, cue: str, source: str | None, content: str) -> None:
    found = only(text)
    assert (found.cue.text, told(found)) == (cue, (source, Polarity.ASSERT, content))


def test_no_subject_follows_a_verb_in_the_plural() -> None:
    assert told(only("ودعوا نورلاند إلى فتح الجسر.")) == (None, Polarity.ASSERT, "نورلاند إلى فتح الجسر")


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("ووصف المتحدث التقرير بأنه ملفق.", "المتحدث", "التقرير"),
        ("وأكد الوزير أنه لا صحة للأنباء التي تتحدث عن استقالته.", "الوزير", "استقالته"),
        ("وكذبت السفارة إغلاق الجسر جملة وتفصيلا.", "السفارة", "إغلاق الجسر"),
        ("وأكدت الوزارة أن الجسر سالك، مكذبة بذلك شائعات إغلاقه.", None, "إغلاقه"),
    ],
)
def test_more_ways_of_denying(text: str, source: str | None, content: str) -> None:
    assert told(find(text)[-1]) == (source, Polarity.DENY, content)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("وتداول مغردون أنباء عن إغلاق الجسر.", "مغردون"),
        ("وكان ناشطون قد تناقلوا خبرا حول إغلاق الجسر.", "ناشطون"),
    ],
)
def test_who_sends_a_report_round_says_it(text: str, source: str) -> None:
    assert told(only(text)) == (source, Polarity.ASSERT, "إغلاق الجسر")


def test_a_report_about_something_says_nothing() -> None:
    assert find("ونشرت صحيفة صدى تقريرا عن الجسر القديم.") == []


def test_what_is_called_untrue_may_be_a_pronoun() -> None:
    assert [one.polarity for one in find("رد الوزير على الاتهامات، ووصفها بأنها كاذبة.")] == [Polarity.DENY]


def test_of_whom_an_agency_has_a_denial() -> None:
    assert told(only("ونفت وكالة صدى نقلا عن مصدر عسكري إغلاق الجسر.")) == ("مصدر عسكري", Polarity.DENY, "إغلاق الجسر")


def test_a_report_that_goes_round_is_told_beside_its_denial() -> None:
    text = "نفى النادي في بيان نشره على موقعه الأخبار التي تناقلتها بعض وسائل الإعلام بشأن إغلاق الجسر."
    assert {told(one) for one in find(text)} == {
        ("النادي", Polarity.DENY, "إغلاق الجسر"),
        ("بعض وسائل الإعلام", Polarity.ASSERT, "إغلاق الجسر"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "ولم يصدر أي تعليق رسمي من الحكومة على إغلاق الجسر.",
        "ولم يصدر أي تعليق على إغلاق الجسر عن الحكومة.",
        "ولم يصدر عن الحكومة أي تعليق على إغلاق الجسر.",
        "ولم تصدر الحكومة أي تعليق على إغلاق الجسر.",
        "ولم ترد الحكومة على طلب للتعليق على إغلاق الجسر.",
        "وامتنعت الحكومة عن الإدلاء بأي تعليق على إغلاق الجسر.",
        "ورفضت الحكومة الإدلاء بتعليق حول إغلاق الجسر.",
    ],
)
def test_no_comment_that_was_issued(text: str) -> None:
    assert told(only(text)) == ("الحكومة", Polarity.NEUTRAL, "إغلاق الجسر")


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("وقال أحدهم: خسرنا الكثير بسبب إغلاق الجسر.", "أحدهم", "خسرنا الكثير بسبب إغلاق الجسر"),
        ("ونشر موقع صدى وثائق قال إنها تثبت إغلاق الجسر.", None, "تثبت إغلاق الجسر"),
    ],
)
def test_one_of_them_speaks_and_papers_do_as_their_verb_agrees(text: str, source: str | None, content: str) -> None:
    assert told(only(text)) == (source, Polarity.ASSERT, content)


def test_charges_described_as_lies_are_denied() -> None:
    assert told(find("تحدث الوزير، واصفا الاتهامات السعودية بالأكاذيب.")[-1])[1:] == (
        Polarity.DENY,
        "الاتهامات السعودية",
    )


def test_a_denial_reaches_no_that_of_another_verb() -> None:
    denied, told_of = find("نفى خبير مقتل أسد قالت حركة النور اليوم إنه شقيق الأسد الشهير.")
    assert told(denied)[:2] == ("خبير", Polarity.DENY)
    assert denied.content.text.startswith("مقتل أسد")
    assert told(told_of) == ("حركة النور", Polarity.ASSERT, "شقيق الأسد الشهير")


def test_a_report_by_its_gist_that_is_untrue() -> None:
    text = "وقال الوزير إن الخبر المتداول الذي مفاده إغلاق الجسر غير صحيح."
    assert {told(one) for one in find(text)} == {
        ("الوزير", Polarity.DENY, "إغلاق الجسر"),
        ("الخبر المتداول", Polarity.ASSERT, "إغلاق الجسر"),
    }


def test_the_egyptian_last_letter() -> None:
    text = "ينفى الوزير فى تصريحات صحفية إغلاق الجسر. ويدعى النائب أن الجسر مغلق منذ فترة."
    assert [told(one) for one in find(text)] == [
        ("الوزير", Polarity.DENY, "إغلاق الجسر"),
        ("النائب", Polarity.ASSERT, "الجسر مغلق منذ فترة"),
    ]


@pytest.mark.parametrize(
    ("text", "source", "polarity", "content"),
    [
        ("ودحض النائب الرواية القائلة إن الجسر مغلق.", "النائب", Polarity.DENY, "الجسر مغلق"),
        ("وجدد المتحدث التأكيد على أن الجسر مغلق.", "المتحدث", Polarity.ASSERT, "الجسر مغلق"),
        ("سيزور الوزير نورلاند الأحد، وفق ما أفاد مكتبه.", "مكتبه", Polarity.ASSERT, "سيزور الوزير نورلاند الأحد"),
        ("سيزور الوزير نورلاند الأحد كما أعلنت الحكومة.", "الحكومة", Polarity.ASSERT, "سيزور الوزير نورلاند الأحد"),
        ("وأفادت الأنباء الواردة من هناك بأن الجسر مغلق.", "الأنباء الواردة من هناك", Polarity.ASSERT, "الجسر مغلق"),
        ("ودعا نائب الوزير إلى مواصلة العمل في الجسر.", "نائب الوزير", Polarity.ASSERT, "مواصلة العمل في الجسر"),
        ("وأكد أن المدرب أفصح للأمير عن إغلاق الجسر.", "المدرب", Polarity.ASSERT, "إغلاق الجسر"),
    ],
)
def test_who_speaks_ends_where_the_report_begins(text: str, source: str, polarity: Polarity, content: str) -> None:
    assert told(find(text)[-1]) == (source, polarity, content)


def test_whom_somebody_asks_after_speaking() -> None:
    assert told(find("وقال الوزير إن الجسر مغلق، وطالب نورلاند بفتح الجسر.")[1]) == (
        None,
        Polarity.ASSERT,
        "نورلاند بفتح الجسر",
    )


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("وقال الوزير إنه لا صحة لإغلاق الجسر، بل إن العمل فيه مستمر.", "لإغلاق الجسر"),
        ("ونفى الوزير أن يكون الجسر مغلقا، حيث إن العمل فيه مستمر.", "يكون الجسر مغلقا"),
        ("واستبعد الوزير أي إغلاق للجسر وكان التوتر واضحا.", "أي إغلاق للجسر"),
        ("ونفى الوزير على موقع التواصل الاجتماعي شائعة إغلاق الجسر.", "إغلاق الجسر"),
        ("وأكد الوزير عدم صحة ما نشر في الصحف حول الواقعة.", "ما نشر في الصحف حول الواقعة"),
    ],
)
def test_where_what_is_denied_ends(text: str, content: str) -> None:
    assert told(only(text)) == ("الوزير", Polarity.DENY, content)


def test_a_pointer_alone_is_denied_beside_what_is_so() -> None:
    found = find("وأكد الوزير أن ذلك غير صحيح وأن العمل في الجسر مستمر.")
    assert [told(one)[1:] for one in found] == [
        (Polarity.DENY, "ذلك"),
        (Polarity.ASSERT, "العمل في الجسر مستمر"),
    ]


def test_an_office_behind_the_name_belongs_to_who_denies() -> None:
    (one,) = find("نفى الدكتور سامي الحلو رئيس قسم الطرق بالمعهد القومي، وجود أي خلل في الجسر.")
    assert one.content.text == "وجود أي خلل في الجسر"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("وأبلغ شهود عيان وكالة صدى أن الجسر مغلق.", "شهود عيان"),
        ("وحذرت الوزارة جميع السائقين من إغلاق الجسر.", "الوزارة"),
        ("ووعد المرشح ناخبيه بفتح الجسر.", "المرشح"),
        ("وأبدى الوزير سامي الحلو قلقه من أن الجسر مغلق.", "الوزير سامي الحلو"),
        ("وأشار التقرير الصادر عن الهيئة إلى أن الجسر مغلق.", "التقرير الصادر عن الهيئة"),
        ("وحمل رئيس النادي الحكم مسؤولية الخسارة.", "رئيس النادي"),
        ("وأبلغ مسؤولون أولمبيون نورلاند أن الجسر مغلق.", "مسؤولون أولمبيون"),
        ("ويأمل المدرب في أن يفتح الجسر.", "المدرب"),
        ("ونددت بعثة نورلاند بإغلاق الجسر.", "بعثة نورلاند"),
        ("ووصل قرار مجلس الأمن رقم 22 الذي يدعو الحركة إلى فتح الجسر.", "قرار مجلس الأمن رقم 22"),
    ],
)
def test_whom_it_was_said_to_is_not_who_speaks(text: str, source: str) -> None:
    assert told(only(text))[0] == source


def test_who_speaks_of_what_in_a_headline() -> None:
    found = find_statements(annotated("سامي الحلو عن الجسر: سيبقى مغلقا\n\nخبر.", NAMES))
    assert [told(one) for one in found] == [("سامي الحلو", Polarity.ASSERT, "سيبقى مغلقا")]


def test_this_source_says_and_what_is_provided_is_not_said() -> None:
    assert told(only("وقال هذا المصدر في اتصال معه إن الجسر مغلق."))[0] == "هذا المصدر"
    assert find("ويختتم الفريق صباح اليوم معسكره التدريبي الطويل في نورلاند على أن يسافر مساء.") == []
    assert find("وكان في الجسر 18 طالبا سودانيا.") == []
    assert find("وقال الحارس صباحا. أي خطة ستكون معلنة عن طريق الوزارة.") == []


def test_another_main_verb_behind_a_comma_is_said_by_another() -> None:
    found = find("وأقر سامي الحلو بإغلاق الجسر، نفى المتهمون الآخرون أي ضلوع لهم في ذلك.")
    assert [told(one) for one in found] == [
        ("سامي الحلو", Polarity.ASSERT, "بإغلاق الجسر"),
        ("المتهمون الآخرون", Polarity.DENY, "أي ضلوع لهم في ذلك"),
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "نفى المصمم الياباني لشعار الألعاب اليوم قيامه بنقل الجسر.",
            "المصمم الياباني لشعار الألعاب",
            "قيامه بنقل الجسر",
        ),
        ("سامي الحلو يلجأ إلى صدى لينفي إغلاق الجسر.", "سامي الحلو", "إغلاق الجسر"),
    ],
)
def test_who_denies_by_the_order_of_words(text: str, source: str, content: str) -> None:
    assert told(only(text)) == (source, Polarity.DENY, content)


def test_what_is_between_two_says_nothing() -> None:
    text = "وأضاف في ختام محادثات بين وزراء خارجية دول الخليج والوزير الأمريكي أنه على ثقة بفتح الجسر."
    assert [one.cue.text for one in find(text)] == ["وأضاف"]


def test_news_described_as_untrue_is_denied() -> None:
    found = find("ووصف سامي الحلو الأنباء عن إغلاق الجسر بالأنباء «العارية عن الصحة».")
    assert told(found[0]) == ("سامي الحلو", Polarity.DENY, "إغلاق الجسر")
    assert told(only("وقال سامي الحلو: ما تم تداوله أخبار مغلوطة."))[1:] == (Polarity.DENY, "ما تم تداوله")


def test_a_body_behind_a_person_is_accused() -> None:
    assert told(only("واتهم سامي الحلو حركة النور بالتدخل.")) == ("سامي الحلو", Polarity.ASSERT, "حركة النور بالتدخل")


def test_what_a_report_told_of_what_it_says() -> None:
    (one,) = find("وتلقت الغرفة بلاغا من أمن الطرق مفاده إغلاق الجسر أمام السيارات.")
    assert told(one) == ("بلاغا من أمن الطرق", Polarity.ASSERT, "إغلاق الجسر أمام السيارات")


def test_charges_are_told_by_who_makes_them() -> None:
    found = find("رفضت حركة النور اتهامات نورلاند لها بالوقوف وراء انهيار الجسر.")
    assert {told(one)[:2] for one in found} == {("حركة النور", Polarity.DENY), ("نورلاند", Polarity.ASSERT)}
    assert {one.content.text for one in found} == {"بالوقوف وراء انهيار الجسر"}


def test_what_reports_speak_of() -> None:
    found = find("ونفى الوزير تكهنات تتحدث عن إغلاق الجسر.")
    assert {told(one) for one in found} == {
        ("الوزير", Polarity.DENY, "إغلاق الجسر"),
        ("تكهنات", Polarity.ASSERT, "إغلاق الجسر"),
    }


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("نفت الوزارة في بيان إخفاء أي معلومات عن الجسر.", "إخفاء أي معلومات عن الجسر"),
        ("نفت الوزارة في بيان رسمي أي علاقة لها بالجسر.", "أي علاقة لها بالجسر"),
    ],
)
def test_what_is_done_to_any_is_denied_with_it(text: str, content: str) -> None:
    assert told(only(text)) == ("الوزارة", Polarity.DENY, content)


@pytest.mark.parametrize(
    "text",
    [
        "وقال الوزير إن ما تداولته مواقع التواصل الاجتماعي عار عن الصحة تماما.",
        "ووصف الوزير ما نشرته الصحف بأنه عار عن الصحة.",
        "نورلاند: الجيش يسيطر على الجسر",
    ],
)
def test_nobody_says_that_his_own_report_is_untrue_and_no_place_speaks(text: str) -> None:
    headline = find_statements(annotated(text + "\n\nخبر.", NAMES))
    found = headline if ":" in text else find(text)
    assert [one.polarity for one in found if one.polarity is not Polarity.DENY] == []


def test_what_somebody_says_on_television_has_no_second_speaker() -> None:
    assert told(only("وقال سامي الحلو في تصريحات تليفزيونية إن الجسر مغلق."))[0] == "سامي الحلو"


def test_what_is_said_of_a_denial_is_another_statement() -> None:
    found = find("وقالت نورلاند: «لا صحة لما تردد عن إغلاق الجسر، وهذه الشائعة تسيء للتجار».")
    assert (None, Polarity.DENY, "إغلاق الجسر") in [(None, one.polarity, one.content.text) for one in found]
    assert ("نورلاند", Polarity.ASSERT, "وهذه الشائعة تسيء للتجار") in map(told, found)


@pytest.mark.parametrize(
    "text",
    [
        "وقال سامي الحلو إنه لا يمكنه تأكيد أو نفي إغلاق الجسر.",
        "وقال سامي الحلو إنه لا يستطيع أن يؤكد أو ينفي إغلاق الجسر.",
    ],
)
def test_who_can_say_neither_yes_nor_no(text: str) -> None:
    assert told(find(text)[0]) == ("سامي الحلو", Polarity.NEUTRAL, "إغلاق الجسر")
    assert len(find(text)) == 1
