"""Who speaks, within an article and across articles."""

from articles import annotated

from kg.actors import identify_actors, resolve_actors
from kg.actors.cues import cue_shape
from kg.actors.demonyms import state_of
from kg.statements import find_statements
from schemas import ActorKind, Agreement, Gender, Judgement, Mention, NameKind, Statement, Verdict

PERSON, PLACE, BODY = NameKind.PERSON, NameKind.LOCATION, NameKind.ORGANIZATION
NAMES = {
    "سامي الحلو": PERSON,
    "الحلو": PERSON,
    "ليلى الراوي": PERSON,
    "الراوي": PERSON,
    "حركة النور": BODY,
    "النور": BODY,
    "صدى": BODY,
    "موسكو": PLACE,
    "نورلاند": PLACE,
}


def resolve(text: str, doc: str = "a") -> tuple[tuple[Statement, ...], tuple[Mention, ...]]:
    article = annotated("عنوان\n\n" + text, NAMES, doc)
    return resolve_actors(article, find_statements(article))


def speakers(text: str) -> list[str]:
    return [s.actor.name for s in resolve(text)[0] if s.actor is not None]


def test_title_short_name_pronoun_and_dropped_subject_are_one_actor() -> None:
    text = (
        "قال وزير النقل سامي الحلو إن الجسر مغلق. وأضاف أن الطريق سالك. وأكد الحلو أن العمل مستمر. "
        "وأوضح وزير النقل أن التكلفة كبيرة."
    )
    assert speakers(text) == ["سامي الحلو"] * 4


def test_the_verb_tells_which_of_two_spoke() -> None:
    text = (
        "قال سامي الحلو إن الجسر مغلق. وقالت ليلى الراوي إن الطريق سالك. وأضافت أن الجو صحو. وقال أيضا إن العمل مستمر."
    )
    assert speakers(text) == ["سامي الحلو", "ليلى الراوي", "ليلى الراوي", "سامي الحلو"]


def test_another_minister_is_somebody_else() -> None:
    text = "قال سامي الحلو وزير النقل إن الجسر مغلق. ونفى وزير المالية نقص المال."
    assert speakers(text) == ["سامي الحلو", "وزير المالية"]


def test_who_speaks_is_not_the_one_first_told_of_in_what_is_said() -> None:
    assert speakers("نفى الرئيس التونسي أن يكون التقى سامي الحلو.") == ["الرئيس التونسي"]


def test_an_adviser_is_not_whom_he_speaks_of() -> None:
    assert speakers("عاد سامي الحلو. قال مستشار في الرئاسة إن سامي الحلو مريض.") == ["مستشار في الرئاسة"]


def test_an_unnamed_source_is_no_medium() -> None:
    found, _ = resolve("وذكرت صحيفة صدى نقلا عن مصدر دبلوماسي أن الجسر مغلق.")
    assert [(one.actor.name if one.actor else None, [via.name for via in one.via]) for one in found] == [
        ("مصدر دبلوماسي", ["صدى"])
    ]


def test_who_speaks_where_nobody_is_told_of_is_unknown() -> None:
    assert speakers("وأضاف أن الجسر مغلق.") == ["مجهول"]


def test_a_body_under_its_head_noun() -> None:
    assert speakers("قالت حركة النور إن الجسر مغلق. وتابعت الحركة أن الطريق سالك.") == ["حركة النور"] * 2


def test_an_unnamed_source_keeps_its_phrase() -> None:
    found = speakers("قال مسؤول نورلاندي رفيع إن الجسر مغلق. وأضاف المسؤول أن الطريق سالك.")
    assert found == ["مسؤول نورلاندي رفيع"] * 2


def test_unnamed_sources_of_two_articles_are_two() -> None:
    one, _ = resolve("قال مسؤول كبير إن الجسر مغلق.", "a")
    other, _ = resolve("قال مسؤول كبير إن الطريق مغلق.", "b")
    assert one[0].actor is not None
    assert other[0].actor is not None
    assert one[0].actor.id != other[0].actor.id


def test_a_relative_is_not_the_person() -> None:
    assert speakers("قالت عائلة الحلو إن الجسر مغلق.") == ["عائلة الحلو"]


def test_via_and_about() -> None:
    statements, _ = resolve("ونقلت صحيفة «صدى» عن سامي الحلو قوله إن حركة النور أغلقت الجسر.")
    assert [ref.name for ref in statements[0].via] == ["صدى"]
    assert [ref.name for ref in statements[0].about] == ["حركة النور"]


