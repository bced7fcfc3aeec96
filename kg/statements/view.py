"""An article as the rules read it: one row of tokens with folded forms, sentences, quotations and names."""

from collections.abc import Iterable
from typing import NamedTuple, SupportsIndex, overload

from kg.statements.conjugation import Form
from kg.statements.lexicon import cue_forms, cue_key
from schemas import AnnotatedArticle, Name, NameKind, Span, Token

PAIRS = {"«": "»", "“": "”", "„": "”", "‹": "›", "<": ">"}
QUOTES = frozenset('«»“”„"<>')
_CLOSERS = frozenset("»”")
COMMAS = frozenset("،,؛;")
STOPS = frozenset(".!؟?…") | {"..", "..."}

_ABBREVIATIONS = frozenset("دما")
"""Doctor, engineer, professor."""


_LETTER = 3
"""Characters at most of a foreign letter's name, with the dot that follows it: «إن.بي.سي», «آر.تي»."""
_LITTLE_WORDS = frozenset(
    ("في", "وفي", "التي", "والتي", "الذي", "والذي", "هي", "وهي", "فهي", "اي", "واي", "باي", "لاي", "انني", "وانني")
)
"""Words without a cue's forms that Egyptian papers write with «ى»."""


_THAT_WE = frozenset({"إنا", "إنّا", "أنّا", "بأنّا"})
"""«That we», which folds to «أنا»."""


class Range(NamedTuple):
    """Tokens `first` to `last`, both included."""

    first: int
    last: int

    def __contains__(self, index: object) -> bool:
        return isinstance(index, int) and self.first <= index <= self.last


class Keys(list[str]):
    """The folded forms of an article's tokens; nothing before the first and behind the last, where rules look, too."""

    @overload
    def __getitem__(self, at: SupportsIndex) -> str: ...

    @overload
    def __getitem__(self, at: slice) -> list[str]: ...

    def __getitem__(self, at: SupportsIndex | slice) -> str | list[str]:
        if isinstance(at, slice) or 0 <= at.__index__() < len(self):
            return super().__getitem__(at)
        return ""


