"""How many right sentences the checker keeps, and how many wrong ones it refuses.

A sentence is right if its label is `ok`. Gives both shares, and for each label how its sentences fared. Needs one
sentence of either sort; a share of none is NaN. O(sentences).
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chronos_models.faithfulness import Checker, Fact

RIGHT = "ok"


@dataclass(frozen=True, slots=True)
class FaithfulnessCase:
    """A report: facts, sentences (text, ids of cited facts), and for each sentence `ok` or what is wrong with it."""

    facts: tuple[Fact, ...]
    sentences: tuple[tuple[str, tuple[str, ...]], ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LabelScore:
    """The sentences of one label."""

    label: str
    sentences: int
    judged_well: int
    """Kept if they are right, refused if they are wrong."""


@dataclass(frozen=True, slots=True)
class FaithfulnessScore:
    """Both shares, and what they are made of."""

    kept: float
    """Of the right sentences."""
    refused: float
    """Of the wrong ones."""
    labels: tuple[LabelScore, ...]
    mistakes: tuple[tuple[str, str, str], ...]
    """Label, text and the checker's reason of the sentences that were not judged well."""


def verdicts(case: FaithfulnessCase) -> list[tuple[bool, str]]:
    """Whether each sentence is kept, and the reason."""
    checker = Checker(case.facts)
    found = (checker.check(text, cites) for text, cites in case.sentences)
    return [(verdict.is_kept, verdict.reason) for verdict in found]


def judge(cases: Sequence[FaithfulnessCase], answers: Sequence[Sequence[tuple[bool, str]]]) -> FaithfulnessScore:
    """The score of `answers`, as `verdicts` gives them, one for each case."""
    sentences, well = Counter[str](), Counter[str]()
    mistakes = []
    for label, text, is_kept, reason in _rows(cases, answers):
        sentences[label] += 1
        if is_kept is (label == RIGHT):
            well[label] += 1
        else:
            mistakes.append((label, text, reason))
    wrong = [label for label in sentences if label != RIGHT]
    return FaithfulnessScore(
        kept=_share(well[RIGHT], sentences[RIGHT]),
        refused=_share(sum(well[label] for label in wrong), sum(sentences[label] for label in wrong)),
        labels=tuple(LabelScore(label, sentences[label], well[label]) for label in sorted(sentences)),
        mistakes=tuple(mistakes),
    )


def _rows(
    cases: Sequence[FaithfulnessCase], answers: Sequence[Sequence[tuple[bool, str]]]
) -> Iterable[tuple[str, str, bool, str]]:
    for case, answer in zip(cases, answers, strict=True):
        for label, (text, _), (is_kept, reason) in zip(case.labels, case.sentences, answer, strict=True):
            yield label, text, is_kept, reason


def _share(part: int, whole: int) -> float:
    return part / whole if whole else math.nan
