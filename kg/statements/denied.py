"""What of a content a denial denies, and what contents call untrue."""

from kg.statements.contents import strip
from kg.statements.draft import Draft
from kg.statements.lexicon import words
from kg.statements.phrases import AS_BEING, GISTS, POINTERS, TO_WHOM, is_object, reports, stands_alone
from kg.statements.view import COMMAS, QUOTES, Range, View
from schemas import Act, Polarity

_WHOLLY = {"على", "الاطلاق", "اطلاقا", "من", "الصحة", "له", "لها"}
"""Stand between «لا أساس» and what has none: «لا أساس من الصحة لـ P», «لا صحة على الإطلاق لـ P»."""
_NOTHING = ("شيء", "من", "هذا")
"""Points back to what is not so: «لا يوجد | شيء من هذا القبيل»."""
_IN_ANSWER = ("اشارة", "بالاشارة", "نظرا", "بناء", "ردا", "تعقيبا", "الحاقا")
_NOT = ("لا", "فلا")
"""«إشارة إلى ما تم تداوله …: لا صحة لـ P»: what it answers stands before what it says."""
_REASONS = frozenset(("حيث", "اذ", "لكثرة", "وانما", "انما", "بل", "لكون", "كون", "لان"))
"""Lead, behind a comma, from what is denied to why, or to what is so instead."""
_WHAT_IS_TOLD = ("اخبار", "انباء", "معلومات", "ادعاءات", "اقوال")
_RESUMES = ("فذاك", "فهذا", "فهو", "فهي", "فهذه", "فذلك")
_OF_PREDICATES = ("كلام", "قول", "امر", "مجرد", "محض", "هو", "هي", "وهو", "وهي")
_ITS_TRUTH = ("صحتها", "صحته")
_DISMISSALS = ("الدعاية", "الافتراء", "الافتراءات", "السخيفة", "السخيف", "المضحكة", "الهراء")
"""What charges and reports are called by whoever gives nothing for them."""
_CHARGES = ("تهام", "تهم", "مزاعم", "ادعاء")
_MOST_OF_POINTER = 3
"""Tokens at most behind the first of what only takes up a report."""
_MOST_OF_SUBJECT, _MOST_BEHIND = 15, 5
"""Tokens at most of a definite phrase that is called untrue, and behind that."""
_BROUGHT = ("المنسوبة", "المنسوب", "الموجهة", "الموجه")
_LONG_SUBJECT, LONG_REPORT = 30, 60
"""Tokens at most of what is called untrue, and of a report that is."""
AT_ONCE = 4
"""Tokens at most between the start of a content that calls something untrue and what it calls so."""


def narrow_denied(view: View, content: Range) -> Range:
    """The proposition denied, without the noun that carries it: «نفى أنباء وفاته» gives «وفاته»."""
    lists = words()
    index = content.first
    if not _carries(view.keys[index]):
        return _told(view, content) or content
    for k in range(index, min(content.last, index + 14)):
        if view.keys[k] in lists.complementisers or view.keys[k] in GISTS:
            start = k + 1 + (view.keys[k + 1] in lists.complementisers)  # «الخبر الذي مفاده أن | P»
            if start <= content.last:
                return Range(start, content.last)
        if view.keys[k].removeprefix("ب") == "عنوان" and k + 1 in view.quote_from:
            quote = view.quote_from[k + 1]
            return Range(quote.first + 1, min(quote.last - 1, content.last))  # «ما نشر تحت عنوان "…"»
    carrier = view.keys[index]
    while index < content.last and _carries(view.keys[index]):
        index += 1
    told = view.keys[index] in lists.relatives or view.keys[index] in lists.afloat
    relative = told or carrier.endswith("ما") or carrier.startswith("ما")
    if carrier == "اتهام" and _accused(view, index):
        return Range(index, content.last)
    for k in range(index, min(content.last, index + 16)):
        key = view.keys[k]
        if k == index and not relative and not carrier.startswith("ال") and is_object(view, k):
            return Range(k, content.last)  # «خبر نقل قاعدة من إيطاليا»
        if key == "عن" and view.keys[k - 1] in ("نقل", "ينقل"):
            continue  # «ما نقل عن زعيمهم بشأن …»
        if key in lists.carrier_links and k + 1 <= content.last and (relative or key != "من"):
            topic = key != "عن" and _only_names(view, Range(k + 1, content.last))
            return content if topic else Range(k + 1, content.last)  # «كل ما يقال حول هذا الموضوع»
        attached = (
            key.startswith("ب")
            and len(key) > 3 + ("تهام" not in carrier and not told)
            and key not in lists.no_content
            and not key.startswith("بمو")
        )
        at_once = k == index and carrier.startswith("ال")  # «الشائعات | بوجود خلاف»
        if attached and (
            "تهام" in carrier or at_once or (relative and k > index + (view.keys[index] not in lists.afloat))
        ):
            return Range(k, content.last)
    index = content.first
    while index < content.last and view.keys[index] in lists.emphasis:
        index += 1
    if view.keys[index] in lists.carriers and not view.keys[index].startswith(("ال", "ما")) and index < content.last:
        index += 1
    if index > content.first and index in view.name_at:  # «تقرير بلومبرغ», «تصريحات فلان ضد الحركة»
        return Range(content.first + (view.keys[content.first] in lists.emphasis), content.last)  # «تقرير بلومبرغ»
    hers = view.keys[index].endswith(("ه", "ها", "هم"))  # «خبر | زواجها»
    return Range(index, content.last) if content.last > index or hers or carrier in lists.emphasis else content


