"""Writes the documents that follow from code: docs/graph.md, docs/queries.md, docs/contract/*.schema.json.

python docs/generate.py            write them
python docs/generate.py --check    say which are out of step, exit 1 if any
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from schemas import ClaimRecord, ContradictionRecord, Frozen, StatementRecord
from schemas.graph import NODE_MODELS, RELATIONSHIP_MODELS, SCHEMA_VERSION, Node, Relationship, constraints, indexes
from schemas.graph import properties as properties_of

DOCS = Path(__file__).parent
CONTRACT: dict[str, type[Frozen]] = {
    "statement": StatementRecord,
    "contradiction": ContradictionRecord,
    "claim": ClaimRecord,
}
_NOTE = "<!-- Made by `make docs` from {source}: change that, not this. -->"


def documents() -> dict[Path, str]:
    """Every generated document: its path and what it has to say."""
    made = {DOCS / "graph.md": "\n".join(_graph()) + "\n", DOCS / "queries.md": "\n".join(_queries()) + "\n"}
    for name, model in CONTRACT.items():
        made[DOCS / "contract" / f"{name}.schema.json"] = _schema(name, model)
    return made


def _schema(name: str, model: type[Frozen]) -> str:
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{name}.schema.json",
        **model.model_json_schema(mode="serialization"),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _graph() -> Iterator[str]:
    yield _NOTE.format(source="schemas/graph.py")
    yield from ("", "# The graph", "")
    yield (
        f"Schema version {SCHEMA_VERSION}. The **base** layer is what was read from articles; it stays until its "
        "article is read again and says otherwise. The **derived** layer follows from it and is made again after every "
        "change ([architecture.md](architecture.md)). What the words mean is in [glossary.md](glossary.md)."
    )
    yield from ("", "A property marked `?` is absent where it is not known.", "", "```mermaid", "graph LR")
    for model in RELATIONSHIP_MODELS:
        yield f"    {model.start_label} -- {model.type} --> {model.end_label}"
    yield from ("```", "", "## Nodes")
    for node in NODE_MODELS:
        yield from ("", f"### {node.label}", "", f"{_summary(node)} *{node.layer} layer*", "")
        yield from _properties(node)
    yield from ("", "## Relationships")
    for one in RELATIONSHIP_MODELS:
        yield from ("", f"### `({one.start_label})-[:{one.type}]->({one.end_label})`", "")
        yield f"{_summary(one)} *{one.layer} layer*"
        if properties_of(one):
            yield ""
            yield from _properties(one)
    yield from ("", "## Constraints and indexes", "", "```cypher")
    yield from (f"{statement};" for statement in (*constraints(), *indexes()))
    yield "```"


def _summary(model: type[Node] | type[Relationship]) -> str:
    return " ".join((model.__doc__ or "").split())


def _properties(model: type[Node] | type[Relationship]) -> Iterator[str]:
    yield "| property | type | says |"
    yield "| --- | --- | --- |"
    for one in properties_of(model):
        yield f"| `{one.name}`{'?' if one.optional else ''} | {one.type} | {one.description} |"


def _queries() -> Iterator[str]:
    from queries import catalogue

    yield _NOTE.format(source="queries/*.cypher")
    yield from ("", "# Canned queries", "")
    yield "`kg query NAME -p parameter=value`. `kg queries` lists them, with `--format json` for programs."
    for query in catalogue().values():
        yield from ("", f"## {query.name}", "", f"**{query.title}** {query.description}", "")
        if query.parameters:
            yield from ("| parameter | type | default | says |", "| --- | --- | --- | --- |")
            for one in query.parameters:
                default = "*required*" if one.required else f"`{json.dumps(one.default, ensure_ascii=False)}`"
                yield f"| `{one.name}` | {one.type} | {default} | {one.description} |"
            yield ""
        yield f"Gives: {', '.join(f'`{name}`' for name in query.columns)}."
        given = " ".join(f"-p {item}" for item in query.example.split())
        yield from ("", "```sh", f"kg query {query.name} {given}".rstrip(), "```")


def main() -> int:
    """Write the documents, or check them."""
    stale = [path for path, text in documents().items() if not path.is_file() or path.read_text("utf-8") != text]
    if "--check" in sys.argv[1:]:
        for path in stale:
            print(f"{path.relative_to(DOCS.parent)} is out of step: run make docs", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        path.parent.mkdir(exist_ok=True)
        path.write_text(documents()[path], encoding="utf-8")
        print(f"wrote {path.relative_to(DOCS.parent)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
