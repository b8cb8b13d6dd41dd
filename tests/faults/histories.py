"""Small histories for tests of the checker: one without any error, and ways to change it."""

from typing import Any

import msgspec

from tests.faults.history import (
    Attempt,
    ClockStep,
    Fault,
    Glimpse,
    History,
    Job,
    Line,
    Phase,
    Run,
    Sighting,
    Slot,
    Version,
)

START = 1_800_000_000_000
LINES = 3
EVERY_SECOND = {"kind": "cron", "expression": "* * * * * *", "timezone": "UTC"}
FIRED = (1, 2, 3, 8, 9, 10)
LAST = 10
PAUSED_FROM, PAUSED_TO = 20, 25
FAULT = Fault(kind="kill_both_schedulers", target="schedulers", on_ms=START + 3500, off_ms=START + 7400)


def at(second: float) -> int:
    return START + round(second * 1000)


def version(number: int, since: float, **changes: Any) -> Version:
    values: dict[str, Any] = {
        "number": number,
        "since_ms": at(since),
        "state": "active",
        "schedule": EVERY_SECOND,
        "overlap": "skip",
        "misfire": "latest",
        "misfire_grace_ms": 2000,
        "max_concurrent": 1,
        "on_lost": "retry",
    }
    return Version(**(values | changes))


def execution_id(second: float, job_id: str = "job") -> str:
    return f"{job_id}-{at(second):x}"


def slot(second: float, disposition: str = "fired", **changes: Any) -> Slot:
    values: dict[str, Any] = {
        "job_id": "job",
        "due_ms": at(second),
        "until_ms": at(second),
        "count": 1,
        "disposition": disposition,
        "execution_id": execution_id(second) if disposition == "fired" else None,
        "late_ms": 3 if disposition == "fired" else None,
    }
    return Slot(**(values | changes))


def lines(fence: int = 1, count: int = LINES, first: int = 0) -> list[Line]:
    return [Line(first + number, "stdout", f"{fence} line {number + 1} ....") for number in range(count)]


def run(second: float, **changes: Any) -> Run:
    attempt = Attempt(
        number=1, worker="w1", started_ms=at(second) + 10, finished_ms=at(second) + 400, outcome="succeeded"
    )
    values: dict[str, Any] = {
        "id": execution_id(second),
        "job_id": "job",
        "origin": "schedule",
        "state": "succeeded",
        "reason": None,
        "due_ms": at(second),
        "queued_ms": at(second) + 3,
        "started_ms": at(second) + 10,
        "finished_ms": at(second) + 400,
        "attempts": [attempt],
        "lines": lines(),
    }
    return Run(**(values | changes))


def sightings(second: float, *, fence: int = 1, length_ms: int = 300, is_done: bool = True) -> list[Sighting]:
    started_ms = at(second) + 20
    common = (execution_id(second), fence, 100 + round(second * 10) + fence, "2027")
    phases = [(Phase.START, started_ms), *([(Phase.END, started_ms + length_ms)] if is_done else [])]
    phases.append((Phase.GONE, started_ms + length_ms + 5))
    return [Sighting(phase, *common, at_ms) for phase, at_ms in phases]


def good() -> History:
    """Ten due times, four of them during an outage; then a skipped one while one runs long, and a pause."""
    job = Job(
        id="job",
        name="a job",
        lines=LINES,
        versions=[
            version(1, 0.2),
            version(2, 10.5, schedule=None),
            version(3, PAUSED_FROM + 0.5, state="paused"),
            version(4, PAUSED_TO + 0.5, schedule=None),
        ],
    )
    gap = slot(4, "merged", until_ms=at(7), count=4)
    held = slot(PAUSED_FROM + 1, "merged", until_ms=at(PAUSED_TO), count=5)
    return History(
        seed=1,
        since_ms=at(0.5),
        until_ms=at(30),
        lease_ms=2000,
        jobs=[job],
        slots=[*(slot(second) for second in FIRED), gap, held],
        runs=[run(second) for second in FIRED],
        sightings=[seen for second in FIRED for seen in sightings(second)],
        faults=[FAULT],
        clock=[ClockStep(at_ms=0, offset_ms=0)],
        glimpses=[Glimpse(execution_id=execution_id(2), state="succeeded", lines=lines())],
        incidents=[],
        doctor=[],
    )


def changed(history: History, **changes: Any) -> History:
    return msgspec.structs.replace(history, **changes)


def with_run(history: History, second: float, **changes: Any) -> History:
    runs = [msgspec.structs.replace(r, **changes) if r.id == execution_id(second) else r for r in history.runs]
    return changed(history, runs=runs)


def with_slot(history: History, second: float, **changes: Any) -> History:
    slots = [msgspec.structs.replace(s, **changes) if s.due_ms == at(second) else s for s in history.slots]
    return changed(history, slots=slots)


def without_slot(history: History, second: float) -> History:
    return changed(history, slots=[found for found in history.slots if found.due_ms != at(second)])


def with_sightings(history: History, more: list[Sighting]) -> History:
    return changed(history, sightings=[*history.sightings, *more])


def without_sightings(history: History, second: float, *phases: Phase) -> History:
    kept = [seen for seen in history.sightings if seen.execution_id != execution_id(second) or seen.phase not in phases]
    return changed(history, sightings=kept)


def moved(history: History, second: float, by_ms: int) -> History:
    """As if the witness had seen one execution earlier or later."""
    found = [
        msgspec.structs.replace(seen, at_ms=seen.at_ms + by_ms) if seen.execution_id == execution_id(second) else seen
        for seen in history.sightings
    ]
    return changed(history, sightings=found)


def second_attempt(history: History, second: float, *, after_s: float) -> History:
    """An execution that was lost and done again."""
    attempts = [
        Attempt(number=1, worker="w1", started_ms=at(second), finished_ms=at(second), outcome="abandoned"),
        Attempt(number=2, worker="w2", started_ms=at(second), finished_ms=at(second), outcome="succeeded"),
    ]
    text = [*lines(1, 2), *lines(2, LINES, first=2)]
    more = [
        msgspec.structs.replace(seen, at_ms=seen.at_ms + round(after_s * 1000)) for seen in sightings(second, fence=2)
    ]
    return with_sightings(with_run(history, second, attempts=attempts, lines=text), more)


def drop_line(run_: Run, at_: int) -> list[Line]:
    return [line for line in run_.lines or () if line.offset != at_]


def with_versions(job: Job, versions: list[Version]) -> Job:
    return msgspec.structs.replace(job, versions=versions)
