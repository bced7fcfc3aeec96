"""Statements that `kg extract --format jsonl` printed, read back."""

from collections.abc import Sequence
from pathlib import Path

from kg.cli.errors import Failures, KgError
from schemas import ActorRef, ArticleMeta, Derived, Statement, StatementRecord, content_hash
from schemas.statement import check_act


def read_statements(file: Path, failures: Failures) -> tuple[Statement, ...]:
    """The statements in a file of JSON lines. A line that is none is reported and left out."""
    from pydantic import ValidationError

    try:
        lines = file.read_text(encoding="utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise KgError(f"{file}: not UTF-8: {error.reason}") from None
    records: list[StatementRecord] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = StatementRecord.model_validate_json(line)
            check_act(record.act, record.polarity)
            records.append(record)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(step) for step in first["loc"])
            failures(f"{file}:{number}", f"not a statement: {where + ': ' if where else ''}{first['msg']}")
        except ValueError as error:
            failures(f"{file}:{number}", f"not a statement: {error}")
    return statements_of(records)


def judged(statements: Sequence[Statement]) -> Derived:
    """Claims and contradictions among statements, every file of them a story of its own."""
    from kg.claims import Field, make_claims
    from kg.contradictions import find_contradictions
    from kg.stories import group_stories

    docs = sorted({one.article: one.doc for one in statements}.items())
    stories = group_stories([ArticleMeta(id=article, doc=doc) for article, doc in docs])
    field = Field(statements)
    claims = make_claims(field, stories, {article: None for article, _ in docs})
    found = find_contradictions(field, claims)
    return Derived(actors=(), statements=tuple(statements), stories=stories, claims=claims, contradictions=found)


def statements_of(records: Sequence[StatementRecord]) -> tuple[Statement, ...]:
    """Statements made of records, which name the actors that a content is about but have no ids for them."""
    from kg.arabic import name_key
    from kg.evaluation import actor_id

    ids = {name_key(record.actor): record.actor_id for record in records}

    def refs(names: Sequence[str]) -> tuple[ActorRef, ...]:
        return tuple(ActorRef(id=ids.get(name_key(name)) or actor_id(name), name=name) for name in names)

    return tuple(
        Statement(
            id=record.id,
            article=content_hash("doc", record.doc),
            doc=record.doc,
            cue=record.cue,
            source=record.source,
            content=record.content,
            sentence=record.content,
            polarity=record.polarity,
            act=record.act,
            negated=record.negated,
            hedged=record.hedged,
            quoted=record.quoted,
            actor=ActorRef(id=record.actor_id, name=record.actor),
            via=refs(record.via),
            about=refs(record.about),
            rule=record.rule,
            confidence=record.confidence,
        )
        for record in records
    )
