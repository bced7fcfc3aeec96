"""Names by the words before them, on names given by hand."""

import pytest
from articles import annotated

from kg.annotating.heads import complete_names
from schemas import NameKind

PERSON, PLACE, BODY = NameKind.PERSON, NameKind.LOCATION, NameKind.ORGANIZATION


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("أعلنت وزارة الخارجية الروسية الأربعاء ذلك", {}, ["وزارة الخارجية الروسية"]),
        ("قالت لوكالة الأنباء السعودية، أمس", {}, ["وكالة الأنباء السعودية"]),
        ("زار وزارة التقى فيها المدير", {}, []),
        ("صورة (إ.ب.أ) من ص.ب 12", {}, ["إ.ب.أ"]),
        ("في جامعة القاهرة أمس", {"القاهرة": PLACE}, ["جامعة القاهرة"]),
        ("نقل عن الملا أختر منصور ذلك", {"منصور": PERSON}, ["أختر منصور"]),
        ("قال الرئيس الروسي بوتين", {"بوتين": PERSON}, ["بوتين"]),
        ("نفت وزارة الداخلية الكويتية الأنباء المتداولة", {}, ["وزارة الداخلية الكويتية"]),
        ("أعلن ناطق بلسان الجيش ذلك", {"لسان": PERSON}, []),
        ("قال رئيس وزراء بوتين", {"بوتين": PERSON}, ["بوتين"]),
        ("متحدث وزارة الصحة الدكتور خالد", {"خالد": PERSON}, ["وزارة الصحة", "خالد"]),
        ("في اللجنة العميد خالد", {"اللجنة العميد": BODY, "خالد": PERSON}, ["خالد"]),
        ("قوات التحالف العميد خالد", {"قوات التحالف العميد": BODY}, ["قوات التحالف"]),
        ("قال العميد ركن خالد العلي", {"ركن خالد العلي": PERSON}, ["خالد العلي"]),
        ("قال العميد ركن خالد العلي", {"خالد العلي": PERSON}, ["خالد العلي"]),
        ("رئيس جامعة الملك سعود قال", {"سعود": PERSON}, ["جامعة الملك سعود"]),
    ],
)
def test_heads_tell_names(text: str, names: dict[str, NameKind], expected: list[str]) -> None:
    article = annotated(text, names)
    assert [name.span.text for name in complete_names(text, article.sentences, article.names)] == expected
