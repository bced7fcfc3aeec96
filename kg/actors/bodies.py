"""Bodies that the tagger has no name for: «الجيش التركي», «لجنة الانضباط», «السلطات الماليزية»."""

from collections.abc import Sequence

from kg.actors.known import actor_words
from kg.actors.titles import bare
from kg.arabic import disagree, name_words
from kg.statements.lexicon import cue_forms, cue_key, words
from schemas import ActorKind, AnnotatedArticle, Name, NameKind, Sentence, Span

_MOST_WORDS = 4
_KINDS = (ActorKind.ORGANIZATION, ActorKind.GROUP)


def named_bodies(annotated: AnnotatedArticle, names: Sequence[Name]) -> list[Name]:
    """Noun phrases of two words or more that a word for a body heads, where no name stands already."""
    heads = frozenset().union(*(actor_words().kinds[kind] for kind in _KINDS))
    taken = {place for name in names for place in range(name.span.start, name.span.end)}
    found = []
    for sentence in annotated.sentences:
        index = 0
        while index < len(sentence.tokens):
            size = _size(sentence, index, heads, taken)
            if size > 1:
                first, last = sentence.tokens[index], sentence.tokens[index + size - 1]
                start = first.start + _clitic(first.text, heads)
                span = Span.of(annotated.article.text, start, last.end)
                found.append(Name(span=span, kind=NameKind.ORGANIZATION, sentence=sentence.index))
            index += max(size, 1)
    return found


def _clitic(word: str, heads: frozenset[str]) -> int:
    """How many letters are written onto a head: «وزارة» none, «والجيش», «بوزارة» one."""
    return 0 if set(name_words(word)) & heads or not set(name_words(word[1:])) & heads else 1


def _unprefixed(word: str) -> str:
    """«للحكومة» gives «حكومة», «بالوزارة» «الوزارة»."""
    return word[2:] if word.startswith("لل") else word[1:]


def _size(sentence: Sentence, index: int, heads: frozenset[str], taken: set[int]) -> int:
    """The number of tokens of the body that begins at a token, 0 where none does."""
    word = sentence.tokens[index].text
    if sentence.tokens[index].start in taken or len(word) < 3:
        return 0
    if not set(name_words(word)) & heads and not (word[0] in "وبلفك" and set(name_words(_unprefixed(word))) & heads):
        return 0
    size = 1
    for token in sentence.tokens[index + 1 : index + _MOST_WORDS]:
        following = bare(token.text)
        if not token.text.startswith(("ال", "لل")) or token.start in taken or len(following) < 4:
            break
        if disagree(sentence.tokens[index + size - 1].text.removeprefix("و"), token.text):
            break  # «اتهمت المعارضة | القوات الحكومية»
        if token.text.startswith("لل") and size > 1 and not word.removeprefix("و").startswith("ال"):
            break  # «دعت أمانة المدينة | للتحقيق»
        if cue_forms().get(cue_key(token.text)) or set(name_words(token.text)) & _STOPS:
            break
        if size > 1 and token.text.startswith("ال") and cue_key(token.text) in words().carriers:
            break
        size += 1
    return size


_STOPS = frozenset(
    {"ذي", "تي", "ذين", "يوم", "امس", "ماضي", "حالي", "مقبل", "جاري", "ان", "سابق", "اثنين", "ثلاثاء", "جمعه"}
)
