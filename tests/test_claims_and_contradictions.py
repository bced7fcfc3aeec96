"""What says the same, and what cannot both be true."""

import itertools
from collections.abc import Sequence

import numpy as np
import pytest
from articles import annotated
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from kg.actors import identify_actors, resolve_actors
from kg.arabic import fold
from kg.claims import Field, make_claims, neighbours
from kg.claims.articles import Articles
from kg.claims.cluster import Likeness, cluster, judge, supported
from kg.claims.comparer.model import comparer
from kg.claims.comparer.network import STANCES
from kg.claims.numbers import quantity_clash, when_clash
from kg.claims.sides import read_side
from kg.claims.terms import root, text_terms
from kg.contradictions import find_contradictions, judge_stance
from kg.contradictions.find import ACROSS, scored_contradictions
from kg.contradictions.universal import accuses
from kg.statements import find_statements
from schemas import Contradiction, ContradictionKind, NameKind, Statement, Story

NAMES = {
    "سامي الحلو": NameKind.PERSON,
    "ليلى الراوي": NameKind.PERSON,
    "حركة النور": NameKind.ORGANIZATION,
    "نورلاند": NameKind.LOCATION,
}


def read(*texts: str) -> list[Statement]:
    found: list[Statement] = []
    for number, text in enumerate(texts):
        article = annotated(f"عنوان {number}\n\n{text}", NAMES, f"d{number}")
        statements, mentions = resolve_actors(article, find_statements(article))
        found += identify_actors(mentions, statements, ())[1]
    return found


def contradict(*texts: str) -> tuple[Contradiction, ...]:
    return among(read(*texts))


def among(statements: Sequence[Statement]) -> tuple[Contradiction, ...]:
    field = Field(statements)
    return find_contradictions(field, make_claims(field, (), {}))


DENIAL = "نفت حركة النور أنها دمرت جسر المدينة في نورلاند."
ASSERTION = "قال سامي الحلو إن حركة النور دمرت جسر المدينة في نورلاند."
SAME = "وأكدت ليلى الراوي أن حركة النور دمرت جسر المدينة في نورلاند."


def test_two_reports_of_one_proposition_are_one_claim() -> None:
    statements = read(ASSERTION, SAME)
    claims = make_claims(Field(statements), (), {})
    assert len(claims) == 1
    assert claims[0].stories == 2
    story = Story(id="s", articles=tuple(sorted(s.article for s in statements)))
    assert make_claims(Field(statements), (story,), {})[0].stories == 1


def test_a_denial_and_an_assertion_are_two_claims_that_contradict() -> None:
    statements = read(ASSERTION, DENIAL)
    assert len(make_claims(Field(statements), (), {})) == 2
    (found,) = contradict(ASSERTION, DENIAL)
    assert found.kind is ContradictionKind.DENIAL
    assert next(s for s in statements if s.id == found.a).doc == "d1"
    assert "حركة النور" in found.why


def test_a_report_that_is_denied_in_one_breath() -> None:
    (found,) = contradict("نفت حركة النور تقارير أفادت بأن سامي الحلو زار نورلاند سرا.")
    assert found.kind is ContradictionKind.DENIAL


def test_different_numbers_of_one_thing() -> None:
    (found,) = contradict(
        "قال سامي الحلو إن انهيار جسر المدينة في نورلاند أودى بحياة 27 شخصا.",
        "وقالت ليلى الراوي إن انهيار جسر المدينة في نورلاند أودى بحياة 31 شخصا.",
    )
    assert found.kind is ContradictionKind.INCOMPATIBLE
    assert "27" in found.why
    assert "31" in found.why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "قالت حركة النور إن نسبة المشاركة بلغت 48 بالمئة.",
            "وقال سامي الحلو إن نسبة المشاركة في العاصمة بلغت 19 بالمئة.",
        ),
        ("قال سامي الحلو إن نسبة المشاركة بلغت 48 بالمئة.", "وقال سامي الحلو إن نسبة المشاركة بلغت 22 بالمئة."),
        ("قالت حركة النور إن نسبة المشاركة بلغت 48 بالمئة.", "وقال سامي الحلو إن نسبة التضخم بلغت 19 بالمئة."),
        ("قالت حركة النور إن إنتاج الكويت بلغ 2.5 مليون برميل.", "وقال سامي الحلو إن إنتاج العراق بلغ 4 ملايين برميل."),
        ("قالت حركة النور إن دورية أنقذت 86 مهاجرا.", "وقال سامي الحلو إن دورية أخرى أنقذت 40 مهاجرا."),
    ],
)
def test_numbers_of_different_things_do_not_clash(one: str, other: str) -> None:
    assert contradict(f"{one} {other}") == ()


