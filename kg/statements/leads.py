"""What leads from a report, or from who spread it, to what it says: «عن P», «بأن P», «بتورط …»."""

from functools import cache

from kg.statements.lexicon import words
from kg.statements.phrases import AS_BEING
from kg.statements.view import QUOTES, STOPS, View

_TITLE = ("عنوان", "بعنوان")


@cache
def topic_links() -> frozenset[str]:
    """Words that lead to what a report is of, and to nothing else: not «ما تردد | من | أنباء»."""
    return words().carrier_links - {"من"}


def link_behind(view: View, first: int, last: int, *, charges: bool = False) -> int | None:
    """The word that leads from who spread it to what was spread."""
    lists = words()
    for index in range(first + 1, last + 1):
        key = view.keys[index]
        if key in STOPS:
            return None
        so = index + 1 + (view.keys[index + 1] in QUOTES)
        if view.keys[index - 1].startswith("عار") or (key in AS_BEING and view.begins(so, lists.falsity)):
            return None  # «ما نشرته الصحف عار | عن الصحة», «ووصف ما نشرته الصحف | بأنه كاذب»
        if key in lists.carrier_links or key in lists.complementisers:
            return index
        if key in _TITLE and index + 1 in view.quote_from:
            return index  # «ما نشر بإحدى الصحف تحت | عنوان | "P"»
        verbal = key.startswith("ب") and len(key) > 3 and key not in lists.no_content and index not in view.name_at
        accused = charges or not key.startswith("بال")  # «اتهامات واشنطن لها | بالوقوف وراء …»
        if verbal and key[1:] not in lists.media and accused and not key.startswith("بمو"):
            return index
    return None


def is_attached(view: View, link: int) -> bool:
    """Whether what leads into the content is written onto its first word: «مزاعم بتورط …»."""
    key = view.keys[link]
    lists = words()
    no_link = key in lists.complementisers or key in lists.carrier_links or key in lists.no_content
    return key.startswith("ب") and not no_link


def behind(view: View, link: int) -> int:
    """Where the content begins that a word leads into."""
    return link if is_attached(view, link) else link + 1
