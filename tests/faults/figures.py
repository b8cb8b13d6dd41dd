"""The figures of a run, and the report that shows them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tests.faults.case import Case, within
from tests.faults.history import Fault, History, Phase, Slot
from tests.faults.run_checks import overlapping_attempts
from tests.faults.stack import SCHEDULERS

ON_TIME_MS = 1000
SCHEDULER_DEATHS = ("kill_scheduler",)
CONCERNED = {"redis", "machine", "scheduling", "schedulers", *SCHEDULERS}
"""Faults of others do not keep a due time from being dispatched."""
WATCH_MS = 4000
"""Due times within this after a scheduler's death tell how long it was missed."""
CLAIM_MS = 1500
"""Due times so long before it may have been in its hands already."""


def figures(history: History, problems: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Everything that is reported of a run, as plain numbers and words."""
    case = Case(history)
    return {
        "seed": history.seed,
        "minutes": round((history.until_ms - history.since_ms) / 60_000, 1),
        "jobs": len(history.jobs),
        "faults": dict(sorted(Counter(fault.kind for fault in history.faults).items())),
        "slots": _slot_figures(case),
        "lost": _count(problems, "every_due_time_is_recorded_once", "is lost"),
        "doubled": _count(problems, "every_due_time_is_recorded_once", "doubled")
        + _count(problems, "fired_slots_have_their_own_execution", "fired twice")
        + len(problems.get("no_attempt_runs_twice", ())),
        "undue": _count(problems, "nothing_is_recorded_that_was_not_due", "was not due"),
        "executions": dict(sorted(Counter(run.state for run in history.runs).items())),
        "attempts_lost": sum(attempt.outcome == "abandoned" for run in history.runs for attempt in run.attempts),
        "attempts_repeated": sum(attempt.outcome == "failed" for run in history.runs for attempt in run.attempts[:-1]),
        "attempts_sandboxed": sum(seen.process_id < 0 for seen in case.said(Phase.START)),
        "control_groups_watched": history.groups_watched,
        "dead_letters": len(history.dead_letters or ()),
        "counted_by_jobs": history.counter,
        "overlap_s": round(sum(_overlap_ms(case)) / 1000, 1),
        "lines_kept": sum(len(run.lines or ()) for run in history.runs),
        "lines_given_up": sum(run.dropped_lines for run in history.runs),
        "lines_shown_early": sum(len(glimpse.lines) for glimpse in history.glimpses),
        "failover_ms": _spread(list(failovers(case))),
        "start_lag_ms": _spread(list(_lags(case, with_fault=False))),
        "start_lag_with_fault_ms": _spread(list(_lags(case, with_fault=True))),
        "problems": {name: len(found) for name, found in problems.items()},
    }


def _slot_figures(case: Case) -> dict[str, int]:
    found: Counter[str] = Counter()
    for job in case.history.jobs:
        found["due"] += len(case.due(job))
        for slot in case.slots[job.id]:
            found[_word(slot)] += len(case.stands_for(slot))
    return {name: count for name, count in found.items() if count}


def _word(slot: Slot) -> str:
    if slot.disposition == "fired":
        return "on time" if (slot.late_ms or 0) <= ON_TIME_MS else "late"
    return f"{slot.disposition} ({slot.reason})" if slot.reason else slot.disposition


def _count(problems: Mapping[str, Sequence[str]], check: str, words: str) -> int:
    return sum(words in problem for problem in problems.get(check, ()))


def _overlap_ms(case: Case) -> Iterator[int]:
    end_ms = case.history.until_ms
    for earlier, later in overlapping_attempts(case):
        yield min(earlier.end_ms, later.end_ms, end_ms) - later.start_ms


def failovers(case: Case) -> Iterator[int]:
    """I9: for each death of one scheduler, with no other fault near, how late the latest due time was because of it."""
    fired = sorted(
        (slot.due_ms, slot.late_ms or 0)
        for slot in case.history.slots
        if slot.disposition == "fired" and not _was_held_up(case, slot)
    )
    due = [due_ms for due_ms, _ in fired]
    for fault in case.history.faults:
        if fault.kind in SCHEDULER_DEATHS and _is_alone(fault, case.history.faults):
            near = within(due, fault.on_ms - CLAIM_MS, fault.on_ms + WATCH_MS)
            first = due.index(near[0]) if near else 0
            ends = [sum(entry) - max(entry[0], fault.on_ms) for entry in fired[first : first + len(near)]]
            yield max([0, *ends])


def _was_held_up(case: Case, slot: Slot) -> bool:
    """Whether a pause or another change of its job made it late."""
    last_ms = slot.due_ms + (slot.late_ms or 0)
    job = case.jobs[slot.job_id]
    version = case.version_at(job, slot.due_ms)
    is_changed = any(slot.due_ms <= later.since_ms <= last_ms for later in job.versions)
    return is_changed or version is None or version.state != "active"


def _is_alone(fault: Fault, faults: Sequence[Fault]) -> bool:
    since, until = fault.on_ms - WATCH_MS, fault.on_ms + WATCH_MS
    others = [other for other in faults if other is not fault and other.target in CONCERNED]
    return not any(other.on_ms <= until and other.off_ms >= since for other in others)


def _lags(case: Case, *, with_fault: bool) -> Iterator[int]:
    """From due to the first start that the witness saw, of what neither a pause nor an execution before it held up."""
    for slot in case.history.slots:
        seen = case.seen_of.get(slot.execution_id or "")
        if slot.disposition == "fired" and seen and not (_may_wait(case, slot) or _was_held_up(case, slot)):
            due_ms = case.reached_ms(slot.due_ms)
            if case.has_fault(due_ms, due_ms) == with_fault:
                yield seen[0].start_ms - due_ms


def _may_wait(case: Case, slot: Slot) -> bool:
    return any(version.overlap not in ("allow", "skip") for version in case.jobs[slot.job_id].versions)


def _spread(values: list[int]) -> dict[str, int]:
    if not values:
        return {"count": 0}
    values.sort()
    last = len(values) - 1
    return {"count": len(values), "p50": values[last // 2], "p99": values[round(last * 0.99)], "max": values[-1]}


def report(found: Mapping[str, Any], problems: Mapping[str, Sequence[str]], *, shown: int = 5) -> str:
    """The figures, a line each, and the first problems of each check."""
    lines = [f"{name.replace('_', ' '):<24} {_words(value)}" for name, value in found.items()]
    for name, sentences in problems.items():
        lines.append(f"\n{name}: {len(sentences)}")
        lines += [f"    {sentence}" for sentence in sentences[:shown]]
    return "\n".join(lines)


def _words(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {item}" for name, item in value.items()) or "none"
    return str(value)
