"""The graph of actors as tables for the terminal."""

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from kg.network.model import Network
from kg.printing.bidi import Isolated
from kg.printing.console import rendered
from kg.printing.text import count

ROWS = 15


def to_terminal(network: Network, *, rows: int = ROWS) -> str:
    """Who is most contradicted, who contradicts whom, the camps, the brokers; at most `rows` of each."""
    return rendered(*_parts(network, rows))


def _parts(network: Network, rows: int) -> Iterator[RenderableType]:
    names = {one.id: one.name for one in network.members}
    contradicted = [one for one in network.members if one.contradicted or one.self_contradictions]
    yield from _table(
        "Most contradicted",
        ("actor", "kind", "contradicted", "by", "contradicts", "itself", "agrees", "camp"),
        [
            (
                one.name,
                one.kind.value,
                one.contradicted,
                one.contradicted_by,
                one.contradicts,
                one.self_contradictions,
                one.agrees,
                "" if one.camp is None else f"{one.camp // 2 + 1}{'ab'[one.camp % 2]}",
            )
            for one in contradicted
        ],
        rows,
    )
    yield from _table(
        "Who contradicts whom",
        ("actor", "actor", "contradictions", "denials →", "denials ←", "agreements"),
        [
            (names[tie.a], names[tie.b], tie.contradictions, tie.a_denies_b, tie.b_denies_a, tie.agreements)
            for tie in network.ties
        ],
        rows,
    )
    yield from _table(
        "Camps",
        ("one", "the other", "ties", "strained"),
        [
            (
                "؛ ".join(names[a] for a in one.sides[0]),
                "؛ ".join(names[a] for a in one.sides[1]),
                one.ties,
                one.strained,
            )
            for one in network.camps
        ],
        rows,
    )
    yield from _table(
        "Brokers of hearsay",
        ("actor", "relayed", "sources", "unnamed", "disputed", "betweenness"),
        [
            (names[one.actor], one.relayed, one.sources, one.unnamed, one.disputed, f"{one.betweenness:.4f}")
            for one in network.brokers
        ],
        rows,
    )
    yield Text(
        f"{count(sum(tie.contradictions > 0 for tie in network.ties), 'quarrel')}, "
        f"{count(sum(tie.agreements > 0 for tie in network.ties), 'agreement')}; balance {network.balance:.2f}."
    )


def _table(
    title: str, columns: Sequence[str], rows: Sequence[Sequence[str | int]], most: int
) -> Iterator[RenderableType]:
    if not rows:
        return
    yield Text(title if len(rows) <= most else f"{title} ({most} of {len(rows)})", style="bold underline")
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for place, name in enumerate(columns):
        table.add_column(name, justify="left" if isinstance(rows[0][place], str) else "right", overflow="fold")
    for row in rows[:most]:
        table.add_row(*(Isolated(cell) if isinstance(cell, str) else str(cell) for cell in row))
    yield table