def test_a_measure_of_two_countries_is_not_one() -> None:
    rates = ("قالت ليلى الراوي إن معدل البطالة بلغ 21 بالمئة.", "وقال سامي الحلو إن معدل البطالة بلغ 6 بالمئة.")
    assert contradict(*rates) == ()
    assert len(contradict(" ".join(rates))) == 1


@pytest.mark.parametrize("opposite", ["ارتفع", "تراجع"])
def test_opposites_are_not_one_claim(opposite: str) -> None:
    statements = read("قال سامي الحلو إن معدل الفقر تراجع. " + f"وأكدت ليلى الراوي أن معدل الفقر {opposite}.")
    assert len(make_claims(Field(statements), (), {})) == (1 if opposite == "تراجع" else 2)


def test_denials_of_one_speaker_that_share_no_word_are_not_one_claim() -> None:
    statements = read(
        "نفى سامي الحلو أن تكون الشركة قد أوقفت صادراتها إلى نورلاند. كما نفى أن يكون المصرف قد أغلق فروعه. "
        "ونفى سامي الحلو أيضا وجود أي خلاف مع حركة النور."
    )
    assert len(make_claims(Field(statements), (), {})) == 3


def test_what_is_condemned_is_not_what_another_says_not_to_be_so() -> None:
    negated = "قالت حركة النور إن الضربات على جسر المدينة لا تسهم في الاستقرار."
    assert contradict(negated + " ودان سامي الحلو الضربات على جسر المدينة.") == ()


def test_unrelated_statements_neither_join_nor_contradict() -> None:
    texts = (DENIAL, "قال سامي الحلو إن أسعار القمح ارتفعت في الأسواق.")
    assert contradict(*texts) == ()
    assert len(make_claims(Field(read(*texts)), (), {})) == 2


def test_the_reason_is_given_in_arabic_too_and_one_actor_on_both_sides_is_marked() -> None:
    (found,) = contradict(ASSERTION, DENIAL)
    assert found.why_ar.startswith("نفيٌ من «حركة النور» لقول «سامي الحلو»: «")
    assert not found.oneself
    (own,) = contradict(
        "أكد سامي الحلو أن انهيار جسر المدينة في نورلاند أودى بحياة 27 شخصا.",
        "وقال سامي الحلو إن انهيار جسر المدينة في نورلاند أودى بحياة 31 شخصا.",
    )
    assert own.oneself
    assert own.why.startswith("سامي الحلو gives different numbers of the same thing: 31 against 27")
    assert own.why_ar.startswith("عددان مختلفان للشيء نفسه عند «سامي الحلو» نفسه: 31 مقابل 27")


def test_a_negation_that_clashes_in_a_number_says_so() -> None:
    (found,) = contradict(
        "قال سامي الحلو إن حصيلة قتلى انهيار جسر المدينة بلغت 27 قتيلا. "
        "وأكدت ليلى الراوي أن حصيلة قتلى انهيار جسر المدينة لم تبلغ 31 قتيلا."
    )
    assert "31 against 27" in found.why


def test_a_claim_keeps_its_id_when_a_newer_article_comes() -> None:
    statements = read(ASSERTION, SAME)
    first, newer = statements
    dates = {first.article: "2015-07-01", newer.article: "2015-07-02"}
    (alone,) = make_claims(Field([first]), (), dates)
    (both,) = make_claims(Field(statements), (), dates)
    assert alone.id == both.id
    assert both.representative == first.id


def test_a_different_number_is_a_different_claim() -> None:
    statements = read(
        "قال سامي الحلو إن انهيار جسر المدينة في نورلاند أودى بحياة 27 شخصا.",
        "وقالت ليلى الراوي إن انهيار جسر المدينة في نورلاند أودى بحياة 31 شخصا.",
    )
    assert len(make_claims(Field(statements), (), {})) == 2


def pairs_of(near: neighbours.Near) -> dict[tuple[int, int], float]:
    rows, others, cosines = (values.tolist() for values in near)
    return dict(zip(zip(rows, others, strict=True), cosines, strict=True))


