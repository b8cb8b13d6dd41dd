"""Settling: what is to be sent to the store for the due times of one job that have come. Pure but for the triggers."""

from collections.abc import Sequence

import msgspec

from chronos_synapse.domain.clock import from_ms, to_ms
from chronos_synapse.domain.execution import Origin, scheduled_execution_id
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.planning import Refusal, Span, Terms, joined, plan, record_of, verdict
from chronos_synapse.domain.schedule import MisfirePolicy
from chronos_synapse.domain.slot import SlotReason, SlotRecord
from chronos_synapse.storage.redis.execution_documents import JobMembers, NewExecution, SettledSlots
from chronos_synapse.storage.redis.executions import Dispatch
from chronos_synapse.triggers.admission import Admission, CalendarCover
from chronos_synapse.triggers.build import build, count_between
from chronos_synapse.triggers.trigger import Trigger

SLICE = 1000
"""Due times of one job that one dispatch looks at one by one."""
MOST_LEAPS = 5000
"""So many stretches that are refused are leapt over in search of a due time that is not."""


class Known(msgspec.Struct, frozen=True):
    """What is kept of a job between its due times."""

    job: Job
    trigger: Trigger
    members: JobMembers
    admission: Admission
    snoozed_until_ms: int

    def refusal(self, due_ms: int) -> Refusal | None:
        """Why a due time is not to run although it is reached in time; None when it is."""
        if due_ms < self.snoozed_until_ms:
            return Refusal(reason=SlotReason.SNOOZED)
        if self.admission.is_open:
            return None
        return self.admission.refusal(from_ms(due_ms - self.trigger.offset_ms))

    def first_willing(self, since_ms: int, until_ms: int) -> int | None:
        """The first due time in [since_ms, until_ms] that nothing refuses."""
        after = from_ms(max(since_ms, self.snoozed_until_ms) - 1)
        found = self.admission.first_admitted(self.trigger, after, from_ms(until_ms), steps=MOST_LEAPS)
        return None if found is None else to_ms(found)


def know(job: Job, covers: Sequence[CalendarCover] = ()) -> Known:
    """What is to be known of `job`, whose calendars cover what `covers` say; Invalid for a stored schedule that is not
    understood."""
    if job.schedule is None:
        raise ValueError(f"job {job.id} has no schedule")
    trigger = build(job.schedule, job.timing, seed=job.id)
    admission = Admission(job.timing, job.schedule.timezone, covers)
    snoozed_until_ms = 0 if job.snoozed_until is None else to_ms(job.snoozed_until)
    return Known(job, trigger, JobMembers(job), admission, snoozed_until_ms)


def settle(known: Known, fire_ms: int, now_ms: int, *, pauses: Sequence[Span] = ()) -> Dispatch:
    """What becomes of the due time `fire_ms`, and in a gap of those that follow and are reached, up to a bound."""
    terms = Terms.of(known.job, known.refusal, pauses)
    if not terms.is_misfire(fire_ms, now_ms) and known.refusal(fire_ms) is None:
        entries: list[NewExecution | SettledSlots] = [_queued(known, fire_ms)]
        return Dispatch(job=known.job, fire_ms=fire_ms, next_ms=_next_ms(known.trigger, fire_ms), entries=entries)
    return _settle_gap(known, terms, fire_ms, now_ms)


def give_up(known: Known, fire_ms: int, now_ms: int, *, since_ms: int, is_held: bool) -> Dispatch:
    """As `settle` for due times in a pause since `since_ms` of a job that will not go on as it was: nothing runs."""
    policy = MisfirePolicy.SKIP
    terms = Terms(policy=policy, grace_ms=0, window_ms=None, cap=0, refusal=known.refusal, pauses=((since_ms, None),))
    found = _settle_gap(known, terms, fire_ms, now_ms)
    return msgspec.structs.replace(found, is_held=is_held, is_given_up=True)


def _settle_gap(known: Known, terms: Terms, fire_ms: int, now_ms: int) -> Dispatch:
    if known.admission.is_open and _is_long(known.trigger, fire_ms, now_ms):
        records, following_ms = _settle_head(known, terms, fire_ms, now_ms)
        if records:
            entries = [known.members.settled(record) for record in records]
            return Dispatch(job=known.job, fire_ms=fire_ms, next_ms=following_ms, entries=entries)
    due, next_ms = _due_times(known.trigger, terms, fire_ms, now_ms)
    decided = plan(due, now_ms=now_ms, terms=terms, newer=_count_newer(known, terms, next_ms, now_ms))
    found: list[tuple[int, NewExecution | SettledSlots]] = [(due_ms, _queued(known, due_ms)) for due_ms in decided.run]
    found += [(record.due_ms, known.members.settled(record)) for record in decided.records]
    found.sort(key=lambda pair: pair[0])
    return Dispatch(job=known.job, fire_ms=fire_ms, next_ms=next_ms, entries=[entry for _, entry in found])


def _queued(known: Known, due_ms: int) -> NewExecution:
    execution_id = scheduled_execution_id(known.job.id, due_ms)
    return known.members.queued(execution_id, scheduled_ms=due_ms, origin=Origin.SCHEDULE, is_slot=True)


