"""The checker finds each error that is planted into what follows an attempt."""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import pytest

from tests.faults.checker import problems_by_check
from tests.faults.histories import at, changed, good, lines, version, with_sightings
from tests.faults.history import Attempt, Fault, History, Job, Line, Phase, Retry, Run, Sighting

ID = f"again-{at(24):x}-0123456789"
BEGINS_S = (24.0, 25.2, 26.4)
"""Of three attempts, each of which takes 0.1 s: the first two fail, and 1 s goes by after each."""
LINES = 2


def attempt(number: int, **changes: Any) -> Attempt:
    begins_s = BEGINS_S[number - 1]
    is_last = number == len(BEGINS_S)
    values: dict[str, Any] = {
        "number": number,
        "worker": "w1",
        "started_ms": at(begins_s),
        "finished_ms": at(begins_s + 0.13),
        "outcome": "succeeded" if is_last else "failed",
        "retry_ms": None if is_last else at(begins_s + 1.13),
    }
    return Attempt(**(values | changes))


def witnessed(number: int, *, later_ms: int = 0) -> list[Sighting]:
    begins_ms = at(BEGINS_S[number - 1]) + 10 + later_ms
    phases = {Phase.START: 0, Phase.TRIED: 50, Phase.COUNTED: 60, Phase.PROGRESS: 70, Phase.END: 100, Phase.GONE: 105}
    return [Sighting(phase, ID, number, -number, "2027", begins_ms + after) for phase, after in phases.items()]


def printed() -> list[Line]:
    return [line for number in (1, 2, 3) for line in lines(number, LINES, first=LINES * (number - 1))]


def repeated() -> History:
    """A good history, and in it an execution that somebody asked for and that came to succeed at its third attempt."""
    job = Job(
        id="again",
        name="again",
        lines=LINES,
        versions=[version(1, 0.1, schedule=None)],
        retry=Retry(max_attempts=3, initial_s=1.0),
        succeeds_at=3,
        needs=("rare",),
    )
    run = Run(
        id=ID,
        job_id="again",
        origin="api",
        state="succeeded",
        reason=None,
        due_ms=at(24),
        queued_ms=at(24),
        started_ms=at(24),
        finished_ms=at(26.53),
        attempts=[attempt(number) for number in (1, 2, 3)],
        lines=printed(),
        progress=100.0,
    )
    labels = {"w1": ("kind-node", "rare"), "w2": ()}
    history = changed(good(), workers=labels, dead_letters=[], counter=3)
    history = changed(history, jobs=[*history.jobs, job], runs=[*history.runs, run])
    return with_sightings(history, [seen for number in (1, 2, 3) for seen in witnessed(number)])


def with_again(history: History, **changes: Any) -> History:
    return changed(history, runs=[msgspec.structs.replace(r, **changes) if r.id == ID else r for r in history.runs])


def with_attempts(history: History, *attempts: Attempt, **changes: Any) -> History:
    return with_again(history, attempts=attempts, **changes)


def with_policy(history: History, **changes: Any) -> History:
    jobs = [
        msgspec.structs.replace(job, retry=msgspec.structs.replace(job.retry, **changes)) if job.id == "again" else job
        for job in history.jobs
    ]
    return changed(history, jobs=jobs)


def with_times(history: History, number: int, later_ms: int, *, phases: Sequence[Phase] = tuple(Phase)) -> History:
    """As if the witness had seen things of one attempt at another time."""
    found = [
        msgspec.structs.replace(seen, at_ms=seen.at_ms + later_ms)
        if seen.execution_id == ID and seen.fence == number and seen.phase in phases
        else seen
        for seen in history.sightings
    ]
    return changed(history, sightings=found)


def without(history: History, number: int, phase: Phase) -> History:
    kept = [seen for seen in history.sightings if (seen.execution_id, seen.fence, seen.phase) != (ID, number, phase)]
    return changed(history, sightings=kept)


def failed(history: History, *, after: int) -> History:
    """As if it had been given up after so many attempts."""
    sightings = [seen for seen in history.sightings if seen.execution_id != ID or seen.fence <= after]
    kept = [line for line in printed() if int(line.text.split()[0]) <= after]
    attempts = [attempt(number, outcome="failed") for number in range(1, after + 1)]
    history = with_attempts(history, *attempts, state="failed", lines=kept)
    return changed(history, sightings=sightings, dead_letters=[ID], counter=after)


def with_other(history: History) -> History:
    """And another one of the job, between its first two attempts."""
    other = f"again-{at(24.5):x}-0123456789"
    phases = {Phase.START: 500, Phase.END: 600, Phase.GONE: 605}
    run = next(run for run in history.runs if run.id == ID)
    run = msgspec.structs.replace(run, id=other, attempts=[attempt(1, outcome="succeeded", retry_ms=None)])
    more = [Sighting(phase, other, 1, -9, "2027", at(24) + after) for phase, after in phases.items()]
    return with_sightings(changed(history, runs=[*history.runs, run]), more)


Plant = Callable[[History], History]