def test_neighbours_through_rare_roots_are_those_of_all_cosines(monkeypatch: pytest.MonkeyPatch) -> None:
    random = np.random.default_rng(0)
    words = np.minimum(random.zipf(1.3, size=(300, 9)), 4000)
    words[150:, :7] = words[:150, :7]
    contents = sparse.csr_array(
        (np.log(9000 / words.ravel()), words.ravel(), np.arange(0, 2701, 9)), shape=(300, 4001), dtype=np.float32
    )
    contents.sum_duplicates()
    contents = sparse.csr_array(contents.multiply(1 / np.sqrt(contents.multiply(contents).sum(axis=1))[:, None]))
    cosines = (contents @ contents.T).toarray()
    np.fill_diagonal(cosines, 0)
    alike = set(zip(*(side.tolist() for side in np.nonzero(np.triu(cosines >= neighbours.NEAR))), strict=True))
    assert {(at, at + 150) for at in range(150)} <= alike
    found = pairs_of(neighbours.neighbours(contents, 300))
    assert found.keys() == alike
    assert all(cosines[pair] == pytest.approx(cosine, abs=1e-4) for pair, cosine in found.items())
    monkeypatch.setattr(neighbours, "POSTINGS", 150)
    monkeypatch.setattr(neighbours, "MOST_POSTINGS", 300)
    few = pairs_of(neighbours.neighbours(contents, 300)).keys()
    assert few < alike
    assert len({(at, at + 150) for at in range(150)} & few) > 140


def test_what_is_like_both_sides_of_a_pair_speaks_for_it() -> None:
    alike: Likeness = {"a": {"b": 0.4, "c": 0.9}, "b": {"a": 0.4, "c": 0.9}, "c": {"a": 0.9, "b": 0.9}}
    assert supported(alike)["a"]["b"] == pytest.approx((0.4 + 2 * (0.4 + 0.81)) / (1 + 1.3 + 1.3), abs=1e-3)
    alone = {"a": {"b": 0.4}, "b": {"a": 0.4}}
    assert supported(alone)["a"]["b"] < supported(alike)["a"]["b"]
    assert [sorted(group) for group in cluster("abc", supported(alike), judge().threshold)] == [["a", "b", "c"]]
    against = {"a": {"b": 0.6, "c": 0.9}, "b": {"a": 0.6}, "c": {"a": 0.9}}
    assert supported(against)["a"]["b"] < supported({"a": {"b": 0.6}, "b": {"a": 0.6}})["a"]["b"]


def test_statements_of_two_articles_without_a_word_or_an_actor_in_common_are_not_compared() -> None:
    first = "قال سامي الحلو إن حركة النور دمرت جسر المدينة. وقال سامي الحلو إن الجسر كان قديما."
    second = "قالت ليلى الراوي إن حركة النور دمرت جسر المدينة. وأضافت أن أسعار القمح ارتفعت."
    field = Field(read(first, second))
    texts = {frozenset((a.statement.content.text, b.statement.content.text)) for a, b in field.pairs()}
    assert frozenset(("حركة النور دمرت جسر المدينة",)) in texts
    assert frozenset(("الجسر كان قديما", "حركة النور دمرت جسر المدينة")) in texts
    assert frozenset(("الجسر كان قديما", "أسعار القمح ارتفعت")) not in texts


def test_neighbours_in_articles_that_are_strangers_to_each_other_are_not_compared() -> None:
    same = ("قال سامي الحلو إن الحريق انتهى.", "قالت حركة النور إن الحريق انتهى.")
    others = (
        "وقالت ليلى الراوي إن أسعار القمح ارتفعت في الأسواق. وأضافت أن المدارس ستغلق غدا بسبب العواصف. "
        "وأوضحت أن المستشفى يعالج جرحى الزلزال.",
        "وأكد مسؤول أن المنتخب فاز بالبطولة بعد مباراة صعبة. وأوضح أن الجماهير احتفلت طويلا في الشوارع. "
        "وأضاف أن المفاوضات توقفت بعد خلاف حول الحدود.",
    )

    def across(*texts: str) -> int:
        return sum(a.article != b.article for a, b in Field(read(*texts)).pairs())

    assert across(*same) == 1
    assert across(*map(" ".join, zip(same, others, strict=True))) == 0


