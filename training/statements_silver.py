"""Silver statements: what the product itself finds in SaudiNewsNet, to learn from before gold."""

from __future__ import annotations

import pickle
import random
from pathlib import Path
from typing import Any

from statements_data import Example, make_example

from kg.actors import resolve_actors
from kg.annotating import Annotator
from kg.encoding.encoder import load_tokenizer, word_pieces
from kg.reading import read_articles
from kg.statements import StatementFinder
from kg.statements.view import View
from schemas import Statement

SURE = 0.7
"""Statements less sure than that are no examples."""
AT_ONCE = 64


def load_silver(folder: Path, wanted: int, cache: Path, seed: int = 1) -> list[Example]:
    """`wanted` articles of `folder`, drawn from those with a sure statement; read from `cache` where they were
    made before."""
    if cache.is_file():
        loaded: list[Example] = pickle.loads(cache.read_bytes())  # noqa: S301 our own file
        return loaded
    tokenizer, found = load_tokenizer(), []
    annotator, finder = Annotator(), StatementFinder()
    waiting = list(read_articles(sorted(folder.glob("*.jsonl.gz")), on_failure=lambda _: None))
    random.Random(seed).shuffle(waiting)  # noqa: S311
    for at in range(0, len(waiting), AT_ONCE):
        for annotated, drafts in finder.find(annotator.annotate(waiting[at : at + AT_ONCE], _pass), _pass):
            sure = [_as_gold(one) for one in resolve_actors(annotated, drafts)[0] if one.confidence >= SURE]
            if sure:
                pieces = word_pieces(tokenizer, [token.text for token in View(annotated).tokens])
                found.append(make_example(annotated, sure, pieces))
        print(f"{len(found)} articles", flush=True)
        if len(found) >= wanted:
            break
    cache.parent.mkdir(parents=True, exist_ok=True)
    cache.write_bytes(pickle.dumps(found[:wanted]))
    return found[:wanted]


def _pass(doc: str, why: str) -> None:
    """An article that cannot be read is no example."""


def _as_gold(one: Statement) -> dict[str, Any]:
    """A statement as gold writes it."""
    return {
        "cue": one.cue.text, "cue_start": one.cue.start, "cue_end": one.cue.end,
        "content": one.content.text, "content_start": one.content.start, "content_end": one.content.end,
        "source": one.source.text if one.source else None, "actor": one.actor.name if one.actor else "",
        "polarity": one.polarity.value, "act": one.act.value, "negated": one.negated,
    }  # fmt: skip
