"""No row of words, however odd, makes a stage fail."""

from articles import annotated
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.actors import identify_actors, resolve_actors
from kg.claims import Field, make_claims
from kg.contradictions import find_contradictions
from kg.statements import find_statements
from schemas import NameKind

NAMES = {
    "سامي الحلو": NameKind.PERSON,
    "حركة النور": NameKind.ORGANIZATION,
    "نورلاند": NameKind.LOCATION,
    "رويترز": NameKind.ORGANIZATION,
}
WORDS = [
    *(
        "وقال",
        "نفت",
        "مؤكدا",
        "نقلت",
        "عن",
        "قوله",
        "أن",
        "إن",
        "بأن",
        "أنه",
        "وفق",
        "بحسب",
        "ما",
        "تردد",
        "حول",
        "لا",
        "صحة",
    ),
    *(
        "سامي الحلو",
        "حركة النور",
        "الوزير",
        "صحيفة",
        "وجود",
        "الأنباء",
        "التي",
        "غير",
        "صحيحة",
        "لم",
        "وكل",
        "مزاعم",
        "بدعم",
    ),
    *(
        "الشائعات",
        "انتشرت",
        "مؤخرا",
        "ولم",
        "ولا",
        "أساس",
        "إلا",
        "لن",
        "أي",
        "في",
        "بيان",
        "المنسوبة",
        "إليهم",
        "الناطق",
    ),
    *("«", "»", '"', ":", "،", ".", "(", ")", "\n", "وهو", "نفته", "مفادها", "اتهم", "لـ", "رويترز", "الجسر", "مغلق"),
    *("ال", "قبل", "منذ", "عام", "%"),
    *("سرعان", "هناك", "من", "يرى", "واتهم", "استبعد", "مستبعدا", "خصوصا", "قائمة", "هكذا", "ألمح", "إليه", "أظهرت"),
    *("بيانات", "تحدثت", "ترددت", "محملا", "مسؤولية", "جدد", "التأكيد", "صحتها", "نفي", "لذلك", "اتهامه", "بالفساد"),
    *(
        "كل",
        "طالب",
        "وطالبة",
        "يقول",
        "فيه",
        "لمواطن",
        "ب",
        "بـ",
        "الدعاية",
        "رفض",
        "تهمة",
        "به",
        "ونقلت",
        "أما",
        "فقال",
    ),
    *("وبحسب", "فقد", "توقعات", "قول", "زيادة", "أمس", "مشددة", "إجراءات", "اتهام", "بلاده"),
    *("..", "…", "تؤكد", "لم تؤكد", "ضرورة", "أهمية", "على", "أبدا", "مئة", "27", "و", "أخبار", "حيث"),
]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(["عنوان\n", ""]), st.lists(st.sampled_from(WORDS), min_size=1, max_size=60))
def test_any_row_of_words_goes_through_all_stages(title: str, words: list[str]) -> None:
    text = title + " ".join(words)
    article = annotated(text, NAMES)
    found = find_statements(article)
    for one in found:
        assert one.content.text
        assert text[one.content.start : one.content.end] == one.content.text
        assert text[one.cue.start : one.cue.end] == one.cue.text
    resolved, mentions = resolve_actors(article, found)
    assert all(one.actor is not None for one in resolved)
    _, settled = identify_actors(mentions, resolved, ())
    field = Field(settled)
    claims = make_claims(field, (), {})
    assert sorted(key for claim in claims for key in claim.statements) == sorted(one.id for one in settled)
    known = {one.id for one in settled}
    assert all({pair.a, pair.b} <= known for pair in find_contradictions(field, claims))
