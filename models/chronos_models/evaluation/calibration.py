"""Whether alarms are false as often as they claim, for jobs of each frequency.

A job of every five minutes has 168 times the executions of a daily one in a month; a claim that holds on average may
be wrong for both. Assumes that the labels name all that is wrong. Needs some job-months a frequency: with no false
alarm counted, nothing is known but that there are few.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from chronos_models.evaluation.alarms import BUDGETS, count_false, job_months
from chronos_models.history import Alarm, History, Label

FREQUENCIES = (
    ("every 5 to 15 min", 900.0),
    ("every 30 or 60 min", 3600.0),
    ("every 6 h to daily", 86_400.0),
    ("weekly and rarer", math.inf),
)
"""Names, with the longest period of each in seconds."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """A claim beside what was counted."""

    frequency: str
    jobs: int
    job_months: float
    claimed: float
    """False alarms per job and 30 days."""
    counted: float


def calibration(
    histories: Sequence[History],
    labels: Sequence[Label],
    alarms: Sequence[Alarm],
    claims: Sequence[float] = BUDGETS,
) -> list[Calibration]:
    """For each frequency that there are jobs of, and for all, each claim beside what was counted."""
    groups = [("all", list(histories))]
    shortest_s = 0.0
    for name, longest_s in FREQUENCIES:
        groups.append((name, [history for history in histories if shortest_s < history.period_s <= longest_s]))
        shortest_s = longest_s
    found = []
    for name, members in groups:
        months = sum(job_months(history) for history in members)
        for claim in claims if months else ():
            counted = count_false(members, labels, alarms, claim) / months
            found.append(Calibration(name, len(members), months, claim, counted))
    return found
