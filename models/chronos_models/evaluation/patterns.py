"""How well texts are grouped by what they tell: grouping accuracy and F1 of groups.

Grouping accuracy (GA; Zhu et al. 2019, "Tools and benchmarks for automated log parsing", logpai/logparser): the share
of texts whose group is exactly that of their template, no text more or fewer. F1 of groups (FGA; Jiang et al. 2024,
"Loghub-2.0"): the harmonic mean of the shares of found groups that are right and of true groups that are found; rare
templates weigh as much as common ones. Linear in the texts. Needs one text; no text has no score (NaN).
"""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GroupingScore:
    """How far found groups are the true ones."""

    texts: int
    groups: int
    templates: int
    accuracy: float
    """GA: share of texts in a group that is exactly right."""
    f1: float
    """FGA: of groups."""


def score_grouping(found: Sequence[Hashable], true: Sequence[Hashable]) -> GroupingScore:
    """Compares two labels for each text; ValueError when their numbers differ."""
    if len(found) != len(true):
        raise ValueError(f"{len(found)} labels were given for {len(true)} texts.")
    if not true:
        return GroupingScore(0, 0, 0, float("nan"), float("nan"))
    groups, templates = _members(found), _members(true)
    right = set(groups) & set(templates)
    accuracy = sum(map(len, right)) / len(true)
    f1 = 2 * len(right) / (len(groups) + len(templates))
    return GroupingScore(len(true), len(groups), len(templates), accuracy, f1)


def _members(labels: Sequence[Hashable]) -> list[tuple[int, ...]]:
    members: dict[Hashable, list[int]] = defaultdict(list)
    for index, label in enumerate(labels):
        members[label].append(index)
    return [tuple(indices) for indices in members.values()]
