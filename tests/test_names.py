"""The bundled name model: what it finds, and that no input breaks it or makes it call home."""

import random
import socket
from itertools import pairwise
from pathlib import Path

import pytest
import torch

from kg.annotating.bfloat16 import has_bfloat16, use_bfloat16
from kg.annotating.names import NameSpan, NameTagger, plain
from kg.annotating.tokens import tokenise
from kg.encoding.encoder import load_bert

EXAMPLES = [
    ("نفت حركة طالبان وجود أي تبادل معلومات مع موسكو حول تنظيم داعش.", ["ORG طالبان", "LOC موسكو"]),
    ("وقال الناطق باسم الكرملين، دميتري بيسكوف، خلال مؤتمر صحافي.", ["PERS دميتري بيسكوف"]),
    ("أكدت ماريا زاخاروفا المتحدثة باسم وزارة الخارجية الروسية.", ["PERS ماريا زاخاروفا"]),
    ("التقى الرئيس الروسي فلاديمير بوتين زعيم الحركة في طاجيكستان.", ["PERS فلاديمير بوتين", "LOC طاجيكستان"]),
    ("بعد سقوط بشار الأسد في سوريا.", ["PERS بشار الأسد", "LOC سوريا"]),
]


def words(text: str) -> list[str]:
    return [token.text for token in tokenise(text, 0, len(text))]


def shown(sentence: list[str], spans: list[NameSpan]) -> list[str]:
    return [f"{span.kind} {' '.join(sentence[span.start : span.end])}" for span in spans]


@pytest.fixture(scope="module")
def tagger() -> NameTagger:
    """The bundled model, loaded with every way to the network shut."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the name model tried to reach the network")

    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, refuse)
        patch.setattr(socket, "getaddrinfo", refuse)
        return NameTagger()


@pytest.mark.parametrize(("text", "expected"), EXAMPLES)
def test_finds_the_names_of_the_news(tagger: NameTagger, text: str, expected: list[str]) -> None:
    sentence = words(text)
    (spans,) = tagger.tag([sentence])
    assert set(expected) <= set(shown(sentence, spans))


def test_spans_are_ordered_and_inside_their_sentence(tagger: NameTagger) -> None:
    sentences = [words(text) for text, _ in EXAMPLES]
    for sentence, spans in zip(sentences, tagger.tag(sentences), strict=True):
        for before, after in pairwise(spans):
            assert before.end <= after.start
        assert all(0 <= span.start < span.end <= len(sentence) for span in spans)


def test_the_order_of_sentences_changes_nothing(tagger: NameTagger) -> None:
    sentences = [words(text)[at:] for text, _ in EXAMPLES for at in range(3)]
    expected = tagger.tag(sentences)
    order = list(range(len(sentences)))
    random.Random(1).shuffle(order)
    shuffled = tagger.tag([sentences[index] for index in order])
    assert [shuffled[order.index(index)] for index in range(len(sentences))] == expected


def test_what_is_read_together_changes_nothing(tagger: NameTagger) -> None:
    lines = next((Path(__file__).parents[1] / "examples").glob("*.txt")).read_text("utf-8").splitlines()
    sentences = [words(line)[:cut] for line in lines if line.strip() for cut in (7, 11, 200)]
    assert tagger.tag(sentences) == [tagger.tag([sentence])[0] for sentence in sentences]


def test_bfloat16_is_as_near_as_it_should_be() -> None:
    """Where the CPU has it; elsewhere the encoder stays as it is, to the last bit."""
    encoder, ids = load_bert(), torch.arange(4, 304).view(10, 30)
    with torch.inference_mode():
        exact = encoder(ids).last_hidden_state
        changed = use_bfloat16(encoder)
        got = encoder(ids).last_hidden_state
    assert changed is has_bfloat16()
    assert got.dtype is torch.float32
    assert torch.dist(exact, got) <= (0.02 * exact.norm() if changed else 0)


def test_nothing_to_read(tagger: NameTagger) -> None:
    assert tagger.tag([]) == []
    assert tagger.tag([[], []]) == [[], []]
    assert tagger.tag([["\u200f"], ["…"]]) == [[], []]


def test_a_long_sentence_is_read_to_its_end(tagger: NameTagger) -> None:
    text, expected = EXAMPLES[2]
    sentence = words(text) * 60
    (spans,) = tagger.tag([sentence])
    found = shown(sentence, spans)
    assert found.count(expected[0]) >= 55
    assert spans[-1].end > len(sentence) - 10


@pytest.mark.parametrize("word", ["ض" * 5000, "ﷺ" * 50, "🙂", "https://example.org/" + "a-b." * 300, " "])
def test_words_that_fill_the_encoder(tagger: NameTagger, word: str) -> None:
    sentence = [word] * 250
    (spans,) = tagger.tag([sentence])
    assert all(span.end <= len(sentence) for span in spans)


def test_vowels_strokes_and_invisible_marks_change_nothing(tagger: NameTagger) -> None:
    plainly, marked = words("قال بوتين في موسكو."), ["قَالَ", "\u200fبوتـــين", "في", "مُوسكو\u200e", "."]
    assert tagger.tag([marked]) == tagger.tag([plainly])
    assert plain("\u200f\u064b") == "-"


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=tmp_path.name):
        NameTagger(tmp_path)
