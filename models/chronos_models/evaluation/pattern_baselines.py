"""Ways to group texts that the miner has to beat: equal masked text, and TF-IDF with DBSCAN.

Both take texts as they are but for the masks, as tools do that know nothing of headers. Linear, and O(n^2) in the
distinct masked texts. Minimum n: 1.
"""

from collections.abc import Sequence

from sklearn.cluster import DBSCAN
from sklearn.feature_extraction.text import TfidfVectorizer

from chronos_models.patterns.masks import Masker

DISTANCE = 0.25
"""Cosine distance of neighbours; the best of those tried in this project's study."""


def equal_masked(texts: Sequence[str]) -> list[int]:
    """One group for each distinct masked text."""
    mask = Masker().line
    numbers: dict[str, int] = {}
    return [numbers.setdefault(mask(text), len(numbers)) for text in texts]


def near_words(texts: Sequence[str]) -> list[int]:
    """Masked texts whose words are nearly the same, by TF-IDF and DBSCAN."""
    mask = Masker().line
    masked = [mask(text) or "(empty)" for text in texts]
    distinct = list(dict.fromkeys(masked))
    if not distinct:
        return []
    vectors = TfidfVectorizer(analyzer=str.split, sublinear_tf=True).fit_transform(distinct)
    labels = DBSCAN(eps=DISTANCE, min_samples=1, metric="cosine").fit_predict(vectors).tolist()
    group = dict(zip(distinct, labels, strict=True))
    return [group[text] for text in masked]
