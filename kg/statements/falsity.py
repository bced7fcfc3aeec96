"""What contents call untrue: «الأنباء عن P غير صحيحة», «لا صحة لـ P»."""

from kg.statements.carried import carries, narrow_denied, only_names, told_of
from kg.statements.contents import strip
from kg.statements.lexicon import words
from kg.statements.phrases import AS_BEING, POINTERS
from kg.statements.view import COMMAS, QUOTES, Range, View

_WHOLLY = {"على", "الاطلاق", "اطلاقا", "من", "الصحة", "له", "لها"}
"""Stand between «لا أساس» and what has none: «لا أساس من الصحة لـ P», «لا صحة على الإطلاق لـ P»."""
_NOTHING = ("شيء", "من", "هذا")
"""Points back to what is not so: «لا يوجد | شيء من هذا القبيل»."""
_IN_ANSWER = ("اشارة", "بالاشارة", "نظرا", "بناء", "ردا", "تعقيبا", "الحاقا")
_NOT = ("لا", "فلا")
"""«إشارة إلى ما تم تداوله …: لا صحة لـ P»: what it answers stands before what it says."""
_WHAT_IS_TOLD = ("اخبار", "انباء", "معلومات", "ادعاءات", "اقوال")
_RESUMES = ("فذاك", "فهذا", "فهو", "فهي", "فهذه", "فذلك")
_OF_PREDICATES = ("كلام", "قول", "امر", "مجرد", "محض", "هو", "هي", "وهو", "وهي")
_MOST_OF_SUBJECT, _MOST_BEHIND = 15, 5
"""Tokens at most of a definite phrase that is called untrue, and behind that."""
_LONG_SUBJECT, LONG_REPORT = 30, 60
"""Tokens at most of what is called untrue, and of a report that is."""
AT_ONCE = 4
"""Tokens at most between the start of a content that calls something untrue and what it calls so."""


def falsity(view: View, content: Range) -> Range | None:
    """The proposition that a content calls untrue («الأنباء عن P غير صحيحة»), None where it calls nothing so.

    The untruth must be the content's own predicate: said of a carrier («الأنباء», «ما تردد»), or near the start.
    """
    keys = view.keys
    first = content.first + (keys[content.first] in words().complementisers)
    if first <= content.last and keys[first] in _IN_ANSWER:
        first = next((k for k in range(first, content.last) if keys[k] in _NOT and keys[k + 1] == "صحة"), first)
    reach = LONG_REPORT if first <= content.last and keys[first] in words().carriers else _LONG_SUBJECT
    if first <= content.last and (described := _described_so(view, Range(first, content.last))) is not None:
        return described
    for index in range(first, min(content.last, first + reach) + 1):
        for phrase in words().falsity:
            found = tuple(keys[index : index + len(phrase)])
            if found != phrase and not (index == first and found[:1] == ("و" + phrase[0],) and found[1:] == phrase[1:]):
                continue
            if phrase[-3:] == _NOTHING:
                return Range(index + len(phrase) - len(_NOTHING), content.last)
            if index - first <= 1 and (phrase[0] == "لا" or phrase[-1] in ("صحة", "لاصحة")):
                left = _after_falsity(view, Range(min(index + len(phrase), content.last), content.last))
                return content if view.keys[left.last] in _WHOLLY else narrow_denied(view, left)  # «بأنها لا أساس لها»
            if index == first:
                rest = Range(min(index + len(phrase), content.last), content.last)
                if rest.last > rest.first and view.keys[rest.first] in words().complementisers:
                    return Range(rest.first + 1, rest.last)  # «ليس صحيحا أن P»
                follows = rest.last - rest.first >= 1 and not view.keys[rest.first].startswith("و")
                return None if len(phrase) == 1 else rest if follows and phrase[0] == "غير" else content
            subject = strip(view, Range(first, index - 1))
            if subject.last > subject.first and keys[subject.last] in _RESUMES:
                subject = strip(view, Range(first, subject.last - 1))  # «ما يروج بأن P | فذاك محض افتراء»
            while subject.last > subject.first and _of_predicate(view, subject.last):
                subject = strip(view, Range(first, subject.last - 1))  # «الخبر | كلام غير دقيق»
            so = next((k for k in range(subject.first + 1, subject.last + 1) if keys[k] in AS_BEING), None)
            if so is not None and not any(keys[k] in COMMAS for k in range(so, subject.last)):
                return narrow_denied(view, Range(subject.first, so - 1))  # «الاتهامات بأنها أكاذيب»
            if len(phrase) == 1 and (subject.first in view.name_at or view.keys[subject.first] in words().speakers):
                return None  # «بايدن كذب على …», «الشاهد كاذب»
            narrowed = narrow_denied(view, subject)
            if subject.last - subject.first <= 1 and keys[subject.first] in POINTERS:
                whole = subject.last == subject.first or index + len(phrase) > content.last - 1
                return content if whole else subject  # nothing but a pointer: its literal words stay
            if narrowed != subject:
                return narrowed
            short = index - first <= (3 if len(phrase) == 1 else 6)
            whole = len(phrase) > 1 and _all_that_is_said(view, subject, index + len(phrase) - 1, content.last)
            return subject if short or whole or carries(keys[subject.first]) else None
    return None


