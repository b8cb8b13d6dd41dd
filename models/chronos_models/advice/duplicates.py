"""Jobs that do the same: alike commands, due at the same times, where both of them run.

Commands are compared as sets of their words, without what usually differs (redirections, log files); due times by the
share of the rarer job's that the other has within a minute. Assumes that who calls gives commands as they are run.
Minimum n: 3 due times each. O(pairs that share a word that is rare).
"""

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from chronos_models.advice.advice import Advice, Evidence, Kind
from chronos_models.history import Floats

ALIKE = 0.9
"""Share of words in common (Jaccard); equal for commands of fewer than ten words."""
TOGETHER = 0.9
NEAR_S = 60.0
MIN_DUE = 3
_NOISE = re.compile(r"[12&]?>>?\s*\S+|2>&1|\|\s*logger\b.*$")
_WORD = re.compile(r"[^\s'\"]+")


@dataclass(frozen=True, slots=True)
class Shape:
    """What a job does and when."""

    job: str
    command: str
    host: str
    """Where it runs: a queue or label does as well. The same command on two hosts is no duplicate."""
    due_s: Floats


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two jobs, the first of which came first in the list, and why."""

    job: str
    other: str
    advice: Advice


def find_duplicates(shapes: Sequence[Shape]) -> list[Duplicate]:
    """All pairs, in the order of the list. Jobs without a command are like none."""
    words = [frozenset(_WORD.findall(_NOISE.sub(" ", shape.command))) for shape in shapes]
    pairs = sorted(_candidates(shapes, words))
    found = (_compared(shapes[one], shapes[other], (words[one], words[other])) for one, other in pairs)
    return [duplicate for duplicate in found if duplicate is not None]


def _candidates(shapes: Sequence[Shape], words: Sequence[frozenset[str]]) -> set[tuple[int, int]]:
    """Pairs of a host that share their rarest word: alike ones do, unless that is the word they differ in."""
    often: dict[str, int] = defaultdict(int)
    for those in words:
        for word in those:
            often[word] += 1
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, those in enumerate(words):
        # Two rare words that a pair has in common are enough, and keep groups small.
        for word in sorted((one for one in those if often[one] > 1), key=lambda one: (often[one], one))[:2]:
            groups[shapes[number].host, word].append(number)
    return {(one, other) for group in groups.values() for one in group for other in group if one < other}


def _compared(one: Shape, other: Shape, words: tuple[frozenset[str], frozenset[str]]) -> Duplicate | None:
    alike = len(words[0] & words[1]) / max(1, len(words[0] | words[1]))
    if alike < ALIKE or min(len(one.due_s), len(other.due_s)) < MIN_DUE:
        return None
    together = _together(one.due_s, other.due_s)
    if together < TOGETHER:
        return None
    evidence = (
        Evidence("words in common", 100 * alike, "%"),
        Evidence("due times in common", 100 * together, "%"),
        Evidence("due times", min(len(one.due_s), len(other.due_s)), ""),
    )
    return Duplicate(one.job, other.job, Advice(Kind.DUPLICATE, "same_work", math.nan, math.nan, "", evidence))


def _together(first_s: Floats, second_s: Floats) -> float:
    """Share of the shorter list that lies within NEAR_S of one of the other."""
    few, many = sorted((np.sort(first_s), np.sort(second_s)), key=len)
    place = np.clip(np.searchsorted(many, few), 1, len(many) - 1)
    distance = np.minimum(np.abs(few - many[place - 1]), np.abs(few - many[place]))
    return float((distance <= NEAR_S).mean())
