"""SimulationService: the time machine. What would have become of a job's due times under other rules."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec
from msgspec import UNSET, UnsetType

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.clock import from_ms as instant_of
from chronos_synapse.domain.clock import to_ms
from chronos_synapse.domain.durations import Durations, DurationSource
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.metric import Metric, Reduce
from chronos_synapse.domain.planning import Terms
from chronos_synapse.domain.schedule import MisfirePolicy, OverlapPolicy, Schedule, Timing
from chronos_synapse.domain.simulation import Replay, Rules, Stall, peak_of, replay, stalls_in, tally
from chronos_synapse.domain.slot import SlotRecord
from chronos_synapse.services.jobs.job_checks import Executors, check_job
from chronos_synapse.services.ledger.expected import ExpectedSlots, Timeline
from chronos_synapse.services.ledger.settling import Known, know
from chronos_synapse.services.ledger.slots import SlotService
from chronos_synapse.services.ledger.spans import Spans, gaps
from chronos_synapse.services.scheduling.arming import normalized
from chronos_synapse.services.scheduling.resuming import CoverSource
from chronos_synapse.storage.redis.metrics import MAX_SAMPLES
from chronos_synapse.storage.redis.stores import RedisStores
from chronos_synapse.triggers.build import count_between, fire_times

DEFAULT_SPAN = timedelta(days=30)
MOST_DUE = 50_000
AT_ONCE = 2
"""Comparisons; each takes a second or so of a processor."""
PAGE = 1000
SHOWN = 100


class SimulationRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What to change of the job on paper; what is left out stays. Without times, the last 30 days."""

    schedule: Schedule | UnsetType = UNSET
    timing: Timing | UnsetType = UNSET
    overlap: OverlapPolicy | UnsetType = UNSET
    max_concurrent: int | UnsetType = UNSET
    misfire: MisfirePolicy | UnsetType = UNSET
    since: datetime | None = msgspec.field(default=None, name="from")
    until: datetime | None = msgspec.field(default=None, name="to")


class DurationsView(msgspec.Struct, frozen=True, kw_only=True):
    """How long executions were taken to last."""

    count: int
    """Of the history that were looked at."""
    median_ms: int
    source: DurationSource


class SimulationView(msgspec.Struct, frozen=True, kw_only=True):
    """Before: what the ledger says, and where it says nothing the job as it is, on paper. After: on paper."""

    since: datetime = msgspec.field(name="from")
    until: datetime = msgspec.field(name="to")
    durations: DurationsView
    before: Replay
    after: Replay
    added: list[datetime]
    """The first due times that would have run, and did not."""
    added_total: int
    lost: list[datetime]
    """The first due times that did run, and would not have."""
    lost_total: int


