"""`kg explain`: articles with their statements marked."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.errors import ExitCode, Failures, KgError
from kg.cli.files import write_file
from kg.cli.options import HtmlOption, PathsArgument
from kg.cli.output import write
from kg.cli.progress import progress

if TYPE_CHECKING:
    from kg.explain.model import Explained
    from schemas import Article


def register(app: typer.Typer) -> None:
    app.command()(explain)


def explain(
    paths: PathsArgument,
    html: HtmlOption = None,
    gold: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.json",
            help="The annotation of the one article: shows what is right, wrong, missed and spurious.",
            show_default=False,
        ),
    ] = None,
    min_confidence: Annotated[
        float, typer.Option(min=0.0, max=1.0, help="Leave out statements less sure than this.")
    ] = 0.0,
) -> None:
    """Show an article with cue, source and content of every statement marked. Touches no store.

    kg explain article.txt

    kg explain article.txt --html article.html       a page where each statement lights up under the pointer

    kg explain d05.txt --gold d05.json               beside what an annotator found
    """
    failures = Failures()
    found = _explained(paths, gold, min_confidence, failures)
    if html is None:
        from kg.explain.terminal import to_terminal

        for article in found:
            write(to_terminal([article]))
    else:
        from kg.explain.page import to_html

        if articles := list(found):
            write_file(html, to_html(articles))
    raise typer.Exit(failures.code)


def _explained(paths: list[str], gold: Path | None, min_confidence: float, failures: Failures) -> "Iterator[Explained]":
    """The articles as they are read. Their texts are kept until their statements are there."""
    from kg.evaluation import EvaluationError
    from kg.evaluation.gold import gold_statements
    from kg.explain.build import explained
    from kg.ingest import facts_of

    texts: dict[str, Article] = {}
    with progress("reading") as state:

        def read(article: "Article") -> None:
            state(article.doc)
            if gold is not None and texts:
                raise KgError("--gold goes with one article")
            texts[article.id] = article

        for facts in facts_of(paths, failures, on_article=read):
            article = texts.get(facts.article.id) if gold is not None else texts.pop(facts.article.id, None)
            if article is None:
                continue  # the same text once more, which has been explained
            kept = [one for one in facts.statements if one.confidence >= min_confidence]
            try:
                yield explained(article, kept, None if gold is None else gold_statements(gold, article.text))
            except EvaluationError as error:
                raise KgError(str(error), ExitCode.USAGE) from None