def _all_that_is_said(view: View, subject: Range, end: int, last: int) -> bool:
    """Whether an untruth that ends at token `end` is all that is said of a long subject: «العدد المتداول عبر المواقع
    لمجلة القلعة | غير صحيح», and not «تلقى الوزير تقريرا | غير صحيح»."""
    first, before = view.keys[subject.first], view.keys[subject.last]
    definite = first.startswith("ال") and (before.startswith("ال") or subject.last in view.name_at)
    one_phrase = not any(view.keys[k] in COMMAS for k in range(subject.first, subject.last))
    return definite and one_phrase and last - end <= _MOST_BEHIND and subject.last - subject.first < _MOST_OF_SUBJECT


def _of_predicate(view: View, index: int) -> bool:
    """Whether a word before an untruth belongs to it, and not to what is called so: «الخبر | كلام», «| أخبار»."""
    key = view.keys[index]
    return key in _OF_PREDICATES or (key in _WHAT_IS_TOLD and view.keys[index - 1] not in ("من", "عن"))


def _described_so(view: View, content: Range) -> Range | None:
    """What is described as untrue, and nothing more: «الاتهامات | بالأكاذيب», «الأنباء عن P | بالأنباء الكاذبة»."""
    keys = view.keys
    if not carries(keys[content.first]):
        return None
    for at in range(content.first + 1, content.last + 1):
        apart = keys[at] == "ب" and keys[at + 1] in QUOTES  # «بـ"الدعاية السوداء"»
        dismissed = keys[at + 2] if apart else keys[at][1:] if keys[at].startswith("بال") else ""
        if dismissed in words().dismissals and content.last - at <= _MOST_BEHIND:
            return narrow_denied(view, Range(content.first, at - 1))
        if not keys[at].startswith("بال"):
            continue
        at_once = at == content.last <= content.first + AT_ONCE and (keys[at][3:],) in words().falsity
        again = keys[at][1:] in words().carriers and any(_bare_untruth(view, k) for k in range(at + 1, at + 3))
        if at_once or again:
            return narrow_denied(view, Range(content.first, at - 1))
    return None


def _bare_untruth(view: View, index: int) -> bool:
    """Whether an untruth with the article begins at a token: «العارية عن الصحة»."""
    if index >= len(view.keys) or not view.keys[index].startswith("ال"):
        return False
    keys = (view.keys[index].removeprefix("ال"), *view.keys[index + 1 : index + 3])
    return any(keys[: len(phrase)] == phrase for phrase in words().falsity)


def called_untrue(view: View, content: Range) -> bool:
    """Whether what follows a content calls it untrue: «… تأجيل الدراسة | غير صحيح»."""
    return view.begins(content.last + 1, words().falsity)


def _after_falsity(view: View, rest: Range) -> Range:
    """«لا صحة لما تردد عن P» gives P."""
    while rest.first < rest.last and view.keys[rest.first] in words().emphasis | _WHOLLY:
        rest = Range(rest.first + 1, rest.last)
    if rest.first >= rest.last:
        return rest
    if view.keys[rest.first] not in words().carriers and view.keys[rest.first] not in ("لما", "لكل"):
        return narrow_denied(view, rest) if "تهام" in view.keys[rest.first] else told_of(view, rest) or rest
    for k in range(rest.first, min(rest.last, rest.first + 14)):
        if view.keys[k] in words().carrier_links or view.keys[k] in words().complementisers:
            told = Range(k + 1, rest.last)
            return rest if only_names(view, told) else told  # «ما نشر حول الواقعة»
    return rest
