"""Checks of logs: what was printed and acknowledged is there, in order, once."""

from collections.abc import Iterator

from tests.faults.case import Case
from tests.faults.history import Run

Printed = list[tuple[int, int]]
"""(fence, number) of each line of a job, as it was printed."""


def logs_have_no_hole(case: Case) -> Iterator[str]:
    """I10: offsets count from 0 without a hole, since nothing here prints more than is kept."""
    for run in case.history.runs:
        offsets = [line.offset for line in run.lines or ()]
        if offsets != list(range(len(offsets))):
            yield f"{run.id}: the log has a hole or a double: {_shortened(offsets)}"


def logs_are_what_was_printed(case: Case) -> Iterator[str]:
    """I10: of each attempt the first lines, in order; all of them if it succeeded."""
    for run in case.history.runs:
        if run.lines is None or run.job_id not in case.jobs:
            continue
        printed = printed_lines(run)
        fences = [fence for fence, _ in printed]
        if fences != sorted(fences):
            yield f"{run.id}: lines of its attempts are mixed"
        for fence in sorted(set(fences)):
            numbers = [number for found, number in printed if found == fence]
            if numbers != list(range(1, len(numbers) + 1)):
                yield f"{run.id}: attempt {fence} printed in order, kept are {_shortened(numbers)}"
        wanted = case.jobs[run.job_id].lines
        if run.state == "succeeded" and fences.count(run.attempts[-1].number) != wanted:
            yield f"{run.id}: succeeded, and {fences.count(run.attempts[-1].number)} of {wanted} lines are kept"


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