def test_a_denial_that_points_back_is_compared_with_all_that_articles_on_its_event_say() -> None:
    field = Field(read(f"{ASSERTION} ونفت ليلى الراوي ذلك.", f"{SAME} وأضافت أن أسعار القمح ارتفعت."))
    (pointing,) = (side.id for side in field.sides.values() if side.points_back)
    pairs = [(a, b) for a, b in field.pairs() if a.article != b.article]
    assert sum(pointing in (a.id, b.id) for a, b in pairs) == 2
    assert len({frozenset((a.id, b.id)) for a, b in pairs}) == len(pairs)


def test_how_alike_articles_are_is_the_same_one_by_one_and_all_at_once() -> None:
    articles = Articles(
        map(read_side, read(ASSERTION, f"{SAME} وأضافت أن أسعار القمح ارتفعت.", "قالت ليلى الراوي إن الجسر مغلق."))
    )
    names = sorted(articles.members)
    ones, twos = (np.array(side) for side in zip(*itertools.product(range(3), repeat=2), strict=True))
    at_once = articles.alike_of(ones, twos)
    one_by_one = [articles.alike(names[one], names[two]) for one, two in zip(ones, twos, strict=True)]
    assert at_once == pytest.approx(one_by_one, abs=1e-6)
    assert 0 < min(at_once) < max(at_once) == 1


def test_trees_give_each_row_the_values_of_the_leaves_that_it_comes_to() -> None:
    trees = judge()
    random = np.random.default_rng(0)
    limits = [
        [limit for tree in trees.trees for of, limit in zip(tree.feature, tree.limit, strict=True) if of == at]
        for at in range(len(trees.features))
    ]
    rows = np.array([[random.choice([0.0, *own]) for own in limits] for _ in range(50)], dtype=np.float32)
    for row, chance in zip(rows.tolist(), trees.probabilities(rows), strict=True):
        total = trees.base
        for tree in trees.trees:
            at = 0
            while tree.left[at] != at:
                at = tree.left[at] if row[tree.feature[at]] <= tree.limit[at] else tree.right[at]
            total += tree.value[at]
        assert chance == pytest.approx(1 / (1 + np.exp(-total)), rel=1e-12)


def test_order_does_not_matter() -> None:
    statements = read(ASSERTION, SAME, DENIAL)
    results = {
        (make_claims(Field(order), (), {}), among(order)) for order in map(list, itertools.permutations(statements))
    }
    assert len(results) == 1


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("وقالت ليلى الراوي: «بوسعي أن أؤكد أن الجسر لم يغلق».", -1),
        ("وقالت ليلى الراوي: «بوسعي أن أؤكد أن الجسر مغلق».", 1),
        ("نفت حركة النور أنها أغلقت الجسر.", -1),
        ("نفت حركة النور أنها لم تغلق الجسر.", 1),
        ("وقالت ليلى الراوي إن هذا غير صحيح ولا يستحق الرد.", -1),
    ],
)
def test_which_side_of_a_proposition_a_speaker_is_on(text: str, sign: int) -> None:
    (statement,) = read(text)
    assert read_side(statement).sign == sign


def test_what_is_said_of_the_evidence_is_no_part_of_the_proposition() -> None:
    (statement,) = read("وقالت ليلى الراوي إنه لا يوجد دليل على أن حركة النور أغلقت الجسر.")
    (plain,) = read("وقالت ليلى الراوي إن حركة النور أغلقت الجسر.")
    assert read_side(statement).roots == read_side(plain).roots
    assert read_side(statement).sign == -1


def test_stance_of_headlines() -> None:
    assert judge_stance("الوزارة تعلن افتتاح الجسر", "الوزارة تعلن افتتاح الجسر") == "agree"
    assert judge_stance("ارتفاع أسعار القمح عالميا", "وفاة ممثل معروف في المدينة") == "other"


def denied(denial: str, *before: str) -> list[str]:
    """The contents that a denial contradicts in an article in which it comes last."""
    statements = read(" ".join((*before, denial)))
    by_id = {one.id: one for one in statements}
    found = among(statements)
    return [by_id[one.b].content.text for one in found if by_id[one.a].content.end == statements[-1].content.end]