def _next_ms(trigger: Trigger, after_ms: int) -> int | None:
    following = trigger.next_after(from_ms(after_ms))
    return None if following is None else to_ms(following)


def _is_long(trigger: Trigger, fire_ms: int, now_ms: int) -> bool:
    """Whether more due times are reached than one dispatch looks at."""
    return count_between(trigger, from_ms(fire_ms - 1), from_ms(now_ms)) >= SLICE


def _due_times(trigger: Trigger, terms: Terms, fire_ms: int, now_ms: int) -> tuple[list[int], int | None]:
    """The due times that this dispatch settles, and the one to arm after them.

    One at a time as long as it is no misfire; a longer gap is taken as a slice of up to SLICE due times.
    """
    due = [fire_ms]
    following_ms = _next_ms(trigger, fire_ms)
    while following_ms is not None and len(due) < SLICE:
        if following_ms > now_ms or not terms.is_misfire(due[-1], now_ms):
            break
        due.append(following_ms)
        following_ms = _next_ms(trigger, following_ms)
    return due, following_ms


def _count_newer(known: Known, terms: Terms, next_ms: int | None, now_ms: int) -> int:
    """How many due times from `next_ms` on `plan` is to know of; no more than matter to it."""
    if next_ms is None or next_ms > now_ms or terms.policy is MisfirePolicy.SKIP:
        return 0
    if terms.policy is MisfirePolicy.LATEST:
        return 0 if known.first_willing(next_ms, now_ms) is None else 1
    count = 0
    for first_ms, last_ms in terms.misfire_spans(next_ms, now_ms):
        due_ms = known.first_willing(first_ms, last_ms)
        while due_ms is not None and count < terms.cap:
            count += 1
            due_ms = known.first_willing(due_ms + 1, last_ms)
    return count


def _settle_head(known: Known, terms: Terms, fire_ms: int, now_ms: int) -> tuple[list[SlotRecord], int | None]:
    """A long gap but for its last due times, which may run: one record for each stretch that shares a verdict.

    Gives also the first due time that is left to be looked at.
    """
    trigger, end_ms = known.trigger, _end_of_head(known.trigger, terms, fire_ms, now_ms)
    cuts = {end_ms, now_ms - terms.grace_ms, *(edge for span in terms.pauses for edge in span if edge is not None)}
    cuts.add(known.snoozed_until_ms)
    if terms.window_ms is not None:
        cuts.add(now_ms - terms.window_ms)
    records: list[SlotRecord] = []
    first_ms: int | None = fire_ms
    for cut in sorted(cut for cut in cuts if fire_ms < cut <= end_ms):
        # A cut belongs to what follows it; whoever looks one by one takes over where the policy does not decide.
        if first_ms is None or first_ms >= cut:
            continue
        refusal = known.refusal(first_ms)
        if refusal is None and not terms.is_misfire(first_ms, now_ms):
            break
        count = count_between(trigger, from_ms(first_ms - 1), from_ms(cut - 1))
        last_ms = _last_before(trigger, first_ms, cut)
        records.append(record_of(verdict(first_ms, refusal, now_ms, terms), first_ms, last_ms, count))
        first_ms = _next_ms(trigger, last_ms)
    return joined(records), first_ms


def _end_of_head(trigger: Trigger, terms: Terms, fire_ms: int, now_ms: int) -> int:
    """An instant before which no misfire runs, and after which there are not very many due times."""
    if terms.policy is MisfirePolicy.SKIP:
        return now_ms + 1
    if terms.policy is MisfirePolicy.LATEST:
        return _before_the_last(trigger, fire_ms, now_ms, 2)
    wanted = terms.cap + 1
    for first_ms, last_ms in reversed(terms.misfire_spans(fire_ms, now_ms)):
        count = count_between(trigger, from_ms(first_ms - 1), from_ms(last_ms))
        if count >= wanted:
            return _before_the_last(trigger, first_ms, last_ms, wanted)
        wanted -= count
    return fire_ms


def _before_the_last(trigger: Trigger, fire_ms: int, now_ms: int, wanted: int) -> int:
    """An instant after which at least `wanted` due times are reached, and not very many more."""
    back_ms = 1000
    while now_ms - back_ms > fire_ms:
        if count_between(trigger, from_ms(now_ms - back_ms), from_ms(now_ms)) >= wanted:
            return now_ms - back_ms
        back_ms *= 2
    return fire_ms


def _last_before(trigger: Trigger, first_ms: int, before_ms: int) -> int:
    """The last due time before `before_ms`, not before the due time `first_ms`."""
    back_ms = 1000
    while before_ms - back_ms > first_ms:
        following_ms = _next_ms(trigger, before_ms - back_ms - 1)
        if following_ms is not None and following_ms < before_ms:
            return _walk_to_last(trigger, following_ms, before_ms)
        back_ms *= 2
    return _walk_to_last(trigger, first_ms, before_ms)


def _walk_to_last(trigger: Trigger, due_ms: int, before_ms: int) -> int:
    while True:
        following_ms = _next_ms(trigger, due_ms)
        if following_ms is None or following_ms >= before_ms:
            return due_ms
        due_ms = following_ms
