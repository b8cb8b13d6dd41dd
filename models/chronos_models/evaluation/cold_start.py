"""How much is found in a job's first executions: recall by how many there had been.

Assumes one threshold for all, as chosen by the judge of alarms; counts an anomaly as found as that judge does.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from chronos_models.evaluation.alarms import by_job
from chronos_models.history import Alarm, History, Label

AGES = (5, 20, 100)
"""Executions: a job is in the first group below the first of these, and so on."""


@dataclass(frozen=True, slots=True)
class ColdScore:
    """What was found of the anomalies that began at one age."""

    age: str
    kind: str
    labels: int
    found: int

    @property
    def recall(self) -> float:
        """Share that was found."""
        return self.found / self.labels


def recall_by_age(
    histories: Sequence[History], labels: Sequence[Label], alarms: Sequence[Alarm], threshold: float
) -> list[ColdScore]:
    """The anomalies of each age and kind; ages and kinds without any are left out."""
    of_labels, of_alarms = by_job(labels), by_job(alarms)
    counts: dict[tuple[int, str], list[bool]] = {}
    for history in histories:
        times = sorted(alarm.time_s for alarm in of_alarms.get(history.job, []) if alarm.rate <= threshold)
        for label in of_labels.get(history.job, []):
            if not label.is_weak:
                age = int(np.searchsorted(AGES, np.sum(history.runs.ended_s < label.start_s), side="right"))
                counts.setdefault((age, label.kind), []).append(_is_found(times, label))
    return [ColdScore(_name(age), kind, len(found), sum(found)) for (age, kind), found in sorted(counts.items())]


def _is_found(times: list[float], label: Label) -> bool:
    place = bisect_left(times, label.start_s)
    return place < len(times) and times[place] <= label.end_s


def _name(age: int) -> str:
    if age == 0:
        return f"below {AGES[0]}"
    return f"{AGES[age - 1]} to {AGES[age] - 1}" if age < len(AGES) else f"{AGES[-1]} and more"
