"""What of its content a denial denies, and which statements are denials by what they call untrue."""

from kg.statements.carried import narrow_denied
from kg.statements.draft import Draft
from kg.statements.falsity import falsity
from kg.statements.lexicon import words
from kg.statements.phrases import POINTERS, TO_WHOM, speaks_of_this, stands_alone
from kg.statements.unverified import neither
from kg.statements.view import COMMAS, Range, View
from schemas import Act, Polarity

_REASONS = frozenset(("حيث", "اذ", "لكثرة", "وانما", "انما", "بل", "لكون", "كون", "لان"))
"""Lead, behind a comma, from what is denied to why, or to what is so instead."""
_ITS_TRUTH = ("صحتها", "صحته")
_SAYING = frozenset({"قول", "القول", "زعم", "ادعاء"})
"""What somebody says, where it is another who calls it untrue: «قال فلان إن | قول الوزير بأن P غير صحيح»."""
_CHARGES = ("تهام", "تهم", "مزاعم", "ادعاء")
_MOST_OF_POINTER = 3
"""Tokens at most behind the first of what only takes up a report."""
_BROUGHT = ("المنسوبة", "المنسوب", "الموجهة", "الموجه")


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
        if (open_to_both := neither(view, draft.content)) is not None:
            draft.content, draft.polarity, draft.act = open_to_both, Polarity.NEUTRAL, Act.NO_COMMENT
            return
        denied = falsity(view, draft.content)
        told_of = draft.rule == "carried-report" or view.keys[draft.cue.first] in _SAYING
        if denied is not None and told_of:
            draft.content = denied  # it is who carries the report that calls it untrue, not who reports
        elif denied is not None:
            denied = _without_reason(view, _pointer(view, denied))
            draft.content, draft.polarity, draft.act = denied, Polarity.DENY, Act.DENY
            draft.rule += "-untrue"


def _without_reason(view: View, content: Range) -> Range:
    """What is denied, without why, what is so instead, or what is said of it: «لا صحة لإغلاق الجسر | ، بل …», «| ، وهذه
    الشائعة تضر بالتجار»."""
    for index in range(content.first + 1, content.last):
        behind_comma = view.keys[index - 1] in COMMAS
        if speaks_of_this(view, index) or (behind_comma and view.keys[index] in _REASONS):
            return Range(content.first, index - 1 - behind_comma)
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
