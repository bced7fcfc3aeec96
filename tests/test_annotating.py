"""Sentences, tokens and clitics, with offsets into the text as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotating.clitics import Score, piece_scores, proclitic_length
from kg.annotating.names import BUNDLED_MODEL
from kg.annotating.sentences import split_sentences


def texts(text: str) -> list[str]:
    return [text[one.start : one.end] for one in split_sentences(text)]


def test_lines_and_full_stops_end_sentences() -> None:
    assert texts("عنوان الخبر\n\nقال الوزير ذلك. وأضاف المدير هذا.\n") == [
        "عنوان الخبر",
        "قال الوزير ذلك.",
        "وأضاف المدير هذا.",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "قال لشبكة سي. إن. إن. الأمريكية إن الأمر انتهى",
        "بلغ السعر 14.5 مليون ريال",
        "صورة من (إ.ب.أ) أمس",
        "قال د. أحمد إن الأمر انتهى",
        "بلغ السعر 10. 5 ملايين ريال",
    ],
)
def test_dots_that_end_no_sentence(line: str) -> None:
    assert texts(line) == [line]


def test_a_year_ends_a_sentence_too() -> None:
    assert texts("استقال في عام 2014. وقال الوزير ذلك.") == ["استقال في عام 2014.", "وقال الوزير ذلك."]


def test_a_run_of_blanks_stands_for_a_missing_paragraph() -> None:
    assert texts("قال الأول ذلك   وقال الثاني هذا") == ["قال الأول ذلك", "وقال الثاني هذا"]


def test_the_first_line_and_its_repetitions_are_headlines() -> None:
    found = split_sentences("وزير: العمل مستمر\n\nقال الوزير ذلك.\nرابط الخبر بالصحيفة: وزير: العمل مستمر\n")
    assert [one.headline for one in found] == [True, False, False, True]


def test_tokens_point_into_the_text() -> None:
    text = "قال «بوتين»:\tنعم، \u200fربما"
    tokens = [token for one in split_sentences(text) for token in one.tokens]
    assert [token.text for token in tokens] == ["قال", "«", "بوتين", "»", ":", "نعم", "،", "ربما"]
    assert all(text[token.start : token.end] == token.text for token in tokens)


def test_a_line_without_a_blank_is_cut() -> None:
    assert max(len(one) for one in texts("ا" * 300_000)) <= 4000


@given(st.text(max_size=300))
def test_any_text_gives_ordered_sentences_with_true_offsets(text: str) -> None:
    end = 0
    for one in split_sentences(text):
        assert one.start >= end
        end = one.end
        assert all(one.start <= t.start < t.end <= one.end and text[t.start : t.end] == t.text for t in one.tokens)


@pytest.fixture(scope="module")
def score() -> Score:
    return piece_scores(BUNDLED_MODEL / "tokenizer.json")


@pytest.mark.parametrize(
    ("word", "others", "name"),
    [
        ("وبوتين", {"بوتين"}, "بوتين"),
        ("وأوزبكستان", set(), "أوزبكستان"),
        ("لطالبان", {"طالبان"}, "طالبان"),
        ("لموسكو", set(), "موسكو"),
        ("بالكرملين", set(), "الكرملين"),
        ("للكرملين", {"الكرملين"}, "كرملين"),
        ("وبموسكو", {"موسكو"}, "موسكو"),
    ],
)
def test_clitics_come_off(score: Score, word: str, others: set[str], name: str) -> None:
    assert word[proclitic_length(word, others | {word}, score) :] == name


@pytest.mark.parametrize(
    "word",
    [
        "لميس",
        "وليد",
        "واشنطن",
        "بوتين",
        "لبنان",
        "ليبيا",
        "بغداد",
        "لندن",
        "فلسطين",
        "وائل",
        "وسيم",
        "كريم",
        "فيصل",
        "باسم",
        "بشار",
        "لؤي",
        "كلينتون",
    ],
)
def test_names_that_begin_like_clitics_stay_whole(score: Score, word: str) -> None:
    assert proclitic_length(word, {word}, score) == 0
