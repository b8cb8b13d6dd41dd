"""Moves of an owner's jobs that lower what runs at once: found by `chronos_models.spreading`, written as schedules.

The day looked at is the busiest of the coming week. Each move is checked by the due times that its schedule really
gives; one that cannot be written as a schedule is not proposed, and the load is told without it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from chronos_models.retries.words import duration_words
from chronos_models.spreading.load import SLOT_S, load_profile
from chronos_models.spreading.spread import spread
from chronos_models.spreading.task import FURTHEST_S, Places, Task
from chronos_synapse.domain.advice import Advice, AdviceEvidence, AdviceKind, AdvisedSettings, MoveOutlook
from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.schedule import Schedule
from chronos_synapse.services.advice.drafting import made
from chronos_synapse.services.advice.shifting import can_move, is_writable, shifted
from chronos_synapse.services.scheduling.day_map import minutes_of
from chronos_synapse.services.scheduling.due_times import Group
from chronos_synapse.services.scheduling.plan_book import PlannedJob
from chronos_synapse.triggers.build import build, fire_times

MOST_MOVES = 5
MOST_TASKS = 800
"""Jobs that are looked at, those with most running time; what the others add is small."""
LEAST_PEAK = 3.0
LEAST_CUT = 0.15
LEAST_FEWER = 3.0
"""So much of the peak, or so many at once: for less nobody moves a job. Five moves are few beside hundreds of jobs."""
WEEK = timedelta(days=7)
DAY = timedelta(days=1)
DAY_S = 86_400.0
NEXT = 3
MINUTES_OF_DAY = 1440


@dataclass(frozen=True)
class _Candidate:
    """A job on the day that is looked at."""

    job: PlannedJob
    starts_s: tuple[float, ...]

    @property
    def busy_s(self) -> float:
        return len(self.starts_s) * self.job.p90_ms / 1000


@dataclass(frozen=True)
class PlannedMove:
    """One move that can be written as a schedule."""

    job_id: str
    schedule: Schedule
    outlook: MoveOutlook


def busiest_day(groups: Sequence[Group], since: datetime) -> datetime:
    """Where that day of the week from `since` begins at which most runs at once."""
    running = minutes_of(groups, to_ms(since), to_ms(since + WEEK)).running()
    return since + DAY * (int(np.argmax(running)) // MINUTES_OF_DAY)


def planned_moves(groups: Sequence[Group], *, day: datetime, since: datetime) -> list[PlannedMove]:
    """At most MOST_MOVES, the one with most running time first; `groups`: what is due within 24 h from `day`."""
    candidates = _candidates(groups, day)
    if len(candidates) < LEAST_PEAK:
        return []
    tasks = [_task(one) for one in candidates]
    plan = spread(tasks, window_s=DAY_S, most_moves=MOST_MOVES)
    kept: dict[int, tuple[float, Schedule]] = {}
    for move in plan.moves:
        job = candidates[move.task].job
        schedule = shifted(job.schedule, move.shift_s, seed=job.id, since=since)
        if schedule is not None:
            kept[move.task] = move.shift_s, schedule
    before, after = plan.peak_before, _peak(tasks, {number: shift_s for number, (shift_s, _) in kept.items()})
    if before < LEAST_PEAK or before - after < min(LEAST_CUT * before, LEAST_FEWER):
        return []
    return [
        PlannedMove(
            job_id=candidates[number].job.id,
            schedule=schedule,
            outlook=MoveOutlook(
                shift_s=shift_s,
                number=place,
                of=len(kept),
                day=day,
                peak_before=before,
                peak_after=after,
                next_before=_next(candidates[number].job, candidates[number].job.schedule, since),
                next_after=_next(candidates[number].job, schedule, since),
            ),
        )
        for place, (number, (shift_s, schedule)) in enumerate(kept.items(), start=1)
    ]


def move_advice(job: Job, move: PlannedMove, *, now: datetime) -> Advice:
    """The advice to start a job at another time."""
    outlook = move.outlook
    words = duration_words(abs(outlook.shift_s))
    sentence = (
        f"Start it {words} later: move {outlook.number} of {outlook.of}, which together lower the most that runs at "
        f"once on {outlook.day:%A} from {outlook.peak_before:.0f} to {outlook.peak_after:.0f}."
    )
    evidence = (
        AdviceEvidence(name="at once at the peak", value=outlook.peak_before, unit="runs"),
        AdviceEvidence(name="at once with all moves", value=outlook.peak_after, unit="runs"),
        AdviceEvidence(name="later by", value=outlook.shift_s, unit="s"),
    )
    return made(
        job,
        AdviceKind.MOVE,
        "crowded",
        sentence=sentence,
        after=AdvisedSettings(schedule=move.schedule),
        evidence=evidence,
        now=now,
        move=outlook,
    )


def _candidates(groups: Sequence[Group], day: datetime) -> list[_Candidate]:
    """Jobs that are due on the day, one by one; what is due all the time can be moved nowhere better."""
    first, last = to_ms(day), to_ms(day + DAY)
    found = []
    for group in groups:
        at_ms = [at for at in group.due.at_ms if first <= at < last] if group.due.is_told else []
        for job in group.jobs if at_ms else ():
            starts = tuple((at + job.offset_ms - first) / 1000 for at in at_ms)
            found.append(_Candidate(job, starts))
    found.sort(key=lambda one: (-one.busy_s, one.job.id))
    return found[:MOST_TASKS]


def _task(one: _Candidate) -> Task:
    job = one.job
    is_movable = can_move(job.schedule, job.timing) and is_writable(job.schedule, seed=job.id)
    return Task(
        starts_s=np.array(one.starts_s, dtype=np.float64),
        duration_s=job.p90_ms / 1000,
        latest_s=FURTHEST_S if is_movable else 0.0,
    )


def _peak(tasks: Sequence[Task], shifts_s: dict[int, float]) -> float:
    places = [Places(task, window_s=DAY_S, slot_s=SLOT_S) for task in tasks]
    shifts = [round(shifts_s.get(number, 0.0) / SLOT_S) for number in range(len(tasks))]
    return float(load_profile(places, shifts, round(DAY_S / SLOT_S)).max(initial=0.0))


def _next(job: PlannedJob, schedule: Schedule, since: datetime) -> tuple[datetime, ...]:
    due = fire_times(build(schedule, job.timing, seed=job.id), since, None, NEXT)
    return tuple(from_ms(to_ms(at)) for at in due)
