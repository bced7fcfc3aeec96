"""Texts that attack a page, two hundred of them in every field: they are shown, and do nothing."""

import re
from pathlib import Path

import pytest
from graph_fixture import CONTRADICTIONS
from playwright.sync_api import Page

from browser.chromium_page import Watched
from browser.hostile import HOSTILE
from kg.explain.build import explained
from kg.explain.page import to_html as explained_html
from kg.network.build import build_network
from kg.network.picture import draw
from kg.printing.text import clean
from kg.report.build import build_report
from kg.report.page import to_html
from schemas import (
    Act,
    Actor,
    ActorKind,
    ActorRef,
    Article,
    ArticleMeta,
    BaseLayer,
    Claim,
    Contradiction,
    Derived,
    Polarity,
    Span,
    Statement,
    Story,
)

KINDS = [one.kind for one in CONTRADICTIONS]


def _statement(text: str, key: str, actor: ActorRef, polarity: Polarity) -> Statement:
    sentence = f"{text} {text} {text}"
    size = len(text)
    return Statement(
        id=key,
        article=f"article {text}",
        doc=text,
        cue=Span.of(sentence, 0, size),
        source=Span.of(sentence, size + 1, 2 * size + 1),
        content=Span.of(sentence, 2 * size + 2, 3 * size + 2),
        sentence=Span.of(sentence, 0, len(sentence)),
        before=text,
        after=text,
        polarity=polarity,
        act=Act.DENY if polarity is Polarity.DENY else Act.STATE,
        actor=actor,
        via=(ActorRef(id=f"via {text}", name=text),),
        about=(actor,),
        rule=text,
        confidence=0.5,
    )


def _layers() -> tuple[BaseLayer, Derived]:
    """A graph in which every text stands in every field, ids included."""
    articles, statements, actors, claims, pairs = [], [], [], [], []
    for number, text in enumerate(HOSTILE):
        articles.append(ArticleMeta(id=f"article {text}", doc=text, title=text, outlet=text, url=text, date=text))
        refs = [ActorRef(id=f"{side} {text}", name=f"{text}{side}") for side in "ab"]
        actors += [
            Actor(id=ref.id, name=ref.name, name_en=text, kind=ActorKind.PERSON, aliases=(text,)) for ref in refs
        ]
        keys = [f"statement {side} {text}" for side in "ab"]
        for key, ref, polarity in zip(keys, refs, (Polarity.DENY, Polarity.ASSERT), strict=True):
            statements.append(_statement(text, key, ref, polarity))
            claims.append(
                Claim(
                    id=f"claim {key}",
                    text=text,
                    polarity=polarity,
                    representative=key,
                    statements=(key,),
                    stories=1,
                    about=(ref.id,),
                    first_seen=text,
                    last_seen=text[::-1],
                )
            )
        kind = KINDS[number % len(KINDS)]
        pairs.append(Contradiction(a=keys[0], b=keys[1], kind=kind, score=0.5, why=text))
    base = BaseLayer(articles=tuple(articles), statements=tuple(statements), mentions=())
    return base, Derived(
        actors=tuple(actors),
        statements=tuple(statements),
        stories=tuple(Story(id=f"story {one.id}", articles=(one.id,)) for one in articles),
        claims=tuple(claims),
        contradictions=tuple(pairs),
    )


