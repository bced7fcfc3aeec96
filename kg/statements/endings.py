"""Words and commas at which a content ends."""

from kg.statements.conjugation import Form
from kg.statements.draft import Draft
from kg.statements.lexicon import cue_forms, words
from kg.statements.phrases import is_participle
from kg.statements.view import COMMAS, QUOTES, STOPS, View
from schemas import Gender, Number, Polarity

_BUT = ("لكن", "ولكن", "لكنه", "لكنها", "فيما", "بينما", "غير", "بيد", "الا")
_NEXT_EVENT = ("لكن", "ولكن", "وتم")
"""End a content that is a noun."""
_ASKED = ("سؤاله", "سؤالها", "سؤالهم")
_WHAT = ("يتعلق", "يخص", "يلي", "بعد", "بينها", "بينهم")
"""Make «فيما» go on: «فيما يتعلق بـ»."""
WHICH = ("وهو", "وهي", "الامر")
"""Lead from a content into what somebody else says of it: «P وهو ما نفاه المصدر», «P الأمر الذي تنفيه الدوحة»."""
_LEADS = ("عقب", "بعد", "اثر", "رغم", "منذ", "بعيد")
_LEAD = 6
"""Tokens from the beginning of a sentence within which a cue belongs to what leads into it."""
_REACH = 5
"""Tokens from a comma, or one of these, within which an answer to what stands before it begins."""


def told_no_more(view: View, index: int) -> bool:
    """Whether a report has ended that an answer or a reason follows: «سئل عن أنباء P: Q», «P، حيث»."""
    key = view.keys[index]
    reason = key in ("حيث", "اذ") and view.keys[index - 1] in COMMAS
    return reason or key in (":", "بقوله", "بقولها", "قائلا", "قائلة")


def of_many(view: View, draft: Draft, cue: int) -> bool:
    """Whether a verb goes on with what several do in the content: «مشيرة إلى أن أعضاء هددوا بالانسحاب | وطالبوا …»."""
    alone = draft.agreement.number is not Number.PLURAL and view.keys[cue - 1] not in COMMAS
    many = view.keys[cue].endswith("وا") and alone
    return many and any(view.keys[k].endswith("وا") for k in range(draft.content.first, cue))


def of_inner(draft: Draft, other: Draft, inner: list[Draft]) -> bool:
    """Whether a verb goes on with what somebody else says in the content: «أشارت إلى أن غيدان نفى P، | وأكد أن Q»."""
    own, said = draft.agreement, other.agreement
    men = own.gender is Gender.FEMININE and said.gender is Gender.MASCULINE and said.number is Number.SINGULAR
    return men and any(one.source is not None and draft.cue.first < one.cue.first < other.cue.first for one in inner)


def ends_at_comma(view: View, draft: Draft, comma: int, inner: list[Draft]) -> bool:
    """Whether the content of `draft` ends at a comma; `inner` are the drafts whose cues stand behind its beginning."""
    denied = draft.polarity is Polarity.DENY and draft.rule.endswith("noun")
    return (
        draft.bounded
        or draft.rule == "noun-noun"
        or _says_on(view, comma + 1, inner)
        or (denied and (view.keys[comma + 1][:1] in ("و", "ف", "ل") or is_participle(view, comma + 1)))
        or _tail(view, comma + 1)
        or view.keys[comma + 1] in words().comma_breaks
        or _denied_next(view, comma, inner)
        or (draft.polarity is Polarity.DENY and _told_before(view, comma + 1))
        or _led_in(view, draft.cue.first, comma)
        or _answered(view, comma)
    )


def _told_before(view: View, index: int) -> bool:
    """Whether the report follows that a denial answers: «نفى P، | بعد أن قالت مصادر إن Q», «، التي انتشرت أمس»."""
    key, following = view.keys[index : index + 1], view.keys[index + 1 : index + 2]
    spread = bool(key) and key[0] in words().relatives and bool(following) and following[0] in words().spreading
    return spread or (key == ["بعد"] and following in (["ان"], ["ما"])) or key == ["عقب"]


def _led_in(view: View, cue: int, comma: int) -> bool:
    """Whether the cue stands in what leads into a sentence: «عقب شائعات تحدثت عن P، | أصدر الجيش بيانا»."""
    first = view.bound(cue).first
    opener = view.keys[first].removeprefix("و")
    return opener in _LEADS and cue - first < _LEAD and not COMMAS & set(view.keys[first:cue])


def _says_on(view: View, index: int, inner: list[Draft]) -> bool:
    """Whether somebody begins to say something else: «وعن الأنباء التي تحدثت عن P، | قال فلان إن Q»."""
    readings = cue_forms().get(view.keys[index], ())
    said = any(one.form is Form.PAST and not one.verb.ambiguous and not one.conjunction for one in readings)
    return said and any(one.cue.first == index and one.source is not None for one in inner)


