"""Checks of what follows an attempt: numbers, waits, ends, and what is left of it."""

from collections.abc import Iterator
from itertools import pairwise

from tests.faults.case import RECOVERY_MS, Case, Seen
from tests.faults.history import Attempt, Job, Phase, Run
from tests.faults.run_checks import FINAL, NEVER_STARTED, lost_fences

MOST_LOST = 3
"""Attempts that may be lost under `on_lost: retry`, unless the policy allows more."""
CLOCK_MS = 50
"""Two clocks of one machine, read by different processes, may differ by so much."""
FOLLOWS_MS = 3000
"""Another attempt begins so soon after its time, when no fault keeps it from that."""
GONE_MS = 1000
"""The end of an attempt is stored when its last process is gone; the witness may hear of that a little later."""
UNSUCCESSFUL = {"failed", "timed_out", "abandoned"}


def attempts_are_numbered(case: Case) -> Iterator[str]:
    """Attempts count from 1 without a gap."""
    for run in case.history.runs:
        numbers = [attempt.number for attempt in run.attempts]
        if numbers != list(range(1, len(numbers) + 1)):
            yield f"{run.id}: its attempts have the numbers {numbers}"


def each_attempt_had_to_follow(case: Case) -> Iterator[str]:
    """RC-01: another attempt only after a failure with attempts left, or a loss that is to be repeated."""
    for run, job in _known(case):
        for attempt in run.attempts[:-1]:
            if not _may_follow(job, attempt):
                yield f"{run.id}: another attempt follows attempt {attempt.number}, which is {attempt.outcome}"


def _known(case: Case) -> Iterator[tuple[Run, Job]]:
    """Every execution with its job."""
    for run in case.history.runs:
        if run.job_id in case.jobs:
            yield run, case.jobs[run.job_id]


def _may_follow(job: Job, attempt: Attempt) -> bool:
    most = job.retry.max_attempts
    if attempt.outcome in ("failed", "timed_out"):
        return attempt.number < most
    is_repeated = any(version.on_lost == "retry" for version in job.versions)
    return attempt.outcome == "abandoned" and is_repeated and attempt.number < max(MOST_LOST, most)


def attempts_wait_their_time(case: Case) -> Iterator[str]:
    """RC-01: after a failure the next attempt begins when the policy's wait is over; not before, and soon after."""
    for run, job, attempt, following in _failures_that_were_repeated(case):
        begins_ms = _begin_of(case, run, following.number)
        ended_ms = _end_of(case, run, attempt.number)
        if begins_ms is None or ended_ms is None or case.clock_moved(ended_ms, begins_ms):
            continue
        wait_ms = round(job.retry.wait_s(attempt.number) * 1000)
        jitter_ms = round(wait_ms * job.retry.jitter)
        waited_ms = begins_ms - ended_ms
        if waited_ms < wait_ms - jitter_ms - CLOCK_MS:
            yield f"{run.id}: attempt {following.number} began {waited_ms} ms after the end of the one before"
        if waited_ms > wait_ms + jitter_ms + FOLLOWS_MS and not case.has_fault(ended_ms, begins_ms):
            yield f"{run.id}: attempt {following.number} began only after {waited_ms} ms, without a fault"
        if attempt.retry_ms is not None and following.started_ms < attempt.retry_ms - CLOCK_MS:
            yield f"{run.id}: attempt {following.number} began before the time that was told"


def _failures_that_were_repeated(case: Case) -> Iterator[tuple[Run, Job, Attempt, Attempt]]:
    for run, job in _known(case):
        for attempt, following in pairwise(run.attempts):
            if attempt.outcome in ("failed", "timed_out"):
                yield run, job, attempt, following


def no_attempt_is_beyond_its_deadline(case: Case) -> Iterator[str]:
    """RC-01: no attempt begins later than the policy's deadline after the first one began."""
    for run, job in _known(case):
        first_ms = _begin_of(case, run, 1)
        if job.retry.deadline_s is None or first_ms is None:
            continue
        limit_ms = first_ms + round(job.retry.deadline_s * 1000)
        for before, attempt in pairwise(run.attempts):
            begins_ms = _begin_of(case, run, attempt.number)
            if before.outcome == "abandoned" or begins_ms is None:
                continue
            if begins_ms > limit_ms + FOLLOWS_MS and not case.has_fault(first_ms, begins_ms):
                yield f"{run.id}: attempt {attempt.number} began {begins_ms - limit_ms} ms after the deadline"


def the_last_attempt_decides(case: Case) -> Iterator[str]:
    """RC-01: an execution came to what its last attempt came to; it may be cancelled while it waits for another one."""
    for run in case.history.runs:
        if run.state not in FINAL - NEVER_STARTED or not run.attempts:
            continue
        outcome = run.attempts[-1].outcome
        is_cancelled = run.state == "cancelled" and outcome in UNSUCCESSFUL
        if outcome != run.state and not is_cancelled:
            yield f"{run.id}: is {run.state}, and its last attempt is {outcome}"