def _articles() -> list[tuple[Article, list[Statement]]]:
    found = []
    for text in HOSTILE:
        statement = _statement(text, f"statement {text}", ActorRef(id=text, name=text), Polarity.ASSERT)
        article = Article(
            id=f"article {text}", doc=text, text=statement.sentence.text, title=text, outlet=text, url=text, date=text
        )
        found.append((article, [statement]))
    return found


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Both pages and a picture, with their security policy and without it: escaping alone has to hold."""
    folder = tmp_path_factory.mktemp("hostile")
    base, derived = _layers()
    report = build_report(base, derived)
    whys = [pair.model_copy(update={"why_ar": pair.why}) for pair in report.pairs]
    assert len(whys) == 200
    sections = tuple(
        section.model_copy(
            update={
                "quarrels": tuple(
                    quarrel.model_copy(
                        update={"pairs": tuple(one.model_copy(update={"why_ar": one.why}) for one in quarrel.pairs)}
                    )
                    for quarrel in section.quarrels
                )
            }
        )
        for section in report.sections
    )
    made = {
        "report": to_html(report.model_copy(update={"sections": sections})),
        "explain": explained_html([explained(article, statements) for article, statements in _articles()]),
        "picture": draw(build_network(base, derived), most=1000),
    }
    for name in ("report", "explain"):
        made[f"{name} without policy"], policies = re.subn(
            r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", made[name]
        )
        assert policies == 1
    files = {}
    for name, text in made.items():
        files[name] = folder / f"{name}.{'svg' if name == 'picture' else 'html'}"
        files[name].write_text(text, encoding="utf-8")
    return files


@pytest.mark.parametrize("name", ["report", "report without policy", "explain", "explain without policy", "picture"])
def test_nothing_is_executed_and_nothing_is_asked_for(watched: Watched, pages: dict[str, Path], name: str) -> None:
    page = watched.open(pages[name])
    _touch(page)
    assert page.evaluate("window.hit") is None
    assert watched.quiet(pages[name]), (watched.requests, watched.errors)
    assert page.url == pages[name].as_uri()
    assert page.evaluate(FOREIGN) == []
    assert page.evaluate("document.documentElement.tagName") == ("svg" if name == "picture" else "HTML")
    if name != "picture":
        links = page.locator("a[href]").evaluate_all("all => all.map(one => one.getAttribute('href'))")
        assert all(re.match(r"https?://[^\s\"'<>]+$|#(?:pair|claim)-", link) for link in links)


def test_they_are_shown_as_they_are(watched: Watched, pages: dict[str, Path]) -> None:
    page = watched.open(pages["report without policy"])
    shown = page.locator(".pair mark").evaluate_all("all => all.map(one => one.textContent)")
    assert {clean(text) for text in HOSTILE} == {clean(text) for text in shown}
    assert not re.search("[\x00-\x08\x1b\u202a-\u202e\u2066-\u2069]", page.content())


def _touch(page: Page) -> None:
    """Everything that could set off a handler: focus, pointer, toggling, the page's own functions, time."""
    page.evaluate(
        """() => {
            for (const one of document.querySelectorAll('*'))
                for (const kind of 'mouseover mouseenter mouseleave focus blur toggle error load'.split(' '))
                    one.dispatchEvent(new Event(kind));
            for (const one of document.querySelectorAll('details')) one.open = true;
            for (const key of ['1', '2', '3', '4', 'KeyL', 'KeyD', 'KeyJ', 'KeyK', 'Escape'])
                (document.body || document.documentElement).dispatchEvent(
                    new KeyboardEvent('keydown', {key, code: key.length === 1 ? `Digit${key}` : key, bubbles: true}));
            for (const one of document.querySelectorAll('select'))
                for (const option of one.options || []) {
                    one.value = option.value;
                    one.dispatchEvent(new Event('input', {bubbles: true}));
                }
        }"""
    )
    page.wait_for_timeout(300)


# Elements and attributes that no template of ours writes.
FOREIGN = """() => {
    const found = [];
    for (const one of document.querySelectorAll(
        'img, iframe, object, embed, video, audio, link, base, math, animate, use, body body, textarea, svg script'))
        found.push(one.outerHTML.slice(0, 80));
    if (document.scripts && document.querySelectorAll('script').length > 1) found.push('a script');
    if (document.querySelectorAll('style').length > 1) found.push('a style');
    if (document.querySelectorAll('meta[http-equiv=refresh]').length) found.push('a refresh');
    for (const one of document.querySelectorAll('*'))
        for (const attribute of one.attributes)
            if (attribute.name.startsWith('on') || attribute.name === 'style') found.push(attribute.name);
    return found;
}"""