def test_a_denial_of_what_somebody_said_is_of_all_that_he_said_and_of_nothing_else() -> None:
    contents = denied(
        "ونفت حركة النور ما ذكره سامي الحلو.",
        "قال سامي الحلو إن أسعار القمح ارتفعت في نورلاند.",
        "وقالت ليلى الراوي إن المدارس ستغلق غدا.",
    )
    assert contents == ["أسعار القمح ارتفعت في نورلاند"]


def test_that_is_what_was_said_just_before_not_far_above() -> None:
    said = "قال سامي الحلو إن الجسر الكبير سيغلق في الشتاء."
    near = contradict(f"{said} ونفت ليلى الراوي ذلك في تصريحات لصحيفة محلية.")
    assert [one.kind for one in near] == [ContradictionKind.DENIAL]
    between = "وتساقطت الأمطار على المدينة طوال الأسبوع وامتلأت الشوارع بالمياه، وعاد الناس إلى بيوتهم في المساء."
    assert contradict(f"{said} {between} ونفت ليلى الراوي ذلك في تصريحات لصحيفة محلية.") == ()


def test_nobody_denies_lightly_what_he_says_in_the_same_article() -> None:
    himself = read("نفى سامي الحلو إغلاق الجسر. وقال سامي الحلو إن إغلاق الجسر في الشتاء مطروح للنقاش.")
    other = read("نفى سامي الحلو إغلاق الجسر. وقالت ليلى الراوي إن إغلاق الجسر في الشتاء مطروح للنقاش.")
    first, second = (
        max(one.score for one in scored_contradictions(Field(some), make_claims(Field(some), (), {}), 0.0))
        for some in (himself, other)
    )
    assert first < second


def test_a_denial_of_these_reports_is_of_all_that_the_outlet_told() -> None:
    told = "ذكرت صحيفة «صدى» أن سامي الحلو زار نورلاند. وأضافت الصحيفة أن حركة النور دمرت الجسر."
    contents = denied("وقالت ليلى الراوي إن هذه التقارير غير صحيحة.", "أكد مسؤول أن الطريق سالك.", told)
    assert set(contents) == {"سامي الحلو زار نورلاند", "حركة النور دمرت الجسر"}


def test_a_denial_of_the_accusations_is_of_the_last_accusation_not_of_the_last_statement() -> None:
    contents = denied(
        "ونفت حركة النور الاتهامات.",
        "اتهم سامي الحلو حركة النور بتدمير جسر المدينة.",
        "وقالت ليلى الراوي إن المدارس ستغلق غدا.",
    )
    assert [one.removeprefix("حركة النور ") for one in contents] == ["بتدمير جسر المدينة"]


def test_who_speaks_for_a_body_does_not_deny_what_it_says() -> None:
    contents = denied(
        "واعتبر المتحدث الرسمي للوزارة أن هذه الأنباء عارية من الصحة.",
        "تداول مغردون أنباء عن تدمير جسر المدينة.",
        "وأكدت وزارة النقل أن الطريق سالك.",
    )
    assert contents == ["تدمير جسر المدينة"]


def test_articles_that_have_little_in_common_speak_of_two_affairs() -> None:
    others = (
        "وقالت ليلى الراوي إن أسعار القمح ارتفعت في الأسواق. وأضافت أن المدارس ستغلق غدا بسبب العواصف. "
        "وأوضحت أن المزارعين ينتظرون تعويضات عن خسائر الموسم الماضي. وأكدت أن المخابز خفضت أرباحها.",
        "وأكد مسؤول أن المنتخب فاز بالبطولة بعد مباراة صعبة. وأوضح أن الجماهير احتفلت طويلا في الشوارع. "
        "وأضاف أن المدرب سيمدد عقده حتى نهاية البطولة القادمة. وأعلن أن الحارس تعافى من كسر.",
    )
    (alone,) = contradict(ASSERTION, DENIAL)
    assert alone.score >= ACROSS
    assert contradict(*(f"{one} {other}" for one, other in zip((ASSERTION, DENIAL), others, strict=True))) == ()


def test_who_denies_all_wrong_denies_what_he_is_accused_of() -> None:
    contents = denied(
        "ونفت حركة النور ارتكاب أي مخالفات.",
        "واتهم الوزير حركة النور بتدمير جسر المدينة.",
        "وقالت ليلى الراوي إن المدارس ستغلق غدا.",
    )
    assert contents == ["حركة النور بتدمير جسر المدينة"]


