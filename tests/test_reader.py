"""The model that reads statements: its windows, its decoding, and the product with it."""

from pathlib import Path

import numpy as np
import pytest
import torch
from articles import annotated
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.statements import StatementFinder
from kg.statements.reader.batch import Question
from kg.statements.reader.decode import decode
from kg.statements.reader.features import feature_count, ruled_features, word_features
from kg.statements.reader.network import ACTS, POLARITIES, Reading, distance_bucket
from kg.statements.reader.windows import MOST_PIECES, cut_windows
from kg.statements.rules import ruled_drafts
from kg.statements.view import Range, View
from schemas import AnnotatedArticle, Polarity

EXAMPLE = Path(__file__).parents[1] / "examples"
TEXT = "عنوان\n\nقال سامي الحلو إن الجسر مغلق. ونفى الوزير وجود أي خلل في الجسر. والطقس جميل اليوم."


@given(st.lists(st.integers(1, 40), max_size=1500))
@settings(deadline=None, max_examples=60)
def test_every_word_is_decided_in_one_window(sizes: list[int]) -> None:
    windows = cut_windows(sizes)
    own = [at for one in windows for at in range(one.own_first, one.own_last + 1)]
    assert own == list(range(len(sizes)))
    for one in windows:
        assert one.first <= one.own_first <= one.own_last <= one.last
        assert sum(sizes[one.first : one.last + 1]) <= MOST_PIECES


def test_distances_fall_into_known_buckets() -> None:
    offsets = torch.arange(-400, 401)
    buckets = distance_bucket(offsets)
    assert int(buckets.min()) >= 0
    assert int(buckets.max()) <= 42
    assert bool((buckets.diff() >= 0).all())
    assert len(set(distance_bucket(torch.arange(-16, 17)).tolist())) == 33


def test_features_tell_what_the_rules_found() -> None:
    view = View(annotated(TEXT, {}))
    drafts = ruled_drafts(view)
    rows = word_features(view, drafts)
    assert rows.shape == (len(view.keys), feature_count())
    first = drafts[0]
    ruled = ruled_features(first, 0, len(view.keys) - 1)
    assert ruled[first.cue.first, 0] == 1
    assert ruled[first.content.first, 3] == 1
    assert ruled[first.content.last, 5] == 1
    assert not ruled_features(None, 0, 5).any()
    assert np.array_equal(ruled_features(first, first.cue.first, first.content.last)[0], ruled[first.cue.first])


def _reading(size: int, **best: int) -> Reading:
    """Scores for one cue that are sure of the places given."""

    def sure(width: int, at: int | None) -> torch.Tensor:
        scores = torch.full((1, width), -9.0)
        if at is not None:
            scores[0, at] = 9.0
        return scores

    inside = torch.full((1, size), -4.0)
    inside[0, best["start"] : best["end"] + 1] = 4.0
    return Reading(
        source_start=sure(size + 1, best["source"]),
        source_end=sure(size, best["source_end"]),
        content_start=sure(size, best["start"]),
        content_end=sure(size, best["end"]),
        inside=inside,
        is_cue=torch.tensor([4.0]),
        polarity=sure(len(POLARITIES), POLARITIES.index(Polarity.DENY)),
        act=sure(len(ACTS), 0),
        negated=torch.tensor([-1.0]),
        speaker=torch.zeros(1, 4),
    )


def test_decoding_takes_the_best_spans() -> None:
    question = Question(0, 12, 10, 29)
    found = decode(_reading(20, source=3, source_end=4, start=6, end=11), 0, question, Range(12, 12))
    assert found.source == Range(13, 14)
    assert found.content == Range(16, 21)
    assert found.polarity is Polarity.DENY
    assert found.act.value == "deny"
    assert found.probability > 0.9
    assert found.content_probability > 0.9


def test_decoding_leaves_a_dropped_source_out() -> None:
    found = decode(_reading(20, source=20, source_end=4, start=6, end=11), 0, Question(0, 12, 10, 29), Range(12, 12))
    assert found.source is None


def _fail(doc: str, why: str) -> None:
    pytest.fail(f"{doc}: {why}")


def test_the_same_articles_give_the_same_statements_in_any_company() -> None:
    articles = [annotated(TEXT, {}), annotated("خبر\n\n" + "أكد المدير أن العمل مستمر. " * 90, {})]
    finder = StatementFinder()
    together = [found for _, found in finder.find(articles, _fail)]
    alone = [next(finder.find([one], _fail))[1] for one in articles]
    assert [[s.id for s in one] for one in together] == [[s.id for s in one] for one in alone]
    assert {s.polarity for s in together[0]} == {Polarity.ASSERT, Polarity.DENY}
    assert all(0 <= s.confidence <= 1 for one in together for s in one)


def test_one_broken_article_costs_only_itself() -> None:
    good = annotated(TEXT, {})
    broken = AnnotatedArticle.model_construct(article=good.article, sentences=None, names=())
    told: list[str] = []
    found = list(StatementFinder().find([broken, good], lambda doc, why: told.append(why)))
    assert len(found) == 1
    assert len(told) == 1
    assert "could not be analysed" in told[0]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("لم يؤكد الوزير ولم ينف أن الجسر مغلق.", {(Polarity.NEUTRAL, "الجسر مغلق")}),
        (
            "وأكدت الوزارة أن الأنباء عن إغلاق الجسر غير صحيحة وأن الطريق سالك.",
            {(Polarity.DENY, "إغلاق الجسر"), (Polarity.ASSERT, "الطريق سالك")},
        ),
        (
            "وقال الوزير إن الشركة أغلقت الجسر، وهو ما تنفيه الشركة.",
            {(Polarity.ASSERT, "الشركة أغلقت الجسر"), (Polarity.DENY, "الشركة أغلقت الجسر")},
        ),
        ("لا يمكن نفي أن الجسر مغلق.", set()),
    ],
)
def test_what_the_model_has_seen_too_few_of_stays_as_the_rules_read_it(
    sentence: str, wanted: set[tuple[Polarity, str]]
) -> None:
    [(_, found)] = StatementFinder().find([annotated("عنوان\n\n" + sentence, {})], _fail)
    assert {(one.polarity, one.content.text) for one in found} == wanted