class SimulationService:
    """Reads only."""

    def __init__(
        self,
        stores: RedisStores,
        *,
        slots: SlotService,
        covers: CoverSource,
        executors: Executors,
    ) -> None:
        self._stores = stores
        self._slots = slots
        self._covers = covers
        self._executors = executors
        self._expected = ExpectedSlots(stores.ledger_reader)
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def simulate(self, principal: Principal, job_id: str, request: SimulationRequest) -> SimulationView:
        """The comparison; Invalid names what is refused of the change, and a range that is too long."""
        job = await self._slots.own(principal, job_id)
        async with self._turns:
            return await self._compare(job, request)

    async def _compare(self, job: Job, request: SimulationRequest) -> SimulationView:
        from_ms, until_ms = _range(request, await self._stores.due.now_ms())
        changed = self._changed(job, request, instant_of(from_ms))
        known = [await self._known(one) for one in (job, changed)]
        timeline = await self._expected.timeline(job, after_ms=from_ms - 1, until_ms=until_ms)
        covered = await self._covered(job, timeline)
        records = await self._records(job, timeline, from_ms, until_ms)
        stalls = stalls_in(records, grace_ms=int(job.misfire_grace_s * 1000))
        durations, peak = await self._durations(job, from_ms, until_ms)
        before, ran = tally(records)
        waited = await self._waited(job, from_ms, until_ms)
        before = before.plus(Replay(waited_ms_total=waited[0], waited_ms_max=waited[1], peak=peak))
        open_spans = tuple(gaps(covered, from_ms - 1, until_ms))
        on_paper, ran_on_paper = await _replayed(known[0], job, open_spans, (), durations)
        after, would_run = await _replayed(known[1], changed, ((from_ms - 1, until_ms),), stalls, durations)
        added, lost = _difference([*ran, *ran_on_paper], would_run)
        return SimulationView(
            since=instant_of(from_ms),
            until=instant_of(until_ms),
            durations=DurationsView(count=durations.count, median_ms=durations.median_ms, source=durations.source),
            before=before.plus(on_paper),
            after=after,
            added=added[:SHOWN],
            added_total=len(added),
            lost=lost[:SHOWN],
            lost_total=len(lost),
        )

    def _changed(self, job: Job, request: SimulationRequest, since: datetime) -> Job:
        """The job with the change, checked as a save would; an interval counts from the start of the range."""
        names = ("schedule", "timing", "overlap", "max_concurrent", "misfire")
        values = {name: getattr(request, name) for name in names if getattr(request, name) is not UNSET}
        changed = msgspec.structs.replace(job, **values)
        check_job(changed, self._executors)
        return normalized(changed, job, since)

    async def _known(self, job: Job) -> Known | None:
        """What is to be known of `job`; a snooze that lasts says nothing of the past."""
        if job.schedule is None:
            return None
        covers = await self._covers.covers(job.owner_id, job.timing.calendars, job.tags)
        return know(msgspec.structs.replace(job, snoozed_until=None), covers)

    async def _covered(self, job: Job, timeline: Timeline) -> list[tuple[int, int]]:
        """Where the ledger has answers: while the job was scheduled, up to the first due time that is not settled."""
        kept_from_ms = await self._stores.ledger_reader.kept_from_ms(job.id)
        open_from_ms = (await self._stores.slots.cursor(job.id)).ms
        spans = []
        for stretch in timeline.stretches:
            after_ms = max(stretch.after_ms, kept_from_ms - 1)
            until_ms = stretch.until_ms if open_from_ms is None else min(stretch.until_ms, open_from_ms - 1)
            if after_ms < until_ms:
                spans.append((after_ms, until_ms))
        return spans

    async def _records(self, job: Job, timeline: Timeline, from_ms: int, until_ms: int) -> list[SlotRecord]:
        records: list[SlotRecord] = []
        place_ms = from_ms
        while True:
            page = await self._stores.slots.between(job.id, place_ms, until_ms, PAGE)
            records += [record for record in page if not records or record.due_ms >= place_ms]
            _refuse_too_many(len(records))
            if len(page) < PAGE:
                return [_within(record, timeline, from_ms, until_ms) for record in records]
            place_ms = page[-1].due_ms + 1

    async def _durations(self, job: Job, from_ms: int, until_ms: int) -> tuple[Durations, int]:
        """How long executions take, and how many of the range ran at once."""
        spans: list[tuple[int, int]] = []
        last_ms = until_ms
        while len(spans) < MOST_DUE:
            samples = await self._stores.metrics.samples(
                job.id, Metric.DURATION_MS, from_ms=from_ms, to_ms=last_ms, bucket_ms=0
            )
            spans += [(to_ms(sample.time) - int(sample.value), to_ms(sample.time)) for sample in samples]
            if len(samples) < MAX_SAMPLES:
                break
            last_ms = to_ms(samples[0].time) - 1
        if not spans:
            spans = await self._latest(job)
            return _durations_of(job, spans), 0
        return _durations_of(job, spans), peak_of(spans)

    async def _latest(self, job: Job) -> list[tuple[int, int]]:
        """Executions that ended before or after the range: better than a guess."""
        now_ms = await self._stores.due.now_ms()
        samples = await self._stores.metrics.samples(job.id, Metric.DURATION_MS, from_ms=0, to_ms=now_ms)
        return [(to_ms(sample.time) - int(sample.value), to_ms(sample.time)) for sample in samples]

    async def _waited(self, job: Job, from_ms: int, until_ms: int) -> tuple[int, int]:
        """(sum, most) of what executions of the range waited from due to started, ms."""
        found = []
        for reduce in (Reduce.SUM, Reduce.MAX):
            samples = await self._stores.metrics.samples(
                job.id,
                Metric.LAG_MS,
                from_ms=from_ms,
                to_ms=until_ms,
                bucket_ms=until_ms - from_ms + 1,
                reduce=reduce,
            )
            found.append([sample.value for sample in samples])
        return int(sum(found[0])), int(max(found[1], default=0))