def test_a_capital_is_its_state() -> None:
    statements, mentions = resolve("قالت موسكو إن الجسر مغلق.")
    assert statements[0].actor is not None
    assert statements[0].actor.id == "russia"
    actors, settled = identify_actors(mentions, statements, ())
    assert settled[0].actor is not None
    assert settled[0].actor.name == "روسيا"
    assert {actor.id: actor.kind for actor in actors}["russia"] is ActorKind.STATE


def _judge(verdict: Verdict, left: str, right: str, *articles: str) -> Judgement:
    identity = Judgement.identify(verdict, left, right, articles)
    return Judgement(id=identity, verdict=verdict, left=left, right=right, articles=articles, by="t", at="2026-01-01")


def test_a_merge_changes_who_stands_for_it_and_can_be_undone() -> None:
    statements, mentions = resolve("قال سامي الحلو إن الجسر مغلق. وقالت ليلى الراوي إن الطريق سالك.")
    first, second = (s.actor.id for s in statements if s.actor is not None)
    actors, settled = identify_actors(mentions, statements, [_judge(Verdict.SAME, first, second)])
    assert len({s.actor.id for s in settled if s.actor is not None}) == 1
    assert {actor.id for actor in actors} >= {first, second}
    assert [s.actor.id for s in identify_actors(mentions, statements, ())[1] if s.actor] == [first, second]


def test_a_merged_actor_is_still_found_by_its_names() -> None:
    statements, mentions = resolve(
        "قال سامي الحلو إن الجسر مغلق. وقالت ليلى الراوي إن الطريق سالك. "
        "وقالت حركة النور إن الجو صحو. وقالت موسكو إن البحر هائج."
    )
    first, second, third, russia = (s.actor.id for s in statements if s.actor is not None)
    before = identify_actors(mentions, statements, ())
    merges = [(first, second), (second, third), (third, russia)]
    judgements = [_judge(Verdict.SAME, left, right) for left, right in merges]
    actors = {actor.id: actor for actor in identify_actors(mentions, statements, judgements)[0]}
    assert {actors[key].merged_into for key in (first, second, third)} == {russia}
    assert {"سامي الحلو", "ليلى الراوي", "حركة النور"} <= set(actors[russia].aliases)
    assert actors[russia].name not in actors[russia].aliases
    assert "ليلى الراوي" not in actors[first].aliases
    assert identify_actors(mentions, statements, ()) == before


def test_a_split_holds_in_its_articles_only() -> None:
    one, mentions_one = resolve("قال سامي الحلو إن الجسر مغلق.", "a")
    other, mentions_other = resolve("قال سامي الحلو إن الطريق مغلق.", "b")
    assert one[0].actor is not None
    split = _judge(Verdict.SPLIT, one[0].actor.id, "another-hilu", other[0].article)
    _, settled = identify_actors((*mentions_one, *mentions_other), (*one, *other), [split])
    assert [s.actor.id for s in settled if s.actor] == [one[0].actor.id, "another-hilu"]


def test_the_source_that_a_title_with_the_article_repeats() -> None:
    text = (
        "قال المتحدث باسم الوزارة سامي الحلو إن الجسر مغلق. وقال مصدر أمني إن الطريق سالك. "
        "وأضاف المصدر أن العمل مستمر. وأكد المتحدث أن الجو صحو."
    )
    assert speakers(text) == ["سامي الحلو", "مصدر أمني", "مصدر أمني", "سامي الحلو"]


def test_a_participle_has_the_subject_of_its_sentence() -> None:
    assert (
        speakers("قالت ليلى الراوي إن الجسر مغلق. وأشاد سامي الحلو بالعمل، مؤكدا أن الطريق سالك.")[-1] == "سامي الحلو"
    )


def test_a_report_that_is_denied_does_not_take_the_floor() -> None:
    found = speakers("نفت حركة النور أنباء أفادت بأن الجسر مغلق، مؤكدة أن الطريق سالك.")
    assert found[-1] == "حركة النور"


def test_a_park_named_after_somebody_is_not_him() -> None:
    assert speakers("قال مدير مستشفى الأمير سامي الحلو إن الجسر مغلق.") != ["سامي الحلو"]


def test_two_who_speak_together_are_one_source() -> None:
    assert speakers("قالت موسكو ونورلاند إن الجسر مغلق.") == ["روسيا ونورلاند"]  # no id joins it to «روسيا»


