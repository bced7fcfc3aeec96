"""From the network's scores to spans: the best source and the best content of each cue."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from kg.statements.reader.batch import Question
from kg.statements.reader.network import ACTS, POLARITIES, Reading
from kg.statements.view import Range
from schemas import Act, Polarity

Scores = npt.NDArray[np.float32]

LONGEST_SOURCE = 30
"""Words of a source at most."""
INSIDE = 0.1
"""What one word's score of being inside weighs against the scores of the content's two ends; chosen on gold/dev."""
_CANDIDATES = 12


class Found(NamedTuple):
    """A cue as the model reads it. Places are words of the article; probabilities lie between 0 and 1."""

    cue: Range
    probability: float
    source: Range | None
    source_probability: float
    content: Range
    content_probability: float
    polarity: Polarity
    act: Act
    negated: bool


def decode(reading: Reading, row: int, question: Question, cue: Range) -> Found:
    """The cue of one row of a reading; `question` says which words its columns are."""
    size = question.last - question.first + 1
    source, source_p = _source(_array(reading.source_start, row), _array(reading.source_end, row), size, question)
    content, content_p = _content(reading, row, size, question)
    polarity = POLARITIES[int(reading.polarity[row].argmax())]
    return Found(
        cue=cue,
        probability=_sigmoid(float(reading.is_cue[row])),
        source=source,
        source_probability=source_p,
        content=content,
        content_probability=content_p,
        polarity=polarity,
        act=_act(_array(reading.act, row), polarity),
        negated=float(reading.negated[row]) > 0,
    )


def _array(scores: "object", row: int) -> Scores:
    values: Scores = scores[row].float().numpy()  # type: ignore[index]
    return values


def _source(start: Scores, end: Scores, size: int, question: Question) -> tuple[Range | None, float]:
    """The best source and how sure it is; None where «no source» scores higher."""
    starts = _log_softmax(np.append(start[:size], start[-1]))
    ends = _log_softmax(end[:size])
    none = float(starts[size])
    cue = question.cue - question.first
    best, score = None, none
    for first in np.argsort(-starts[:size])[:_CANDIDATES]:
        for last in range(int(first), min(int(first) + LONGEST_SOURCE, size)):
            if first <= cue <= last:
                break
            if starts[first] + ends[last] > score:
                best, score = (int(first), last), float(starts[first] + ends[last])
    found = Range(best[0] + question.first, best[1] + question.first) if best is not None else None
    return found, float(np.exp(score))


def _content(reading: Reading, row: int, size: int, question: Question) -> tuple[Range, float]:
    """The best content and the share of its score among all that were considered."""
    starts = _log_softmax(_array(reading.content_start, row)[:size])
    ends = _log_softmax(_array(reading.content_end, row)[:size])
    within = np.concatenate([[0.0], np.cumsum(np.clip(_array(reading.inside, row)[:size], -4, 4))])
    spans, scores = [], []
    for first in np.argsort(-starts)[:_CANDIDATES]:
        for last in np.argsort(-ends)[:_CANDIDATES]:
            if first <= last:
                spans.append((int(first), int(last)))
                scores.append(starts[first] + ends[last] + INSIDE * (within[last + 1] - within[first]))
    if not spans:
        after = min(question.cue - question.first + 1, size - 1)
        return Range(question.first + after, question.last), 0.0
    shares = np.exp(np.array(scores) - max(scores))
    best = int(np.argmax(shares))
    first, last = spans[best]
    return Range(first + question.first, last + question.first), float(shares[best] / shares.sum())


def _act(scores: Scores, polarity: Polarity) -> Act:
    """The likeliest act that goes with the polarity."""
    if polarity is Polarity.DENY:
        return Act.DENY
    if polarity is Polarity.NEUTRAL:
        return Act.NO_COMMENT
    fitting = [act for act in ACTS if act not in (Act.DENY, Act.NO_COMMENT)]
    return max(fitting, key=lambda act: float(scores[ACTS.index(act)]))


def _log_softmax(scores: Scores) -> Scores:
    top = scores - scores.max()
    found: Scores = top - np.log(np.exp(top).sum())
    return found


def _sigmoid(score: float) -> float:
    return float(1 / (1 + np.exp(-score)))
