"""A synthetic graph of any size in this graph's shape, out of real article texts: for load benchmarks and fault tests.

Every sentence becomes statements by actors that are drawn by popularity, as in news: few speak very often. Seeded: the
same texts give the same dump. Nothing here is found in the texts; it is for measuring stores, not readers.

    python benchmarks/synthetic.py TARGET.jsonl --statements 300000 ARTICLES.jsonl.gz…
"""

import argparse
import gzip
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from loaders import base_rows, changes, derived_rows, dump
from loaders.changes import Tables
from loaders.cypher import MODELS
from loaders.writing import Row
from schemas import (
    Act,
    Actor,
    ActorKind,
    ActorRef,
    ArticleFacts,
    ArticleMeta,
    BaseLayer,
    Claim,
    Contradiction,
    ContradictionKind,
    Derived,
    Mention,
    Polarity,
    Span,
    Statement,
    Story,
    content_hash,
)

ACTORS = 4000
PART = 2000
"""Articles that are made at a time. Claims join statements of one such part, so memory does not grow with all."""

_SENTENCE = re.compile(r"[^.!؟?\n]{20,400}")
_ACTS = {Polarity.ASSERT: Act.STATE, Polarity.DENY: Act.DENY, Polarity.NEUTRAL: Act.NO_COMMENT}


def articles(files: Iterable[Path]) -> Iterator[tuple[str, str, str | None, str | None]]:
    """Title, text, outlet and date of the articles in files of JSON lines."""
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") if file.suffix == ".gz" else file.open(encoding="utf-8") as lines:
            for line in lines:
                one = json.loads(line)
                title = str(one.get("title") or "")
                text = str(one.get("content") or one.get("text") or one.get("body") or "")
                yield title, text, one.get("source") or one.get("outlet"), one.get("date")


def parts(
    found: Iterable[tuple[str, str, str | None, str | None]], statements: int, seed: int = 0
) -> Iterator[tuple[BaseLayer, Derived, list[ArticleFacts]]]:
    """Layers of at most PART articles each, together `statements` statements; the articles' facts beside them."""
    chance = random.Random(seed)  # noqa: S311
    texts = list(found)
    each = -(-statements // max(1, len(texts)))
    left = statements
    for start in range(0, len(texts), PART):
        facts = []
        for number, (title, text, outlet, date) in enumerate(texts[start : start + PART], start):
            if left <= 0:
                break
            one = _facts(f"doc{number:06}", title, text, outlet, date, min(each, left), chance)
            left -= len(one.statements)
            facts.append(one)
        if facts:
            yield *_layers(facts, chance), facts


def rows(layers: Iterable[tuple[BaseLayer, Derived, list[ArticleFacts]]]) -> Iterator[Row]:
    """The graph's rows, model by model. All of them are in memory as rows, not as models."""
    every: Tables = {model: {} for model in MODELS}
    for base, derived, facts in layers:
        for found in (base_rows(facts), derived_rows(derived, base)):
            for model, table in changes.tables(found).items():
                every[model].update(table)
    for model in MODELS:
        for key in sorted(every[model]):
            yield model, key, every[model].pop(key)


def _facts(
    doc: str, title: str, text: str, outlet: str | None, date: str | None, wanted: int, chance: random.Random
) -> ArticleFacts:
    article = content_hash("synthetic", doc, title)
    sentences = [(found.start(), found.group()) for found in _SENTENCE.finditer(text)] or [(0, title or doc)]
    said = []
    for number in range(wanted):
        start, sentence = sentences[number % len(sentences)]
        polarity = chance.choices(list(Polarity), (80, 15, 5))[0]
        actor = _actor(chance)
        span = Span(start=start, end=start + len(sentence), text=sentence)
        said.append(
            Statement(
                id=content_hash("synthetic", doc, number),
                article=article,
                doc=doc,
                cue=Span(start=start, end=start + 3, text=sentence[:3]),
                content=span,
                sentence=span,
                polarity=polarity,
                act=_ACTS[polarity],
                actor=_ref(actor),
                via=(_ref(_actor(chance)),) if chance.random() < 0.2 else (),
                about=tuple(_ref(_actor(chance)) for _ in range(chance.randrange(3))),
                rule="synthetic",
                confidence=round(chance.random(), 2),
            )
        )
    spoken = {ref.id for one in said for ref in (*filter(None, (one.actor,)), *one.via, *one.about)}
    mentions = tuple(
        Mention(article=article, actor=key, name=key, kind=ActorKind.PERSON, names=(key,)) for key in sorted(spoken)
    )
    meta = ArticleMeta(id=article, doc=doc, title=title, outlet=outlet, date=date, signature="00")
    return ArticleFacts(article=meta, statements=tuple(said), mentions=mentions)


def _layers(facts: list[ArticleFacts], chance: random.Random) -> tuple[BaseLayer, Derived]:
    statements = [one for fact in facts for one in fact.statements]
    groups: dict[tuple[Polarity, int], list[Statement]] = defaultdict(list)
    for one in statements:
        groups[one.polarity, chance.randrange(max(1, len(statements) * 3 // 4))].append(one)
    stories = [Story(id=content_hash("story", fact.article.id), articles=(fact.article.id,)) for fact in facts]
    claims = [
        Claim(
            id=Claim.identify(group[0].id),
            text=group[0].content.text,
            polarity=group[0].polarity,
            representative=group[0].id,
            statements=tuple(sorted(one.id for one in group)),
            stories=len({one.article for one in group}),
            about=tuple(sorted({ref.id for one in group for ref in one.about})),
        )
        for group in groups.values()
    ]
    denials = [one for one in statements if one.polarity is Polarity.DENY]
    asserted = [one for one in statements if one.polarity is Polarity.ASSERT] or statements
    against = [(one, chance.choice(asserted)) for one in denials[::3]]
    contradictions = [
        Contradiction(a=one.id, b=other.id, kind=ContradictionKind.DENIAL, score=0.9, why="synthetic")
        for one, other in against
        if one.id != other.id
    ]
    actors = [
        Actor(id=key, name=key, kind=ActorKind.PERSON, aliases=(key,))
        for key in sorted({one.actor for fact in facts for one in fact.mentions})
    ]
    base = BaseLayer(
        articles=tuple(fact.article for fact in facts),
        statements=tuple(statements),
        mentions=tuple(chain.from_iterable(fact.mentions for fact in facts)),
    )
    derived = Derived(
        actors=tuple(actors),
        statements=base.statements,
        stories=tuple(stories),
        claims=tuple(claims),
        contradictions=tuple(contradictions),
    )
    return base, derived


def _actor(chance: random.Random) -> str:
    """An actor, by a popularity that falls as in running text."""
    return f"actor{min(ACTORS, int(chance.paretovariate(0.6))):05}"


def _ref(key: str) -> ActorRef:
    return ActorRef(id=key, name=key)


def main() -> None:
    """Write a dump that `kg import` reads."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", type=Path)
    parser.add_argument("articles", type=Path, nargs="+")
    parser.add_argument("--statements", type=int, default=300_000)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    with given.target.open("w", encoding="utf-8") as out:
        for line in dump.lines(rows(parts(articles(given.articles), given.statements, given.seed)), stale=False):
            out.write(line)


if __name__ == "__main__":
    main()
