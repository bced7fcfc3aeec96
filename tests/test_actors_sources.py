"""Who speaks where the words of the source tell little or mislead: titles, adjectives, documents, untagged names."""

from collections.abc import Mapping

from articles import annotated

from kg.actors import resolve_actors
from kg.statements import find_statements
from schemas import NameKind, Span

PERSON, PLACE, BODY = NameKind.PERSON, NameKind.LOCATION, NameKind.ORGANIZATION


def speakers(text: str, names: Mapping[str, NameKind], title: str = "عنوان") -> list[str]:
    article = annotated(f"{title}\n\n{text}", names)
    return [one.actor.name for one in resolve_actors(article, find_statements(article))[0] if one.actor is not None]


def given(text: str, names: Mapping[str, NameKind], cue: str, source: str | None) -> str:
    """Who makes the last of the text's statements, where that has another cue and source."""
    article = annotated(f"عنوان\n\n{text}", names)
    *found, last = find_statements(article)
    spans = [
        Span.of(article.article.text, start := article.article.text.index(one), start + len(one)) if one else None
        for one in (cue, source)
    ]
    last = last.model_copy(update={"cue": spans[0], "source": spans[1]})
    *_, statement = resolve_actors(article, (*found, last))[0]
    return statement.actor.name if statement.actor is not None else ""


def test_what_stands_between_a_title_and_a_name_is_nobody() -> None:
    text = "التقى المرشد آية الله كريم صابري الطلاب. وقال المرشد إن الجسر مغلق. وأضاف أن الطريق سالك."
    assert speakers(text, {"آية الله": PERSON, "كريم صابري": PERSON}) == ["كريم صابري"] * 2


def test_an_adjective_of_nationality_is_nobody() -> None:
    text = "قال نادر الحصري، الطبيب اليمني السابق، إن الجسر مغلق."
    names = {"يمني": PERSON, "نادر الحصري": PERSON}
    assert speakers(text, names, "طبيب يمني سابق: الجسر مغلق") == ["نادر الحصري"] * 2


def test_a_surname_that_is_an_adjective_of_nationality_is_its_bearer() -> None:
    names = {"نادر اليمني": PERSON, "اليمني": PERSON}
    assert speakers("قال نادر اليمني إن الجسر مغلق. وأضاف اليمني أن الطريق سالك.", names) == ["نادر اليمني"] * 2


def test_an_adjective_alone_is_its_state() -> None:
    assert given("وبحسب مزاعم يمنية فإن الجسر مغلق.", {}, "مزاعم", "يمنية") == "اليمن"


def test_a_verb_before_a_title_is_nobody() -> None:
    text = "دان الأمين العام للرابطة الدكتور نادر الحصري تصريحات سامي الحلو، مؤكدا أن الجسر مغلق."
    names = {"دان": PERSON, "نادر الحصري": PERSON, "سامي الحلو": PERSON}
    assert speakers(text, names)[-1] == "نادر الحصري"


def test_a_name_that_nobody_tagged_stands_before_its_office() -> None:
    text = "قال مرواني مستشار الحصري إن الجسر مغلق، مضيفا أن الطريق سالك."
    assert speakers(text, {"الحصري": PERSON}) == ["مرواني"] * 2
    assert speakers("قالت أرملة رئيس الوزراء نادر الحصري إن الجسر مغلق.", {"نادر الحصري": PERSON}) != ["أرملة"]
    assert speakers("قال أكبر خبير في السدود إن الجسر مغلق.", {}) == ["أكبر خبير في السدود"]


def test_the_last_of_two_names_is_whose_office_it_is() -> None:
    text = "قال المندوب الحصري لتسويق لاعب الوسط الكيني نادر صابر اليمني كريم الفاضل إن الجسر مغلق."
    assert speakers(text, {"نادر صابر": PERSON, "كريم الفاضل": PERSON}) == ["كريم الفاضل"]


def test_a_headline_shortens_its_only_source() -> None:
    text = "قال مصدر في بلدية النهر إن الجسر مغلق."
    assert speakers(text, {}, "مصدر: الجسر مغلق") == ["مصدر في بلدية النهر"] * 2
    study = "قالت دراسة نشرت أمس إن الجسر مغلق."
    assert speakers(study, {}, "دراسة: الجسر مغلق")[0] == "دراسة"
    two = f"{text} وقال مصدر في المطار إن الطريق سالك."
    assert speakers(two, {}, "مصدر: الجسر مغلق") == ["مصدر", "مصدر في بلدية النهر", "مصدر في المطار"]


