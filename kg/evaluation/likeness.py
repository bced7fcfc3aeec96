"""When two names count as one, by the contract's scorer (tools/score.py). It is a measure: change it there first."""

import re
import unicodedata
from collections.abc import Sequence

_MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")
_LETTERS = str.maketrans({"إ": "ا", "أ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"})


def same_name(a: str | None, b: str | None) -> bool:
    """True where one name's telling words are within the other's, or half of all telling words are shared."""
    if a is None or b is None:
        return a is b
    x, y = _telling(a), _telling(b)
    if not x or not y:
        return False
    shared = x & y
    return shared in (x, y) or len(shared) / len(x | y) >= 0.5


def same_names(gold: Sequence[str], predicted: Sequence[str]) -> int:
    """How many predicted names are one of the gold ones, each gold one counting once."""
    left = list(gold)
    for name in predicted:
        found = next((position for position, other in enumerate(left) if same_name(name, other)), None)
        if found is not None:
            del left[found]
    return len(gold) - len(left)


def _words(name: str) -> list[str]:
    """Letters only, variants folded, the article off."""
    folded = _MARKS.sub("", unicodedata.normalize("NFKC", name)).translate(_LETTERS)
    return [re.sub(r"^ال", "", word) for word in re.findall(r"\w+", folded)]


_TITLE_WORDS = """الرئيس رئيس وزير الوزير الملك الأمير الشيخ السيد السيدة الدكتور اللواء العميد العقيد الفريق الجنرال
المتحدث الناطق باسم حركة تنظيم جماعة صحيفة وكالة الحركة الصحيفة مصدر مصادر الملا القارئ"""
_TITLES = frozenset(_words(_TITLE_WORDS))

# A state under its capital or short name is the same actor.
_STATES = """السعودية|الرياض|المملكة|المملكة العربية السعودية
الولايات المتحدة|واشنطن|أمريكا|أميركا|الولايات المتحدة الأمريكية|الولايات المتحدة الأميركية
روسيا|موسكو|روسيا الاتحادية
تركيا|أنقرة
إيران|طهران|الجمهورية الإسلامية الإيرانية
مصر|القاهرة
سوريا|دمشق|سورية|النظام السوري
باكستان|إسلام آباد|إسلام أباد
أفغانستان|كابول|كابل
فرنسا|باريس
بريطانيا|لندن|المملكة المتحدة
ألمانيا|برلين
العراق|بغداد
إسرائيل|تل أبيب
الصين|بكين
البحرين|المنامة|مملكة البحرين
قطر|الدوحة
الإمارات|أبوظبي|الإمارات العربية المتحدة"""
_STATE = {
    frozenset(_words(name)): frozenset(_words(line.split("|")[0]))
    for line in _STATES.splitlines()
    for name in line.split("|")
}


def _telling(name: str) -> frozenset[str]:
    words = frozenset(_words(name))
    words = _STATE.get(words, words)
    return words - _TITLES or words
