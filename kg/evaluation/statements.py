"""The figures of statements, contradictions and claims: those of the contract's scorer, tools/score.py."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from kg.evaluation.figures import Accuracies, PairRate, Rate, Reliability, StatementFigures, percent
from kg.evaluation.gold import Gold, GoldStatement, Pair, load_gold
from kg.evaluation.inputs import EvaluationError
from kg.evaluation.likeness import same_name, same_names
from kg.evaluation.matching import ends, match, same_content
from schemas import ClaimRecord, ContradictionRecord, Polarity, StatementRecord

Item = TypeVar("Item")

_BANDS = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


@dataclass(frozen=True)
class Matched:
    """A gold statement and the predicted one that stands for it, and what of it is right."""

    gold: GoldStatement
    predicted: StatementRecord
    polarity: bool
    actor: bool
    exact: bool

    @property
    def tuple(self) -> bool:
        return self.polarity and self.actor


@dataclass(frozen=True)
class Matching:
    """All predicted statements against all gold ones."""

    matched: tuple[Matched, ...]
    missed: tuple[GoldStatement, ...]
    spurious: tuple[StatementRecord, ...]


def evaluate_statements(
    gold: Path | Gold,
    records: Iterable[StatementRecord],
    pairs: Iterable[ContradictionRecord] | None = None,
    claims: Iterable[ClaimRecord] | None = None,
) -> StatementFigures:
    """Figures of statements, and of contradictions and claims where they are given, against a folder of gold.

    EvaluationError where the gold cannot be read or a record is of a document that it does not have.
    """
    gold = load_gold(gold) if isinstance(gold, Path) else gold
    matching = match_all(gold, records)
    matched = matching.matched
    n_gold, n_predicted = len(matched) + len(matching.missed), len(matched) + len(matching.spurious)

    def rate(right: int) -> Rate:
        return Rate.of(right, n_predicted, n_gold)

    def accuracy(right: Iterable[bool]) -> float:
        return percent(sum(right), len(matched))

    gold_of = {m.predicted.id: m.gold.id for m in matched}
    return StatementFigures(
        detected=rate(len(matched)),
        polarity=rate(sum(m.polarity for m in matched)),
        tuples=rate(sum(m.tuple for m in matched)),
        exact=rate(sum(m.tuple and m.exact for m in matched)),
        denials=_denials(matching),
        accuracy=Accuracies(
            actor=accuracy(m.actor for m in matched),
            act=accuracy(m.gold.act == m.predicted.act for m in matched),
            negated=accuracy(m.gold.negated == m.predicted.negated for m in matched),
            quoted=accuracy(m.gold.quoted == m.predicted.quoted for m in matched),
        ),
        about=_names((m.gold.about, m.predicted.about) for m in matched),
        via=_names((m.gold.via, m.predicted.via) for m in matched),
        reliability=_reliability(matching),
        contradictions=None if pairs is None else _contradictions(gold, gold_of, pairs),
        claims=None if claims is None else _claims(gold, gold_of, claims),
    )


def evaluate_pairs(
    gold: Gold, pairs: Iterable[ContradictionRecord], claims: Iterable[ClaimRecord]
) -> tuple[PairRate, Rate]:
    """Contradictions and claims among the annotated statements themselves, under their own ids."""
    own = {one.id: one.id for found in gold.statements.values() for one in found}
    return _contradictions(gold, own, pairs), _claims(gold, own, claims)


def match_all(gold: Gold, records: Iterable[StatementRecord]) -> Matching:
    """Match document by document; EvaluationError for a document that the gold does not have."""
    by_doc: dict[str, list[StatementRecord]] = defaultdict(list)
    for record in records:
        by_doc[record.doc].append(record)
    if unknown := sorted(by_doc.keys() - gold.statements.keys()):
        raise EvaluationError(f"predictions for documents that are not in the gold: {', '.join(unknown[:5])}")
    matched: list[Matched] = []
    missed: list[GoldStatement] = []
    spurious: list[StatementRecord] = []
    for doc, expected in gold.statements.items():
        found = by_doc[doc]
        pairs = match(expected, found)
        matched += [_compare(expected[i], found[j], gold.texts[doc]) for i, j in pairs]
        missed += _others(expected, {i for i, _ in pairs})
        spurious += _others(found, {j for _, j in pairs})
    return Matching(tuple(matched), tuple(missed), tuple(spurious))


def _others(items: Sequence[Item], positions: set[int]) -> Iterator[Item]:
    return (item for position, item in enumerate(items) if position not in positions)


def _compare(gold: GoldStatement, predicted: StatementRecord, text: str) -> Matched:
    return Matched(
        gold=gold,
        predicted=predicted,
        polarity=gold.polarity == predicted.polarity,
        actor=same_name(gold.actor, predicted.actor),
        exact=same_content(text, gold.content, ends(predicted.content)),
    )


def _reliability(matching: Matching) -> tuple[Reliability, ...]:
    """How often the tuple is right, by bands of the confidence that was given."""
    said = [(m.predicted.confidence, m.tuple) for m in matching.matched]
    said += [(one.confidence, False) for one in matching.spurious]
    bands = []
    for low, high in pairwise(_BANDS):
        inside = [(confidence, right) for confidence, right in said if low <= confidence < high]
        if inside:
            mean = sum(confidence for confidence, _ in inside)
            bands.append(
                Reliability(
                    band=f"{low:.1f} to {min(high, 1.0):.1f}",
                    statements=len(inside),
                    said=percent(mean, len(inside)),
                    right=percent(sum(right for _, right in inside), len(inside)),
                )
            )
    return tuple(bands)


def _denials(matching: Matching) -> Rate:
    deny = Polarity.DENY
    right = sum(m.tuple and m.gold.polarity == deny for m in matching.matched)
    golds = [*(m.gold for m in matching.matched), *matching.missed]
    predictions = [*(m.predicted for m in matching.matched), *matching.spurious]
    return Rate.of(right, sum(p.polarity == deny for p in predictions), sum(g.polarity == deny for g in golds))


def _names(bags: Iterable[tuple[Sequence[str], Sequence[str]]]) -> Rate:
    counts: Counter[str] = Counter()
    for gold, predicted in bags:
        counts.update(tp=same_names(gold, predicted), predicted=len(predicted), gold=len(gold))
    return Rate.of(counts["tp"], counts["predicted"], counts["gold"])


def _contradictions(gold: Gold, gold_of: dict[str, str], pairs: Iterable[ContradictionRecord]) -> PairRate:
    """Unordered pairs; one of a statement that matches no gold one is a wrong pair."""
    found = {frozenset((gold_of.get(p.a, p.a), gold_of.get(p.b, p.b))): p.kind for p in pairs}
    right = gold.contradictions.keys() & found.keys()
    rate = Rate.of(len(right), len(found), len(gold.contradictions))
    kinds = sum(gold.contradictions[pair] == found[pair] for pair in right)
    return PairRate(**rate.model_dump(), kind_accuracy=percent(kinds, len(right)))


def _claims(gold: Gold, gold_of: dict[str, str], claims: Iterable[ClaimRecord]) -> Rate:
    """Pairs of gold statements that share a claim, within the stories that were annotated for it."""
    story = {doc: number for number, same in enumerate(gold.same_claims) for doc in same.docs}
    expected = _pairs(group for same in gold.same_claims for group in same.groups)
    found = _pairs([gold_of[i] for i in dict.fromkeys(claim.statements) if i in gold_of] for claim in claims)
    stories = {pair: {story.get(statement.split(".")[0]) for statement in pair} for pair in found}
    within = {pair for pair in found if len(stories[pair]) == 1 and None not in stories[pair]}
    return Rate.of(len(expected & within), len(within), len(expected))


def _pairs(groups: Iterable[Sequence[str]]) -> set[Pair]:
    return {frozenset((a, b)) for group in groups for a in group for b in group if a != b}