def breaks_off(view: View, draft: Draft, index: int, inner: list[Draft]) -> bool:
    """Whether a word begins what is no more of the content: the reporter's own words, a new topic, another source."""
    key = view.keys[index]
    if _remark(view, index) or key in words().content_breaks or (key in WHICH and _answered(view, index)):
        return True
    following = view.keys[index + 1]
    quoted = index + 1 in view.quote_from or following == ":"
    if quoted and key in words().told_nouns and not any(one.cue.first < index for one in inner):
        return True  # «أكد أنه تلقى اتصالات | بقوله "…"», not «أن الوزير وصف الخطة | بقوله …»
    if key in _BUT and draft.polarity is not Polarity.DENY and _denied_next(view, index - 1, inner):
        return True  # «تقارير مفادها أن P | إلا أن الحركة نفت تلك التقارير»
    if (
        (key == "جملة" and following == "وتفصيلا")
        or (key == "في" and following == "حين")
        or (key in ("وعند", "ولدى") and following in _ASKED)
    ):
        return True
    if key in ("فيما", "وفيما") and view.keys[index - 1] in COMMAS and following not in _WHAT:
        return True
    if key in _NEXT_EVENT and draft.rule.endswith(("noun", "preposition")):
        return True  # «أكد وفاته لكن …», «اتهمت الوافد بالسحر | وتم القبض عليه»
    if key in ("وكان", "وكانت") and draft.rule.endswith("noun"):
        return True  # «استبعد أي تحالف معه | وكان التوتر واضحا»
    if key in words().topics and any(index < one.cue.first < index + 12 for one in inner):
        return True
    return key in words().according and (
        view.keys[index - 1] in COMMAS | QUOTES | STOPS or view.keys[index + 1] in words().according_tails
    )


def _remark(view: View, index: int) -> bool:
    """Whether the reporter's own words begin: «على حد قوله», «لكنه لم يوضح …», «إلا أنه أكد …»."""
    key = view.keys[index]
    if key == "على" and view.keys[index + 1] == "حد":
        return True
    after = index + 1
    if key in ("الا", "غير", "بيد") and view.keys[after] in words().complementisers:
        after += 1
    elif key not in words().turns:
        return False
    if view.keys[after : after + 1] == ["لن"]:
        return False  # «تعرفت عليه | لكنها لن تنشر اسمه», as who speaks says himself
    negated = view.keys[after] in words().negations
    after += negated
    if negated and any(key in words().details for key in view.keys[after + 1 : after + 3]):
        return True  # «لكنه لم يعط تفاصيل»
    readings = cue_forms().get(view.keys[after], ()) if after < len(view.keys) else ()
    turned = key in ("غير", "بيد")  # «غير أنها | نفت P», not «غير أنه يخشى العودة»
    spoken = (one for one in readings if not turned or not (one.verb.ambiguous or one.verb.of))
    return any(one.form in (Form.PAST, Form.PRESENT) for one in spoken)


def another_acts(view: View, index: int) -> bool:
    """Whether another begins to act in a headline: «ينفي إسقاط طائرة | والهند تتمسك بروايتها»."""
    key = view.keys[index]
    after = view.name_from[index][0].last + 1 if index in view.name_from else index + 1
    following = view.keys[after]
    named = key.startswith("و") and (index in view.name_at or key[1:] in words().speakers)
    return named and following[:1] in ("ي", "ت") and len(following) > 3 and after not in view.name_at


def acts_too(view: View, draft: Draft, index: int) -> bool:
    """Whether who speaks in a headline does something else besides: «النادي ينفي التعاقد مع فلان | ويهاجم خصمه»."""
    if not view.keys[draft.cue.first].startswith("ي") or index in view.name_at:
        return False
    return view.keys[index].startswith("وي") and len(view.keys[index]) > 4 and view.keys[index - 1] != "ان"


def _denied_next(view: View, comma: int, inner: list[Draft]) -> bool:
    """Whether what follows a comma is said by another: «P، لكن الوزير نفى ذلك», «P، بيد أن الصحيفة أكدت Q»."""
    turns = view.keys[comma + 1] in _BUT
    anew = view.keys[comma + 1] in ("بيد", "الا") and view.keys[comma + 2 : comma + 3] == ["ان"]
    return turns and any(
        comma < one.cue.first < comma + 12 and (anew or one.polarity is Polarity.DENY) and one.source is not None
        for one in inner
    )


def _answered(view: View, before: int) -> bool:
    """Whether what stands before a comma or a «وهو» is denied or confirmed behind it: «P، وهو ما نفته الحركة»."""
    for index in range(before + 2, min(before + _REACH, len(view.keys))):
        if view.keys[index] in words().anaphoric and view.keys[index - 1] in words().pointing:
            return True
    return False


def _tail(view: View, index: int) -> bool:
    if view.keys[index + 1 : index + 2] == ["يتعلق"]:
        return False
    return view.begins(index, words().tails)
