"""What is a name once in an article is a name everywhere in it.

The model reads sentence by sentence and misses a name here that it found there («الأسد» after «بشار الأسد»), or takes
a body for a place; an article decides together.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from kg.annotating.clitics import Score, proclitic_length
from kg.arabic import fold
from schemas import Name, NameKind, Sentence, Span


def names_everywhere(
    text: str,
    sentences: Sequence[Sentence],
    names: Sequence[Name],
    words: Collection[str],
    score: Score,
) -> tuple[Name, ...]:
    """The names, each under the kind that most of its occurrences have, and its unmarked occurrences marked.

    The last word of a person's full name counts as that person's name. Names that the model found stay as they are
    found; the result is in text order and no two names overlap.
    """
    votes: defaultdict[tuple[str, ...], Counter[NameKind]] = defaultdict(Counter)
    for name in names:
        form = _form(name)
        votes[form][name.kind] += 1
        if name.kind is NameKind.PERSON and len(form) > 1 and len(form[-1]) > 3:
            votes[form[-1:]][NameKind.PERSON] += 1
    kinds = {form: max(sorted(count), key=lambda kind: count[kind]) for form, count in votes.items()}
    settled = [name.model_copy(update={"kind": kinds[_form(name)]}) for name in names]
    taken: defaultdict[int, list[Span]] = defaultdict(list)
    for name in names:
        taken[name.sentence].append(name.span)
    longest = max((len(form) for form in kinds), default=0)
    for sentence in sentences:
        marked = taken[sentence.index]
        index = 0
        while index < len(sentence.tokens):
            cut = proclitic_length(sentence.tokens[index].text, words, score)
            found = _match(text, sentence, index, longest, kinds, cut)
            if found is None or any(found[0].overlaps(span) for span in marked):
                index += 1
                continue
            span, kind, size = found
            settled.append(Name(span=span, kind=kind, sentence=sentence.index))
            index += size
    return tuple(sorted(settled, key=lambda name: name.span.start))


def _form(name: Name) -> tuple[str, ...]:
    return tuple(fold(word) for word in name.span.text.split())


def _match(
    text: str,
    sentence: Sentence,
    index: int,
    longest: int,
    kinds: dict[tuple[str, ...], NameKind],
    clitics: int,
) -> tuple[Span, NameKind, int] | None:
    """The longest known name that starts at a token, with or without its clitics: span, kind, number of tokens."""
    first = sentence.tokens[index]
    for cut in dict.fromkeys((0, clitics)):
        for size in range(min(longest, len(sentence.tokens) - index), 0, -1):
            tokens = sentence.tokens[index : index + size]
            form = (fold(first.text[cut:]), *(fold(token.text) for token in tokens[1:]))
            if form in kinds:
                return Span.of(text, first.start + cut, tokens[-1].end), kinds[form], size
    return None
