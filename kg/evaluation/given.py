"""The annotated statements of a gold folder as `kg extract` would print them, so that what judges them can be measured
alone."""

from kg.arabic import name_key
from kg.evaluation.gold import Gold, GoldStatement
from schemas import Span, StatementRecord, content_hash


def given_statements(gold: Gold) -> tuple[StatementRecord, ...]:
    """Every annotated statement, under its own id, in the order of documents and text."""
    return tuple(_record(doc, gold.texts[doc], one) for doc in sorted(gold.statements) for one in gold.statements[doc])


def actor_id(name: str) -> str:
    """The id of an actor of whom nothing but a name is known: one for all spellings of it."""
    from kg.actors.known import known_names  # brings networkx

    key = name_key(name)
    known = known_names().get(key)
    return known.id if known is not None else content_hash("name", key)


def _record(doc: str, text: str, one: GoldStatement) -> StatementRecord:
    actor = one.actor or "?"
    return StatementRecord(
        doc=doc,
        id=one.id,
        cue=Span.of(text, *one.cue),
        source=None,
        actor=actor,
        actor_id=actor_id(actor),
        via=one.via,
        polarity=one.polarity,
        act=one.act,
        content=Span.of(text, *one.content),
        negated=one.negated,
        hedged=False,
        quoted=one.quoted,
        about=one.about,
        rule="gold",
        confidence=1.0,
    )
