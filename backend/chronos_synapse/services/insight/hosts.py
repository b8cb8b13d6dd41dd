"""HostRoom: which hosts make jobs slow together, followed in the order of the events.

The watch itself keeps nothing: whoever starts, or finds that another process went on in the events meanwhile, takes in
what each job's model says of its last execution.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from math import nan

import msgspec

from chronos_models.detectors.host import LEAST_JOBS, WINDOW_S, HostWatch
from chronos_models.finding import Finding
from chronos_models.history import Observation
from chronos_synapse.domain.clock import to_ms
from chronos_synapse.domain.event import EventType
from chronos_synapse.domain.execution import ExecutionState
from chronos_synapse.storage.redis.events import EventBatch
from chronos_synapse.storage.redis.stores import RedisStores

FEED = "learner"
"""Who follows the events: its place in them is up to where everybody may know what was learned."""
WINDOW = timedelta(seconds=WINDOW_S)
PAGE = 500
MOST_PAGES = 20
JOBS_AT_ONCE = 200
"""Models that are read at a time."""

Member = tuple[str, Finding]
"""(job, what is said of its host)"""


class _Latest(msgspec.Struct, omit_defaults=True):
    """What a job's last execution says about its host."""

    host: str
    ended_s: float
    slow: Finding | None = None


_latest = msgspec.json.Decoder(_Latest)


def latest_of(observation: Observation, found: Sequence[Finding]) -> str:
    """What is kept of an execution; empty when it says nothing about its host."""
    if not observation.host or not observation.is_success:
        return ""
    slow = next((one for one in found if one.kind == "slow_run"), None)
    return msgspec.json.encode(_Latest(observation.host, observation.ended_s, slow)).decode()


class HostRoom:
    """Watches the hosts."""

    def __init__(self, stores: RedisStores) -> None:
        self._stores = stores
        self._watch = HostWatch()
        self._told_until: dict[str, float] = {}
        self.place = ""
        """In the events, up to where it has heard of executions."""

    def hear(self, job_id: str, observation: Observation, found: Sequence[Finding]) -> list[Member]:
        """Takes in an execution, and what its monitor found; what is said of its host, for each job that is slow."""
        return self._watch.hear(job_id, observation, found)

    def forget(self, job_id: str) -> None:
        """The job is no more."""
        self._watch.forget(job_id)

    def is_slow(self, host: str, now_s: float) -> bool:
        """Whether several jobs were slow on this host within the hour."""
        return self._watch.slow_jobs(host, now_s) >= LEAST_JOBS

    def is_told(self, host: str, at_s: float) -> bool:
        """Whether it is told already that jobs are slow together on this host."""
        return at_s <= self._told_until.get(host, nan)

    def mark_told(self, host: str, at_s: float) -> None:
        """It is told; for as long as nothing else is heard that counts."""
        self._told_until = {name: until for name, until in self._told_until.items() if until >= at_s - WINDOW_S}
        self._told_until[host] = at_s + WINDOW_S

    async def catch_up(self, place: str, now: datetime) -> None:
        """Takes in the executions up to `place` of the events that it has not heard of, at most those of an hour."""
        since = max(self.place, f"{to_ms(now - WINDOW)}-0", key=order_of)
        for _ in range(MOST_PAGES):
            page = await self._stores.events.page_after(since, PAGE)
            batches = [batch for batch in page.batches if order_of(batch.id) <= order_of(place)]
            await self._recall(_ended_in(batches))
            if len(batches) < PAGE:
                break
            since = batches[-1].id
        self.place = place

    async def _recall(self, job_ids: Sequence[str]) -> None:
        for at in range(0, len(job_ids), JOBS_AT_ONCE):
            models = await self._stores.insight.monitors.models(job_ids[at : at + JOBS_AT_ONCE])
            for job_id, model in models.items():
                if not model.latest:
                    continue
                latest = _latest.decode(model.latest)
                self._watch.hear(job_id, _ended(latest), [] if latest.slow is None else [latest.slow])


def order_of(place: str) -> tuple[int, int]:
    """The place in the events as numbers; an empty one is before all others."""
    time_ms, _, number = place.partition("-")
    return int(time_ms or 0), int(number or 0)


def _ended_in(batches: Sequence[EventBatch]) -> list[str]:
    """Jobs of which an execution has succeeded, the one that did so last at the end."""
    found: dict[str, None] = {}
    for batch in batches:
        for event in batch.events:
            if event.type is EventType.EXECUTION_FINISHED and event.state is ExecutionState.SUCCEEDED:
                found.pop(event.job_id, None)
                found[event.job_id] = None
    return list(found)


def _ended(latest: _Latest) -> Observation:
    return Observation(
        number=0,
        due_s=nan,
        started_s=latest.ended_s,
        ended_s=latest.ended_s,
        is_success=True,
        is_timeout=False,
        cpu_s=nan,
        peak_memory_bytes=nan,
        output_bytes=nan,
        retries=0,
        host=latest.host,
    )
