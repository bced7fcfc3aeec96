"""Stories: near-duplicates together, everything else apart, whatever the order."""

import random
from collections.abc import Sequence

import pytest

from kg.stories import group_stories, signature
from schemas import ArticleMeta, Story, content_hash

WORDS = [a + b + c for a in "بتثجح" for b in "اوي" for c in "لمنر"]
WIRE = " ".join(random.Random(0).choices(WORDS, k=200))
OTHER = " ".join(random.Random(9).choices(WORDS, k=200))


def article(number: int | str, text: str, date: str | None = None) -> ArticleMeta:
    return ArticleMeta(id=f"a{number}", doc=str(number), date=date, signature=signature(text))


def groups(articles: Sequence[ArticleMeta]) -> list[list[str]]:
    return sorted(list(story.articles) for story in group_stories(articles))


def edited(text: str, words: int, seed: int) -> str:
    """`text` with a new headline and so many words replaced."""
    chance = random.Random(seed)
    changed = text.split()
    for position in chance.sample(range(len(changed)), words):
        changed[position] = "بدل" + chance.choice(WORDS)
    return " ".join(["عنوان", "جديد", str(seed), *changed])


def test_a_signature_is_a_fixed_function_of_the_folded_words() -> None:
    text = (
        "أكّد الوزير، أنَّ «الحكومة» لم تفاوض إيران ولا غيرها من الدول في هذا الشأن منذ العام الماضي قط، وفق قوله أمس هنا"
    )
    plain = "اكد الوزير ان الحكومة لم تفاوض ايران ولا غيرها من الدول في هذا الشأن منذ العام الماضى قط وفق قوله أمس هنا"
    assert signature(text) == signature(plain)
    assert len(signature(text)) == 512
    # A stored signature has to compare with those of later versions.
    assert content_hash(signature(text)) == "6d07c96892071d351204"


def test_edits_stay_in_one_story_and_others_apart() -> None:
    articles = [article(n, edited(WIRE, 4 * n, n)) for n in range(4)] + [article(9, OTHER)]
    assert groups(articles) == [["a0", "a1", "a2", "a3"], ["a9"]]


def test_an_article_of_half_new_words_is_another_story() -> None:
    assert groups([article(1, WIRE), article(2, edited(WIRE, 100, 1))]) == [["a1"], ["a2"]]


def test_neighbours_of_neighbours_are_one_story() -> None:
    words = [f"{a}{b}" for a in WORDS for b in "كقف"]
    articles = [article(n, " ".join(words[30 * n : 30 * n + 100])) for n in range(3)]
    assert len(groups(articles[::2])) == 2
    assert len(groups(articles)) == 1


def test_order_and_repetition_are_nothing() -> None:
    articles = [article(n, edited(text, 3, n)) for n, text in enumerate([WIRE, OTHER] * 10)]
    expected = group_stories(articles)
    assert len(expected) == 2
    for seed in range(5):
        shuffled = random.Random(seed).sample(articles, len(articles))
        assert group_stories([*shuffled, *shuffled[:7]]) == expected


def test_short_texts_are_the_same_or_alone() -> None:
    texts = ["نفى الوزير ذلك أمس", "نَفى الوزير ذلك، أمس.", "نفى الوزير ذلك اليوم", "…", "..."]
    assert groups([article(n, text) for n, text in enumerate(texts)]) == [["a0", "a1"], ["a2"], ["a3"], ["a4"]]


def test_a_form_filled_in_anew_a_week_later_is_another_story() -> None:
    later = edited(WIRE, 8, 3)
    near = [article(1, WIRE, "2015-07-21"), article(2, later, "2015-07-23T10:00:00+03:00")]
    assert groups(near) == [["a1", "a2"]]
    assert groups([article(1, WIRE, "2015-07-21"), article(2, later, "2015-07-24")]) == [["a1"], ["a2"]]
    for undated in (None, "أمس"):
        assert groups([article(1, WIRE, "2015-07-21"), article(2, later, undated)]) == [["a1", "a2"]]
    assert groups([article(1, WIRE, "2015-07-21"), article(2, WIRE, "2016-07-21")]) == [["a1", "a2"]]


def test_ids_and_degenerate_input() -> None:
    assert group_stories([]) == ()
    alone = ArticleMeta(id="x", doc="x")
    assert group_stories([alone]) == (Story(id=content_hash("story", "x"), articles=("x",)),)
    assert groups([alone, ArticleMeta(id="y", doc="y")]) == [["x"], ["y"]]
    pair = group_stories([article(2, WIRE), article(1, WIRE)])
    assert pair == (Story(id=content_hash("story", "a1"), articles=("a1", "a2")),)


def test_a_malformed_signature_is_refused() -> None:
    for bad in ("zz" * 256, "00"):
        with pytest.raises(ValueError, match="hexadecimal"):
            group_stories([ArticleMeta(id="x", doc="x", signature=bad), article(1, WIRE)])


def test_many_copies_are_no_burden() -> None:
    copy = article(0, WIRE)
    copies = [copy.model_copy(update={"id": f"a{n}"}) for n in range(20_000)]
    assert len(group_stories(copies)) == 1
