"""`kg evaluate`: how well the stages do on annotated data."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.errors import Failures, KgError
from kg.cli.options import FormatOption
from kg.cli.output import Columns, Format, Row, as_json, show, write

if TYPE_CHECKING:
    from kg.evaluation import NameSpan, Rate, StatementFigures

RATES = Columns.plain("figure", "P", "R", "F1", "right", "found", "gold")

group = typer.Typer(no_args_is_help=True)

PredictionsOption = Annotated[
    Path | None,
    typer.Option("--predictions", metavar="OUT", help="Write what was predicted, beside the gold.", show_default=False),
]


def register(app: typer.Typer) -> None:
    app.add_typer(group, name="evaluate")


@group.callback()
def evaluate() -> None:
    """Measure statements, names or stance on annotated data."""


@group.command()
def statements(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="NAME.txt and NAME.json pairs.", show_default=False)],
    errors: Annotated[
        Path | None, typer.Option(metavar="OUT.jsonl", help="Write every error, one a line.", show_default=False)
    ] = None,
    output: FormatOption = Format.TABLE,
) -> None:
    """Extract from the texts of a gold folder, and score statements, contradictions and claims.

    kg evaluate statements ../shared/gold/dev

    kg evaluate statements ../shared/gold/dev --errors errors.jsonl
    """
    from kg.cli.articles import layers
    from kg.evaluation import EvaluationError, count_errors, evaluate_statements, load_gold, statement_errors
    from schemas import ClaimRecord, ContradictionRecord, StatementRecord

    failures = Failures()
    try:
        annotated = load_gold(gold)
        base, derived = layers([str(gold / f"{doc}.txt") for doc in annotated.statements], None, failures)
        records = [StatementRecord.of(one) for one in base.statements]
        figures = evaluate_statements(
            annotated,
            records,
            [ContradictionRecord.of(one) for one in derived.contradictions],
            [ClaimRecord.of(one) for one in derived.claims],
        )
        wrong = statement_errors(annotated, records)
    except EvaluationError as error:
        raise KgError(str(error)) from None
    counts = {kind.value: number for kind, number in count_errors(wrong).items()}
    if errors is not None:
        errors.write_text("".join(as_json(one.model_dump(mode="json")) + "\n" for one in wrong), encoding="utf-8")
    if output is Format.JSON:
        reliability = [one.model_dump() for one in figures.reliability]
        write(as_json({**figures.as_json(), "reliability": reliability, "errors": counts}, indent=2) + "\n")
    else:
        show(list(_statement_rows(figures)), RATES, output)
        if output is Format.TABLE:
            write(f"Over the detected, right in per cent: {_listed(figures.accuracy.model_dump())}.\n")
            bands = "; ".join(f"{one.band}: {one.right} ({one.statements})" for one in figures.reliability)
            write(f"Confidence, and of so many tuples right in per cent: {bands}.\n")
            write(f"Errors: {_listed(counts)}.\n")
    raise typer.Exit(failures.code)


@group.command()
def pairs(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="NAME.txt and NAME.json pairs.", show_default=False)],
    statements_out: Annotated[
        Path | None,
        typer.Option(
            "--statements",
            metavar="OUT.jsonl",
            help="Write the annotated statements as extract prints them.",
            show_default=False,
        ),
    ] = None,
    output: FormatOption = Format.TABLE,
) -> None:
    """Score contradictions and claims alone: the annotated statements of a gold folder are given.

    kg evaluate pairs ../shared/gold/dev

    kg evaluate pairs ../shared/gold/dev --statements given.jsonl
    """
    from kg.cli.records import judged, statements_of
    from kg.evaluation import EvaluationError, evaluate_pairs, given_statements, load_gold
    from schemas import ClaimRecord, ContradictionRecord

    try:
        annotated = load_gold(gold)
    except EvaluationError as error:
        raise KgError(str(error)) from None
    records = given_statements(annotated)
    if statements_out is not None:
        lines = "".join(as_json(one.model_dump(mode="json")) + "\n" for one in records)
        statements_out.write_text(lines, encoding="utf-8")
    derived = judged(statements_of(records))
    found, same = evaluate_pairs(
        annotated,
        [ContradictionRecord.of(one) for one in derived.contradictions],
        [ClaimRecord.of(one) for one in derived.claims],
    )
    if output is Format.JSON:
        write(as_json({"contradictions": found.model_dump(), "claims": same.model_dump()}, indent=2) + "\n")
        return
    show(list(_rows((("contradictions", found), ("claims", same)))), RATES, output)
    if output is Format.TABLE:
        write(f"Of the right contradictions, {found.kind_accuracy} per cent have the right kind.\n")


@group.command()
def names(
    file: Annotated[
        Path, typer.Argument(metavar="FILE.conll", help="A token and its tag a line (B-PERS …).", show_default=False)
    ],
    predictions: PredictionsOption = None,
    output: FormatOption = Format.TABLE,
) -> None:
    """Score the model of names: strict F1, span and class both exact.

    kg evaluate names test.conll --predictions out.conll
    """
    from kg.evaluation import EvaluationError, evaluate_names

    try:
        figures = evaluate_names(file, _tag, predictions)
    except EvaluationError as error:
        raise KgError(str(error)) from None
    if output is Format.JSON:
        write(as_json(figures.model_dump(), indent=2) + "\n")
    else:
        show(list(_rows({"overall": figures.overall, **figures.kinds}.items())), RATES, output)


@group.command()
def stance(
    file: Annotated[Path, typer.Argument(metavar="FILE.csv", help="Columns s1, s2, stance (agree, disagree, other).")],
    predictions: PredictionsOption = None,
    output: FormatOption = Format.TABLE,
) -> None:
    """Score the judge of stance on pairs of headlines: agree, disagree, other. The graph is made without it.

    kg evaluate stance test.csv --predictions out.csv
    """
    from kg.contradictions import judge_stance
    from kg.evaluation import EvaluationError, evaluate_stance

    try:
        figures = evaluate_stance(file, judge_stance, predictions)
    except EvaluationError as error:
        raise KgError(str(error)) from None
    if output is Format.JSON:
        write(as_json(figures.model_dump(), indent=2) + "\n")
        return
    show(list(_rows(figures.labels.items())), RATES, output)
    if output is Format.TABLE:
        write(f"{figures.pairs} pairs: macro F1 {figures.macro_f1}, accuracy {figures.accuracy}.\n")


def _tag(sentences: Sequence[Sequence[str]]) -> "Sequence[Sequence[NameSpan]]":
    """The names in sentences. The model is loaded once the file was found to be sound."""
    from kg.annotating.names import NameTagger

    return NameTagger().tag(sentences)


def _statement_rows(figures: "StatementFigures") -> Iterator[Row]:
    rates = {
        "detected": figures.detected,
        "polarity": figures.polarity,
        "tuple": figures.tuples,
        "exact": figures.exact,
        "denials": figures.denials,
        "about": figures.about,
        "via": figures.via,
        "contradictions": figures.contradictions,
        "claims": figures.claims,
    }
    return _rows((name, rate) for name, rate in rates.items() if rate is not None)


def _rows(rates: "Iterable[tuple[str, Rate]]") -> Iterator[Row]:
    for name, rate in rates:
        yield {
            "figure": name,
            "P": f"{rate.p:.1f}",
            "R": f"{rate.r:.1f}",
            "F1": f"{rate.f1:.1f}",
            "right": rate.tp,
            "found": rate.predicted,
            "gold": rate.gold,
        }


def _listed(numbers: Mapping[str, object]) -> str:
    return ", ".join(f"{name} {number}" for name, number in numbers.items())
