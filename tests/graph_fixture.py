"""A graph small enough to answer every canned query by hand, and a store to keep it in.

Four articles, three stories (a2 is a1's wire copy), thirteen statements:

    s01 a1 منصور      assert c1 «موسكو قصفت حلب»                via رويترز
    s02 a2 منصور      assert c1                                via رويترز
    s03 a1 طالبان     assert c7 «عدد القتلى عشرة»
    s04 a3 بيسكوف     deny   c2 «موسكو قصفت حلب»
    s05 a3 منصور      assert c1                                via وكالة الأنباء, رويترز
    s06 a3 بوتين      assert c3 «روسيا لن تنسحب»                found as بوتن, merged into بوتين
    s07 a3 زاخاروفا   assert c8 «عدد القتلى عشرون»
    s08 a4 مصدر مطلع  assert c4 «بوتين مريض»
    s09 a4 بوتين      assert c5 «روسيا ستنسحب»
    s10 a4 بيسكوف     neutral c6 «بوتين مريض»
    s11 a4 طالبان     assert c1
    s12 a2 زاخاروفا   deny   c2
    s13 a3 nobody     assert c9 «الهدنة صامدة»                  no actor was found

c1, c2 and c9 are about الكرملين (which بيسكوف is part of), c4 and c6 about بوتين, c3 and c5 about nobody.
Contradictions: s04 denies s01, s02, s05; s12 denies s02; s06 against s09 (negation); s07 against s03 (incompatible).
"""

import atexit
import functools
import shutil
import tempfile
from pathlib import Path

import loaders
from loaders.connection import Connection
from schemas import (
    Act,
    Actor,
    ActorKind,
    ActorRef,
    ArticleFacts,
    ArticleMeta,
    BaseLayer,
    Claim,
    Contradiction,
    ContradictionKind,
    Derived,
    Judgement,
    Mention,
    Polarity,
    Span,
    Statement,
    Story,
    Verdict,
)

_ACTORS = (
    ("kremlin", "الكرملين", "Kremlin", ActorKind.ORGANIZATION, (), ("russia",), None),
    ("mansour", "منصور", None, ActorKind.PERSON, ("الملا منصور",), ("taliban",), None),
    ("news", "وكالة الأنباء", None, ActorKind.MEDIA, (), (), None),
    ("peskov", "بيسكوف", "Dmitry Peskov", ActorKind.PERSON, ("ديمتري بيسكوف",), ("kremlin",), None),
    ("putin", "بوتين", "Vladimir Putin", ActorKind.PERSON, ("بوتن", "فلاديمير بوتين"), (), None),
    ("putin2", "بوتن", None, ActorKind.PERSON, (), (), "putin"),
    ("reuters", "رويترز", "Reuters", ActorKind.MEDIA, (), (), None),
    ("source", "مصدر مطلع", None, ActorKind.UNNAMED, (), (), None),
    ("taliban", "طالبان", "Taliban", ActorKind.GROUP, ("حركة طالبان",), (), None),
    ("zakharova", "زاخاروفا", None, ActorKind.PERSON, (), (), None),
)
NAMES = {key: name for key, name, *_ in _ACTORS}
ACTORS = tuple(
    Actor(id=key, name=name, name_en=en, kind=kind, aliases=aliases, part_of=part_of, merged_into=merged)
    for key, name, en, kind, aliases, part_of, merged in _ACTORS
)
ARTICLES = (
    ArticleMeta(id="a1", doc="d1", title="قصف حلب", outlet="الحياة", date="2015-07-01", signature="01"),
    ArticleMeta(id="a2", doc="d2", title="قصف في حلب", outlet="الشرق", date="2015-07-02", signature="01"),
    ArticleMeta(id="a3", doc="d3", title="الكرملين ينفي", outlet="الرأي", date="2015-07-03", signature="03"),
    ArticleMeta(id="a4", doc="d4", title="أنباء", signature="04"),
)
STORIES = (
    Story(id="t1", articles=("a1", "a2")),
    Story(id="t3", articles=("a3",)),
    Story(id="t4", articles=("a4",)),
)


