"""`kg actors`: who is in the graph, and decisions on who is who."""

import getpass
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.errors import KgError
from kg.cli.finding import actors_in, find, goes_by, rows_of
from kg.cli.opened import reader, writer
from kg.cli.options import FormatOption, StoreOption
from kg.cli.output import Columns, Format, show, write
from kg.cli.progress import progress

if TYPE_CHECKING:
    from loaders import Writer

KINDS = ("person", "organization", "state", "place", "media", "group", "unnamed")

_PART_OF = "MATCH (a:Actor {id: $id})-[:PART_OF]->(b:Actor) RETURN b.name AS name ORDER BY name"
_SAID = (
    "MATCH (a:Actor {id: $id})-[:MADE]->(s:Statement)-[:REPORTED_IN]->(r:Article) "
    "RETURN r.date AS date, s.doc AS doc, s.polarity AS polarity, s.act AS act, s.text AS text, s.id AS statement "
    "ORDER BY date, doc, s.position"
)
_ARTICLES = "MATCH (r:Article) WHERE r.id IN $wanted OR r.doc IN $wanted RETURN r.id AS id, r.doc AS doc"

ActorArgument = Annotated[
    str, typer.Argument(metavar="ACTOR", help="A name, an alias, an id or its beginning.", show_default=False)
]

group = typer.Typer(no_args_is_help=False)


def register(app: typer.Typer) -> None:
    app.add_typer(group, name="actors")


@group.callback(invoke_without_command=True)
def actors(
    context: typer.Context,
    search: Annotated[str | None, typer.Option(metavar="TEXT", help="Part of a name, in any spelling.")] = None,
    kind: Annotated[str | None, typer.Option(help=f"One of {', '.join(KINDS)}.", show_default=False)] = None,
    output: FormatOption = Format.TABLE,
    store: StoreOption = None,
) -> None:
    """List actors; show, merge, split them; undo that.

    Merging and splitting are judgements: they change no fact, and undoing one brings back the graph as it was.

    kg actors --search بوتين

    kg actors merge "حركة طالبان" طالبان

    kg actors split منصور --article s01
    """
    if context.invoked_subcommand is not None:
        if search is not None or kind is not None or output is not Format.TABLE:
            raise KgError(f"give options behind the command: kg actors {context.invoked_subcommand} …")
        return
    if kind is not None and kind not in KINDS:
        raise KgError(f"--kind is one of {', '.join(KINDS)}, not {kind}")
    with reader(store) as graph:
        found = actors_in(graph)
    rows = [one for one in found if kind in (None, one["kind"]) and (search is None or goes_by(one, search))]
    columns = ("name", "name_en", "kind", "statements", "denials", "id")
    show(rows, Columns(columns, ("id", "name", "name_en", "kind", "aliases", "statements", "denials")), output)


@group.command("show")
def show_actor(actor: ActorArgument, output: FormatOption = Format.TABLE, store: StoreOption = None) -> None:
    """Show an actor: its names, what it belongs to, and everything it said."""
    with reader(store) as graph:
        one = find(graph, actor)
        said = graph.run(_SAID, {"id": one["id"]}).records()
        part_of = [row["name"] for row in graph.run(_PART_OF, {"id": one["id"]}).records()]
    columns = Columns(("date", "doc", "act", "text"), ("date", "doc", "polarity", "act", "text", "statement"))
    if output is Format.JSON:
        show_one = {**one, "part_of": part_of, "said": said}
        from kg.cli.output import as_json

        write(as_json(show_one, indent=2) + "\n")
        return
    if output is Format.TABLE:
        facts = {**one, "part_of": part_of}
        show([{"": key, " ": value} for key, value in facts.items() if value], Columns.plain("", " "), output)
    show(said, columns, output)


@group.command()
def merge(
    left: Annotated[str, typer.Argument(metavar="A", show_default=False)],
    right: Annotated[str, typer.Argument(metavar="B", show_default=False)],
    store: StoreOption = None,
) -> None:
    """Judge that two actors are one.

    kg actors merge "الملا منصور" "أختر منصور"
    """
    from schemas import Verdict

    with writer(store) as graph:
        a, b = find(graph, left), find(graph, right)
        if a["id"] == b["id"]:
            raise KgError(f"{left} and {right} are the same actor already: {a['name']} ({a['id']})")
        _judge(graph, Verdict.SAME, a["id"], b["id"], ())


@group.command()
def split(
    actor: ActorArgument,
    article: Annotated[
        list[str], typer.Option(metavar="DOC", help="An article, by doc or id; may be repeated.", show_default=False)
    ],
    store: StoreOption = None,
) -> None:
    """Judge that in some articles an actor is somebody else of the same name.

    kg actors split "محمد علي" --article d05 --article d07
    """
    from schemas import Verdict, content_hash

    with writer(store) as graph:
        one = find(graph, actor)
        found = graph.run(_ARTICLES, {"wanted": article}).records()
        for wanted in article:
            if not any(wanted in (row["id"], row["doc"]) for row in found):
                raise KgError(f"no article {wanted} in the store")
        ids = tuple(sorted({str(row["id"]) for row in found}))
        _judge(graph, Verdict.SPLIT, one["id"], content_hash("split", one["id"], *ids), ids)


@group.command()
def undo(
    judgement: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="Its id, or the beginning of it.")],
    store: StoreOption = None,
) -> None:
    """Take a judgement back (kg actors judgements lists them)."""
    with writer(store) as graph:
        ids = [one.id for one in graph.base().judgements if one.id.startswith(judgement)]
        if len(ids) != 1:
            raise KgError(f"{'no judgement' if not ids else f'{len(ids)} judgements'} with an id like {judgement}")
        _change(graph, lambda: graph.remove_judgement(ids[0]))
    write(f"Undone: {ids[0]}\n")


@group.command()
def judgements(output: FormatOption = Format.TABLE, store: StoreOption = None) -> None:
    """List the judgements on who is who."""
    with reader(store) as graph:
        names = {one["id"]: one["name"] for one in rows_of(graph, "MATCH (a:Actor) RETURN a.id AS id, a.name AS name")}
        rows = [
            {
                **one.model_dump(mode="json"),
                "left_name": names.get(one.left),
                "right_name": names.get(one.right),
            }
            for one in graph.base().judgements
        ]
    brief = ("id", "verdict", "left_name", "right_name", "articles", "by", "at")
    show(
        rows,
        Columns(brief, ("id", "verdict", "left", "left_name", "right", "right_name", "articles", "by", "at")),
        output,
    )


def _judge(graph: "Writer", verdict: Any, left: str, right: str, articles: tuple[str, ...]) -> None:
    from schemas import Judgement

    judgement = Judgement(
        id=Judgement.identify(verdict, left, right, articles),
        verdict=verdict,
        left=left,
        right=right,
        articles=articles,
        by=_user(),
        at=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    new = _change(graph, lambda: graph.add_judgement(judgement))
    write(f"{'Judged' if new else 'Judged before'}: {judgement.id} (kg actors undo {judgement.id} takes it back)\n")


def _change(graph: "Writer", change: Callable[[], bool]) -> bool:
    """Change the judgements, then derive anew what follows from them."""
    from kg.ingest import rebuild

    changed = change()
    if changed or graph.stale():
        with progress("deriving"):
            rebuild(graph)
    return changed


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
