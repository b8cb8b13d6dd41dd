"""Which of many texts tell the same: one number a text, equal for texts of one pattern.

What `PatternMiner` finds over time, for a batch at once: headers off, frames off, variable words masked, and the
messages grouped by the places where they differ. Assumes nothing of the order. Linear in the texts; the memory is that
of the distinct masked messages. Minimum n: 1; a place that holds plain words is seen to vary from about 3 texts on.
"""

from collections.abc import Iterable

from chronos_models.patterns.grouping import Grouping, canonical
from chronos_models.patterns.headers import strip_header
from chronos_models.patterns.layout import essence
from chronos_models.patterns.masks import Masker


def cluster(texts: Iterable[str]) -> list[int]:
    """A label for each text, in order of first sight from 0."""
    mask = Masker().line
    grouping = Grouping()
    known: dict[str, int] = {}
    groups = []
    for text in texts:
        masked = mask(essence(strip_header(text)))
        group = known.get(masked)
        if group is None:
            group = known[masked] = grouping.add(canonical(masked))
        groups.append(group)
    final = {group: grouping.find(group) for group in set(groups)}
    numbers: dict[int, int] = {}
    return [numbers.setdefault(final[group], len(numbers)) for group in groups]
