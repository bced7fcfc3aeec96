"""Measure the actor stage on gold spans: who speaks by case, `about` and `via`.

    python training/actors.py ../shared/gold/train ../shared/gold/dev

The stage gets cue, source or none, content, polarity, act and quotation as annotated, and the names of the product's
annotator; nobody tells it who speaks or through whom.
"""

import argparse
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from actor_gold import GoldArticle, read_articles
from antecedents import choose_with, fit_all

from kg.actors import resolve_actors
from kg.actors.known import actor_words
from kg.arabic import name_words
from kg.evaluation.figures import Rate
from kg.evaluation.likeness import same_name, same_names
from schemas import NameKind, Statement

CASES = ("named", "title", "unnamed", "dropped")


def case_of(article: GoldArticle, raw: dict[str, str]) -> str:
    """Which way leads to the actor: a proper name in the source, a noun for one, the phrase itself, or none."""
    source = raw["source"]
    if source is None:
        return "dropped"
    if not same_name(raw["actor"], source):
        return "title"
    words = name_words(source)
    start, end = int(raw["source_start"]), int(raw["source_end"])
    person = any(name.kind is NameKind.PERSON and start <= name.span.start < end for name in article.annotated.names)
    return "unnamed" if words and words[0] in actor_words().persons.unnamed and not person else "named"


def measure(articles: Sequence[GoldArticle], resolved: Sequence[tuple[Statement, ...]], show: Sequence[str]) -> None:
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    sure: list[tuple[float, bool]] = []
    bags: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for article, statements in zip(articles, resolved, strict=True):
        by_id = {one.id: one for one in statements}
        for raw in article.gold:
            one = by_id[raw["id"]]
            case = case_of(article, raw)
            found = one.actor.name if one.actor is not None else ""
            total[case] += 1
            right[case] += same_name(raw["actor"], found)
            sure.append((one.confidence, same_name(raw["actor"], found)))
            if case in show and not same_name(raw["actor"], found):
                print(f"{raw['id']} {case}: cue {raw['cue']} source {raw['source']} gold {raw['actor']} found {found}")
            for field in ("about", "via"):
                gold, names = list(raw[field]), [ref.name for ref in getattr(one, field)]
                shared = same_names(gold, names)
                bags[field].update(tp=shared, predicted=len(names), gold=len(gold))
                if field in show and (shared < len(gold) or shared < len(names)):
                    print(f"{raw['id']} {field}: gold {gold} found {names} actor {raw['actor']}\n    {raw['content']}")
    for case in (*CASES, "all"):
        hit, of = (sum(right.values()), sum(total.values())) if case == "all" else (right[case], total[case])
        print(f"  {case:8} {100 * hit / max(of, 1):5.1f}  ({hit} of {of})")
    print("  probability of the actor: how many, mean, right")
    for low, high in pairwise((0.0, 0.3, 0.5, 0.7, 0.9, 0.97, 1.01)):
        some = [one for one in sure if low <= one[0] < high]
        if some:
            mean, good = (100 * sum(column) / len(some) for column in zip(*some, strict=True))
            print(f"  {low:.2f} to {min(high, 1):.2f}  {len(some):5}  {mean:5.1f}  {good:5.1f}")
    for field, count in bags.items():
        rate = Rate.of(count["tp"], count["predicted"], count["gold"])
        print(f"  {field:8} P {rate.p:5.1f}  R {rate.r:5.1f}  F1 {rate.f1:5.1f}")


def resolve(articles: Sequence[GoldArticle], folds: int | None) -> list[tuple[Statement, ...]]:
    """Every article's statements through the stage, with the product's rankers or with some that never saw it."""
    if folds is None:
        return [resolve_actors(one.annotated, one.given)[0] for one in articles]
    resolved: dict[str, tuple[Statement, ...]] = {}
    for fold in range(folds):
        choose = choose_with(fit_all([one for place, one in enumerate(articles) if place % folds != fold]))
        for one in articles[fold::folds]:
            resolved[one.annotated.article.doc] = resolve_actors(one.annotated, one.given, choose)[0]
    return [resolved[one.annotated.article.doc] for one in articles]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path, nargs="+", help="folders of NAME.txt with NAME.json")
    parser.add_argument(
        "--show", action="append", default=[], choices=[*CASES, "about", "via"], help="print the errors of it"
    )
    parser.add_argument(
        "--cross-validate", type=int, metavar="FOLDS", help="fit the rankers anew, without each fold's articles"
    )
    arguments = parser.parse_args()
    for folder in arguments.gold:
        articles = read_articles(folder)
        started = time.perf_counter()
        resolved = resolve(articles, arguments.cross_validate)
        spent = time.perf_counter() - started
        print(f"{folder.name}: {len(articles)} articles, {1000 * spent / len(articles):.1f} ms an article")
        measure(articles, resolved, arguments.show)


if __name__ == "__main__":
    main()
