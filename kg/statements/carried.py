"""The proposition that a noun carries: «أنباء وفاته» carries «وفاته», «ما تردد عن رحيله» «رحيله»."""

from kg.statements.lexicon import words
from kg.statements.phrases import GISTS, POINTERS, is_object, reports
from kg.statements.view import Range, View


def narrow_denied(view: View, content: Range) -> Range:
    """The proposition denied, without the noun that carries it: «نفى أنباء وفاته» gives «وفاته»."""
    lists = words()
    index = content.first
    if not carries(view.keys[index]):
        return told_of(view, content) or content
    for k in range(index, min(content.last, index + 14)):
        if view.keys[k] in lists.complementisers or view.keys[k] in GISTS:
            start = k + 1 + (view.keys[k + 1] in lists.complementisers)  # «الخبر الذي مفاده أن | P»
            if start <= content.last:
                return Range(start, content.last)
        if view.keys[k].removeprefix("ب") == "عنوان" and k + 1 in view.quote_from:
            quote = view.quote_from[k + 1]
            return Range(quote.first + 1, min(quote.last - 1, content.last))  # «ما نشر تحت عنوان "…"»
    carrier = view.keys[index]
    while index < content.last and carries(view.keys[index]):
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
            topic = key != "عن" and only_names(view, Range(k + 1, content.last))
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


def only_names(view: View, rest: Range) -> bool:
    """Whether words name something and tell nothing of it: «هذا الموضوع», «الواقعة», «المملكة»."""
    if rest.last - rest.first < 2 and view.keys[rest.first] in POINTERS:
        return True
    alone = rest.first == rest.last and view.keys[rest.first].startswith("ال")
    return alone or all(k in view.name_at for k in range(rest.first, rest.last + 1))


def carries(key: str) -> bool:
    """Whether a word carries a proposition: «أنباء», «لما», «ماتناقلته»."""
    bare = "ال" + key[2:] if key.startswith("لل") else key.removeprefix("ل")
    return bare in words().carriers or (bare.startswith("ما") and bare[2:] in words().spreading)


def told_of(view: View, content: Range) -> Range | None:
    """What a noun says with a verb of its own: «التغريدات | التي قالت إن P»."""
    near = range(content.first + 1, min(content.last, content.first + 4))
    relative = next((k for k in near if view.keys[k] in words().relatives), None)
    if relative is None or not reports(view, relative + 1):
        return None
    behind = range(relative + 2, min(content.last, relative + 12))
    that = next((k for k in behind if view.keys[k] in words().complementisers), None)
    return Range(that + 1, content.last) if that is not None else None
