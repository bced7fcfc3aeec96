"""Fit the same-proposition model on the annotated pairs of a gold folder and write its coefficients.

    python training/claims.py ../shared/gold/train

A pair is positive where the annotators put both statements into one same-claim group, or where one denies or negates
the other: then both put the same proposition. Other pairs of statements in one article or one story are negative.
Needs scikit-learn.
"""

import argparse
import itertools
import json
from pathlib import Path

from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict

from kg.arabic import name_key
from kg.claims.similarity import FEATURES, features
from kg.claims.terms import Terms, terms
from schemas import Act, ActorRef, Polarity, Span, Statement

OUT = Path(__file__).parents[1] / "kg" / "claims" / "data" / "same_claim.json"


def read_statements(folder: Path) -> dict[str, Statement]:
    """The gold statements of a folder as ours, by their gold ids."""
    found = {}
    for file in sorted(folder.glob("*.json")):
        data = json.loads(file.read_text(encoding="utf-8"))
        for gold in data.get("statements", []) if isinstance(data, dict) else []:
            text = gold["content"]
            span = Span(start=gold["content_start"], end=gold["content_start"] + len(text), text=text)
            found[gold["id"]] = Statement(
                id=gold["id"],
                article=data["doc"],
                doc=data["doc"],
                cue=Span(start=gold["cue_start"], end=gold["cue_start"] + len(gold["cue"]), text=gold["cue"]),
                content=span,
                sentence=span,
                polarity=Polarity(gold["polarity"]),
                act=Act(gold["act"]),
                negated=gold["negated"],
                actor=ActorRef(id=name_key(gold["actor"]), name=gold["actor"]),
                about=tuple(ActorRef(id=name_key(name), name=name) for name in gold["about"]),
                rule="gold",
                confidence=1.0,
            )
    return found


def read_pairs(folder: Path) -> tuple[set[frozenset[str]], set[frozenset[str]], list[set[str]]]:
    """Same-proposition pairs, incompatible pairs (left out of the fit) and the stories' documents."""
    same, other, stories = set(), set(), []
    for file in sorted(folder.glob("contradictions-*.json")):
        for pair in json.loads(file.read_text(encoding="utf-8"))["pairs"]:
            (other if pair["kind"] == "incompatible" else same).add(frozenset((pair["a"], pair["b"])))
    for file in sorted(folder.glob("same-*.json")):
        data = json.loads(file.read_text(encoding="utf-8"))
        stories.append(set(data["docs"]))
        for group in data["groups"]:
            same |= {frozenset(pair) for pair in itertools.combinations(group, 2)}
    return same, other, stories


def examples(folder: Path) -> tuple[list[tuple[float, ...]], list[int], list[frozenset[str]]]:
    """Features and labels of every pair within an article or a story."""
    statements = read_statements(folder)
    same, left_out, stories = read_pairs(folder)
    story_of = {doc: f"story {n}" for n, docs in enumerate(stories) for doc in docs}
    groups: dict[str, list[str]] = {}
    for key, statement in statements.items():
        groups.setdefault(story_of.get(statement.doc, statement.doc), []).append(key)
    known: dict[str, Terms] = {key: terms(statement) for key, statement in statements.items()}
    rows, labels, pairs = [], [], []
    for members in groups.values():
        for a, b in itertools.combinations(members, 2):
            pair = frozenset((a, b))
            if pair not in left_out and (known[a].roots & known[b].roots):
                rows.append(features(known[a], known[b]))
                labels.append(int(pair in same))
                pairs.append(pair)
    return rows, labels, pairs


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path, help="a gold folder with contradictions-*.json and same-*.json")
    parser.add_argument("--out", type=Path, default=OUT, help="where the coefficients go")
    arguments = parser.parse_args()
    rows, labels, _ = examples(arguments.gold)
    model = LogisticRegression(C=1.0, max_iter=1000)
    chances = cross_val_predict(model, rows, labels, cv=5, method="predict_proba")[:, 1]
    print(f"{len(rows)} pairs, {sum(labels)} the same")
    for threshold in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7):
        right = sum(1 for c, y in zip(chances, labels, strict=True) if c >= threshold and y)
        found = sum(1 for c in chances if c >= threshold)
        precision, recall = right / max(found, 1), right / sum(labels)
        print(f"  at {threshold}: precision {100 * precision:.1f} recall {100 * recall:.1f}")
    model.fit(rows, labels)
    weights = {name: round(float(w), 4) for name, w in zip(FEATURES, model.coef_[0], strict=True)}
    arguments.out.write_text(
        json.dumps({"intercept": round(float(model.intercept_[0]), 4), "weights": weights}, indent=1) + "\n",
        encoding="utf-8",
    )
    print(f"wrote {arguments.out}")


if __name__ == "__main__":
    main()
