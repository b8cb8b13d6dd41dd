"""Which patterns may be one, for a person to decide: those whose messages are nearly the same words.

TF-IDF over the words of the masked messages, then DBSCAN by cosine distance (min 2, eps 0.25, as measured on error
texts in this project's study: HDBSCAN makes noise of rare patterns). Run nightly; nothing is joined by itself.
Patterns that differ in a word that says what happened (`opened`, `closed`) are never proposed together.

Assumes redacted, masked messages. O(n^2) in the patterns, of which the first 2,000 are compared. Minimum n: 2.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.cluster import DBSCAN
from sklearn.feature_extraction.text import TfidfVectorizer

from chronos_models.patterns.pattern import Pattern
from chronos_models.patterns.seen import nan_last
from chronos_models.patterns.words import bare, is_event

MOST_PATTERNS = 2_000
DISTANCE = 0.25


@dataclass(frozen=True, slots=True)
class Merge:
    """Patterns that may be one."""

    ids: tuple[str, ...]
    """The oldest first: it would stay."""
    similarity: float
    """Smallest cosine between two of them."""


def propose_merges(patterns: Sequence[Pattern], *, distance: float = DISTANCE) -> list[Merge]:
    """The likeliest first; empty when nothing is near."""
    compared = [pattern for pattern in patterns[:MOST_PATTERNS] if _words(pattern.message)]
    if len(compared) < 2:
        return []
    vectors = TfidfVectorizer(analyzer=_words, sublinear_tf=True).fit_transform(
        [pattern.message for pattern in compared]
    )
    labels = DBSCAN(eps=distance, min_samples=2, metric="cosine").fit_predict(vectors)
    cosines = (vectors @ vectors.T).toarray()
    merges = []
    for label in range(labels.max() + 1):
        members = np.flatnonzero(labels == label).tolist()
        merges += _proposals([(place, compared[place]) for place in members], cosines)
    return sorted(merges, key=lambda merge: (-merge.similarity, merge.ids))


def _proposals(members: list[tuple[int, Pattern]], cosines: np.ndarray) -> list[Merge]:
    """The members of a cluster, apart by what happened."""
    by_events: dict[frozenset[str], list[tuple[int, Pattern]]] = {}
    for place, pattern in members:
        events = frozenset(word for word in _words(pattern.message) if is_event(word))
        by_events.setdefault(events, []).append((place, pattern))
    merges = []
    for alike in by_events.values():
        if len(alike) > 1:
            places = [place for place, _ in alike]
            oldest = sorted(
                (pattern for _, pattern in alike), key=lambda pattern: (nan_last(pattern.first_s), pattern.id)
            )
            least = float(cosines[np.ix_(places, places)].min())
            merges.append(Merge(tuple(pattern.id for pattern in oldest), least))
    return merges


def _words(message: str) -> list[str]:
    return [word for word in (bare(word).lower() for word in message.split()) if word]
