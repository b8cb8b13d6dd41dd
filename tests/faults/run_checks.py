"""Checks of executions and attempts against what the witness saw."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from tests.faults.case import RECOVERY_MS, Case, Seen
from tests.faults.history import Job, Run

EARLY_MS = 5
LIVE = {"queued", "running", "retrying"}
FINAL = {"succeeded", "failed", "timed_out", "cancelled", "abandoned", "skipped", "missed"}
NEVER_STARTED = {"skipped", "missed"}


def what_ran_is_recorded(case: Case) -> Iterator[str]:
    """I3: each start that was seen is an attempt of an execution that says so."""
    for seen in case.seen:
        run = case.runs.get(seen.execution_id)
        if run is None:
            yield f"{seen.execution_id}: ran and is not recorded"
        elif run.state in NEVER_STARTED:
            yield f"{seen.execution_id}: ran and is recorded as {run.state}"
        elif seen.fence not in {attempt.number for attempt in run.attempts}:
            yield f"{seen.execution_id}: attempt {seen.fence} ran and is not recorded"


def what_succeeded_has_run(case: Case) -> Iterator[str]:
    """I3: an execution that succeeded was seen to start and to do all of its work."""
    for run in case.history.runs:
        if run.state == "succeeded" and run.job_id in case.jobs:
            last = [seen for seen in case.seen_of.get(run.id, []) if seen.fence == run.attempts[-1].number]
            if not last:
                yield f"{run.id}: succeeded and never ran"
            elif not last[-1].is_done:
                yield f"{run.id}: succeeded and did not do all of its work"


def no_attempt_runs_twice(case: Case) -> Iterator[str]:
    """I5: each attempt starts once, and later ones have higher numbers."""
    for execution_id, seen in case.seen_of.items():
        fences = [found.fence for found in seen]
        for fence, count in Counter(fences).items():
            if count > 1:
                yield f"{execution_id}: attempt {fence} started {count} times"
        if fences != sorted(fences):
            yield f"{execution_id}: attempts started in the order {fences}"


def attempts_do_not_overlap(case: Case) -> Iterator[str]:
    """I4: a later attempt begins after the earlier one, unless a fault kept that from ending in time."""
    for earlier, later in overlapping_attempts(case):
        if not case.has_fault(earlier.start_ms, later.start_ms):
            yield f"{earlier.execution_id}: attempts {earlier.fence} and {later.fence} ran at once, without a fault"
        elif earlier.end_ms - later.start_ms > overlap_allowed_ms(case, earlier, later):
            yield f"{earlier.execution_id}: attempts {earlier.fence} and {later.fence} ran at once for too long"


def overlapping_attempts(case: Case) -> Iterator[tuple[Seen, Seen]]:
    """Pairs of attempts of one execution that ran at the same time."""
    for seen in case.seen_of.values():
        for at, later in enumerate(seen):
            for earlier in seen[:at]:
                if earlier.end_ms > later.start_ms and earlier.fence != later.fence:
                    yield earlier, later


def overlap_allowed_ms(case: Case, earlier: Seen, later: Seen) -> int:
    """As long as the fault lasts that hides the loss of its lease from a worker, and then some."""
    longest = [
        fault.off_ms - later.start_ms
        for fault in case.history.faults
        if fault.on_ms <= later.start_ms and fault.off_ms >= earlier.start_ms
    ]
    return max([0, *longest]) + RECOVERY_MS


def starts_match_due_times_blindly(case: Case) -> Iterator[str]:
    """I6: without looking at ids, each first start finds a due time before it that fired, and none is left over."""
    for job in case.history.jobs:
        fired = {slot.execution_id or "" for slot in case.slots[job.id] if slot.disposition == "fired"}
        due = sorted(
            case.reached_ms(case.runs[run_id].due_ms)
            for run_id in fired
            if run_id in case.runs and case.seen_of.get(run_id) and case.runs[run_id].due_ms <= case.history.until_ms
        )
        starts = sorted(
            case.seen_of[run.id][0].start_ms
            for run in case.runs_of[job.id]
            if run.origin == "schedule" and case.seen_of.get(run.id) and run.due_ms <= case.history.until_ms
        )
        if len(due) != len(starts):
            yield f"{case.name(job.id)}: {len(due)} due times fired and ran, {len(starts)} starts were seen"
        elif any(start < reached - EARLY_MS for reached, start in zip(due, starts, strict=True)):
            yield f"{case.name(job.id)}: there are more starts than due times at some moment"


def nothing_is_early(case: Case) -> Iterator[str]:
    """I8: nothing starts before the server's clock has come to its due time."""
    for seen in case.seen:
        run = case.runs.get(seen.execution_id)
        if run is not None and run.origin == "schedule":
            early_ms = case.reached_ms(run.due_ms) - seen.start_ms
            if early_ms > EARLY_MS:
                yield f"{run.id}: started {early_ms} ms before it was due"