def test_the_words_of_a_document_are_its_issuers() -> None:
    issued = "أصدرت هيئة المياه بيانا عن السد.\nوأضاف البيان أن الجسر مغلق."
    assert speakers(issued, {"هيئة المياه": BODY}) == ["هيئة المياه"]
    read = "قالت هيئة المياه في بيان إن السد آمن.\nوتسلم نادر الحصري بيان الهيئة.\nوأضاف البيان أن الجسر مغلق."
    assert speakers(read, {"هيئة المياه": BODY, "نادر الحصري": PERSON})[-1] == "هيئة المياه"
    assert speakers("وجاء في بيان للحكومة المحلية أن الجسر مغلق.", {}) == ["الحكومة المحلية"]
    names = {"نادر الحصري": PERSON}
    source = "البيان الصادر عن مكتب الرئيس نادر الحصري"
    assert given(f"وقال {source} إن الجسر مغلق.", names, "وقال", source) == "مكتب الرئيس نادر الحصري"


def test_a_report_in_between_does_not_issue_the_statement() -> None:
    text = "نفت هيئة المياه في بيان لها الخبر المتداول بأن الجسر مغلق.\nوأكد البيان أن الطريق سالك."
    assert speakers(text, {"هيئة المياه": BODY})[-1] == "هيئة المياه"


def test_rumours_that_nobody_is_told_to_spread_are_their_own_source() -> None:
    names = {"نادر الحصري": PERSON}
    text = "رد نادر الحصري على الشائعات التي قال بعضهم إنها عن رحيل المدرب."
    assert given(text, names, "الشائعات", None) == "الشائعات"


def test_the_title_of_a_name_in_quotation_marks() -> None:
    text = "زار وزير المياه المهندس «نادر الحصري» السد. وكان الوزير قد وعد به. كما قال وزير المياه إن الجسر مغلق."
    assert speakers(text, {"نادر الحصري": PERSON})[-1] == "نادر الحصري"


def test_a_noun_in_the_accusative_goes_by_its_common_form() -> None:
    assert speakers("وأضاف التقرير أن مسؤولا في البلدية قال إن الجسر مغلق.", {})[-1] == "مسؤول في البلدية"


def test_who_is_called_something_goes_by_that() -> None:
    text = "ونقلت صحيفة «صدى» عن مسؤول وصفته بأنه «قيادي رفيع في البلدية» قوله إن الجسر مغلق."
    assert speakers(text, {}) == ["قيادي رفيع في البلدية"]


def test_a_name_that_is_cut_ends_before_of_whom() -> None:
    assert speakers("قال البيان الصادر عن الهيئة إن الجسر مغلق.", {})[-1] != "البيان الصادر"
    assert (
        speakers("نفت وزارة المياه التابعة للحركة إغلاق الجسر القديم.", {"وزارة المياه التابعة": BODY})[-1]
        == "وزارة المياه"
    )


def test_the_conjunction_before_a_source_is_no_part_of_it() -> None:
    assert speakers("ومصادر مطلعة تقول إن الجسر مغلق.", {}) == ["مصادر مطلعة"]
    assert speakers("والمزارعون يقولون إن الجسر مغلق.", {}) == ["المزارعون"]
    assert speakers("وقال والدين الضحيتين إن الجسر مغلق.", {}) == ["والدين الضحيتين"]
    assert speakers("ووالد الطفل يقول إن الجسر مغلق.", {})[0].endswith("والد الطفل")


def test_what_follows_a_body_is_no_part_of_it() -> None:
    text = "دعت أمانة النهر للتحقيق في الأمر. وقالت أمانة النهر إن الجسر مغلق."
    assert speakers(text, {})[-1] == "أمانة النهر"


def test_a_body_of_a_place_is_not_the_place() -> None:
    for kind in (PLACE, BODY):
        assert speakers("وأكدت شرطة صفدة أن الجسر مغلق.", {"صفدة": kind}) == ["شرطة صفدة"]
    assert speakers("وأكد نادي صفدة أن الجسر مغلق.", {"صفدة": BODY}) == ["صفدة"]


def test_a_spokeswoman_is_not_the_president_whom_the_text_spoke_of() -> None:
    text = "وأكد الرئيس كريم صابري أن الجسر مغلق. وقالت المتحدثة باسم الخارجية النورلاندية إن الجسر مفتوح."
    assert speakers(text, {"كريم صابري": PERSON}) == ["كريم صابري", "المتحدثة باسم الخارجية النورلاندية"]


def test_whom_a_question_was_about_does_not_answer_it() -> None:
    text = "قال نادر الحصري إن النادي قوي. وعن رحيل اللاعب كريم صابري، أجاب: «هو باق معنا حتى النهاية»."
    assert speakers(text, {"نادر الحصري": PERSON, "كريم صابري": PERSON}) == ["نادر الحصري"] * 2