def _statement(
    key: str, article: str, actor: str | None, polarity: Polarity, text: str, via: tuple[str, ...], start: int
) -> Statement:
    cue = {Polarity.ASSERT: "قال", Polarity.DENY: "نفى", Polarity.NEUTRAL: "لم يعلق"}[polarity]
    act = {Polarity.ASSERT: Act.STATE, Polarity.DENY: Act.DENY, Polarity.NEUTRAL: Act.NO_COMMENT}[polarity]
    name = "" if actor is None else NAMES[actor]
    sentence = " ".join(filter(None, (cue, name, text)))
    whole, inner = start + len(sentence), start + sentence.index(text)
    return Statement(
        id=key,
        article=article,
        doc=article.replace("a", "d"),
        cue=Span(start=start, end=start + len(cue), text=cue),
        content=Span(start=inner, end=inner + len(text), text=text),
        sentence=Span(start=start, end=whole, text=sentence),
        polarity=polarity,
        act=act,
        actor=None if actor is None else ActorRef(id=actor, name=name),
        via=tuple(ActorRef(id=one, name=NAMES[one]) for one in via),
        rule="by hand",
        confidence=0.9,
    )


A, D, N = Polarity.ASSERT, Polarity.DENY, Polarity.NEUTRAL
_STATEMENTS = (
    ("s01", "a1", "mansour", A, "موسكو قصفت حلب", ("reuters",)),
    ("s02", "a2", "mansour", A, "موسكو قصفت حلب", ("reuters",)),
    ("s03", "a1", "taliban", A, "عدد القتلى عشرة", ()),
    ("s04", "a3", "peskov", D, "موسكو قصفت حلب", ()),
    ("s05", "a3", "mansour", A, "موسكو قصفت حلب", ("news", "reuters")),
    ("s06", "a3", "putin2", A, "روسيا لن تنسحب", ()),
    ("s07", "a3", "zakharova", A, "عدد القتلى عشرون", ()),
    ("s08", "a4", "source", A, "بوتين مريض", ()),
    ("s09", "a4", "putin", A, "روسيا ستنسحب", ()),
    ("s10", "a4", "peskov", N, "بوتين مريض", ()),
    ("s11", "a4", "taliban", A, "موسكو قصفت حلب", ()),
    ("s12", "a2", "zakharova", D, "موسكو قصفت حلب", ()),
    ("s13", "a3", None, A, "الهدنة صامدة", ()),
)
STATEMENTS = tuple(_statement(*row, start=100 * i) for i, row in enumerate(_STATEMENTS))
SENTENCES = {s.id: s.sentence.text for s in STATEMENTS}

_CLAIMS = (
    ("c1", "موسكو قصفت حلب", A, ("s01", "s02", "s05", "s11"), 3, ("kremlin",), "2015-07-01", "2015-07-03"),
    ("c2", "موسكو قصفت حلب", D, ("s04", "s12"), 2, ("kremlin",), "2015-07-02", "2015-07-03"),
    ("c3", "روسيا لن تنسحب", A, ("s06",), 1, (), "2015-07-03", "2015-07-03"),
    ("c4", "بوتين مريض", A, ("s08",), 1, ("putin",), None, None),
    ("c5", "روسيا ستنسحب", A, ("s09",), 1, (), None, None),
    ("c6", "بوتين مريض", N, ("s10",), 1, ("putin",), None, None),
    ("c7", "عدد القتلى عشرة", A, ("s03",), 1, (), "2015-07-01", "2015-07-01"),
    ("c8", "عدد القتلى عشرون", A, ("s07",), 1, (), "2015-07-03", "2015-07-03"),
    ("c9", "الهدنة صامدة", A, ("s13",), 1, ("kremlin",), "2015-07-03", "2015-07-03"),
)
CLAIMS = tuple(
    Claim(
        id=key,
        text=text,
        polarity=polarity,
        representative=statements[0],
        statements=statements,
        stories=stories,
        about=about,
        first_seen=first,
        last_seen=last,
    )
    for key, text, polarity, statements, stories, about, first, last in _CLAIMS
)
DENIAL, NEGATION, INCOMPATIBLE = ContradictionKind
CONTRADICTIONS = tuple(
    Contradiction(a=a, b=b, kind=kind, score=score, why=why)
    for a, b, kind, score, why in (
        ("s04", "s01", DENIAL, 0.9, "ينفي ما نقلته الحياة"),
        ("s04", "s02", DENIAL, 0.9, "ينفي ما نقلته الشرق"),
        ("s04", "s05", DENIAL, 1.0, "ينفي ما قيل في المقال نفسه"),
        ("s12", "s02", DENIAL, 0.5, "تنفي ما قيل في المقال نفسه"),
        ("s06", "s09", NEGATION, 0.8, "نفي وإثبات"),
        ("s07", "s03", INCOMPATIBLE, 0.7, "عددان مختلفان"),
    )
)
MERGE = Judgement(
    id=Judgement.identify(Verdict.SAME, "putin", "putin2"),
    verdict=Verdict.SAME,
    left="putin2",
    right="putin",
    by="test",
    at="2026-01-01T00:00:00Z",
)