class View:
    """The tokens of an article. `keys` are their folded forms, `sentence` the index of each one's sentence."""

    def __init__(self, annotated: AnnotatedArticle) -> None:
        self.annotated = annotated
        self.article = annotated.article
        self.text = annotated.article.text
        self.sentences = annotated.sentences
        self.tokens: list[Token] = [token for one in annotated.sentences for token in one.tokens]
        self.keys = Keys(_dotted(["اننا" if token.text in _THAT_WE else cue_key(token.text) for token in self.tokens]))
        self._join_abbreviations()
        self.sentence = [one.index for one in annotated.sentences for _ in one.tokens]
        self.bounds: list[Range] = []
        for one in annotated.sentences:
            begin = self.bounds[-1].last + 1 if self.bounds else 0
            self.bounds.append(Range(begin, begin + len(one.tokens) - 1))
        self._lines = self._line_numbers()
        self.quotes = self._match_quotes()
        self.quote_from = {quote.first: quote for quote in self.quotes}
        self._around: dict[int, Range] = {}
        for quote in sorted(self.quotes, key=lambda one: one.first - one.last):  # the longest first
            self._around.update(dict.fromkeys(range(quote.first + 1, quote.last), quote))
        self.name_from: dict[int, tuple[Range, Name]] = {}
        self.name_at: dict[int, Name] = {}
        self._place_names(annotated.names)
        people = (i for i, name in self.name_at.items() if name.kind is NameKind.PERSON)
        self.surnames = {self.keys[i] for i in people if self.keys[i].startswith("ال") and len(self.keys[i]) > 4}
        """Parts of the names of people with the article, which stand for them later on: «الوجيه»."""

    def bound(self, index: int) -> Range:
        """The sentence of a token."""
        return self.bounds[self.sentence[index]]

    def headline(self, index: int) -> bool:
        return self.sentences[self.sentence[index]].headline

    def same_line(self, one: int, other: int) -> bool:
        return self._lines[one] == self._lines[other]

    def begins(self, index: int, phrases: Iterable[tuple[str, ...]]) -> bool:
        """Whether one of the phrases, given as keys, begins at a token."""
        return any(tuple(self.keys[index : index + len(phrase)]) == phrase for phrase in phrases)

    def span(self, tokens: Range) -> Span:
        return Span.of(self.text, self.tokens[tokens.first].start, self.tokens[tokens.last].end)

    def quote_around(self, index: int) -> Range | None:
        """The innermost quotation that a token stands in (not its marks)."""
        return self._around.get(index)

    def names_in(self, tokens: Range) -> list[Name]:
        found = [self.name_at[i] for i in range(tokens.first, tokens.last + 1) if i in self.name_at]
        return list(dict.fromkeys(found))

    def _join_abbreviations(self) -> None:
        """The full stop of «د.أسامة» ends nothing, nor do those of «إن.بي.سي», whose «إن» begins no clause."""
        for index in range(1, len(self.keys)):
            before, stop = self.tokens[index - 1], self.tokens[index]
            if stop.text != "." or before.end != stop.start:
                continue
            if self.keys[index - 1] in _ABBREVIATIONS:
                self.keys[index] = "·"
            elif self._joins_letters(index):
                self.keys[index - 1 : index + 1] = self.keys[index - 1] + "·", "·"

    def _joins_letters(self, stop: int) -> bool:
        """Whether the full stop at a token stands between the names of two foreign letters."""
        after = self.tokens[stop + 1 : stop + 2]
        apart = not after or after[0].start > self.tokens[stop].end
        return not apart and max(len(self.keys[stop - 1]), len(self.keys[stop + 1])) <= _LETTER

    def _line_numbers(self) -> list[int]:
        """The line that each token stands on; a quotation never runs past its line unless it is closed later."""
        numbers, line, before = [], 0, 0
        for token in self.tokens:
            line += self.text.count("\n", before, token.start)
            before = token.start
            numbers.append(line)
        return numbers

    def _match_quotes(self) -> list[Range]:
        """Quotations as ranges from mark to mark. An unclosed one ends with its line, an unopened one is ignored."""
        found: list[Range] = []
        waiting: list[tuple[int, str]] = []
        turned: int | None = None  # where a mark that closes opened: «قال ل»عكاظ»», «قال ” … “»
        for index, token in enumerate(self.tokens):
            if waiting and not self.same_line(waiting[0][0], index):
                found += [Range(first, self._goes_on(first, index)) for first, _ in waiting[:1]]
                waiting.clear()
            mark = token.text
            if mark == '"':
                mark = "”" if any(closer == '"' for _, closer in waiting) else '"'
                if mark == '"':
                    waiting.append((index, '"'))
                    continue
                while waiting and waiting[-1][1] != '"':
                    waiting.pop()
                found.append(Range(waiting.pop()[0], index))
            elif mark in PAIRS and mark != "<":
                if turned is not None and self.tokens[turned].text == PAIRS[mark] and self.same_line(turned, index):
                    found.append(Range(turned, index))
                    turned = None
                elif not self._opens_again(index, waiting):
                    waiting.append((index, PAIRS[mark]))
            elif waiting and mark == waiting[-1][1]:
                found.append(Range(waiting.pop()[0], index))
            elif mark in _CLOSERS and not waiting:
                if turned is not None and self.tokens[turned].text == mark and self.same_line(turned, index):
                    found.append(Range(turned, index))
                    turned = None
                elif self._opens(index):
                    turned = index
        return sorted(found)

    def _opens_again(self, index: int, waiting: list[tuple[int, str]]) -> bool:
        """Whether a mark only opens the next sentence of a quotation that is open: «“P. | “Q”»."""
        same = bool(waiting) and self.tokens[waiting[-1][0]].text == self.tokens[index].text
        return same and self.sentence[index] != self.sentence[index - 1]

    def _goes_on(self, first: int, last: int) -> int:
        """Where a quotation that is never closed ends: before the sentence of its line in which somebody goes on to
        speak («قال: "P. | وأضاف أن Q»), or with the line."""
        for index in range(first + 2, last):
            opens = self.sentence[index] != self.sentence[index - 1]
            if opens and any(
                one.conjunction and one.form is Form.PAST for one in cue_forms().get(self.keys[index], ())
            ):
                return index
        return last

    def _opens(self, index: int) -> bool:
        """Whether a closing mark stands where one opens: behind a blank or «ل»."""
        start = self.tokens[index].start
        return start == 0 or self.text[start - 1].isspace() or self.keys[index - 1] in ("ل", "لـ")

    def _place_names(self, names: tuple[Name, ...]) -> None:
        index = 0
        for name in names:
            while index < len(self.tokens) and self.tokens[index].end <= name.span.start:
                index += 1
            last = index
            while last + 1 < len(self.tokens) and self.tokens[last + 1].start < name.span.end:
                last += 1
            if index < len(self.tokens):
                self.name_from[index] = (Range(index, last), name)
                for place in range(index, last + 1):
                    self.name_at[place] = name


def _dotted(keys: list[str]) -> list[str]:
    """Keys as most papers spell them: Egyptian ones write «ى» for every last «ي» («فى», «التى», «ينفى»).

    Where no «فى» stands, «يدعى» means that somebody is called so.
    """
    if "فى" not in keys:
        return keys
    return [key[:-1] + "ي" if key.endswith("ى") and _is_dotted(key) else key for key in keys]


def _is_dotted(key: str) -> bool:
    dotted = key[:-1] + "ي"
    return dotted in _LITTLE_WORDS or (dotted in cue_forms() and key not in cue_forms())