PLANTED: dict[str, tuple[str, Plant]] = {
    "an attempt that is missing": (
        "attempts_are_numbered",
        lambda h: with_attempts(h, attempt(1), attempt(3)),
    ),
    "an attempt that is there twice": (
        "attempts_are_numbered",
        lambda h: with_attempts(h, attempt(1), attempt(2), attempt(2), attempt(3)),
    ),
    "more attempts than are allowed": ("each_attempt_had_to_follow", lambda h: with_policy(h, max_attempts=2)),
    "an attempt after a success": (
        "each_attempt_had_to_follow",
        lambda h: with_attempts(h, attempt(1), attempt(2, outcome="succeeded"), attempt(3)),
    ),
    "an attempt after a loss that is not to be repeated": (
        "each_attempt_had_to_follow",
        lambda h: with_jobs_changed(
            with_attempts(h, attempt(1), attempt(2, outcome="abandoned"), attempt(3)),
            versions=[version(1, 0.1, schedule=None, on_lost="fail")],
        ),
    ),
    "an attempt that did not wait": ("attempts_wait_their_time", lambda h: with_times(h, 3, -200)),
    "an attempt before the time that was told": (
        "attempts_wait_their_time",
        lambda h: with_attempts(h, attempt(1, retry_ms=at(25.4)), attempt(2), attempt(3)),
    ),
    "an attempt that waited for too long": ("attempts_wait_their_time", lambda h: with_times(h, 3, 4000)),
    "an attempt beyond the deadline": (
        "no_attempt_is_beyond_its_deadline",
        lambda h: with_times(with_policy(h, deadline_s=2.0), 3, 4000),
    ),
    "a failure that was told as a success": (
        "the_last_attempt_decides",
        lambda h: with_attempts(h, attempt(1), attempt(2), attempt(3, outcome="failed")),
    ),
    "an end while an attempt still runs": (
        "the_last_attempt_decides",
        lambda h: with_attempts(h, attempt(1), attempt(2), attempt(3, outcome=None, finished_ms=None)),
    ),
    "an attempt that failed and is said to have succeeded": (
        "attempts_end_as_their_program_did",
        lambda h: with_attempts(h, attempt(1), attempt(2, outcome="succeeded"), state="succeeded"),
    ),
    "an attempt that succeeded and is said to have failed": (
        "attempts_end_as_their_program_did",
        lambda h: with_attempts(h, attempt(1), attempt(2), attempt(3, outcome="failed"), state="failed"),
    ),
    "a chance that was not used": ("attempts_end_as_their_program_did", lambda h: failed(h, after=2)),
    "a failure that is on no list": (
        "dead_letters_are_those_that_failed",
        lambda h: changed(failed(with_policy(h, max_attempts=2), after=2), dead_letters=[]),
    ),
    "a success on the list": ("dead_letters_are_those_that_failed", lambda h: changed(h, dead_letters=[ID])),
    "a worker without the label": (
        "labels_are_offered",
        lambda h: with_attempts(h, attempt(1), attempt(2, worker="w2"), attempt(3)),
    ),
    "a worker that never was": (
        "labels_are_offered",
        lambda h: with_attempts(h, attempt(1), attempt(2, worker="w7"), attempt(3)),
    ),
    "a grandchild that lives on": (
        "nothing_outlives_its_attempt",
        lambda h: with_times(h, 3, 1500, phases=[Phase.GONE]),
    ),
    "a lost attempt that lives on": (
        "nothing_outlives_its_attempt",
        lambda h: with_times(
            with_attempts(h, attempt(1), attempt(2), attempt(3, outcome="abandoned"), state="abandoned"),
            3,
            16_000,
            phases=[Phase.GONE],
        ),
    ),
    "another of the job while one waits for its next attempt": ("overlap_is_respected", with_other),
    "a sandbox that is there for ever": ("no_process_is_left", lambda h: without(h, 3, Phase.GONE)),
    "a control group": ("nothing_is_left_on_the_machine", lambda h: changed(h, leftovers=("a control group",))),
    "a count that was lost": ("what_jobs_count_is_kept", lambda h: changed(h, counter=2)),
    "a count that was made twice": ("what_jobs_count_is_kept", lambda h: changed(h, counter=4)),
    "progress that was lost": ("what_jobs_say_is_kept", lambda h: with_again(h, progress=None)),
}


def with_jobs_changed(history: History, **changes: Any) -> History:
    jobs = [msgspec.structs.replace(job, **changes) if job.id == "again" else job for job in history.jobs]
    return changed(history, jobs=jobs)


def test_retries_that_went_well_are_no_problem() -> None:
    assert problems_by_check(repeated()) == {}


@pytest.mark.parametrize("name", PLANTED)
def test_each_planted_error_is_found(name: str) -> None:
    check, plant = PLANTED[name]

    assert check in problems_by_check(plant(repeated()))


def test_what_used_up_its_attempts_may_fail() -> None:
    assert problems_by_check(failed(with_policy(repeated(), max_attempts=2), after=2)) == {}


def test_what_used_up_its_time_may_fail() -> None:
    assert problems_by_check(failed(with_policy(repeated(), deadline_s=2.0), after=2)) == {}


def test_an_attempt_may_be_late_because_of_a_fault() -> None:
    fault = Fault(kind="kill_worker", target="worker-3", on_ms=at(25.5), off_ms=at(30))
    history = with_times(repeated(), 3, 4000)
    attempts = [attempt(1), attempt(2), attempt(3, started_ms=at(30.4), finished_ms=at(30.6))]
    history = with_attempts(history, *attempts, finished_ms=at(30.6))

    assert problems_by_check(changed(history, faults=[*history.faults, fault])) == {}


def test_an_attempt_may_be_early_by_a_clock_that_jumped() -> None:
    jump = Fault(kind="redis_clock", target="redis", on_ms=at(26), off_ms=at(30))

    assert "attempts_wait_their_time" not in problems_by_check(
        changed(with_times(repeated(), 3, -200), faults=[*repeated().faults, jump])
    )


def test_an_execution_may_be_cancelled_while_it_waits() -> None:
    history = changed(with_again(failed(repeated(), after=2), state="cancelled"), dead_letters=[])

    assert problems_by_check(history) == {}