def _accused(view: View, index: int) -> bool:
    """Whether who is accused stands at a token, before what of: «اتهام | بلاده بدعم …», «اتهام | الجيش بقصف …»."""
    following = view.keys[index + 1 : index + 2]
    of = bool(following) and following[0].startswith("ب") and following[0] not in words().no_content
    return of and (not view.keys[index].startswith("ب") or view.keys[index] in words().no_content)


def _only_names(view: View, rest: Range) -> bool:
    """Whether words name something and tell nothing of it: «هذا الموضوع», «الواقعة», «المملكة»."""
    if rest.last - rest.first < 2 and view.keys[rest.first] in POINTERS:
        return True
    alone = rest.first == rest.last and view.keys[rest.first].startswith("ال")
    return alone or all(k in view.name_at for k in range(rest.first, rest.last + 1))


def _carries(key: str) -> bool:
    """Whether a word carries a proposition: «أنباء», «لما», «ماتناقلته»."""
    bare = "ال" + key[2:] if key.startswith("لل") else key.removeprefix("ل")
    return bare in words().carriers or (bare.startswith("ما") and bare[2:] in words().spreading)


def _told(view: View, content: Range) -> Range | None:
    """What a noun says with a verb of its own: «التغريدات | التي قالت إن P»."""
    near = range(content.first + 1, min(content.last, content.first + 4))
    relative = next((k for k in near if view.keys[k] in words().relatives), None)
    if relative is None or not reports(view, relative + 1):
        return None
    behind = range(relative + 2, min(content.last, relative + 12))
    that = next((k for k in behind if view.keys[k] in words().complementisers), None)
    return Range(that + 1, content.last) if that is not None else None


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
            whole = len(phrase) > 1 and _is_predicate(view, subject, index + len(phrase) - 1, content.last)
            return subject if short or whole or _carries(keys[subject.first]) else None
    return None


def _is_predicate(view: View, subject: Range, end: int, last: int) -> bool:
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
    if not _carries(keys[content.first]):
        return None
    for at in range(content.first + 1, content.last + 1):
        quoted = at + 2 if keys[at] in ("ب", "بـ") and keys[at + 1] in QUOTES else at
        if quoted <= content.last and keys[quoted].removeprefix("ب") in _DISMISSALS:
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
        return narrow_denied(view, rest) if "تهام" in view.keys[rest.first] else _told(view, rest) or rest
    for k in range(rest.first, min(rest.last, rest.first + 14)):
        if view.keys[k] in words().carrier_links or view.keys[k] in words().complementisers:
            told = Range(k + 1, rest.last)
            return rest if _only_names(view, told) else told  # «ما نشر حول الواقعة»
    return rest


def settle_polarity(view: View, draft: Draft) -> None:
    """Compose the cue's polarity with what the content says of itself; changes `draft` in place."""
    if draft.polarity is Polarity.DENY:
        first = draft.content.first
        first += first < draft.content.last and view.keys[first] in words().emphasis
        if draft.rule.endswith("noun") and view.keys[first] == "ذلك" and stands_alone(view, first):
            draft.content = Range(draft.content.first, first)  # «نفى ذلك في تصريحات لإذاعة فرنسا»
        else:
            narrowed = narrow_denied(view, draft.content)
            first = narrowed.first
            more = narrowed.last > first + 2
            if more and view.keys[first + 1] in _BROUGHT and view.keys[first + 2] in TO_WHOM:
                narrowed = Range(first, first + 2)  # «التهم المنسوبة إليهم | في 2012»
            draft.content = _without_reason(view, narrowed)
    elif draft.polarity is Polarity.ASSERT and draft.act in (Act.STATE, Act.CONFIRM, Act.ANNOUNCE):
        denied = falsity(view, draft.content)
        if denied is not None and draft.rule == "carried-report":
            draft.content = denied  # it is who carries the report that calls it untrue, not who reports
        elif denied is not None:
            denied = _without_reason(view, _pointer(view, denied))
            draft.content, draft.polarity, draft.act = denied, Polarity.DENY, Act.DENY
            draft.rule += "-untrue"


def _without_reason(view: View, content: Range) -> Range:
    """What is denied, without why, or what is so instead: «لا صحة لإغلاق الجسر | ، بل …»."""
    for comma in range(content.first + 1, content.last):
        if view.keys[comma] in COMMAS and view.keys[comma + 1] in _REASONS:
            return Range(content.first, comma - 1)
    return content


def takes_up_a_report(view: View, content: Range) -> bool:
    """Whether a denied content is nothing but a report told of before, or its truth: «تلك التقارير», «صحتها»."""
    first = view.keys[content.first]
    if content.last - content.first > _MOST_OF_POINTER:
        return False
    if first in _ITS_TRUTH or view.begins(content.first, words().falsity):
        return True
    if first not in POINTERS or content.first == content.last:
        return False
    report = view.keys[content.first + 1]
    return report.startswith("ال") and report in words().carriers and not any(one in report for one in _CHARGES)


def _pointer(view: View, content: Range) -> Range:
    """A content that points back, without what is told of it besides: «هذا الخبر | ، الذي لم يناقش»."""
    comma = content.first + 2
    ends = comma < content.last and view.keys[comma] in COMMAS and view.keys[content.first] in POINTERS
    return Range(content.first, comma - 1) if ends else content
