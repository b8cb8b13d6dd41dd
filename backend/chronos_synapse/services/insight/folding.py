"""Folding: jobs that are slow together are told as one insight about their host, for each owner of some of them.

It is filed with the job that shows it best. What was just told of its members' own durations is folded into it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from chronos_models.detectors.host import WINDOW_S
from chronos_models.episodes import UPDATE_FACTOR
from chronos_models.finding import Finding
from chronos_synapse.domain.access import EVERYTHING, Sight
from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.insight import Insight, InsightQuery, InsightState, Topic
from chronos_synapse.domain.job import UserId
from chronos_synapse.services.insight.desks import Desk, Desks
from chronos_synapse.services.insight.hosts import FEED, HostRoom, Member
from chronos_synapse.services.insight.statements import last_word, statement_of
from chronos_synapse.storage.redis.monitors import LearningStep
from chronos_synapse.storage.redis.stores import RedisStores

MOST_OPEN = 200
"""Insights about hosts that are looked at."""
WINDOW = timedelta(seconds=WINDOW_S)
FOLDED = "slow_run", "long_running"
"""What a slow host explains."""


class Folding:
    """Tells of hosts."""

    def __init__(self, stores: RedisStores, desks: Desks, room: HostRoom) -> None:
        self._stores = stores
        self._desks = desks
        self._room = room

    async def tell(self, members: Sequence[Member], desks: dict[str, Desk]) -> None:
        """Opens insights about hosts or goes on with them; `desks` are those of this step, and more come to them."""
        latest = {(finding.host, job_id): finding for job_id, finding in members}
        missing = [job_id for _, job_id in latest if job_id not in desks]
        desks |= await self._desks.open(list(dict.fromkeys(missing)))
        for host in dict.fromkeys(host for host, _ in latest):
            told = {job_id: finding for (name, job_id), finding in latest.items() if name == host and job_id in desks}
            for owner_id in dict.fromkeys(desks[job_id].job.owner_id for job_id in told):
                own = {job_id: told[job_id] for job_id in told if desks[job_id].job.owner_id == owner_id}
                await self._tell_owner(host, owner_id, own, desks)

    async def _tell_owner(self, host: str, owner_id: UserId, found: dict[str, Finding], desks: dict[str, Desk]) -> None:
        known = await self._open_about(host, owner_id)
        # Where it is told at a job that is well again, that says enough as long as it is open.
        if (known is None or known.job_id in found) and not _state(known, found, desks):
            return
        self._room.mark_told(host, max(finding.time_s for finding in found.values()))
        for job_id, finding in found.items():
            _fold(desks[job_id], host, finding.time_s)

    async def _open_about(self, host: str, owner_id: UserId) -> Insight | None:
        sight = Sight(owners=(owner_id,))
        return next((one for one in await self._open(sight) if one.statements[-1].host == host), None)

    async def _open(self, sight: Sight) -> list[Insight]:
        query = InsightQuery(
            sight=sight, topics=(Topic.HOST,), states=(InsightState.OPEN,), with_muted=True, limit=MOST_OPEN
        )
        return (await self._stores.insight.insights.page(query)).insights

    async def close_quiet(self, now: datetime) -> int:
        """Closes insights about hosts of which nothing was heard for an hour; how many."""
        closed = 0
        for insight in await self._open(EVERYTHING):
            host = insight.statements[-1].host
            if now - insight.updated_at < WINDOW or not await self._is_quiet(host, now):
                continue
            desk = (await self._desks.open([insight.job_id])).get(insight.job_id)
            if desk is None:
                continue
            words = f"jobs on host {host} are not slow together any more; the episode is over"
            desk.end(insight, last_word("back_to_normal", words, now))
            closed += await self._stores.insight.monitors.put(LearningStep(learnt=[desk.learnt()]))
        return closed

    async def _is_quiet(self, host: str, now: datetime) -> bool:
        """Whether too few jobs were slow there within the hour, as far as executions were learned from by anybody."""
        place = await self._stores.insight.monitors.place(FEED)
        if place is not None and place != self._room.place:
            await self._room.catch_up(place, now)
        return not self._room.is_slow(host, now.timestamp())


def _state(known: Insight | None, found: dict[str, Finding], desks: dict[str, Desk]) -> bool:
    """Opens the insight about a host, or goes on with the one that is known; whether there is one then."""
    by_rate = sorted(found, key=lambda job_id: found[job_id].rate)
    # A job that runs on several hosts may carry what is told of another one.
    free = (job_id for job_id in by_rate if desks[job_id].open(Topic.HOST) is None)
    carrier = next(free, None) if known is None else known.job_id
    if carrier is None:
        return False
    finding, desk = replace(found[by_rate[0]], jobs=tuple(by_rate)), desks[carrier]
    own = desk.open(Topic.HOST)
    if finding.rate <= (own.rate / UPDATE_FACTOR if own is not None else desk.monitor.episodes.budget):
        evidence = [shown for job_id in found for shown in desks[job_id].shown(found[job_id])]
        own = desk.state(Topic.HOST, statement_of(finding, timezone=desk.model.timezone, evidence=evidence))
    return own is not None


def _fold(desk: Desk, host: str, at_s: float) -> None:
    """What was told of the job's own duration within the hour is the host's doing."""
    own = desk.open(Topic.DURATION)
    if own is None or own.statements[-1].kind not in FOLDED or at_s - own.opened_at.timestamp() > WINDOW_S:
        return
    words = f"jobs on host {host} are slow together: told as one insight about the host"
    desk.drop(Topic.DURATION, last_word("host_slow", words, from_ms(int(at_s * 1000.0))))
