"""Seeded jobs of every kind that the scheduler has to keep apart, and the changes made to some while they run."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from tests.faults.history import Retry
from tests.faults.stack import LABELS
from tests.faults.witness import REPORT, REPORT_BY_NETWORK

ZONES = ("UTC", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe")
OVERLAPS = ("skip", "queue_one", "queue_all", "cancel_running", "terminate_running", "allow")
MISFIRES = ("latest", "all", "skip")
WINDOWS_S = (None, 60.0, 5.0)
COUNTER = "COUNTED_BY_JOBS"
"""The variable in which jobs count by the runtime API."""
GRANDCHILDREN = """setsid sleep 300 >/dev/null 2>&1 &
(trap '' TERM; setsid sh -c 'sleep 300; sleep 300') &"""
"""Left running at the end: one that has let go of its output, and two that hold it and do not listen."""
COUNTING = f"""w T
chronos_increment_variable {COUNTER} >/dev/null 2>&1 && w C
chronos_progress 100 done 2>/dev/null && w P"""
FAILURE = 7


class Means(NamedTuple):
    """What jobs may use of the machine."""

    pipe: str
    port: int
    """Where the witness is to be reached by those that cannot see its pipe."""
    has_sandbox: bool
    """Whether the workers can enforce all that the profile `standard` wants."""


class Planned(NamedTuple):
    """A job to make."""

    definition: dict[str, Any]
    lines: int
    is_edited: bool = False
    retry: Retry = Retry()
    succeeds_at: int = 1
    is_counting: bool = False


class Change(NamedTuple):
    """What to do to one of the edited jobs: a PATCH, or a request to run it now."""

    patch: dict[str, Any] | None


def planned_jobs(seed: int, *, scale: float, minutes: float, means: Means) -> list[Planned]:
    """The jobs of a run: about 75 at scale 1."""
    rng = random.Random(f"jobs {seed}")
    until = datetime.now(UTC) + timedelta(minutes=minutes)
    maker = _Maker(rng, means)
    made = [
        *(maker.each_second() for _ in range(round(11 * scale))),
        *(maker.each_few_seconds() for _ in range(round(14 * scale))),
        *(maker.each_minute() for _ in range(round(8 * scale))),
        *(maker.long() for _ in range(round(4 * scale))),
        *(maker.with_overlap(overlap) for overlap in OVERLAPS),
        *(maker.with_limits() for _ in range(max(1, round(3 * scale)))),
        *(maker.once(until) for _ in range(round(6 * scale))),
        *(maker.edited() for _ in range(max(3, round(10 * scale)))),
        *(maker.repeated() for _ in range(max(1, round(3 * scale)))),
        *(maker.used_up() for _ in range(max(1, round(2 * scale)))),
        *(maker.with_label() for _ in range(max(1, round(2 * scale)))),
        *(maker.counting() for _ in range(max(1, round(2 * scale)))),
        *(maker.sandboxed() for _ in range(max(2, round(4 * scale)) if means.has_sandbox else 0)),
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

    def __init__(self, rng: random.Random, means: Means) -> None:
        self._rng = rng
        self._means = means

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

    def repeated(self) -> Planned:
        """Fails twice, then succeeds."""
        policy = Retry(max_attempts=self._rng.choice((3, 4)), initial_s=1.0, multiplier=self._rng.choice((1.0, 1.5)))
        overlap = self._rng.choice(("skip", "allow", "queue_one"))
        return self._repeated("repeated", policy, succeeds_at=3, overlap=overlap)

    def used_up(self) -> Planned:
        """Fails until its attempts, or its time, are used up."""
        policy = self._rng.choice(
            (Retry(max_attempts=2, initial_s=1.0), Retry(max_attempts=9, initial_s=1.0, deadline_s=2.6, jitter=0.1))
        )
        return self._repeated("used up", policy, succeeds_at=99)

    def with_label(self) -> Planned:
        return self._job("label", self._every(4), needs=[LABELS], run_s=0.3)

    def counting(self) -> Planned:
        """Counts in a variable that others count in, too, and tells its progress, at each of two attempts."""
        policy = Retry(max_attempts=2, initial_s=1.0)
        words = f'. "$CHRONOS_SDK/shell/chronos.sh"\n{command(5, 0.0, before_end=COUNTING)}'
        return self._repeated("counting", policy, succeeds_at=2, words=words)._replace(is_counting=True)

    def sandboxed(self) -> Planned:
        job = self._job("sandboxed", self._every(4), lines=20, sandbox={"profile": "standard"})
        words = command(20, self._rng.uniform(0.2, 2.0), report=REPORT_BY_NETWORK, before_end=GRANDCHILDREN)
        job.definition["environment"] = {"WITNESS_PORT": str(self._means.port)}
        return _with_config(job, {"command": words, "shell": "/bin/bash"})

    def _every(self, seconds: int) -> dict[str, Any]:
        return {"kind": "interval", "every_s": seconds, "start_at": f"2026-01-01T00:00:0{self._rng.randrange(10)}Z"}

    def _repeated(self, name: str, policy: Retry, *, succeeds_at: int, words: str = "", **more: Any) -> Planned:
        members = ("max_attempts", "initial_s", "multiplier", "jitter", "deadline_s")
        retry = {member: value for member in members if (value := getattr(policy, member)) is not None}
        job = self._job(name, self._every(5), lines=5, retry=retry, **more)
        words = f'{words or command(5, 0.0)}\n[ "$CHRONOS_ATTEMPT" -ge {succeeds_at} ] || exit {FAILURE}'
        job = _with_config(job, {"command": words, "working_directory": "/tmp"})
        return job._replace(retry=policy, succeeds_at=succeeds_at)

    def _job(self, name: str, schedule: dict[str, Any], *, lines: int = 0, run_s: float = 0.0, **more: Any) -> Planned:
        lines = lines or self._rng.choice((2, 5, 20))
        definition: dict[str, Any] = {
            "name": name,
            "state": "active",
            "schedule": schedule,
            "executor": {"kind": "shell", "config": {"command": command(lines, run_s), "working_directory": "/tmp"}},
            "environment": {"WITNESS": self._means.pipe},
            "timeout_s": 120.0,
            "grace_s": 1.0,
            "misfire": self._rng.choice(MISFIRES),
            "misfire_grace_s": self._rng.choice((2.0, 5.0)),
            "on_lost": self._rng.choice(("fail", "retry")),
        }
        if self._rng.random() < 0.3:
            definition |= {"misfire_window_s": self._rng.choice(WINDOWS_S), "misfire_cap": self._rng.choice((1, 3, 10))}
        return Planned({**definition, **more}, lines)


def _with_config(job: Planned, config: dict[str, Any]) -> Planned:
    return job._replace(definition={**job.definition, "executor": {"kind": "shell", "config": config}})


def command(lines: int, run_s: float, *, report: str = REPORT, before_end: str = "") -> str:
    """Reports to the witness, prints numbered lines, takes its time; costs few processes."""
    printing = f'i=0; while [ $i -lt {lines} ]; do i=$((i+1)); echo "$CHRONOS_FENCE line $i {"." * 40}"; done'
    waiting = f"sleep {run_s:.2f}" if run_s else ""
    return "\n".join(part for part in (report, "w S", printing, waiting, before_end, "w E") if part)
