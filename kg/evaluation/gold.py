"""Gold annotation: NAME.txt with its statements in NAME.json, and what holds between them in other .json files."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kg.evaluation.inputs import EvaluationError, Record, first_fault, read_text
from schemas import Act, ContradictionKind, Polarity, Quoted

Pair = frozenset[str]


class GoldStatement(BaseModel):
    """A statement as it was annotated, with the offsets of cue and content in the text."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    cue_start: int = Field(ge=0)
    cue_end: int
    content_start: int = Field(ge=0)
    content_end: int
    actor: str | None
    via: tuple[str, ...]
    polarity: Polarity
    act: Act
    negated: bool
    quoted: Quoted
    about: tuple[str, ...]

    @property
    def cue(self) -> tuple[int, int]:
        return self.cue_start, self.cue_end

    @property
    def content(self) -> tuple[int, int]:
        return self.content_start, self.content_end


class _Contradiction(BaseModel):
    a: str
    b: str
    kind: ContradictionKind


class SameClaims(BaseModel):
    """Groups of statements, by id, that make one claim each, within the documents of one story."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    docs: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Gold:
    """All the annotation of a folder."""

    statements: Mapping[str, tuple[GoldStatement, ...]]
    """By document."""
    texts: Mapping[str, str]
    contradictions: Mapping[Pair, ContradictionKind]
    same_claims: tuple[SameClaims, ...]


def load_gold(folder: Path) -> Gold:
    """The annotation in `folder`; its .json files of other shapes are passed over. EvaluationError where there is no
    folder, no annotation in it, or a malformed one."""
    if not folder.is_dir():
        raise EvaluationError(f"{folder}: no such folder")
    statements: dict[str, tuple[GoldStatement, ...]] = {}
    texts: dict[str, str] = {}
    contradictions: dict[Pair, ContradictionKind] = {}
    same: list[SameClaims] = []
    for file in sorted(folder.glob("[!.]*.json")):
        content = _json(file)
        if not isinstance(content, dict):
            continue
        if "statements" in content:
            doc = str(content.get("doc", file.stem))
            texts[doc] = read_text(file.with_suffix(".txt"))
            statements[doc] = tuple(_statements(file, content["statements"], texts[doc]))
        elif "pairs" in content:
            for pair in _records(file, content["pairs"], _Contradiction):
                contradictions[frozenset((pair.a, pair.b))] = pair.kind
        elif "groups" in content:
            same += _records(file, [content], SameClaims)
    if not statements:
        raise EvaluationError(f"{folder}: no gold in this folder (NAME.txt with NAME.json, a list of statements)")
    return Gold(statements, texts, contradictions, tuple(same))


def gold_statements(file: Path, text: str) -> tuple[GoldStatement, ...]:
    """The annotation of one document, whose text is `text`. EvaluationError where `file` holds none."""
    content = _json(file)
    if not isinstance(content, dict) or "statements" not in content:
        raise EvaluationError(f"{file}: no annotation of statements")
    return tuple(_statements(file, content["statements"], text))


def _json(file: Path) -> Any:
    try:
        return json.loads(read_text(file))
    except json.JSONDecodeError as error:
        raise EvaluationError(f"{file}: line {error.lineno}: not valid JSON: {error.msg}") from error
    except (ValueError, RecursionError) as error:
        raise EvaluationError(f"{file}: not valid JSON") from error


def _records(file: Path, items: Any, model: type[Record]) -> Iterable[Record]:
    if not isinstance(items, list):
        raise EvaluationError(f"{file}: a list is expected, not {type(items).__name__}")
    for number, item in enumerate(items, 1):
        try:
            yield model.model_validate(item)
        except ValidationError as error:
            raise EvaluationError(f"{file}: item {number}: {first_fault(error)}") from error


def _statements(file: Path, items: Any, text: str) -> Iterable[GoldStatement]:
    located = [_located(file, item, text) for item in items] if isinstance(items, list) else items
    return _records(file, located, GoldStatement)


def _located(file: Path, item: Any, text: str) -> Any:
    """A statement with the offsets that it gives, or else those of the n-th place where its words stand."""
    if not isinstance(item, dict):
        return item
    item = dict(item)
    for key in ("cue", "content"):
        words = item.get(key)
        if item.get(f"{key}_start") is None and isinstance(words, str):
            start = _nth(text, words, item.get(f"{key}_nth", 1))
            if start is None:
                raise EvaluationError(f"{file}: statement {item.get('id')}: its {key} is not in the text: {words}")
            item[f"{key}_start"], item[f"{key}_end"] = start, start + len(words)
    return item


def _nth(text: str, words: str, n: Any) -> int | None:
    position = -1
    for _ in range(n if isinstance(n, int) else 1):
        position = text.find(words, position + 1)
        if position < 0:
            return None
    return position if position >= 0 else None
