"""What a check-up can find: each kind with its words, and what to do about it."""

from datetime import datetime
from enum import StrEnum

import msgspec

from chronos_synapse.domain.accounting import Flaw, FlawKind
from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.job import Job


class FindingKind(StrEnum):
    """What is wrong."""

    MISSING = "missing"
    UNDUE = "undue"
    DOUBLE = "double"
    OVERLAPPING = "overlapping"
    WRONG_COUNT = "wrong_count"
    UNREADABLE = "unreadable"
    """A stored definition that is refused today."""
    UNARMED = "unarmed"
    """An enabled job without its next due time: it would never fire again."""
    WRONG_CURSOR = "wrong_cursor"
    """A job that is armed for an instant that is no due time of its schedule."""
    EXECUTION_GONE = "execution_gone"
    UNRECORDED = "unrecorded"
    STUCK = "stuck"
    WRONG_COUNTER = "wrong_counter"
    NOT_INDEXED = "not_indexed"
    SERVER = "server"


class Finding(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that is wrong, where, and what to do."""

    kind: FindingKind
    text: str
    remedy: str
    job_id: str | None = None
    job_name: str | None = None
    execution_id: str | None = None
    owner_id: str | None = None
    first: datetime | None = None
    """The time that it is about, or the first of several."""
    last: datetime | None = None
    count: int = 1
    repaired: bool = False


_REPORT = "Report it with the log of the schedulers; the ledger is never repaired."
_REPAIR = "`chronos doctor --repair` arms it for the first due time that is not settled."

_LEDGER_WORDS = {
    FlawKind.MISSING: "due, and the ledger does not say what became of {them}",
    FlawKind.UNDUE: "in the ledger, and not due by the schedule",
    FlawKind.DOUBLE: "in the ledger twice",
    FlawKind.OVERLAPPING: "told by a range that begins within another",
    FlawKind.WRONG_COUNT: "told by a range in which {expected:,} times were due",
}


def of_flaw(flaw: Flaw, job: Job) -> Finding:
    """Of a stretch of a ledger that is wrong."""
    noun = "time" if flaw.count == 1 else "times"
    words = _LEDGER_WORDS[flaw.kind].format(them="it" if flaw.count == 1 else "them", expected=flaw.expected or 0)
    return Finding(
        kind=FindingKind(flaw.kind.value),
        text=f"{flaw.count:,} {noun} {words}.",
        remedy=_REPORT,
        job_id=job.id,
        job_name=job.name,
        first=from_ms(flaw.first_ms),
        last=None if flaw.first_ms == flaw.last_ms else from_ms(flaw.last_ms),
        count=flaw.count,
    )


def unreadable(job_id: str, why: str, *, name: str | None = None) -> Finding:
    """Of a job whose stored definition or schedule is refused."""
    return Finding(
        kind=FindingKind.UNREADABLE,
        text=f"The stored definition is not understood: {why.rstrip('.')}.",
        remedy="Save the job anew, or put right the document by hand.",
        job_id=job_id,
        job_name=name,
    )


def unarmed(job: Job, fire_ms: int) -> Finding:
    """Of a job that is enabled and has no next due time."""
    return Finding(
        kind=FindingKind.UNARMED,
        text="The job is enabled and not armed, so it would never be due again.",
        remedy=_REPAIR,
        job_id=job.id,
        job_name=job.name,
        first=from_ms(fire_ms),
    )


def wrong_cursor(job: Job, armed_ms: int) -> Finding:
    """Of a job that is armed for a wrong instant."""
    return Finding(
        kind=FindingKind.WRONG_CURSOR,
        text="The job is armed for an instant that is no due time of its schedule.",
        remedy=_REPAIR,
        job_id=job.id,
        job_name=job.name,
        first=from_ms(armed_ms),
    )


def execution_gone(job: Job, execution_id: str, due_ms: int) -> Finding:
    """Of a due time that fired and whose execution is not there."""
    return Finding(
        kind=FindingKind.EXECUTION_GONE,
        text="It fired, and its execution is gone although it was to be kept.",
        remedy="Look whether somebody deleted keys, or the server lost writes in a crash.",
        job_id=job.id,
        job_name=job.name,
        execution_id=execution_id,
        first=from_ms(due_ms),
    )


def unrecorded(job_id: str, execution_id: str, due_ms: int) -> Finding:
    """Of an execution for a due time that is not in the ledger."""
    return Finding(
        kind=FindingKind.UNRECORDED,
        text="There is an execution for this due time, and the ledger does not know of it.",
        remedy=_REPORT,
        job_id=job_id,
        execution_id=execution_id,
        first=from_ms(due_ms),
    )


def stuck(job_id: str, execution_id: str, since: datetime, *, state: str) -> Finding:
    """Of an execution that nobody will ever end."""
    waits = "and lies on no queue" if state != "running" else "and no worker holds it"
    return Finding(
        kind=FindingKind.STUCK,
        text=f"The execution is {state} {waits}.",
        remedy="Start an analyst, which takes care of it within a minute; if one runs, read its log, then cancel it.",
        job_id=job_id,
        execution_id=execution_id,
        first=since,
    )


def wrong_counter(
    of: str,
    differences: dict[str, int],
    *,
    job_id: str | None = None,
    owner_id: str | None = None,
    repaired: bool = False,
) -> Finding:
    """Of counters that do not say what the documents do; differences are what is to be added to them."""
    wrong = ", ".join(f"{state} by {-by:+d}" for state, by in sorted(differences.items()) if by)
    return Finding(
        kind=FindingKind.WRONG_COUNTER,
        text=f"Counters of the {of} are wrong: {wrong}.",
        remedy="`chronos doctor --repair` counts anew.",
        job_id=job_id,
        owner_id=owner_id,
        repaired=repaired,
    )


def not_indexed(index: str, count: int) -> Finding:
    """Of documents that no list shows."""
    return Finding(
        kind=FindingKind.NOT_INDEXED,
        text=f"{count:,} documents were refused by the search index of {index}, so no list shows them.",
        remedy="Look with FT.INFO for the key of the last one, and put right the field that it names.",
        count=count,
    )


def server(problem: str) -> Finding:
    """Of a Redis server that should not be the system of record as it is."""
    return Finding(kind=FindingKind.SERVER, text=problem, remedy="Change the server as it says, and restart it.")