def test_criticism_is_no_charge_that_one_denies() -> None:
    denial, accused, criticised = map(
        read_side,
        (
            *read("نفت حركة النور أي تورط."),
            *read("اتهم سامي الحلو حركة النور بإغلاق جسر المدينة."),
            *read("انتقد سامي الحلو موقف حركة النور من إغلاق جسر المدينة."),
        ),
    )
    assert accuses(accused, denial)
    assert not accuses(criticised, denial)


def test_who_has_just_denied_something_denies_it_again() -> None:
    contents = denied(
        "ونفت حركة النور أنباء عن بيع القمح. وقالت حركة النور إن هذا الخبر غير صحيح.",
        "ذكرت صحيفة «صدى» أن أعضاء الحركة دمروا جسر المدينة.",
    )
    assert "أعضاء الحركة دمروا جسر المدينة" not in contents


def test_whoever_asks_for_something_is_not_denied() -> None:
    assert denied("لكن سامي الحلو نفى ذلك.", "وقالت حركة النور: ندعو نورلاند إلى فتح الجسر.") == []


def test_what_a_statement_refers_to_it_does_not_claim() -> None:
    (one,) = [
        one
        for one in read("وقالت حركة النور: إشارة إلى ما تم تداوله حول إغلاق الجسر الكبير.")
        if one.cue.text == "وقالت"
    ]
    assert read_side(one).sign == 0


def test_no_evidence_for_these_accusations_is_said_against_the_last_of_them() -> None:
    contents = denied(
        "وأكد مسؤول في نورلاند أنه لا توجد أدلة تدعم هذه الاتهامات.",
        "اتهم سامي الحلو حركة النور بتدمير جسر المدينة.",
        "وقالت ليلى الراوي إن المدارس ستغلق غدا.",
    )
    assert [one.removeprefix("حركة النور ") for one in contents] == ["بتدمير جسر المدينة"]


def test_a_ministry_of_information_is_no_hearsay() -> None:
    (ministry,) = read("قالت وزارة الإعلام إن الجسر مغلق.")
    (media,) = read("ذكرت وسائل الإعلام أن الجسر مغلق.")
    assert not read_side(ministry).hearsay
    assert read_side(media).hearsay


@pytest.mark.parametrize(("one", "other", "clash"), [("عامين", "يومين", True), ("عامين", "24 شهرا", False)])
def test_how_long_ago_something_was(one: str, other: str, clash: bool) -> None:
    a, b = (text_terms(f"توفي قبل {when} في نورلاند") for when in (one, other))
    assert (quantity_clash(a, b) is not None) is when_clash(a, b) is clash


def test_the_comparer_says_the_same_of_a_pair_in_any_company() -> None:
    pair = ("الوزارة تعلن افتتاح الجسر", "الوزارة تنفي افتتاح الجسر")
    others = [("ارتفاع أسعار القمح عالميا", "تراجع أسعار القمح"), (pair[1], pair[0])]
    (alone,) = comparer().chances([pair])
    assert (comparer().chances([*others, pair])[-1] == alone).all()
    assert alone.argmax() == STANCES.index("disagree")


def test_who_denies_the_same_besides_contradicts_no_denial() -> None:
    statements = read(
        "نفت وزارة الطرق إيقاف صرف البدلات للعمال. "
        "وقال سامي الحلو إن الوزارة حريصة على صرف البدلات للعمال، ولم يتم إيقاف أي بدل."
    )
    assert among(statements) == ()


def test_a_denial_may_name_who_said_what_it_denies() -> None:
    statements = read(
        "وصف سامي الحلو تصريحات ليلى الراوي بأنها كاذبة. وقالت حركة النور إن الجسر مفتوح. "
        "وكانت ليلى الراوي قالت إن حركة النور أغلقت جسر المدينة."
    )
    surest = max(among(statements), key=lambda one: one.score)
    by_id = {one.id: one.content.text for one in statements}
    assert {by_id[surest.a], by_id[surest.b]} == {"تصريحات ليلى الراوي", "حركة النور أغلقت جسر المدينة"}


@pytest.mark.parametrize(("one", "other"), [("خمسة", "ستة"), ("5", "6"), ("خمسة", "6")])
def test_numbers_clash_in_words_as_in_digits(one: str, other: str) -> None:
    (found,) = contradict(
        f"قالت حركة النور إن {one} أشخاص قتلوا في غارة على جسر المدينة.",
        f"وقال سامي الحلو إن {other} أشخاص قتلوا في غارة على جسر المدينة.",
    )
    assert found.kind is ContradictionKind.INCOMPATIBLE


