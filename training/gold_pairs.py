"""The statements of a gold folder, annotated or extracted, and what the annotators say of pairs of them."""

import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kg.actors import identify_actors
from kg.claims.articles import Articles
from kg.claims.pairs import oriented
from kg.claims.sides import Side, read_side
from kg.cli.articles import read_facts
from kg.cli.errors import Failures
from kg.cli.records import statements_of
from kg.evaluation import given_statements, load_gold
from kg.evaluation.statements import match_all
from kg.pipeline import base_layer
from schemas import Statement, StatementRecord, content_hash

Pair = frozenset[str]

_LITTLE, _MUCH = 0.12, 0.35
"""How alike articles of different stories are whose pairs are taken as ones that do not belong together: from the
upper one on they may tell one story that nobody annotated."""


class Examples(NamedTuple):
    """Statements, contradictions and same-claim pairs by gold ids; `story_of` takes a doc to its story."""

    statements: dict[str, Statement]
    contradictions: dict[Pair, str]
    same: set[Pair]
    story_of: dict[str, str]
    beside: bool = False
    """Whether they are there to learn from alone, and nothing is measured on them."""

    def place(self, key: str) -> str:
        """The story of a statement; an article outside every story is a story of its own."""
        doc = self.statements[key].doc
        return self.story_of.get(doc, doc)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Pairs worth judging: those of one article or story, and some of articles that are a little alike, as many
        as show what does not belong together. Sorted."""
        groups: dict[str, list[str]] = {}
        for key in sorted(self.statements):
            groups.setdefault(self.place(key), []).append(key)
        for members in groups.values():
            yield from itertools.combinations(members, 2)
        sides = {key: read_side(one) for key, one in self.statements.items()}
        articles = Articles(sides.values())
        for one, other in itertools.combinations(sorted(articles.members), 2):
            if self.place(articles.members[one][0].id) == self.place(articles.members[other][0].id):
                continue
            if _LITTLE <= articles.alike(one, other) < _MUCH:
                for a, b in itertools.product(articles.members[one], articles.members[other]):
                    if int(content_hash(a.id, b.id)[:8], 16) % 100 < (15 if a.denies or b.denies else 3):
                        yield a.id, b.id

    def oriented(self) -> Iterator[tuple[Side, Side]]:
        """The same pairs as sides, the denying or negated one first."""
        sides = {key: read_side(one) for key, one in self.statements.items()}
        for a, b in self.pairs():
            yield oriented(sides[a], sides[b])


def read_examples(folder: Path) -> Examples:
    """Everything annotated in a gold folder; EvaluationError where it is no such folder."""
    gold = load_gold(folder)
    statements = {one.id: one for one in statements_of(given_statements(gold))}
    contradictions: dict[Pair, str] = {}
    same: set[Pair] = set()
    story_of: dict[str, str] = {}
    for file in sorted(folder.glob("contradictions-*.json")):
        for pair in json.loads(file.read_text(encoding="utf-8"))["pairs"]:
            contradictions[frozenset((pair["a"], pair["b"]))] = pair["kind"]
    for file in sorted(folder.glob("same-*.json")):
        data = json.loads(file.read_text(encoding="utf-8"))
        if data["cluster"] != "misc":  # articles that have nothing to do with each other
            story_of.update(dict.fromkeys(data["docs"], data["cluster"]))
        for group in data["groups"]:
            same |= {frozenset(pair) for pair in itertools.combinations(group, 2)}
    return Examples(statements, contradictions, same, story_of)


def extracted_examples(folder: Path) -> Examples:
    """The same with the statements that the product finds in the articles, under the ids of the annotated ones that
    they stand for; those that stand for none are left out, for nobody says what they are to others."""
    examples, gold = read_examples(folder), load_gold(folder)
    base = base_layer(read_facts([str(folder / f"{doc}.txt") for doc in gold.statements], Failures()))
    _, found = identify_actors(base.mentions, base.statements, base.judgements)
    by_id = {one.id: one for one in found}
    matched = match_all(gold, [StatementRecord.of(one) for one in found]).matched
    statements = {one.gold.id: by_id[one.predicted.id].model_copy(update={"id": one.gold.id}) for one in matched}
    return examples._replace(statements=statements)


def story_examples(folder: Path) -> Examples:
    """The same of a folder of labelled stories (training/stories.py), to learn from alone."""
    return extracted_examples(folder)._replace(beside=True)
