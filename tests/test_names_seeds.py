"""Every person, body and place that the two seed articles name is found, by the kind that it has there."""

from pathlib import Path

import pytest

from kg.annotating import Annotator
from kg.reading import read_articles
from schemas import Article, NameKind

EXAMPLES = Path(__file__).parents[1] / "examples"
PERSONS = (
    *("بوتين", "فلاديمير بوتين", "أختر منصور", "منصور", "محمد عمر", "عمر"),
    *("ماريا زاخاروفا", "زاخاروفا", "سيرجي ريابكوف", "بشار الأسد", "الأسد", "دميتري بيسكوف", "بيسكوف"),
)
BODIES = (
    *("طالبان", "داعش", "صنداي تايمز", "الكرملين", "الإمارة الإسلامية"),
    *("وزارة الخارجية الروسية", "وكالة الإعلام الروسية", "رويترز", "إ.ب.أ"),
)
PLACES = (
    *("موسكو", "روسيا", "أفغانستان", "سوريا", "طاجيكستان", "أوزبكستان", "كابل"),
    *("اللاذقية", "طرطوس", "البحر المتوسط", "إسرائيل", "الجولان", "الشرق الأوسط", "أوكرانيا"),
)


@pytest.fixture(scope="module")
def found() -> set[tuple[str, NameKind]]:
    articles = list(read_articles([EXAMPLES], on_failure=lambda one: pytest.fail(one.reason)))
    annotated = list(Annotator().annotate(articles, lambda doc, reason: pytest.fail(f"{doc}: {reason}")))
    assert len(annotated) == 2
    return {(name.span.text, name.kind) for one in annotated for name in one.names}


@pytest.mark.parametrize("name", PERSONS)
def test_every_person_is_found(found: set[tuple[str, NameKind]], name: str) -> None:
    assert (name, NameKind.PERSON) in found


@pytest.mark.parametrize("name", BODIES)
def test_every_body_is_found(found: set[tuple[str, NameKind]], name: str) -> None:
    # A seat of power is a place too: «في الكرملين».
    assert {(name, NameKind.ORGANIZATION), (name, NameKind.LOCATION)} & found


@pytest.mark.parametrize("name", PLACES)
def test_every_place_is_found(found: set[tuple[str, NameKind]], name: str) -> None:
    # A capital stands for its government too: «كابل أكثر ارتباطا بموسكو».
    assert {(name, NameKind.LOCATION), (name, NameKind.ORGANIZATION)} & found


def test_a_surname_that_begins_like_a_clitic_stays_whole() -> None:
    text = "عنوان\n\nقال وئام وهاب إن الأزمة لن تنتهي قريبا. واعتبر وهاب أن الحكومة فشلت."
    (one,) = Annotator().annotate([Article.make("a", text)], lambda doc, reason: pytest.fail(f"{doc}: {reason}"))
    assert [name.span.text for name in one.names] == ["وئام وهاب", "وهاب"]
