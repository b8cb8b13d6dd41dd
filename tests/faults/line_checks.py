"""Checks of logs: what was printed and acknowledged is there, in order, once."""

from collections.abc import Iterator

from tests.faults.case import Case
from tests.faults.history import Run

Printed = list[tuple[int, int]]
"""(fence, number) of each line of a job, as it was printed."""


def logs_have_no_hole(case: Case) -> Iterator[str]:
    """I10: offsets count from 0 without a hole, since nothing here prints more than is kept.

    When the store is short of memory, lines may be given up; they are counted, unless the end of the attempt was lost.
    """
    for run in case.history.runs:
        offsets = [line.offset for line in run.lines or ()]
        has_hole = offsets != list(range(len(offsets)))
        if offsets != sorted(set(offsets)):
            yield f"{run.id}: the log has a double: {_shortened(offsets)}"
        elif (has_hole or run.dropped_lines) and not _was_memory_short(case, run):
            yield f"{run.id}: the log has a hole, and memory was not short: {_shortened(offsets)}"
        elif has_hole and not run.dropped_lines and not _may_be_lost(run):
            yield f"{run.id}: the log has a hole that is not counted: {_shortened(offsets)}"


def _may_be_lost(run: Run) -> bool:
    """One that was to be cancelled when it was lost is told as cancelled."""
    return any(attempt.outcome in ("abandoned", "cancelled") for attempt in run.attempts)


def _was_memory_short(case: Case, run: Run) -> bool:
    began_ms = run.queued_ms if run.started_ms is None else run.started_ms
    return case.was_memory_short(began_ms, case.history.until_ms if run.finished_ms is None else run.finished_ms)


def logs_are_what_was_printed(case: Case) -> Iterator[str]:
    """I10: of each attempt the first lines, in order; all of them if it succeeded, but for those that were given up."""
    for run in case.history.runs:
        if run.lines is None or run.job_id not in case.jobs:
            continue
        printed = printed_lines(run)
        fences = [fence for fence, _ in printed]
        if fences != sorted(fences):
            yield f"{run.id}: lines of its attempts are mixed"
        for fence in sorted(set(fences)):
            numbers = [number for found, number in printed if found == fence]
            is_short = _was_memory_short(case, run)
            is_ordered = numbers == sorted(set(numbers)) if is_short else _counts_from_1(numbers)
            if not is_ordered:
                yield f"{run.id}: attempt {fence} printed in order, kept are {_shortened(numbers)}"
        wanted = case.jobs[run.job_id].lines
        kept = fences.count(run.attempts[-1].number) if run.attempts else 0
        if run.state == "succeeded" and not kept <= wanted <= kept + run.dropped_lines:
            yield f"{run.id}: succeeded, and {kept} of {wanted} lines are kept, {run.dropped_lines} given up"


def _counts_from_1(numbers: list[int]) -> bool:
    return numbers == list(range(1, len(numbers) + 1))


def printed_lines(run: Run) -> Printed:
    """The job's own lines of a log."""
    words = [line.text.split() for line in run.lines or () if line.stream == "stdout"]
    return [(int(found[0]), int(found[2])) for found in words]


def lines_that_were_shown_stay(case: Case) -> Iterator[str]:
    """I10: a line that the API has shown once is shown for ever, at the same place."""
    for glimpse in case.history.glimpses:
        run = case.runs.get(glimpse.execution_id)
        kept = {line.offset: line for line in (run.lines or ())} if run is not None else {}
        gone = [line.offset for line in glimpse.lines if kept.get(line.offset) != line]
        if gone:
            yield f"{glimpse.execution_id}: lines that were shown are lost or changed: {_shortened(gone)}"


def _shortened(numbers: list[int]) -> str:
    return str(numbers) if len(numbers) <= 20 else f"{numbers[:10]} ... {numbers[-10:]}"
