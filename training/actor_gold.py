"""The annotated statements of a gold folder as the actor stage takes them, with the annotated articles (cached)."""

import json
import pickle
from pathlib import Path
from typing import NamedTuple

from kg.annotating import Annotator
from kg.annotating.names import BUNDLED_MODEL
from kg.statements import find_statements
from schemas import Act, AnnotatedArticle, Article, Polarity, Quoted, Span, Statement, content_hash

CACHE = Path(__file__).parents[1] / ".cache"


class GoldArticle(NamedTuple):
    """An article with its gold statements: as they are (`gold`) and as the finder would give them (`given`)."""

    annotated: AnnotatedArticle
    gold: list[dict[str, str]]
    given: tuple[Statement, ...]
    found: tuple[Statement, ...]
    """What the product's own statement finder gives for it."""


def read_articles(folder: Path) -> list[GoldArticle]:
    """Every article of the folder. The names and found statements are kept in .cache until text or model changes."""
    files = sorted(file for file in folder.glob("*.json") if file.with_suffix(".txt").is_file())
    texts = {file.stem: file.with_suffix(".txt").read_bytes().decode() for file in files}
    weights = max(one.stat().st_mtime_ns for one in BUNDLED_MODEL.iterdir())
    kept = CACHE / f"actors-{content_hash('annotated', str(weights), *texts.values())}.pickle"
    if not kept.is_file():
        kept.parent.mkdir(exist_ok=True)
        articles = [Article.make(doc, text) for doc, text in texts.items()]
        made = list(Annotator().annotate(articles, lambda doc, reason: print(doc, reason)))
        kept.write_bytes(pickle.dumps([(one, find_statements(one)) for one in made]))
    annotated = {one.article.doc: (one, found) for one, found in pickle.loads(kept.read_bytes())}  # noqa: S301
    result = []
    for file in files:
        gold = json.loads(file.read_text(encoding="utf-8"))["statements"]
        one, found = annotated[file.stem]
        result.append(GoldArticle(one, gold, tuple(_given(one, raw) for raw in gold), found))
    return result


def _given(annotated: AnnotatedArticle, raw: dict[str, str]) -> Statement:
    """A gold statement as a finder gives it: the spans, nobody who speaks, no via."""
    text = annotated.article.text

    def span(name: str) -> Span:
        return Span.of(text, int(raw[f"{name}_start"]), int(raw[f"{name}_end"]))

    cue, content = span("cue"), span("content")
    around = [
        one
        for one in annotated.sentences
        if one.start < max(cue.end, content.end) and one.end > min(cue.start, content.start)
    ]
    return Statement(
        id=raw["id"],
        article=annotated.article.id,
        doc=annotated.article.doc,
        cue=cue,
        source=span("source") if raw["source"] is not None else None,
        content=content,
        sentence=Span.of(text, around[0].start, around[-1].end),
        polarity=Polarity(raw["polarity"]),
        act=Act(raw["act"]),
        negated=bool(raw["negated"]),
        quoted=Quoted(raw["quoted"]),
        rule="gold",
        confidence=1.0,
    )