def everything_ends(case: Case) -> Iterator[str]:
    """I11: no execution is left in a state that is not final."""
    for run in case.history.runs:
        if run.state in LIVE:
            yield f"{run.id}: is {run.state} for ever"
        elif run.state not in FINAL:
            yield f"{run.id}: has the unknown state {run.state}"
        elif run.state in NEVER_STARTED and not run.reason:
            yield f"{run.id}: is {run.state} without a reason"


def no_process_is_left(case: Case) -> Iterator[str]:
    """I11, G12: every process that started is gone, however its execution ended."""
    for seen in case.seen:
        if seen.is_alive:
            yield f"{seen.execution_id}: the process of attempt {seen.fence} is still there"


def what_was_final_stays(case: Case) -> Iterator[str]:
    """I12: an execution that was once seen in a final state is in the same one at the end."""
    for glimpse in case.history.glimpses:
        run = case.runs.get(glimpse.execution_id)
        if run is None:
            yield f"{glimpse.execution_id}: was seen and is gone"
        elif glimpse.state in FINAL and glimpse.state != run.state:
            yield f"{run.id}: was {glimpse.state} and is {run.state}"


def overlap_is_respected(case: Case) -> Iterator[str]:
    """I13: never more of a job at once than it allows. What the product had to give up for lost is not counted."""
    for job in case.history.jobs:
        limit = _limit(job)
        if limit is not None:
            at_once, when_ms = _most_at_once(_counted(case, job))
            if at_once > limit:
                yield f"{case.name(job.id)}: {at_once} ran at once at {when_ms}, allowed are {limit}"


def _limit(job: Job) -> int | None:
    if any(version.overlap == "allow" for version in job.versions):
        return None
    return max(version.max_concurrent for version in job.versions)


def _counted(case: Case, job: Job) -> Iterator[Seen]:
    """Whoever holds a place in the job: one that is tried again holds it while it waits."""
    for run in case.runs_of[job.id]:
        lost = lost_fences(case, run)
        found = [seen for seen in case.seen_of.get(run.id, []) if seen.fence not in lost]
        if found and job.retry.max_attempts > 1:
            found = [found[0]._replace(end_ms=max(seen.end_ms for seen in found))]
        yield from found


def lost_fences(case: Case, run: Run) -> set[int]:
    """Attempts that the product gave up. One that was to be cancelled is told as cancelled even if it was lost, which
    only a fault excuses."""
    found = {attempt.number for attempt in run.attempts if attempt.outcome == "abandoned"}
    ended_ms = {attempt.number: attempt.finished_ms or 0 for attempt in run.attempts if attempt.outcome == "cancelled"}
    for seen in case.seen_of.get(run.id, []):
        if seen.fence in ended_ms and seen.end_ms > ended_ms[seen.fence] and case.has_fault(seen.start_ms, seen.end_ms):
            found.add(seen.fence)
    return found


def _most_at_once(seen: Iterator[Seen]) -> tuple[int, int]:
    """The highest number of intervals that share a moment, and that moment: a sweep over their ends."""
    changes: dict[int, list[int]] = defaultdict(list)
    for found in seen:
        changes[found.start_ms].append(1)
        changes[found.end_ms].append(-1)
    running, most = 0, (0, 0)
    for at_ms in sorted(changes):
        running += sum(change for change in changes[at_ms] if change < 0)
        running += sum(change for change in changes[at_ms] if change > 0)
        most = max(most, (running, at_ms), key=lambda found: found[0])
    return most


def versions_form_a_chain(case: Case) -> Iterator[str]:
    """I14: each saved version of a job follows the one before, in number and in time."""
    for job in case.history.jobs:
        numbers = [version.number for version in job.versions]
        if numbers != list(range(numbers[0], numbers[0] + len(numbers))):
            yield f"{case.name(job.id)}: its versions are {numbers}"
        times = [version.since_ms for version in job.versions]
        if times != sorted(times):
            yield f"{case.name(job.id)}: a later version was saved at an earlier time"


def the_api_makes_no_mistake(case: Case) -> Iterator[str]:
    """G15: while a store is away it says so; it never breaks."""
    yield from case.history.incidents
