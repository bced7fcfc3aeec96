"""The model that reads statements: loaded once, run over the windows of many articles."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import torch

from kg.annotating.bfloat16 import use_bfloat16
from kg.encoding.adapters import PREFIX
from kg.encoding.encoder import load_bert, load_tokenizer, padded, word_pieces
from kg.statements.draft import Draft
from kg.statements.lexicon import cue_forms
from kg.statements.reader.batch import Question, gather, word_states
from kg.statements.reader.decode import Found, decode
from kg.statements.reader.features import feature_count, word_features
from kg.statements.reader.network import Heads
from kg.statements.reader.windows import Window, cut_windows
from kg.statements.view import Range, View

BUNDLED_READER = Path(__file__).parent / "reader.safetensors"
PROPOSED = 0.15
"""How likely the tagger must hold a word for a cue that the lexicon does not know, for it to be read as one."""


class Reader:
    """Reads cues with their sources, contents and stance. The same articles always give the same readings."""

    def __init__(self, weights: Path = BUNDLED_READER) -> None:
        """Load the adapter and the heads in `weights`, on the bundled encoder."""
        from safetensors.torch import load_file

        state = load_file(weights)
        self._bert = load_bert({name: one for name, one in state.items() if name.startswith(PREFIX)})
        use_bfloat16(self._bert)
        self._tokenizer = load_tokenizer()
        self._heads = Heads(self._bert.config.hidden_size, feature_count())
        self._heads.load_state_dict({n: one.float() for n, one in state.items() if not n.startswith(PREFIX)})
        self._heads.eval()

    @torch.inference_mode()
    def read(self, views: Sequence[View], drafts: Sequence[Sequence[Draft]]) -> list[list[Found]]:
        """For each article what the model makes of every word that may be a cue, in text order.

        `drafts` are what the rules found in each. Words that are no cue come with a low probability.
        """
        return [self._read_article(view, ruled) for view, ruled in zip(views, drafts, strict=True)]

    def _read_article(self, view: View, ruled: Sequence[Draft]) -> list[Found]:
        pieces = word_pieces(self._tokenizer, [token.text for token in view.tokens])
        features = torch.from_numpy(word_features(view, ruled))
        drafts = {draft.cue.first: draft for draft in ruled}
        found: list[Found] = []
        # One window at a time: on a CPU a batch gains nothing over 400 pieces, and what an article says must not hang,
        # in its last decimals, on the articles that happen to be read with it.
        for window in cut_windows([len(one) for one in pieces]):
            ids, mask = padded([window.pieces(pieces)])
            states = self._bert(input_ids=ids, attention_mask=mask).last_hidden_state[0]
            here = slice(window.first, window.last + 1)
            words = self._heads.words(word_states(states, [len(one) for one in pieces[here]]), features[here])
            tags = self._heads.tags(words).softmax(-1)
            cues = _candidates(view, drafts, window, tags[:, 1])
            if cues:
                questions = [Question.at(0, window, cue) for cue in cues]
                reading = self._heads.read(*gather([words], [window], questions, [drafts.get(cue) for cue in cues]))
                found += [
                    decode(reading, row, question, _whole(question.cue, window, tags))
                    for row, question in enumerate(questions)
                ]
        return sorted(found)


def _candidates(view: View, drafts: Mapping[int, Draft], window: Window, likely: torch.Tensor) -> list[int]:
    """The window's own words that may be cues: known to the rules or the lexicon, or likely by the tagger."""
    return [
        at
        for at in range(window.own_first, window.own_last + 1)
        if at in drafts
        or view.keys[at] in cue_forms()
        or view.keys[at] == ":"
        or float(likely[at - window.first]) > PROPOSED
    ]


def _whole(cue: int, window: Window, tags: torch.Tensor) -> Range:
    """The cue with the further words that the tagger gives it."""
    last = cue
    while last < window.last and int(tags[last + 1 - window.first].argmax()) == 2:
        last += 1
    return Range(cue, last)
