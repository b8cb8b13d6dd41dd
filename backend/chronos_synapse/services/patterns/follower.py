"""PatternFollower: learns from the news of failures, from each once, however many processes do so.

How far the news were read is kept with what came of them, in one step: who is slower finds the place taken, and what it
had worked out is dropped. Who looks for the first time learns from the history that there is.
"""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Sequence
from datetime import datetime

import msgspec

from chronos_synapse.domain.clock import Clock, from_ms, utc_now
from chronos_synapse.domain.execution import Execution
from chronos_synapse.domain.job import Job, UserId
from chronos_synapse.services.jobs.definitions import Definitions
from chronos_synapse.services.patterns.cleaning import Cleaner
from chronos_synapse.services.patterns.ends import End, ends_between, ends_in
from chronos_synapse.services.patterns.memory import OwnerMemory
from chronos_synapse.services.patterns.merging import Failure
from chronos_synapse.services.patterns.remedies import Remedies
from chronos_synapse.services.patterns.texts import FailureText, failure_text
from chronos_synapse.storage.redis.patterns import PatternStep
from chronos_synapse.storage.redis.stores import RedisStores

logger = logging.getLogger(__name__)

PAGE = 200
"""Batches of events of one step."""
MOST_PAGES = 50
"""Of one turn; the rest waits for the next one."""
LOGS_AT_ONCE = 16
MOST_MEMORIES = 64
"""Owners whose patterns are kept at hand."""
MOST_STANDINGS = 5_000
"""Owners of whom it is known which jobs wait for a success."""