@pytest.mark.parametrize(
    ("text", "quantities"),
    [
        ("مئة وعشرين شخصا", {("شخصا", "120")}),
        ("ثلاثة آلاف وخمسمئة جندي", {("جندي", "3500")}),
        ("خمسة عشر قتيلا وعشرين جريحا", {("قتيلا", "15"), ("جريحا", "20")}),
        ("قتل ـــ 27 جنديا", {("جنديا", "27")}),
        ("1,500 لاجئ", {("لاجئ", "1500")}),
        ("2.5 مليون برميل", {("برميل", "2500000")}),
        ("مليون و200 ألف برميل", {("برميل", "1200000")}),
        ("خمس مئة وواحد وعشرين سجينا", {("سجينا", "521")}),
        ("أحد عشر لاعبا", {("لاعبا", "11")}),
        ("١٠ في المئة", {("%", "10")}),
        ("10.5 بالمائة", {("%", "10.5")}),
        ("أحد الوزراء وآلاف اللاجئين وعشرات القتلى", set()),
        ("في 12.5.2015 مساء", set()),
    ],
)
def test_numbers_are_read_in_words_as_in_digits(text: str, quantities: set[tuple[str, str]]) -> None:
    assert text_terms(text).quantities == {(root(unit), number) for unit, number in quantities}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("قال سامي الحلو إن نورلاند لم تستورد القمح من روسيا.", "وقالت ليلى الراوي إن نورلاند استوردت القمح من فرنسا."),
        (
            "قال سامي الحلو إن عجز نورلاند لم يرتفع عام 2023.",
            "وقالت ليلى الراوي إن عجز نورلاند ارتفع عام 2024.",
        ),
        ("قال سامي الحلو إنه لم يهاجم مدرب النادي.", "وقالت ليلى الراوي إن النادي يستعد للمباراة المقبلة."),
    ],
)
def test_a_negation_of_something_else_contradicts_nothing(one: str, other: str) -> None:
    assert contradict(f"{one} {other}") == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("قال سامي الحلو إن الهدنة صامدة.", "وقالت ليلى الراوي إن الهدنة انهارت."),
        ("قال سامي الحلو إن الاتفاق قانوني.", "وقالت ليلى الراوي إن الاتفاق غير قانوني."),
        ("قال سامي الحلو إن أسعار السكر سترتفع.", "وقالت ليلى الراوي إن أسعار السكر ستنخفض."),
    ],
)
def test_two_who_say_the_opposite_of_one_thing_contradict_each_other(one: str, other: str) -> None:
    (found,) = contradict(f"{one} {other}")
    assert found.kind is ContradictionKind.INCOMPATIBLE
    assert "say the opposite" in found.why
    assert found.why_ar.startswith("قولان متضادان")


def test_a_number_that_nothing_follows_counts_what_stands_before_it() -> None:
    (found,) = contradict("قال سامي الحلو إن عدد القتلى بلغ 27. وقالت ليلى الراوي إن عدد القتلى بلغ 31.")
    assert "27" in found.why


@pytest.mark.parametrize(
    "words", ["بيع تبيع باع ستبيع", "تأجيل تأجلت ستتأجل يؤجل", "إقالة أقيل أقالت", "لقاء التقى يلتق", "استيراد استوردت"]
)
def test_a_verb_and_its_verbal_noun_have_one_root(words: str) -> None:
    assert len({root(fold(word)) for word in words.split()}) == 1


_NUMBERED = [
    "27",
    "1,500",
    "2.5",
    "مئة",
    "خمس",
    "خمسة",
    "عشر",
    "وعشرين",
    "ألف",
    "مليون",
    "و",
    "ال",
    "قبل",
    "منذ",
    "عام",
    "يوم",
    "عامين",
    "عدد",
    "بلغ",
    "قتيلا",
    "%",
    "في",
    "المئة",
    "بالمئة",
    "ـــ",
    "١٠",
    ".",
]


@given(st.lists(st.sampled_from(_NUMBERED), max_size=12))
def test_any_row_of_numbers_is_read(words: list[str]) -> None:
    assert all(unit and number for unit, number in text_terms(" ".join(words)).quantities)