def test_the_head_of_one_office_is_not_that_of_another() -> None:
    text = "وأكد رئيس الوزراء كريم صابري أن الجسر مغلق. ونفى رئيس بلدية الوادي وجود أي خلل."
    assert speakers(text, {"كريم صابري": PERSON}) == ["كريم صابري", "رئيس بلدية الوادي"]


def test_a_body_is_not_whom_it_is_led_by() -> None:
    names = {"منظمة الجسور": BODY, "كريم صابري": PERSON}
    assert speakers("وقالت منظمة الجسور التي يرأسها كريم صابري إن الجسر مغلق.", names) == ["منظمة الجسور"]


def test_a_movement_is_not_the_front_that_broke_away_from_it() -> None:
    text = (
        "كشفت جبهة عسكرية منشقة عن حركة النور أن القائد مات. وتزور حركة النور نورلاند. إلا أن الحركة نفت وفاة القائد."
    )
    assert speakers(text, {"النور": BODY})[-1] != "جبهة عسكرية منشقة عن حركة النور"


def test_a_name_ends_with_the_well_known_one_that_it_begins_with() -> None:
    names = {"مجلس الأمن الدولي الضوء الأخضر": BODY}
    text = "وأعطى مجلس الأمن الدولي الضوء الأخضر للاتفاق. وقال مجلس الأمن الدولي إن الجسر مغلق."
    assert "الضوء" not in speakers(text, names)[0]


def test_who_has_another_job_is_somebody_else() -> None:
    text = (
        "قال مدرب النور سامي الحلو إن الجسر مغلق. وقال طبيب النور إن نادر الحصري سيغيب. وأكد خبير مالي أن السوق هادئة."
    )
    names = {"سامي الحلو": PERSON, "نادر الحصري": PERSON, "النور": BODY}
    assert speakers(text, names) == ["سامي الحلو", "طبيب النور", "خبير مالي"]


def test_who_is_named_by_whose_he_is_is_not_that_one() -> None:
    names = {"سامي الحلو": PERSON, "نادر الحصري": PERSON}
    text = "عاد سامي الحلو. وأكد وكيل اللاعب سامي الحلو، نادر الحصري، أن العقد موقع."
    assert speakers(text, names) == ["نادر الحصري"]


def test_a_director_told_of_in_full_is_no_president() -> None:
    text = "قال رئيس الهلال سامي الحلو إن النادي وقع العقد. وقال المدير الرياضي للأهلي إن اللاعب وقع للأهلي."
    assert speakers(text, {"سامي الحلو": PERSON}) == ["سامي الحلو", "المدير الرياضي للأهلي"]


def test_the_article_that_two_letters_hide_is_part_of_a_name() -> None:
    article = annotated("عنوان\n\nقال سامي الحلو إن اللاعب وقع للأهلي.", {"سامي الحلو": PERSON, "أهلي": BODY})
    ((statement,), mentions) = resolve_actors(article, find_statements(article))
    assert [ref.name for ref in statement.about] == ["الأهلي"]
    assert "الأهلي" in [one.name for one in mentions]


def test_who_once_held_an_office_does_not_speak_as_its_holder() -> None:
    names = {"سامي الحلو": PERSON, "نادر الحصري": PERSON}
    text = (
        "قال وزير التعليم سامي الحلو إن الجسر مغلق. وكان وزير التعليم السابق نادر الحصري قد أكد أن الجسر مفتوح. "
        "وأوضح الوزير أن الطريق سالك."
    )
    assert speakers(text, names) == ["سامي الحلو", "نادر الحصري", "سامي الحلو"]


def test_one_title_is_not_another() -> None:
    text = "وأعلن المحافظ إغلاق الجسر. وأعلن الوزير استقالته. وقال مساعد السائق إن الجسر مغلق. وقال السائق إنه مفتوح."
    assert speakers(text, {}) == ["المحافظ", "الوزير", "مساعد السائق", "السائق"]


def test_an_object_is_called_as_it_is_alone() -> None:
    assert speakers("لكن مصدراً قضائياً نفى إغلاق الجسر.", {}) == ["مصدر قضائي"]


def test_the_head_of_diplomacy_is_the_foreign_minister() -> None:
    text = "قال وزير الخارجية الأميركي نادر الحصري إن الجسر مغلق. وذكر رئيس الدبلوماسية الأميركية أن الطريق سالك."
    assert speakers(text, {"نادر الحصري": PERSON}) == ["نادر الحصري"] * 2
