"""Reports and outlets that say something with a noun, what goes round, and words that only look as if they reported."""

import pytest
from test_statements import find, only
from test_statements_sides import told

from schemas import Act, Polarity


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("وأظهرت بيانات المعهد أول من أمس زيادة قدرها مليون برميل.", "بيانات المعهد", "زيادة قدرها مليون برميل"),
        ("أظهرت بيانات أسبوعية هبوطا أكبر من المتوقع.", "بيانات أسبوعية", "هبوطا أكبر من المتوقع"),
        ("وتحدثت وسائل إعلام محلية عن مقتل ثلاثة أشخاص.", "وسائل إعلام محلية", "مقتل ثلاثة أشخاص"),
        ("ونقلت محطة «إن تي في» أن الجسر مغلق.", "محطة «إن تي في»", "الجسر مغلق"),
        ("ونقلت وسائل الإعلام في وقت لاحق، أن الجسر مغلق.", "وسائل الإعلام", "الجسر مغلق"),
        ("وصدر الحكم عليهم، وترددت أنباء عن نقض الحكم أمس.", "أنباء", "نقض الحكم أمس"),
        ("وترددت أنباء غير رسمية خلال الساعات الماضية حول نقض الحكم أمس.", "أنباء", "نقض الحكم أمس"),
        ('وبحسب "الفرنسية"، فقد تم إغلاق الجسر القديم.', "الفرنسية", "تم إغلاق الجسر القديم"),
        ("وبحسب مصادر لـ«صدى» تم إغلاق الجسر القديم.", "مصادر", "تم إغلاق الجسر القديم"),
        ("يجب ألا نغلق هذا الجسر القديم، هكذا قال سامي الحلو.", "سامي الحلو", "يجب ألا نغلق هذا الجسر القديم"),
    ],
)
def test_a_report_says_it(text: str, source: str, content: str) -> None:
    assert told(only(text)) == (source, Polarity.ASSERT, content)


def test_a_team_that_shows_something_says_nothing() -> None:
    assert not find("أظهر الفريق تفوقا كبيرا على خصمه أمس.")


def test_an_outlet_that_stands_alone_closes_the_sentence_before() -> None:
    found = only("وأقر البرلمان مشروع قانون يحظر دخول المفتشين. بحسب صدى.")
    assert told(found) == ("صدى", Polarity.ASSERT, "وأقر البرلمان مشروع قانون يحظر دخول المفتشين")


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("ورفض المدرب بشدة ما تردد عن رحيله.", "المدرب", "رحيله"),
        ("لكن الجانب الآخر سرعان ما نفى هذه الاتهامات.", "الجانب الآخر", "هذه الاتهامات"),
        ("ورغم نفي الوزارة لذلك، بقي الجسر مغلقا.", "الوزارة", "لذلك"),
        ("ونفى سامي الحلو إغلاق الجسر القديم كونه آمنا.", "سامي الحلو", "إغلاق الجسر القديم"),
        ("وقال سامي الحلو: هذا افتراء على المدينة.", "سامي الحلو", "هذا افتراء على المدينة"),
        ("وقال سامي الحلو إن قول الوزير بأن الجسر مغلق غير صحيح.", "سامي الحلو", "الجسر مغلق"),
        ("ووصف سامي الحلو اتهام بلاده بدعم المتمردين بـ«الدعاية السوداء».", "سامي الحلو", "بلاده بدعم المتمردين"),
    ],
)
def test_more_ways_to_deny(text: str, source: str, content: str) -> None:
    assert (source, Polarity.DENY, content) in [told(one) for one in find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "أجرى الرئيس تعديلا مستبعدا خصوصا الوزراء الذين رفضوا الخطة.",
        "واستبعد المدرب اللاعب من قائمة المباراة.",
        "وأصبح ذلك مطلبا لكل طالب أن يتعلم مجانا.",
        "ويصل الأمر إلى الاعتقال إذا دعت الحاجة لذلك.",
        "وواجه الرئيس انتقادات حادة واتهم بدعم المتمردين.",
        "فرضت السلطات إجراءات مشددة على سفر مواطنيها.",
        "ونقل المصابون إلى المستشفى بعد أن أصيبوا بحروق.",
        "وأظهرت وسائل الإعلام تعاطفا مع الضحايا.",
        "وإذا ترددت أنباء عن نقض الحكم غضب الناس.",
    ],
)
def test_what_only_looks_like_a_report(text: str) -> None:
    assert not find(text)


def test_blame_is_laid_with_a_participle() -> None:
    first, second = find("وطالب بوقف القتال، محملا الحكومة مسؤولية إغلاق الجسر.")
    assert told(first)[2] == "بوقف القتال"
    assert (second.act, second.content.text) == (Act.ACCUSE, "الحكومة مسؤولية إغلاق الجسر")


def test_an_assurance_that_somebody_renews() -> None:
    assert told(only("كما جدد التأكيد على أن الجسر مغلق.")) == (None, Polarity.ASSERT, "الجسر مغلق")


def test_a_quotation_that_every_sentence_opens_again_is_one() -> None:
    found = only("وقال سامي الحلو “الجسر مغلق منذ أمس. “لن نفتحه قبل الصيف.” وعاد إلى مكتبه.")
    assert found.content.text.endswith("قبل الصيف")


def test_speech_behind_a_colon_goes_on_behind_two_dots() -> None:
    found = only("وتابع قائلا: هذا أمر صعب جدا.. الجسر القديم في حاجة إلى ترميم.")
    assert found.content.text.endswith("ترميم")