def test_what_a_statement_in_writing_says_is_said_by_who_issued_it() -> None:
    text = "قالت حركة النور في بيان إن الجسر مغلق. وأضاف البيان أن الطريق سالك."
    assert speakers(text) == ["حركة النور", "حركة النور"]


def test_a_source_that_is_brought_in_is_nobody_named_before() -> None:
    text = "قال المسؤول الروسي سامي الحلو إن الجسر مغلق. وقال مسؤول روسي إن الطريق سالك."
    assert speakers(text) == ["سامي الحلو", "مسؤول روسي"]


def test_a_body_is_no_person_of_it() -> None:
    text = "قال مدير المرصد سامي الحلو إن الجسر مغلق. وقال المرصد إن الطريق سالك."
    assert speakers(text) == ["سامي الحلو", "المرصد"]


def test_a_conjunction_that_stays_on_a_well_known_name_is_no_part_of_it() -> None:
    article = annotated("عنوان\n\nقالت وموسكو إن الجسر مغلق.", {"وموسكو": PLACE})
    statements, _ = resolve_actors(article, find_statements(article))
    assert statements[0].actor is not None
    assert statements[0].actor.id == "russia"


def vias(text: str) -> list[list[str]]:
    return [[ref.name for ref in statement.via] for statement in resolve(text)[0]]


def test_the_outlet_spoken_to_covers_what_the_speaker_says_after() -> None:
    found = vias("قال سامي الحلو لصحيفة «صدى» إن الجسر مغلق. وأضاف أن الطريق سالك. وقالت ليلى الراوي إن الجو صحو.")
    assert found == [["صدى"], ["صدى"], []]


def test_a_newspaper_called_like_a_capital_is_the_newspaper() -> None:
    statements, _ = resolve("قال سامي الحلو لـ«موسكو» إن الجسر مغلق.")
    assert [ref.name for ref in statements[0].via] == ["موسكو"]
    assert statements[0].via[0].id != "russia"


def test_who_reports_a_statement_is_its_via() -> None:
    found = vias("قال سامي الحلو إن ليلى الراوي أكدت أن الجسر مغلق.")
    assert found[-1] == ["سامي الحلو"]


def test_confidence_falls_where_the_actor_is_doubtful() -> None:
    named, _ = resolve("قال سامي الحلو إن الجسر مغلق.")
    dropped, _ = resolve("زار سامي الحلو ليلى الراوي. وأضاف أن الجسر مغلق.")
    assert 0 < dropped[-1].confidence < named[0].confidence <= 1


def test_the_same_article_gives_the_same_actors() -> None:
    text = "قال وزير النقل سامي الحلو إن الجسر مغلق. وأضاف أن حركة النور أغلقته. وقالت الحركة إنها لم تغلقه."
    assert resolve(text) == resolve(text)


def test_cues_that_the_lexicon_lacks_still_agree() -> None:
    (statement,) = resolve("قال سامي الحلو إن الجسر مغلق.")[0]
    cue = statement.cue.model_copy(update={"text": "واستهجنت"})
    form = cue_shape(statement.model_copy(update={"cue": cue, "agreement": Agreement()}))
    assert form.agreement.gender is Gender.FEMININE
    assert form.continues


def test_an_adjective_means_its_state() -> None:
    known = {word: state_of(word) for word in ("روسي", "امريكيه", "افغاني", "صحفي", "روسيا")}
    assert {word: state.id if state else None for word, state in known.items()} == {
        "روسي": "russia",
        "امريكيه": "united-states",
        "افغاني": "afghanistan",
        "صحفي": None,
        "روسيا": None,
    }


def test_one_of_many_is_nobody_whom_the_text_spoke_of_by_name() -> None:
    text = "قال سامي الحلو إن الجسر مغلق. لكن زعيم قرية بعيدة قال إن الجسر مفتوح."
    assert speakers(text) == ["سامي الحلو", "زعيم قرية بعيدة"]


def test_who_acts_for_somebody_is_somebody_else() -> None:
    assert speakers("عاد سامي الحلو. قال وكيل أعمال سامي الحلو إن العقد موقع.") == ["وكيل أعمال سامي الحلو"]
    assert speakers("قال وكيل الوزارة سامي الحلو إن العقد موقع.") == ["سامي الحلو"]
    assert speakers("قال محامي العائلة سامي الحلو إن العقد موقع.") == ["سامي الحلو"]
    assert speakers("عاد سامي الحلو. قال محامي سامي الحلو إن العقد موقع.") == ["محامي سامي الحلو"]