class PatternFollower:
    """The analyst lets it work."""

    def __init__(self, stores: RedisStores, *, clock: Clock = utc_now) -> None:
        self._stores = stores
        self._store = stores.insight.patterns
        self._definitions = Definitions(stores.jobs)
        self._remedies = Remedies(stores)
        self._cleaner = Cleaner()
        self._clock = clock
        self._memories: OrderedDict[str, OwnerMemory] = OrderedDict()
        self._waiting: OrderedDict[str, tuple[str, frozenset[str]]] = OrderedDict()
        """Owner -> the revision, and the jobs that fail at it."""

    async def advance(self) -> int:
        """Goes on to the present end of the news; how many steps it took."""
        place = await self._store.place()
        if place is None:
            latest = await self._stores.events.latest_id()
            before = await ends_between(self._stores, None, _time_of(latest), self._clock)
            return int(await self._take("", latest, before))
        for step in range(MOST_PAGES):
            page = await self._stores.events.page_after(place, PAGE)
            if not page.batches:
                return step
            ends = ends_in(page.batches)
            if not page.is_whole:
                ends = [*await self._trimmed(place, page.batches[0].id, ends), *ends]
            following = page.batches[-1].id
            if not await self._take(place, following, ends):
                return step
            place = following
        return MOST_PAGES

    async def _trimmed(self, place: str, first: str, known: Sequence[End]) -> list[End]:
        """Ends that were in events which are gone: nobody read them for a while. `first`: the oldest that is there."""
        late = await ends_between(self._stores, _time_of(place), _time_of(first), self._clock)
        told = {end.execution_id for end in known}
        logger.warning("failures are learnt from the history", extra={"action": "events_trimmed", "found": len(late)})
        return [end for end in late if end.execution_id not in told]

    async def _take(self, place: str, following: str, ends: Sequence[End]) -> bool:
        """Whether this process was the one."""
        revisions = await self._store.revisions(list(dict.fromkeys(end.owner_id for end in ends)))
        # Taken out until it is known that what they learn was written: else they would know what nobody else does.
        memories = await self._memories_for(ends, revisions)
        failures = await self._failures(ends)
        links: dict[str, str] = {}
        for end in ends:
            memory = memories.get(end.owner_id)
            if memory is not None:
                await self._note(memory, end, failures, links)
        now = self._clock()
        changed = {owner_id: memory for owner_id, memory in memories.items() if memory.has_changed}
        owners = {owner_id: await asyncio.to_thread(memory.step, now) for owner_id, memory in changed.items()}
        step = PatternStep(expected=place, following=following, owners=owners, links=links)
        if not await self._store.put(step):
            return False
        for owner_id, memory in memories.items():
            self._keep(owner_id, memory)
        return True

    async def _note(self, memory: OwnerMemory, end: End, failures: dict[str, Failure], links: dict[str, str]) -> None:
        if end.execution_id is None:
            memory.forget_job(end.job_id)
        elif end.is_failure:
            failure = failures.get(end.execution_id)
            if failure is not None:
                links[end.execution_id] = await asyncio.to_thread(memory.learn, failure, self._clock())
        else:
            await self._close(memory, end)

    async def _close(self, memory: OwnerMemory, end: End) -> None:
        versions = memory.open_versions(end.job_id)
        if not versions or end.execution_id is None:
            return
        success = end.execution or await self._stores.executions.find(end.execution_id)
        if success is not None:
            memory.close(end.job_id, await self._remedies.of(success, versions))

    async def _memories_for(self, ends: Sequence[End], revisions: dict[str, str]) -> dict[str, OwnerMemory]:
        """Of the owners of whom something is to be noted; for most successes nothing is."""
        failing = {end.owner_id for end in ends if end.is_failure}
        found: dict[str, OwnerMemory] = {}
        for end in ends:
            if end.owner_id in found:
                continue
            revision = revisions[end.owner_id]
            if end.owner_id in failing or (revision != "0" and await self._concerns(end, revision)):
                found[end.owner_id] = await self._memory(end.owner_id, revision)
        return found

    async def _concerns(self, end: End, revision: str) -> bool:
        """Whether a success ends a row of failures, or a job that is gone may have left something."""
        if end.execution_id is None:
            return True
        known = self._waiting.get(end.owner_id)
        if known is None or known[0] != revision:
            self._keep(end.owner_id, await self._memory(end.owner_id, revision))
            known = self._waiting[end.owner_id]
        return end.job_id in known[1]

    async def _memory(self, owner_id: UserId, revision: str) -> OwnerMemory:
        memory = self._memories.pop(owner_id, None)
        if memory is not None and memory.revision == revision:
            return memory
        stored = await self._store.all(owner_id)
        return await asyncio.to_thread(OwnerMemory, owner_id, revision, stored)

    def _keep(self, owner_id: str, memory: OwnerMemory) -> None:
        self._memories[owner_id] = memory
        self._memories.move_to_end(owner_id)
        self._waiting[owner_id] = (memory.revision, memory.open_jobs())
        self._waiting.move_to_end(owner_id)
        if len(self._memories) > MOST_MEMORIES:
            self._memories.popitem(last=False)
        if len(self._waiting) > MOST_STANDINGS:
            self._waiting.popitem(last=False)

    async def _failures(self, ends: Sequence[End]) -> dict[str, Failure]:
        """By execution; one that is gone meanwhile tells nothing."""
        wanted = [end.execution_id for end in ends if end.is_failure and end.execution is None and end.execution_id]
        executions = await self._stores.executions.find_many(wanted)
        executions += [end.execution for end in ends if end.is_failure and end.execution is not None]
        await self._definitions.prefetch([(one.job_id, one.job_version) for one in executions])
        told: list[tuple[Execution, FailureText, Job | None]] = []
        for at in range(0, len(executions), LOGS_AT_ONCE):
            told += await asyncio.gather(*map(self._told, executions[at : at + LOGS_AT_ONCE]))
        failures = await asyncio.to_thread(lambda: [self._failure(*one) for one in told])
        return {failure.execution_id: failure for failure in failures}

    async def _told(self, execution: Execution) -> tuple[Execution, FailureText, Job | None]:
        text = await failure_text(self._stores.logs, execution)
        return execution, text, await self._definitions.find(execution.job_id, execution.job_version)

    def _failure(self, execution: Execution, told: FailureText, job: Job | None) -> Failure:
        return Failure(
            execution_id=execution.id,
            job_id=execution.job_id,
            version=execution.job_version,
            at=execution.finished_at or execution.scheduled_for,
            text=msgspec.structs.replace(told, text=self._cleaner.clean(told.text, job)),
        )


def _time_of(batch_id: str) -> datetime:
    return from_ms(int(batch_id.partition("-")[0]))