def _range(request: SimulationRequest, now_ms: int) -> tuple[int, int]:
    for name, instant in (("from", request.since), ("to", request.until)):
        if instant is not None and (instant.tzinfo is None or not 1970 <= instant.year <= 9998):
            detail = "A time needs its offset from UTC and lies in the years 1970 to 9998, as 2027-05-03T08:00:00Z."
            raise Invalid(detail, pointer=f"/{name}", code="time.range")
    until_ms = now_ms if request.until is None else to_ms(request.until)
    span_ms = int(DEFAULT_SPAN.total_seconds() * 1000)
    from_ms = max(0, until_ms - span_ms) if request.since is None else to_ms(request.since)
    if from_ms >= until_ms:
        raise Invalid("A range ends after it begins.", pointer="/to", code="time.range")
    return from_ms, until_ms


def _durations_of(job: Job, spans: Spans) -> Durations:
    samples = [(start_ms, end_ms - start_ms) for start_ms, end_ms in spans]
    return Durations(samples, timeout_ms=int(job.timeout_s * 1000))


async def _replayed(
    known: Known | None, job: Job, spans: Spans, stalls: Sequence[Stall], durations: Durations
) -> tuple[Replay, list[int]]:
    if known is None:
        return Replay(), []
    edges = [(instant_of(after_ms), instant_of(until_ms)) for after_ms, until_ms in spans]
    _refuse_too_many(sum(count_between(known.trigger, after, until) for after, until in edges))
    rules = Rules(
        terms=Terms.of(job, known.refusal),
        overlap=job.overlap,
        max_concurrent=job.max_concurrent,
        overlap_queue_limit=job.overlap_queue_limit,
    )

    def work() -> tuple[Replay, list[int]]:
        due = [to_ms(at) for after, until in edges for at in fire_times(known.trigger, after, until, MOST_DUE)]
        return replay(due, rules=rules, stalls=stalls, durations=durations)

    # It may take a second or two, in which this process has others to answer.
    return await asyncio.to_thread(work)


def _within(record: SlotRecord, timeline: Timeline, from_ms: int, until_ms: int) -> SlotRecord:
    """`record` without its due times outside of [from_ms, until_ms]."""
    if from_ms <= record.due_ms and record.until_ms <= until_ms:
        return record
    first_ms, last_ms = max(record.due_ms, from_ms), min(record.until_ms, until_ms)
    count = sum(
        count_between(
            stretch.trigger,
            instant_of(max(stretch.after_ms, first_ms - 1)),
            instant_of(min(stretch.until_ms, last_ms)),
        )
        for stretch in timeline.stretches
        if stretch.after_ms < last_ms and first_ms - 1 < stretch.until_ms
    )
    return msgspec.structs.replace(record, due_ms=first_ms, until_ms=last_ms, count=count)


def _difference(before: Sequence[int], after: Sequence[int]) -> tuple[list[datetime], list[datetime]]:
    """(only after, only before), rising."""
    ran, would_run = set(before), set(after)
    return (
        [instant_of(due_ms) for due_ms in sorted(would_run - ran)],
        [instant_of(due_ms) for due_ms in sorted(ran - would_run)],
    )


def _refuse_too_many(count: int) -> None:
    if count > MOST_DUE:
        detail = f"At most {MOST_DUE:,} due times are compared, and these are {count:,} or more: give a shorter range."
        raise Invalid(detail, pointer="/from", code="simulation.too_long")