def attempts_end_as_their_program_did(case: Case) -> Iterator[str]:
    """RC-01: a program that ends with a code other than 0 has failed, others have not; no chance is left unused."""
    for run, job in _known(case):
        for attempt in run.attempts:
            has_to_fail = attempt.number < job.succeeds_at
            if attempt.outcome == ("succeeded" if has_to_fail else "failed"):
                yield f"{run.id}: attempt {attempt.number} is {attempt.outcome}"
        if run.state == "failed" and not _is_used_up(case, run, job):
            yield f"{run.id}: failed after {len(run.attempts)} attempts, and more were allowed"


def _is_used_up(case: Case, run: Run, job: Job) -> bool:
    """By the product's own times: a program begins later than its attempt, by as long as it takes to start it."""
    first, last = run.attempts[0], run.attempts[-1]
    if last.number >= job.retry.max_attempts:
        return True
    if job.retry.deadline_s is None or last.finished_ms is None:
        return False
    latest_ms = last.finished_ms + job.retry.wait_s(last.number) * (1 + job.retry.jitter) * 1000
    is_known = not case.clock_moved(first.started_ms, last.finished_ms)
    return latest_ms + CLOCK_MS > first.started_ms + job.retry.deadline_s * 1000 or not is_known


def dead_letters_are_those_that_failed(case: Case) -> Iterator[str]:
    """RC-03: what failed for good though it may be repeated waits on the list, and nothing else."""
    if case.history.dead_letters is None:
        return
    found = set(case.history.dead_letters)
    wanted = {run.id for run, job in _known(case) if job.retry.max_attempts > 1 and run.state in UNSUCCESSFUL}
    for execution_id in sorted(wanted - found):
        yield f"{execution_id}: failed for good and is not on the list"
    for execution_id in sorted(found - wanted):
        yield f"{execution_id}: is on the list and did not fail for good"


def labels_are_offered(case: Case) -> Iterator[str]:
    """An attempt runs only on a worker that offers the labels that its job names."""
    for run, job in _known(case):
        for attempt in run.attempts:
            lacking = set(job.needs) - set(case.history.workers.get(attempt.worker, ()))
            if lacking:
                yield f"{run.id}: attempt {attempt.number} ran on {attempt.worker}, which lacks {sorted(lacking)}"


def nothing_outlives_its_attempt(case: Case) -> Iterator[str]:
    """G12: when an end is stored, nothing of the attempt is alive; what was lost ends soon after its fault."""
    for run in case.history.runs:
        seen_of = {seen.fence: seen for seen in case.seen_of.get(run.id, [])}
        for attempt in run.attempts:
            seen = seen_of.get(attempt.number)
            if seen is not None and seen.gone_ms is not None and attempt.finished_ms is not None:
                yield from _outlived(case, run, attempt, seen)


def _outlived(case: Case, run: Run, attempt: Attempt, seen: Seen) -> Iterator[str]:
    gone_ms, finished_ms = seen.gone_ms or 0, attempt.finished_ms or 0
    if case.clock_moved(seen.start_ms, gone_ms + RECOVERY_MS):
        return
    if attempt.number in lost_fences(case, run):
        if gone_ms > finished_ms + RECOVERY_MS and not case.has_fault(gone_ms, gone_ms):
            yield f"{run.id}: attempt {attempt.number} was given up {gone_ms - finished_ms} ms before it was gone"
    elif gone_ms > finished_ms + GONE_MS and not case.stood_still(finished_ms, gone_ms):
        yield f"{run.id}: attempt {attempt.number} had ended {gone_ms - finished_ms} ms before all of it was gone"


def nothing_is_left_on_the_machine(case: Case) -> Iterator[str]:
    """G12: neither control groups, nor mounts, nor processes."""
    yield from case.history.leftovers


def what_jobs_count_is_kept(case: Case) -> Iterator[str]:
    """RT-03: each count that was confirmed is in the variable, none that was not asked for."""
    if case.history.counter is None:
        return
    tried, confirmed = len(case.said(Phase.TRIED)), len(case.said(Phase.COUNTED))
    if not confirmed <= case.history.counter <= tried:
        yield f"jobs counted {confirmed} to {tried} times, and the variable says {case.history.counter}"


def what_jobs_say_is_kept(case: Case) -> Iterator[str]:
    """RT-05: the last progress that was confirmed stands in the record."""
    confirmed = {(said.execution_id, said.fence) for said in case.said(Phase.PROGRESS)}
    for run in case.history.runs:
        is_told = run.state == "succeeded" and (run.id, run.attempts[-1].number) in confirmed
        if is_told and run.progress != 100:
            yield f"{run.id}: its progress was 100 percent, kept is {run.progress}"


def _begin_of(case: Case, run: Run, number: int) -> int | None:
    return next((seen.start_ms for seen in case.seen_of.get(run.id, []) if seen.fence == number), None)


def _end_of(case: Case, run: Run, number: int) -> int | None:
    """When its program said that it was done; None when it did not come to that."""
    return next((seen.end_ms for seen in case.seen_of.get(run.id, []) if seen.fence == number and seen.is_done), None)
