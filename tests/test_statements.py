"""Statement rules on sentences made for the test: one for each way of reporting that the guidelines name."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import annotated

from kg.actors.known import known_names
from kg.arabic import name_key
from kg.statements import find_statements
from kg.statements.lexicon import cue_forms, verbs
from schemas import Act, ActorKind, NameKind, Polarity, Quoted, Statement

PERSON, PLACE, BODY = NameKind.PERSON, NameKind.LOCATION, NameKind.ORGANIZATION
NAMES = {"سامي الحلو": PERSON, "الحلو": PERSON, "نورلاند": PLACE, "حركة النور": BODY, "النور": BODY, "صدى": BODY}


def find(text: str) -> list[Statement]:
    return list(find_statements(annotated("عنوان\n\n" + text, NAMES)))


def only(text: str) -> Statement:
    found = find(text)
    assert len(found) == 1, [(s.cue.text, s.content.text) for s in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        ("قال سامي الحلو إن الجسر مغلق.", "قال", "سامي الحلو", "الجسر مغلق"),
        ("وأضاف أن الجسر سيفتح غدا.", "وأضاف", None, "الجسر سيفتح غدا"),
        ("الوزير أكد أن الجسر مغلق.", "أكد", "الوزير", "الجسر مغلق"),
        ("وكانت صحيفة محلية قد ذكرت أن الجسر مغلق.", "ذكرت", "صحيفة محلية", "الجسر مغلق"),
        ("وقال المدير، أمس الأربعاء، إنه لا يعرف السبب.", "وقال", "المدير", "لا يعرف السبب"),
        ("حذر سامي الحلو من انهيار الجسر في الشتاء.", "حذر", "سامي الحلو", "انهيار الجسر في الشتاء"),
        ("اتهم سامي الحلو نورلاند بإغلاق الجسر.", "اتهم", "سامي الحلو", "نورلاند بإغلاق الجسر"),
        ("وأدانت نورلاند العنف في الشوارع.", "وأدانت", "نورلاند", "العنف في الشوارع"),
        ("طلبت الشرطة منها رؤية الرضيع.", "طلبت", "الشرطة", "رؤية الرضيع"),
        ("انتقد مسؤولون في مجلس محافظة نورلاند إغلاق الجسر.", "انتقد", "مسؤولون في مجلس محافظة نورلاند", "إغلاق الجسر"),
        ("وفقا لصحيفة «صدى»، انهار الجسر صباح أمس.", "وفقا", "صحيفة «صدى»", "انهار الجسر صباح أمس"),
    ],
)
def test_indirect_speech(text: str, cue: str, source: str | None, content: str) -> None:
    found = only(text)
    assert found.cue.text == cue
    assert (found.source.text if found.source else None) == source
    assert found.content.text == content
    assert found.quoted is Quoted.INDIRECT or "«" in text


def test_direct_speech_over_two_sentences_is_one_statement() -> None:
    found = only("وقال الحلو: «الجسر مغلق. ولن يفتح قبل الصيف».")
    assert found.content.text == "الجسر مغلق. ولن يفتح قبل الصيف"
    assert found.quoted is Quoted.DIRECT


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        ("وعلق سامي الحلو قائلا: «الجسر مغلق تماما».", "وعلق", "سامي الحلو", "الجسر مغلق تماما"),
        ("انهار الجسر صباح أمس، كما ذكرت وزارة النقل.", "ذكرت", "وزارة النقل", "انهار الجسر صباح أمس"),
        ("وقال سامي الحلو نعمل على فتح الجسر غدا.", "وقال", "سامي الحلو", "نعمل على فتح الجسر غدا"),
        ("واتهمته حركة النور بإغلاق الجسر.", "واتهمته", "حركة النور", "بإغلاق الجسر"),
        ("وجاء في البيان أن الجسر مغلق.", "وجاء", "البيان", "الجسر مغلق"),
        ("وأعرب الوزير عن أمله في فتح الجسر.", "وأعرب", "الوزير", "أمله في فتح الجسر"),
        ("اجتمع الوزراء بعد تعهدها بإصلاح الجسر.", "تعهدها", None, "بإصلاح الجسر"),
        ("أكد المشجعون إغلاق الجسر.", "أكد", "المشجعون", "إغلاق الجسر"),
        ("قال مسؤول طلب عدم ذكر اسمه إن الجسر مغلق.", "قال", "مسؤول", "الجسر مغلق"),
        ("قال مسؤول كبير الذي زار الموقع إن الجسر مغلق.", "قال", "مسؤول كبير الذي زار الموقع", "الجسر مغلق"),
        (
            "طالب نائب حركة النور عن مدينة الشمال، سامي الحلو، بإصلاح الجسر.",
            "طالب",
            "نائب حركة النور عن مدينة الشمال، سامي الحلو",
            "بإصلاح الجسر",
        ),
        ("وقال م.سامي الحلو مدير البلدية إن الجسر مغلق.", "وقال", "م.سامي الحلو مدير البلدية", "الجسر مغلق"),
        ("وانتقد سامي الحلو الشركات التي قال إنها أغلقت الجسر.", "قال", None, "أغلقت الجسر"),
        ("وطلب الوزير من حركة النور إصلاح الجسر.", "وطلب", "الوزير", "حركة النور إصلاح الجسر"),
        ("وجهت النيابة أمس اتهامات إلى سامي الحلو بإغلاق الجسر.", "وجهت", "النيابة", "سامي الحلو بإغلاق الجسر"),
        ("وتبنى الهجوم تنظيم مجهول.", "وتبنى", "تنظيم مجهول", "الهجوم"),
        ("وتبنت حركة النور تفجير الجسر القديم.", "وتبنت", "حركة النور", "تفجير الجسر القديم"),
        ("وانهار الجسر في الوقت الذي يؤكد فيه سامي الحلو أن الجسر مغلق.", "يؤكد", "سامي الحلو", "الجسر مغلق"),
    ],
)
def test_other_ways_of_reporting(text: str, cue: str, source: str | None, content: str) -> None:
    found = only(text)
    assert (found.cue.text, found.content.text) == (cue, content)
    assert (found.source.text if found.source else None) == source


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("قال الحلو إن الجسر مغلق على حد تعبيره.", "الجسر مغلق"),
        ("أكد الحلو إغلاق الجسر القديم ولكن الطريق سالك.", "إغلاق الجسر القديم"),
        ("قال الحلو إن الجسر مغلق لكنه لم يوضح السبب.", "الجسر مغلق"),
        ("قال الحلو إن الجسر مغلق وذلك بسبب العاصفة.", "الجسر مغلق وذلك بسبب العاصفة"),
    ],
)
def test_where_a_content_ends(text: str, content: str) -> None:
    assert only(text).content.text == content


def test_a_participle_starts_a_statement_and_ends_the_one_before() -> None:
    first, second = find("قال سامي الحلو إن الجسر مغلق، مشيرا إلى أن الطريق سالك.")
    assert (first.content.text, second.content.text) == ("الجسر مغلق", "الطريق سالك")
    assert second.source is None


def test_a_headline_with_a_colon() -> None:
    found = find_statements(annotated("الحلو: الجسر مغلق تماما\n\nخبر بلا قول.", NAMES))
    assert [(s.cue.text, s.content.text) for s in found] == [(":", "الجسر مغلق تماما")]


def test_who_calls_something_untrue_in_a_headline_denies_it() -> None:
    text = "التعليم: ما يتم تداوله عن إغلاق الجسر غير صحيح\n\nعاد الهدوء إلى المدينة."
    (found,) = find_statements(annotated(text, NAMES))
    assert (found.polarity, found.content.text) == (Polarity.DENY, "إغلاق الجسر")


def test_a_relayed_report_keeps_its_chain() -> None:
    found = only("ونقلت صحيفة «صدى» عن مسؤول كبير قوله إن الجسر مغلق.")
    assert found.source is not None
    assert found.source.text == "مسؤول كبير"
    assert [span.text for span in found.via_spans] == ["صحيفة «صدى»"]


def test_a_closing_according_to_is_a_link_of_the_chain() -> None:
    found = only("قال الحلو إن الجسر مغلق، وفق وكالة «صدى».")
    assert found.content.text == "الجسر مغلق"
    assert [span.text for span in found.via_spans] == ["وكالة «صدى»"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("نفت حركة النور وجود أي اتصال مع نورلاند.", "وجود أي اتصال مع نورلاند"),
        ("نفت وزارة الدفاع تورطها في الحادث.", "تورطها في الحادث"),
        ("نفى سامي الحلو أن يكون الجسر مغلقا.", "يكون الجسر مغلقا"),
        ("نفى سامي الحلو أنباء إغلاق الجسر.", "إغلاق الجسر"),
        ("أكد سامي الحلو أن الأنباء عن إغلاق الجسر غير صحيحة.", "إغلاق الجسر"),
        ("وأوضح الحلو أنه لا صحة لما تردد عن إغلاق الجسر.", "إغلاق الجسر"),
        ("واستبعد الحلو إغلاق الجسر.", "إغلاق الجسر"),
    ],
)
def test_denials_with_what_they_deny(text: str, content: str) -> None:
    found = only(text)
    assert (found.polarity, found.act) == (Polarity.DENY, Act.DENY)
    assert found.content.text == content


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("نفى سامي الحلو، المتحدث باسم الوزارة، خبر نقل الجسر من نورلاند.", "سامي الحلو", "نقل الجسر من نورلاند"),
        ("نفى سامي الحلو - نائب رئيس الوزراء - توقف العمل في الجسر.", "سامي الحلو", "توقف العمل في الجسر"),
        ("ونفى قالن الاتهامات التي تقول إن الجسر انهار.", "قالن", "الجسر انهار"),
        (
            "نفى الجناح العسكري لحركة النور، أمس، مسؤوليته عن انهيار الجسر.",
            "الجناح العسكري لحركة النور",
            "مسؤوليته عن انهيار الجسر",
        ),
        ("نفى الناطق باسم حركة النور، سامي الحلو، إغلاق الجسر.", "الناطق باسم حركة النور، سامي الحلو", "إغلاق الجسر"),
        (
            "نفت مصادر مقربة من حركة النور الأنباء التي ترددت عن إغلاق الجسر.",
            "مصادر مقربة من حركة النور",
            "إغلاق الجسر",
        ),
        ("نفى مسؤولون محليون تقريرا بأن الجسر انهار.", "مسؤولون محليون", "الجسر انهار"),
        ("كذبت حركة النور ما أوردته صحيفة محلية بشأن إغلاق الجسر.", "حركة النور", "إغلاق الجسر"),
        ("فنفت حركة النور مسؤوليتها عن العطل وأكدت سلامة الجسر.", "حركة النور", "مسؤوليتها عن العطل"),
        ("لكن سامي الحلو نفى ذلك في تصريحات لصحيفة محلية.", "سامي الحلو", "ذلك"),
        ("وأكد سامي الحلو في حسابه على تويتر عدم صحة ما تردد عن إغلاق الجسر.", "سامي الحلو", "إغلاق الجسر"),
    ],
)
def test_who_denies_is_told_from_what_is_denied(text: str, source: str, content: str) -> None:
    found = next(one for one in find(text) if one.polarity is Polarity.DENY)
    assert found.source is not None
    assert (found.source.text, found.content.text) == (source, content)


def test_what_is_said_beside_a_denial_is_a_statement_of_its_own() -> None:
    denied, said = sorted(
        find("أوضح سامي الحلو أنه لا صحة لإغلاق الجسر، وأن العمل مستمر فيه."), key=lambda s: s.polarity != "deny"
    )
    assert (denied.polarity, denied.content.text) == (Polarity.DENY, "لإغلاق الجسر")
    assert (said.polarity, said.content.text) == (Polarity.ASSERT, "العمل مستمر فيه")


@pytest.mark.parametrize(
    "text",
    [
        "كنت أنكر على من يتحدث عن الجسر.",
        "وكذبوا عليه في أمر الجسر.",
        "ومن كذب فقد خسر الجسر.",
        "وقد تنكر بزي امرأة عجوز.",
    ],
)
def test_other_verbs_that_look_like_denials(text: str) -> None:
    assert not find(text)


def test_a_denied_report_is_a_denial_and_the_report() -> None:
    denial, report = find("نفت حركة النور تقارير أفادت بأن الجسر مغلق.")
    assert (denial.polarity, report.polarity) == (Polarity.DENY, Polarity.ASSERT)
    assert denial.content == report.content
    assert report.source is not None
    assert report.source.text == "تقارير"


def test_one_cue_with_two_polarities_is_two_statements() -> None:
    said, denied = find("وأكد الحلو أن العمل مستمر في الموقع وما تردد عن إغلاق الجسر غير صحيح.")
    assert said.cue == denied.cue
    assert (said.polarity, denied.polarity) == (Polarity.ASSERT, Polarity.DENY)
    assert denied.content.text == "إغلاق الجسر"


def test_neither_confirming_nor_denying_is_neutral() -> None:
    found = only("ولم تؤكد حركة النور وفاة سامي الحلو.")
    assert (found.polarity, found.act) == (Polarity.NEUTRAL, Act.NO_COMMENT)
    assert found.cue.text == "ولم تؤكد"


@pytest.mark.parametrize(
    "text",
    [
        "يذكر أن الجسر بني قبل قرن.",
        "اعتقل طالب صنع جسرا من ورق.",
        "وردا على سؤال عن الجسر ابتسم الحلو.",
        "ولم يكشف الحلو عن السبب.",
        "يجب أن يفتح الجسر.",
        "عاد الحلو بعد أن أغلق الجسر.",
        "وقعت الحادثة بين الحلو والوزير، ثم عاد الهدوء.",
        "تدخل الجيش بناء على طلب من الوزير.",
        "اعتقلت الشرطة السائق وتبين أنه مريض.",
        "وأعرب الحلو عن كتاب جديد.",
        "ماذا قال الحلو بعد إغلاق الجسر؟",
        "لا يمكن نفي أن الجسر مغلق.",
        "هذا ما جرى بين نورلاند والنور: اتفاق على أن الجسر مغلق.",
        "عاد الحلو الذي اعتبر من المتشددين إلى الجسر.",
    ],
)
def test_what_is_no_statement(text: str) -> None:
    assert find(text) == []


def test_fa_leads_from_a_source_into_what_it_says() -> None:
    found = only("وحسب أقواله فقد تم اتخاذ القرار قبل شهر.")
    assert (found.source, found.content.text) == (None, "تم اتخاذ القرار قبل شهر")


def test_refusing_to_confirm_or_to_deny_is_neutral() -> None:
    found = only("ورفض سامي الحلو تأكيد أو نفي إغلاق الجسر.")
    assert (found.polarity, found.act, found.content.text) == (Polarity.NEUTRAL, Act.NO_COMMENT, "إغلاق الجسر")
    assert not find("ورفض سامي الحلو التعليق أو الرد على الأسئلة.")


def test_what_stands_in_front_with_amma_is_the_source() -> None:
    found = only("أما وزير النقل سامي الحلو فقال إن الجسر مغلق.")
    assert found.source is not None
    assert found.source.text == "وزير النقل سامي الحلو"


def test_calling_a_charge_a_lie_denies_it() -> None:
    found = only("ووصف الوزير اتهامات الحلو بأنها «أكاذيب لا أساس لها».")
    assert (found.polarity, found.content.text) == (Polarity.DENY, "اتهامات الحلو")


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("ولم تؤكد حركة النور ولم تنف إغلاق الجسر.", "حركة النور", "إغلاق الجسر"),
        ("لم يؤكد المتحدث باسم حركة النور ولم ينف أن الجسر مغلق.", "المتحدث باسم حركة النور", "الجسر مغلق"),
        ("ولم تنف نورلاند إغلاق الجسر.", "نورلاند", "إغلاق الجسر"),
        ("رفض الوزير سامي الحلو تأكيد أو نفي أن الجسر مغلق.", "الوزير سامي الحلو", "الجسر مغلق"),
    ],
)
def test_neither_yes_nor_no_is_one_statement(text: str, source: str, content: str) -> None:
    found = only(text)
    assert (found.polarity, found.content.text) == (Polarity.NEUTRAL, content)
    assert found.source is not None
    assert found.source.text == source


@pytest.mark.parametrize(
    "text", ["نفت نورلاند وأكدت حركة النور إغلاق الجسر.", "نورلاند تنفي وحركة النور تؤكد إغلاق الجسر"]
)
def test_two_who_say_yes_and_no_to_one_thing(text: str) -> None:
    denial, assertion = find(text)
    assert (denial.polarity, assertion.polarity) == (Polarity.DENY, Polarity.ASSERT)
    assert denial.content.text == assertion.content.text == "إغلاق الجسر"


def test_what_is_said_may_stand_before_who_says_it() -> None:
    assert only("«لن يفتح»، قال سامي الحلو. ثم مضى.").content.text == "لن يفتح"
    found = only("الخبر عار عن الصحة، قالت حركة النور.")
    assert (found.polarity, found.content.text) == (Polarity.DENY, "الخبر")
    assert find("وفي ختام اللقاء مع الوزير، قال سامي الحلو.") == []


def test_who_is_quoted_says_it_and_the_medium_passes_it_on() -> None:
    found = only("وذكرت صحيفة «صدى» نقلا عن مصدر في الشرطة أن الجسر مغلق.")
    assert found.source is not None
    assert found.source.text == "مصدر في الشرطة"
    assert [one.text for one in found.via_spans] == ["صحيفة «صدى»"]


@pytest.mark.parametrize("which", ["، وهو ما نفته", " وهو ما نفته", " وهو الأمر الذي نفته", " الأمر الذي نفته"])
def test_what_is_answered_ends_before_the_answer(which: str) -> None:
    claim, denial = find(f"زعمت حركة النور أن نورلاند أغلقت الجسر{which} نورلاند.")
    assert claim.content.text == denial.content.text == "نورلاند أغلقت الجسر"
    assert denial.polarity is Polarity.DENY


def test_what_has_no_ground_is_denied_by_whoever_is_named_after_it() -> None:
    found = find("لا أساس من الصحة لما تناقلته وسائل الإعلام عن إغلاق الجسر، بحسب بيان للوزارة.")
    assert {one.polarity: one.content.text for one in found} == dict.fromkeys(
        (Polarity.ASSERT, Polarity.DENY), "إغلاق الجسر"
    )


def test_a_noun_with_a_nation_denies() -> None:
    found = only("نفي نورلاندي لإغلاق الجسر")
    assert found.source is not None
    assert (found.polarity, found.source.text, found.content.text) == (Polarity.DENY, "نورلاندي", "لإغلاق الجسر")


def test_joined_letter_forms_are_read() -> None:
    found = only("\ufed7\ufe8e\ufedd سامي الحلو إن الجسر مغلق.")
    assert found.content.text == "الجسر مغلق"


def test_negation_belongs_to_the_content() -> None:
    assert only("قال الحلو إنه لم يغلق الجسر.").negated
    assert not only("قال الحلو إن الجسر الذي لم يكتمل مفتوح.").negated
    assert not only("قال الحلو إن الجسر لا يزال مغلقا.").negated
    assert not only("قال الحلو إن الجسر مغلق ولم يصل أحد.").negated
    assert not only("قال الحلو إن الجسر مغلق لأنه لم يكتمل.").negated


def test_what_is_said_to_have_been_spread_ends_where_it_is_called_untrue() -> None:
    denial, report = find(
        "وقال الحلو إن «ما تم تداوله في مواقع التواصل حول ما يقال إنها عملية إغلاق للجسر فبركات إعلامية»."
    )
    assert (denial.polarity, report.polarity) == (Polarity.DENY, Polarity.ASSERT)
    assert denial.content.text == report.content.text == "عملية إغلاق للجسر"


def test_a_report_that_is_called_untrue_asserts_what_its_carrier_denies() -> None:
    found = {one.polarity: one for one in find("قال الحلو إن ما تورده وسائل الإعلام عن إغلاق الجسر غير صحيح.")}
    assert set(found) == {Polarity.DENY, Polarity.ASSERT}
    assert found[Polarity.DENY].content.text == found[Polarity.ASSERT].content.text == "إغلاق الجسر"
    source = found[Polarity.ASSERT].source
    assert source is not None
    assert source.text == "وسائل الإعلام"


def test_hedged_reports() -> None:
    assert only("زعم الحلو أن الجسر مغلق.").hedged


def test_offsets_and_ids() -> None:
    text = "عنوان\n\nقال سامي الحلو إن «الجسر» مغلق. وأضاف أن الطريق سالك."
    article = annotated(text, NAMES)
    found = find_statements(article)
    assert len({s.id for s in found}) == len(found) == 2
    assert all(text[s.content.start : s.content.end] == s.content.text for s in found)
    assert all(s.sentence.covers(s.content) for s in found)
    assert found == find_statements(article)


def test_a_prayer_is_no_statement() -> None:
    assert find("ودعا سامي الحلو المولى القدير أن يحفظ المدينة.") == []


def test_forms_are_generated() -> None:
    readings = {
        form: reading for form in ("ونفت", "تنفي", "نافيا", "نفيه", "يؤكدون") for reading in cue_forms()[form][:1]
    }
    assert readings["ونفت"].verb.lemma == readings["تنفي"].verb.lemma == readings["نافيا"].verb.lemma == "نَفَى"
    assert readings["ونفت"].conjunction
    assert len(cue_forms()) > 10 * len(verbs())


def _entries(value: object) -> Iterator[str]:
    """Every string in a data file's lists and tables."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from (key, *_entries(one))
    elif isinstance(value, list):
        for one in value:
            yield from _entries(one)


def test_no_gold_sentence_or_name_in_the_lexicons() -> None:
    """The well-known actors have a list of their own; a word list names nobody, and quotes no annotated article."""
    root = Path(__file__).parents[1]
    files = [file for file in sorted((root / "kg").glob("*/data/*.toml")) if file.name != "known.toml"]
    entries = {name_key(one) for file in files for one in _entries(tomllib.loads(file.read_text(encoding="utf-8")))}
    assert len(files) >= 4
    named = {key for key, one in known_names().items() if one.kind is ActorKind.PERSON}
    for file in sorted((root.parent / "shared" / "gold").glob("*/*.json")):  # none outside the workshop
        data = json.loads(file.read_text(encoding="utf-8"))
        for statement in data.get("statements", []) if isinstance(data, dict) else []:
            assert len(statement["content"].split()) < 4 or name_key(statement["content"]) not in entries
            names = {name_key(one) for one in (statement["actor"], *statement["via"], *statement["about"])}
            named |= {one for one in names if len(one.split()) > 1}
    assert not entries & named
