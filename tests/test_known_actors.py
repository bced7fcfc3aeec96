"""The list of well-known actors: one name means one actor, and everything it points at exists."""

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.arabic import name_key
from schemas import ActorKind

PATH = Path(kg.__file__).parent / "actors" / "data" / "known.toml"
FIELDS = {"id", "name", "name_en", "kind", "gender", "aliases", "part_of"}


@pytest.fixture(scope="module")
def actors() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads(PATH.read_text(encoding="utf-8"))["actor"]
    return found


@pytest.fixture(scope="module")
def by_key(actors: list[dict[str, Any]]) -> dict[str, str]:
    return {name_key(name): actor["id"] for actor in actors for name in (actor["name"], *actor["aliases"])}


def test_every_entry_has_exactly_the_fields(actors: list[dict[str, Any]]) -> None:
    for actor in actors:
        assert set(actor) == FIELDS, actor
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", actor["id"]), actor["id"]
        assert actor["kind"] in set(ActorKind) - {ActorKind.UNNAMED}, actor["id"]
        assert actor["gender"] in {"m", "f"}, actor["id"]
        assert actor["name_en"], actor["id"]
        for name in (actor["name"], *actor["aliases"]):
            assert name == " ".join(name.split()), name
            assert re.search("[ء-ي]", name), name
            assert name_key(name), name


def test_ids_are_unique(actors: list[dict[str, Any]]) -> None:
    assert [found for found, count in Counter(actor["id"] for actor in actors).items() if count > 1] == []


def test_no_name_is_given_twice(actors: list[dict[str, Any]]) -> None:
    owners: dict[str, list[str]] = {}
    for actor in actors:
        for name in (actor["name"], *actor["aliases"]):
            owners.setdefault(name_key(name), []).append(actor["id"])
    assert {key: ids for key, ids in owners.items() if len(ids) > 1} == {}


def test_part_of_points_at_other_entries_and_never_back(actors: list[dict[str, Any]]) -> None:
    parents = {actor["id"]: actor["part_of"] for actor in actors}
    for found, direct in parents.items():
        assert set(direct) <= set(parents), found
        assert len(set(direct)) == len(direct), found
        above, todo = set(), list(direct)
        while todo:
            parent = todo.pop()
            if parent not in above:
                above.add(parent)
                todo += parents[parent]
        assert found not in above, found


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("موسكو", "russia"),
        ("الولايات المتحدة الأميركية", "united-states"),
        ("أمريكا", "united-states"),
        ("أميركا", "united-states"),
        ("سورية", "syria"),
        ("الرياض", "saudi-arabia"),
        ("الناتو", "nato"),
        ("وزارة الدفاع الأمريكية", "pentagon"),
        ("الخارجية الأميركية", "us-state-department"),
        ("الإمارة الإسلامية", "taliban"),
        ("«داعش»", "islamic-state"),
        ("الحوثيين", "houthis"),
        ("فرانس برس", "afp"),
        ("واس", "spa"),
        ("رجب طيب إردوغان", "recep-tayyip-erdogan"),
        ("سيرجي لافروف", "sergey-lavrov"),
        ("ديمتري بيسكوف", "dmitry-peskov"),
        ("الملا أختر منصور", "akhtar-mansour"),
        ("عبدالفتاح السيسى", "abdel-fattah-al-sisi"),
    ],
)
def test_a_name_is_known(by_key: dict[str, str], name: str, actor: str) -> None:
    assert by_key[name_key(name)] == actor


@pytest.mark.parametrize(
    "name",
    ["الأسد", "ظريف", "كاميرون", "عباس", "الحياة", "الشرق الأوسط", "عمان", "طرابلس", "صنعاء", "فتح", "الحوثي", "ميرتس"],
)
def test_an_ambiguous_name_is_left_out(by_key: dict[str, str], name: str) -> None:
    assert name_key(name) not in by_key


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("kremlin", "russia"),
        ("pentagon", "united-states"),
        ("irgc", "iran"),
        ("sergey-lavrov", "russian-foreign-ministry"),
    ],
)
def test_a_part_is_known(actors: list[dict[str, Any]], part: str, whole: str) -> None:
    assert whole in next(actor["part_of"] for actor in actors if actor["id"] == part)
