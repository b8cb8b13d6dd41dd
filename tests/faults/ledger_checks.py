"""Checks of the ledger: every due time has one true entry, and nothing else has any."""

from collections import Counter
from collections.abc import Iterator

from tests.faults.case import RECOVERY_MS, Case, within
from tests.faults.history import Job, Run, Slot
from tests.faults.reference import due_times

NEVER_STARTED = {"skipped", "missed"}
USUAL_LATENESS_MS = 1000
POLICY_OF = {"policy": "skip", "catch_up_cap": "all"}
"""Reasons that only one misfire policy gives."""


def every_due_time_is_recorded_once(case: Case) -> Iterator[str]:
    """I1: none lost, none doubled."""
    for job in case.history.jobs:
        due = case.due(job)
        covered: Counter[int] = Counter()
        for slot in case.slots[job.id]:
            covered.update(case.stands_for(slot))
        for due_ms in due:
            if covered[due_ms] != 1:
                word = "lost" if not covered[due_ms] else f"doubled: recorded {covered[due_ms]} times"
                yield f"{case.name(job.id)}: {due_ms} is {word}"


def nothing_is_recorded_that_was_not_due(case: Case) -> Iterator[str]:
    """I1, the other way round: both ends of each entry are due times, and its count is right."""
    for job in case.history.jobs:
        for slot in case.slots[job.id]:
            for end_ms in {slot.due_ms, slot.until_ms}:
                if not _is_due(case, job, end_ms):
                    yield f"{case.name(job.id)}: {end_ms} is recorded as {slot.disposition} and was not due"
            if case.is_held_to_account(slot.due_ms) and case.is_held_to_account(slot.until_ms):
                count = len(case.stands_for(slot))
                if count != slot.count:
                    yield f"{case.name(job.id)}: {slot.due_ms} stands for {count} due times and says {slot.count}"


def _is_due(case: Case, job: Job, due_ms: int) -> bool:
    if case.is_held_to_account(due_ms):
        return bool(within(case.due(job), due_ms, due_ms))
    # Beyond the run: a clock that had jumped ahead was there, under whatever version was in force then.
    schedules = [version.schedule for version in job.versions if version.has_due_times and version.schedule]
    return any(due_times(schedule, due_ms - 1, due_ms) for schedule in schedules)


def fired_slots_have_their_own_execution(case: Case) -> Iterator[str]:
    """I2: the id is a function of job and due time; slots and executions belong together one to one."""
    fired: set[str] = set()
    for slot in case.history.slots:
        if slot.disposition != "fired":
            continue
        expected = f"{slot.job_id}-{slot.due_ms:x}"
        if slot.execution_id != expected:
            yield f"{case.name(slot.job_id)}: {slot.due_ms} fired as {slot.execution_id}"
        if expected in fired:
            yield f"{expected}: fired twice"
        fired.add(expected)
        run = case.runs.get(expected)
        if run is None or run.due_ms != slot.due_ms:
            yield f"{expected}: fired and has no execution"
    for run in case.history.runs:
        # What ran for a time beyond the run, while a clock was ahead, has its entry where nobody asks yet.
        is_asked = run.origin == "schedule" and run.due_ms <= case.history.until_ms
        if is_asked and run.state not in NEVER_STARTED and run.id not in fired:
            yield f"{run.id}: is an execution of a due time that did not fire"


def reasons_are_true(case: Case) -> Iterator[str]:
    """I7: what was given up or passed over is explained by a fault, a pause or another execution."""
    for job in case.history.jobs:
        for slot in case.slots[job.id]:
            for due_ms in case.stands_for(slot):
                complaint = _complaint(case, job, slot, due_ms)
                if complaint:
                    yield f"{case.name(job.id)}: {due_ms} is {slot.disposition} ({slot.reason}): {complaint}"


def _complaint(case: Case, job: Job, slot: Slot, due_ms: int) -> str | None:
    if slot.disposition == "fired":
        return None
    if slot.disposition in ("missed", "merged"):
        return _complaint_on_misfire(case, job, slot, due_ms)
    if slot.disposition == "held" or slot.reason == "paused":
        return None if _was_paused_when_looked_at(case, job, due_ms) else "it was not paused"
    if slot.reason in ("overlap", "queue_full"):
        return None if _was_busy(case, job, due_ms) else "no other execution was there"
    if slot.reason == "run_cap":
        return None
    return "there is no such reason in this workload"


def _complaint_on_misfire(case: Case, job: Job, slot: Slot, due_ms: int) -> str | None:
    near = case.versions_near(job, due_ms)
    policies = {version.misfire for version in near}
    wanted = "latest" if slot.disposition == "merged" else POLICY_OF.get(slot.reason or "")
    if wanted is not None and wanted not in policies:
        return f"the policy is {' or '.join(sorted(policies))}"
    if slot.reason == "expired" or wanted is not None:
        grace_ms = min(version.misfire_grace_ms for version in near)
        is_explained = case.has_fault(due_ms, due_ms + grace_ms) or _was_paused(case, job, due_ms)
        return None if is_explained else "no fault was on"
    return "there is no such reason for a misfire"


def _was_paused(case: Case, job: Job, due_ms: int) -> bool:
    version = case.version_at(job, due_ms)
    return case.was_all_paused(due_ms) or (version is not None and version.state == "paused")


def _was_paused_when_looked_at(case: Case, job: Job, due_ms: int) -> bool:
    """Also of one that was overdue when a pause began, as the one does that a job's run cap sets off."""
    last_ms = due_ms + _lateness_ms(case, due_ms)
    begun = any(version.state == "paused" and due_ms <= version.since_ms <= last_ms for version in job.versions)
    return begun or _was_paused(case, job, due_ms)


def _lateness_ms(case: Case, due_ms: int) -> int:
    """How late a due time may be looked at."""
    return RECOVERY_MS if case.has_fault(due_ms, due_ms + USUAL_LATENESS_MS) else USUAL_LATENESS_MS


def _was_busy(case: Case, job: Job, due_ms: int) -> bool:
    """Whether an execution for another due time lived at some moment at which this one can have been decided on.

    That moment is the due time itself, but for what came late: because of a fault, or of a pause.
    """
    late_ms = _lateness_ms(case, due_ms)
    if _was_paused(case, job, due_ms) or case.clock_moved(due_ms, due_ms + late_ms):
        return True
    return any(_lived(run, due_ms, due_ms + late_ms) for run in case.runs_of[job.id] if run.due_ms != due_ms)


def _lived(run: Run, first_ms: int, last_ms: int) -> bool:
    if run.state in NEVER_STARTED:
        return False
    return run.queued_ms <= last_ms and (run.finished_ms is None or run.finished_ms >= first_ms)


def doctor_agrees(case: Case) -> Iterator[str]:
    """I16: the product's own examination finds nothing, as ours does."""
    for finding in case.history.doctor or ():
        yield f"chronos doctor: {finding}"
