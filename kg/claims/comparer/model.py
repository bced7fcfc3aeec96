"""The comparer: loaded once, run over many pairs of texts."""

from collections.abc import Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch

from kg.annotating.bfloat16 import use_bfloat16
from kg.claims.comparer.network import STANCES, Heads, score
from kg.claims.comparer.pieces import as_batch, read_pair, words_of
from kg.encoding.adapters import PREFIX
from kg.encoding.encoder import load_bert, load_tokenizer

BUNDLED_COMPARER = Path(__file__).parent / "comparer.safetensors"
_AT_ONCE = 24

Chances = npt.NDArray[np.float32]


class Comparer:
    """Says how likely texts agree, disagree or have nothing to do with each other. The same pair always gives the same
    chances."""

    def __init__(self, weights: Path = BUNDLED_COMPARER) -> None:
        """Load the adapter and the heads in `weights`, on the bundled encoder."""
        from safetensors.torch import load_file

        state = load_file(weights)
        self._bert = load_bert({name: one for name, one in state.items() if name.startswith(PREFIX)})
        use_bfloat16(self._bert)
        self._tokenizer = load_tokenizer()
        self._heads = Heads(self._bert.config.hidden_size)
        self._heads.load_state_dict({n: one.float() for n, one in state.items() if not n.startswith(PREFIX)})
        self._heads.eval()

    @torch.inference_mode()
    def chances(self, pairs: Sequence[tuple[str, str]]) -> Chances:
        """The probabilities of STANCES for each pair of texts, pairs x 3."""
        found = np.zeros((len(pairs), len(STANCES)), dtype=np.float32)
        rows = [read_pair(self._tokenizer, words_of(a), words_of(b)) for a, b in pairs]

        def length(at: int) -> int:
            return len(rows[at].ids)

        # Only rows of one length together: with padding a row's last decimals would hang on its batch.
        for _, alike in groupby(sorted(range(len(rows)), key=length), key=length):
            same = list(alike)
            for start in range(0, len(same), _AT_ONCE):
                part = same[start : start + _AT_ONCE]
                scores = score(self._bert, self._heads, as_batch([rows[at] for at in part]))
                found[part] = scores.softmax(-1).numpy()
        return np.round(found, 4)  # the heads' last decimals do hang on how many rows there are


@cache
def comparer() -> Comparer:
    """The bundled comparer."""
    return Comparer()
