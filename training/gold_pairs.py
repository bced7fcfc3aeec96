"""The annotated statements of a gold folder as ours, and what the annotators say of pairs of them."""

import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kg.actors.known import known_names
from kg.arabic import name_key
from kg.claims.candidates import candidate_pairs
from kg.claims.terms import terms
from kg.evaluation import load_gold
from schemas import ActorRef, Span, Statement

Pair = frozenset[str]


class Examples(NamedTuple):
    """Statements, contradictions and same-claim pairs by gold ids; `story_of` takes a doc to its story."""

    statements: dict[str, Statement]
    contradictions: dict[Pair, str]
    same: set[Pair]
    story_of: dict[str, str]

    def place(self, key: str) -> str:
        """The story of a statement; an article outside every story is a story of its own."""
        doc = self.statements[key].doc
        return self.story_of.get(doc, doc)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Pairs worth judging: those of one story, and those that share words across stories. Sorted."""
        groups: dict[str, list[str]] = {}
        for key in sorted(self.statements):
            groups.setdefault(self.place(key), []).append(key)
        found = {pair for members in groups.values() for pair in itertools.combinations(members, 2)}
        found |= set(candidate_pairs({key: terms(one) for key, one in self.statements.items()}))
        yield from sorted(found)


def read_examples(folder: Path) -> Examples:
    """Everything annotated in a gold folder; EvaluationError where it is no such folder."""
    gold = load_gold(folder)
    statements = {}
    for doc, annotated in gold.statements.items():
        text = gold.texts[doc]
        for one in annotated:
            content = Span.of(text, one.content_start, one.content_end)
            statements[one.id] = Statement(
                id=one.id,
                article=doc,
                doc=doc,
                cue=Span.of(text, one.cue_start, one.cue_end),
                content=content,
                sentence=content,
                polarity=one.polarity,
                act=one.act,
                negated=one.negated,
                actor=_ref(one.actor) if one.actor is not None else None,
                about=tuple(map(_ref, one.about)),
                rule="gold",
                confidence=1.0,
            )
    contradictions: dict[Pair, str] = {}
    same: set[Pair] = set()
    story_of: dict[str, str] = {}
    for file in sorted(folder.glob("contradictions-*.json")):
        for pair in json.loads(file.read_text(encoding="utf-8"))["pairs"]:
            contradictions[frozenset((pair["a"], pair["b"]))] = pair["kind"]
    for file in sorted(folder.glob("same-*.json")):
        data = json.loads(file.read_text(encoding="utf-8"))
        story_of.update(dict.fromkeys(data["docs"], data["cluster"]))
        for group in data["groups"]:
            same |= {frozenset(pair) for pair in itertools.combinations(group, 2)}
    return Examples(statements, contradictions, same, story_of)


def _ref(name: str) -> ActorRef:
    known = known_names().get(name_key(name))
    return ActorRef(id=known.id if known is not None else name_key(name), name=name)
