"""The whole way, with the real model: the two articles of examples/."""

from pathlib import Path

import pytest

from kg.pipeline import base_layer, derive, extract
from kg.reading import read_articles
from schemas import Article, ArticleFacts, ContradictionKind, Derived, Polarity

EXAMPLES = Path(__file__).parents[1] / "examples"


def fail(doc: str, reason: str) -> None:
    pytest.fail(f"{doc}: {reason}")


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return list(read_articles([EXAMPLES], on_failure=lambda one: fail(one.path, one.reason)))


@pytest.fixture(scope="module")
def facts(articles: list[Article]) -> list[ArticleFacts]:
    return list(extract(articles, fail))


@pytest.fixture(scope="module")
def derived(facts: list[ArticleFacts]) -> Derived:
    return derive(base_layer(facts))


def test_the_actors_of_the_examples_are_found(derived: Derived) -> None:
    names = {name for actor in derived.actors for name in (actor.name, *actor.aliases)}
    for wanted in (
        *("بوتين", "فلاديمير بوتين", "منصور", "دميتري بيسكوف", "ماريا زاخاروفا", "سيرجي ريابكوف", "صنداي تايمز"),
        *("طالبان", "الكرملين", "داعش", "روسيا", "سوريا", "رويترز", "بشار الأسد"),
    ):
        assert wanted in names, wanted


def test_who_says_what(derived: Derived) -> None:
    said = {(s.actor.id, s.polarity, s.content.text) for s in derived.statements if s.actor is not None}
    denied = "ممثلين عنها التقوا مسؤولين من روسيا لبحث التهديد الذي يمثله تنظيم داعش في أفغانستان"
    assert ("taliban", Polarity.DENY, denied) in said
    texts = {text for actor, _, text in said if actor == "dmitry-peskov"}
    assert "العملية العسكرية في أوكرانيا لها الأولوية" in texts


def test_the_denial_meets_the_report(derived: Derived) -> None:
    by_id = {statement.id: statement for statement in derived.statements}
    denials = [
        (by_id[pair.a].cue.text, by_id[pair.b].cue.text)
        for pair in derived.contradictions
        if pair.kind is ContradictionKind.DENIAL
    ]
    assert ("نفت", "أفادت") in denials


def test_neither_order_nor_repetition_matters(articles: list[Article], derived: Derived) -> None:
    again = derive(base_layer(extract([*reversed(articles), articles[0]], fail, at_once=1)))
    assert again == derived


def test_an_article_that_has_no_words_is_reported_and_the_others_go_on(articles: list[Article]) -> None:
    failures: list[tuple[str, str]] = []
    empty = Article.make("empty", " \n\u200f\n ")
    found = list(extract([empty, articles[1]], lambda doc, reason: failures.append((doc, reason))))
    assert [fact.article.doc for fact in found] == [articles[1].doc]
    assert failures == [("empty", "no words in it")]
