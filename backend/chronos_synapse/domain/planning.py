"""What becomes of the due times that have come: which run, and what the ledger says of the others. Pure."""

from collections.abc import Callable, Sequence

import msgspec

from chronos_synapse.domain.clock import to_ms
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.schedule import MisfirePolicy
from chronos_synapse.domain.slot import Disposition, SlotReason, SlotRecord

Span = tuple[int, int | None]
"""A pause, epoch ms: [since, until), None while it lasts."""
Verdict = tuple[Disposition, SlotReason | None, str]
"""What the ledger says of a due time that does not run."""


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """Why a due time is not to run although it is reached in time."""

    reason: SlotReason
    detail: str = ""


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """By what the due times of a job are judged."""

    policy: MisfirePolicy
    grace_ms: int
    window_ms: int | None
    """A misfire that is later than this is given up."""
    cap: int
    """How many misfires run under the policy `all`."""
    refusal: Callable[[int], Refusal | None]
    """What windows, calendars and snoozing say of a due time."""
    pauses: tuple[Span, ...] = ()
    """A due time within one of these waited for the end of the pause, so it is a misfire however soon that was."""

    @classmethod
    def of(cls, job: Job, refusal: Callable[[int], Refusal | None], pauses: Sequence[Span] = ()) -> "Terms":
        """The terms of `job`, with its own pause and those of all scheduling."""
        own: list[Span] = []
        if job.paused_at is not None:
            own.append((to_ms(job.paused_at), None if job.resumed_at is None else to_ms(job.resumed_at)))
        return cls(
            policy=job.misfire,
            grace_ms=int(job.misfire_grace_s * 1000),
            window_ms=None if job.misfire_window_s is None else int(job.misfire_window_s * 1000),
            cap=job.misfire_cap,
            refusal=refusal,
            pauses=(*own, *pauses),
        )

    def is_paused(self, due_ms: int) -> bool:
        """Whether the due time was reached within a pause."""
        return any(since <= due_ms and (until is None or due_ms < until) for since, until in self.pauses)

    def is_misfire(self, due_ms: int, now_ms: int) -> bool:
        """Whether the misfire policy decides on it."""
        return due_ms + self.grace_ms < now_ms or self.is_paused(due_ms)

    def misfire_spans(self, since_ms: int, now_ms: int) -> list[tuple[int, int]]:
        """Where the misfires from `since_ms` up to now lie, as [first, last]: rising and apart from each other."""
        paused = [(since, now_ms if until is None else min(now_ms, until - 1)) for since, until in self.pauses]
        found: list[tuple[int, int]] = []
        for first, last in sorted([(since_ms, now_ms - self.grace_ms - 1), *paused]):
            start = max(first, since_ms)
            if found and start <= found[-1][1] + 1:
                found[-1] = (found[-1][0], max(last, found[-1][1]))
            elif start <= last:
                found.append((start, last))
        return found

    def is_expired(self, due_ms: int, now_ms: int) -> bool:
        """Whether it is too late to catch it up."""
        return self.window_ms is not None and due_ms + self.window_ms < now_ms


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """Due times to run, and records of the others; both rising. Together they are all that were asked about."""

    run: tuple[int, ...] = ()
    records: tuple[SlotRecord, ...] = ()


def plan(due_ms: Sequence[int], *, now_ms: int, terms: Terms, newer: int = 0) -> Plan:
    """The plan for `due_ms`, rising due times of one job that are all reached.

    `newer`: how many due times follow that are reached as well, that nothing refuses, and that the policy puts before
    these: under `latest` of any kind, under `all` misfires; no need to count beyond one, or beyond the cap.
    """
    refusals = {due: terms.refusal(due) for due in due_ms}
    willing = [due for due in due_ms if refusals[due] is None]
    misfires = [due for due in willing if terms.is_misfire(due, now_ms)]
    on_time = [due for due in willing if not terms.is_misfire(due, now_ms)]
    run = {*on_time, *_caught_up(misfires, now_ms, terms, newer, has_on_time=bool(on_time))}
    verdicts = [(due, verdict(due, refusals[due], now_ms, terms)) for due in due_ms if due not in run]
    return Plan(run=tuple(sorted(run)), records=_gathered(due_ms, dict(verdicts)))


def _caught_up(misfires: Sequence[int], now_ms: int, terms: Terms, newer: int, *, has_on_time: bool) -> Sequence[int]:
    """The misfires that run."""
    fresh = [due for due in misfires if not terms.is_expired(due, now_ms)]
    if terms.policy is MisfirePolicy.LATEST:
        return fresh[-1:] if not newer and not has_on_time else ()
    if terms.policy is MisfirePolicy.ALL:
        count = terms.cap - min(newer, terms.cap)
        return fresh[-count:] if count else ()
    return ()


def verdict(due: int, refusal: Refusal | None, now_ms: int, terms: Terms) -> Verdict:
    """What the ledger says of a due time that does not run."""
    if refusal is not None:
        return Disposition.SKIPPED, refusal.reason, refusal.detail
    is_expired = terms.is_expired(due, now_ms)
    if terms.policy is MisfirePolicy.LATEST and not is_expired:
        return Disposition.MERGED, None, ""
    if terms.is_paused(due):
        return Disposition.SKIPPED, SlotReason.PAUSED, ""
    if is_expired:
        return Disposition.MISSED, SlotReason.EXPIRED, ""
    reason = SlotReason.CATCH_UP_CAP if terms.policy is MisfirePolicy.ALL else SlotReason.POLICY
    return Disposition.MISSED, reason, ""


def _gathered(due_ms: Sequence[int], verdicts: dict[int, Verdict]) -> tuple[SlotRecord, ...]:
    """One record for each stretch of due times in a row that share a verdict."""
    records: list[SlotRecord] = []
    latest: Verdict | None = None
    for due in due_ms:
        found = verdicts.get(due)
        if found is not None and found == latest:
            former = records[-1]
            records[-1] = msgspec.structs.replace(former, until_ms=due, count=former.count + 1)
        elif found is not None:
            records.append(record_of(found, due, due, 1))
        latest = found
    return tuple(records)


def record_of(found: Verdict, due_ms: int, until_ms: int, count: int) -> SlotRecord:
    """The record of `count` due times from `due_ms` to `until_ms` that share a verdict."""
    disposition, reason, detail = found
    return SlotRecord(
        due_ms=due_ms, until_ms=until_ms, count=count, disposition=disposition, reason=reason, detail=detail
    )


def joined(records: Sequence[SlotRecord]) -> list[SlotRecord]:
    """Rising records without a due time between them, those in a row that share a verdict made one."""
    found: list[SlotRecord] = []
    for record in records:
        if found and _verdict_of(found[-1]) == _verdict_of(record):
            count = found[-1].count + record.count
            found[-1] = msgspec.structs.replace(found[-1], until_ms=record.until_ms, count=count)
        else:
            found.append(record)
    return found


def _verdict_of(record: SlotRecord) -> Verdict:
    return record.disposition, record.reason, record.detail
