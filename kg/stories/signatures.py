"""MinHash signatures: short strings whose likeness estimates how much of two texts is the same."""

import re
from typing import TYPE_CHECKING

from kg.arabic import fold

if TYPE_CHECKING:
    from datasketch import LeanMinHash

PERMUTATIONS = 64
"""Hash functions: the standard error of an estimate is 0.06 at most; a signature is 512 hexadecimal digits."""
SEED = 1
SCHEME = "affine32"
"""How datasketch permutes: said outright, as signatures are stored and have to compare with those of later versions."""
SHINGLE = 3
WORDS_TO_COMPARE = 20
"""Words from which on two texts can be told to be much the same; shorter ones are the same or not."""
_WORD = re.compile(r"\w+")


def signature(text: str) -> str:
    """The MinHash of a text's shingles of three words, the words folded: 64 numbers of 32 bits as hexadecimal digits.

    A text of fewer than 20 words is one shingle, so that it is like an identical one and like no other.
    """
    from datasketch import MinHash

    minhash = MinHash(num_perm=PERMUTATIONS, seed=SEED, scheme=SCHEME)
    minhash.update_batch([shingle.encode("utf-8", "replace") for shingle in _shingles(text)])
    return str(minhash.hashvalues.astype(">u4").tobytes().hex())


def minhash_of(signature: str) -> "LeanMinHash":
    """The MinHash that a signature writes; ValueError where it is none of ours."""
    import numpy as np
    from datasketch import LeanMinHash

    if len(signature) != 8 * PERMUTATIONS:
        raise ValueError(f"a signature has {8 * PERMUTATIONS} hexadecimal digits, this one {len(signature)}")
    values = np.frombuffer(bytes.fromhex(signature), dtype=">u4").astype(np.uint32)
    return LeanMinHash(seed=SEED, hashvalues=values, scheme=SCHEME)


def _shingles(text: str) -> set[str]:
    words = _WORD.findall(fold(text))
    if len(words) < WORDS_TO_COMPARE:
        return {" ".join(words) or text.strip()}
    return {" ".join(words[start : start + SHINGLE]) for start in range(len(words) - SHINGLE + 1)}