def _facts(article: ArticleMeta) -> ArticleFacts:
    said = tuple(s for s in STATEMENTS if s.article == article.id)
    named = {ref.id for s in said for ref in ((s.actor,) if s.actor else ()) + s.via}
    if article.id in ("a1", "a3"):
        named.add("kremlin")
    mentions = tuple(
        Mention(article=article.id, actor=a.id, name=a.name, kind=a.kind, names=(a.name,))
        for a in ACTORS
        if a.id in named
    )
    return ArticleFacts(article=article, statements=said, mentions=mentions)


FACTS = tuple(_facts(article) for article in ARTICLES)
BASE = BaseLayer(
    articles=ARTICLES,
    statements=tuple(sorted(STATEMENTS, key=lambda s: (s.article, s.content.start))),
    mentions=tuple(sorted((m for f in FACTS for m in f.mentions), key=lambda m: (m.article, m.actor))),
    judgements=(MERGE,),
)
_PUTIN = ActorRef(id="putin", name="بوتين")
DERIVED = Derived(
    actors=ACTORS,
    statements=tuple(s.model_copy(update={"actor": _PUTIN}) if s.id == "s06" else s for s in BASE.statements),
    stories=STORIES,
    claims=CLAIMS,
    contradictions=CONTRADICTIONS,
)


@functools.cache
def shared_folder() -> Path:
    """A folder whose store lives as long as the tests; start from `emptied` or `load`."""
    folder = Path(tempfile.mkdtemp(prefix="kg-test-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    atexit.register(loaders.stop, folder)
    return folder


def emptied() -> Path:
    """The shared store with nothing in it."""
    folder = shared_folder()
    clear(folder)
    return folder


def clear(address: Path | str) -> None:
    """Take everything out of a store, whatever its schema."""
    raw(address, "MATCH (n) DETACH DELETE n")


def raw(address: Path | str, *statements: str) -> None:
    """Run statements past all that looks at the schema."""
    connection = Connection.open(address, write=True)
    try:
        connection.command(*statements)
    finally:
        connection.close()


def load(folder: Path | str) -> None:
    """Put the graph of this module into the store."""
    with loaders.open_store(folder, write=True) as store:
        store.add(FACTS)
        store.add_judgement(MERGE)
        store.replace_derived(DERIVED, BASE)


def dump(folder: Path | str) -> list[str]:
    """All that a store holds, in an order that depends on nothing else."""
    with loaders.open_store(folder, write=False) as store:
        nodes = store.run("MATCH (n) RETURN n").rows
        edges = store.run("MATCH (a)-[r]->(b) RETURN a.id, labels(a), b.id, labels(b), r").rows
    return sorted(repr(_sorted(row)) for row in (*nodes, *edges))


def _sorted(value: object) -> object:
    if isinstance(value, dict):
        return [(key, _sorted(value[key])) for key in sorted(value)]
    if isinstance(value, list | tuple):
        return [_sorted(item) for item in value]
    return value
