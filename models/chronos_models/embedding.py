"""Vectors of error texts for nearest-neighbour search: like failures lie close, without a model to download.

Words and letter triples of the masked message are hashed into 256 numbers (Weinberger et al., ICML 2009, "Feature
hashing for large scale multitask learning"): each feature adds to or takes from one number, by its hash. Words that
say what happened weigh most, words that only hold a sentence together least. Deterministic on every machine and
version: the hash is CRC-32. Length 1, so the inner product is the cosine.

Assumes texts of one language and script; synonyms (`refused`, `rejected`) are not alike. Linear in the text, of which
the first and last 2,000 characters are read. Minimum n: 1. An empty text gives one fixed vector, like only itself.
"""

from collections.abc import Sequence
from math import sqrt
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from chronos_models.patterns.headers import strip_header
from chronos_models.patterns.layout import essence
from chronos_models.patterns.masks import MASK, Masker
from chronos_models.patterns.words import EVENT_WORDS, FUNCTION_WORDS, bare

DIMENSIONS = 256
VERSION = 1
"""Vectors of another version must not be compared with these."""
LONGEST = 2_000
"""Characters read at each end."""

_EVENT, _WORD, _FUNCTION = 1.5, 1.0, 0.2
_TRIPLE = 0.35
"""A letter triple against a word: `TimeoutError` and `timeout` share most of theirs."""
_MOST_WORDS = 120

Floats32 = NDArray[np.float32]


def embed(text: str) -> Floats32:
    """(256,) of length 1."""
    vector: Floats32 = embed_all([text])[0]
    return vector


def embed_all(texts: Sequence[str]) -> Floats32:
    """(n, 256), each row of length 1; for the bytes of RediSearch, `row.tobytes()`."""
    mask = Masker().line
    vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    for row, text in enumerate(texts):
        for feature, weight in _features(mask(_read(text))).items():
            hashed = crc32(feature.encode("utf-8", "surrogatepass"))
            vectors[row, hashed % DIMENSIONS] += sqrt(weight) if hashed & 0x8000_0000 else -sqrt(weight)
    vectors[~vectors.any(axis=1), 0] = 1.0
    lengths: Floats32 = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / lengths


def similarity(one: Floats32, other: Floats32) -> float:
    """Cosine of two vectors of `embed`: 1 for the same message, about 0 for unlike ones."""
    return float(np.dot(one, other))


def _read(text: str) -> str:
    message = essence(strip_header(text))
    return message if len(message) <= 2 * LONGEST else message[:LONGEST] + " " + message[-LONGEST:]


def _features(masked: str) -> dict[str, float]:
    """Each feature with its weight, summed over the message."""
    features: dict[str, float] = {}
    words = [word for word in (bare(word.replace(MASK, " ")).strip() for word in masked.lower().split()) if word]
    for word in words[:_MOST_WORDS]:
        weight = _EVENT if word in EVENT_WORDS else _FUNCTION if word in FUNCTION_WORDS else _WORD
        features[word] = features.get(word, 0.0) + weight
        if weight == _FUNCTION:
            continue
        padded = f"^{word}$"
        share = _TRIPLE * weight / sqrt(max(1, len(padded) - 2))
        for start in range(len(padded) - 2):
            triple = "#" + padded[start : start + 3]
            features[triple] = features.get(triple, 0.0) + share
    return features
