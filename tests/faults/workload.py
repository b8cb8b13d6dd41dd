"""Seeded jobs of every kind that the scheduler has to keep apart, and the changes made to some while they run."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from tests.faults.witness import REPORT

ZONES = ("UTC", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe")
OVERLAPS = ("skip", "queue_one", "queue_all", "cancel_running", "terminate_running", "allow")
MISFIRES = ("latest", "all", "skip")
WINDOWS_S = (None, 60.0, 5.0)


class Planned(NamedTuple):
    """A job to make."""

    definition: dict[str, Any]
    lines: int
    is_edited: bool = False


class Change(NamedTuple):
    """What to do to one of the edited jobs: a PATCH, or a request to run it now."""

    patch: dict[str, Any] | None


def planned_jobs(seed: int, *, scale: float, minutes: float, pipe: str) -> list[Planned]:
    """The jobs of a run: about 70 at scale 1."""
    rng = random.Random(f"jobs {seed}")
    until = datetime.now(UTC) + timedelta(minutes=minutes)
    maker = _Maker(rng, pipe)
    made = [
        *(maker.each_second() for _ in range(round(18 * scale))),
        *(maker.each_few_seconds() for _ in range(round(18 * scale))),
        *(maker.each_minute() for _ in range(round(8 * scale))),
        *(maker.long() for _ in range(round(4 * scale))),
        *(maker.with_overlap(overlap) for overlap in OVERLAPS),
        *(maker.with_limits() for _ in range(max(1, round(3 * scale)))),
        *(maker.once(until) for _ in range(round(6 * scale))),
        *(maker.edited() for _ in range(max(3, round(10 * scale)))),
    ]
    return [_named(job, number) for number, job in enumerate(made)]


def _named(job: Planned, number: int) -> Planned:
    return job._replace(definition={**job.definition, "name": f"{job.definition['name']} {number}"})


def changes(rng: random.Random) -> Iterator[Change]:
    """Changes of one edited job, without end: it is paused and activated in turn, and changed in between."""
    is_paused = False
    while True:
        if rng.random() < 0.4:
            is_paused = not is_paused
            patch = {"state": "paused", "pause_reason": "A test."} if is_paused else {"state": "active"}
            yield Change(patch)
        elif rng.random() < 0.2:
            yield Change(None)
        else:
            yield Change(rng.choice(_EDITS)(rng))


def _few_seconds(rng: random.Random) -> dict[str, Any]:
    every = rng.randint(2, 10)
    choice = rng.random()
    if choice < 0.3:
        return {"kind": "interval", "every_s": every}
    if choice < 0.5:
        return {"kind": "interval", "every_s": every - 0.5, "start_at": "2026-01-01T00:00:00.250Z"}
    zone = rng.choice(ZONES)
    cron = {"kind": "cron", "expression": f"{rng.randint(0, every - 1)}/{every} * * * * *", "timezone": zone}
    if choice < 0.65:
        return {"kind": "any", "schedules": [cron, {"kind": "cron", "expression": "*/7 * * * * *", "timezone": "UTC"}]}
    return cron


_EDITS = (
    lambda rng: {"schedule": _few_seconds(rng)},
    lambda rng: {"schedule": {"kind": "cron", "expression": "* * * * * *", "timezone": "UTC"}},
    lambda rng: {"misfire": rng.choice(MISFIRES)},
    lambda rng: {"description": f"Changed to {rng.random()}."},
)


class _Maker:
    """Makes one job of a kind."""

    def __init__(self, rng: random.Random, pipe: str) -> None:
        self._rng = rng
        self._pipe = pipe

    def each_second(self) -> Planned:
        expression = self._rng.choice(("* * * * * *", "0-59 * * * * *"))
        schedule = {"kind": "cron", "expression": expression, "timezone": self._rng.choice(ZONES)}
        return self._job("second", schedule, overlap=self._rng.choice(("allow", "skip")))

    def each_few_seconds(self) -> Planned:
        return self._job("few", _few_seconds(self._rng), overlap=self._rng.choice(("allow", "skip")), run_s=0.3)

    def each_minute(self) -> Planned:
        expression = self._rng.choice(("* * * * *", "*/2 * * * *", "0-59/3 * * * *"))
        schedule = {"kind": "cron", "expression": expression, "timezone": self._rng.choice(ZONES)}
        return self._job("minute", schedule, lines=200, misfire_grace_s=10.0)

    def long(self) -> Planned:
        schedule = {"kind": "cron", "expression": "*/10 * * * * *", "timezone": "UTC"}
        return self._job("long", schedule, overlap="allow", run_s=self._rng.uniform(3, 15))

    def with_overlap(self, overlap: str) -> Planned:
        schedule = {"kind": "cron", "expression": "*/2 * * * * *", "timezone": "UTC"}
        more = {"overlap_queue_limit": 3} if overlap == "queue_all" else {}
        return self._job(f"overlap {overlap}", schedule, overlap=overlap, run_s=self._rng.uniform(1.5, 4), **more)

    def with_limits(self) -> Planned:
        schedule = {"kind": "cron", "expression": "*/2 * * * * *", "timezone": "UTC"}
        if self._rng.random() < 0.5:
            return self._job("run cap", schedule, max_executions=self._rng.randint(5, 40))
        return self._job("two at once", schedule, overlap="queue_one", run_s=5.0, max_concurrent=2)

    def once(self, until: datetime) -> Planned:
        left_s = (until - datetime.now(UTC)).total_seconds()
        run_at = datetime.now(UTC) + timedelta(seconds=round(self._rng.uniform(0.1, 0.9) * left_s))
        return self._job("once", {"kind": "date", "run_at": run_at.isoformat()}, misfire="latest")

    def edited(self) -> Planned:
        return self._job("edited", _few_seconds(self._rng))._replace(is_edited=True)

    def _job(self, name: str, schedule: dict[str, Any], *, lines: int = 0, run_s: float = 0.0, **more: Any) -> Planned:
        lines = lines or self._rng.choice((2, 5, 20))
        definition: dict[str, Any] = {
            "name": name,
            "state": "active",
            "schedule": schedule,
            "executor": {"kind": "shell", "config": {"command": command(lines, run_s), "working_directory": "/tmp"}},
            "environment": {"WITNESS": self._pipe},
            "timeout_s": 120.0,
            "grace_s": 1.0,
            "misfire": self._rng.choice(MISFIRES),
            "misfire_grace_s": self._rng.choice((2.0, 5.0)),
            "on_lost": self._rng.choice(("fail", "retry")),
        }
        if self._rng.random() < 0.3:
            definition |= {"misfire_window_s": self._rng.choice(WINDOWS_S), "misfire_cap": self._rng.choice((1, 3, 10))}
        return Planned({**definition, **more}, lines)


def command(lines: int, run_s: float) -> str:
    """Reports to the witness, prints numbered lines, takes its time; costs few processes."""
    printing = f'i=0; while [ $i -lt {lines} ]; do i=$((i+1)); echo "$CHRONOS_FENCE line $i {"." * 40}"; done'
    return "\n".join([REPORT, "w S", printing, *([f"sleep {run_s:.2f}"] if run_s else []), "w E"])
