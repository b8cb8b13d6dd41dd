"""Shortages: an execution's start is awaited only while a worker is there that can take it."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from chronos_synapse.domain.execution import ExecutionState, Origin
from chronos_synapse.services.insight.absences import RECOVERY_MS
from chronos_synapse.services.insight.observing import is_asked_of_the_past
from chronos_synapse.services.running.waiting_reasons import Crew
from chronos_synapse.storage.redis.daemons import DaemonStore
from chronos_synapse.storage.redis.execution_documents import ExecutionDocument
from chronos_synapse.storage.redis.history import SearchPage

MOST_KNOWN = 200


@dataclass(frozen=True, slots=True)
class Shortage:
    """Executions in one lane that nobody can take."""

    from_ms: int
    """Since when the first of them has waited."""
    seen_ms: int
    """When it was seen first."""
    executions: int = 0
    job_ids: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Past:
    lane: str
    from_ms: int
    until_ms: int


@dataclass(slots=True)
class _Seen:
    """What waits in one lane now."""

    since_ms: list[int] = field(default_factory=list)
    job_ids: set[str] = field(default_factory=set)


class Shortages:
    """What this process knows of lanes from which nobody could take.

    It forgets when the process ends: what goes on is seen again at once.
    """

    def __init__(self, daemons: DaemonStore) -> None:
        self._daemons = daemons
        self._lasting: dict[str, Shortage] = {}
        self._past: deque[_Past] = deque(maxlen=MOST_KNOWN)
        self._now_ms = 0
        self.is_nobody_there = False
        """Whether no worker at all was alive when it was looked."""
        self.is_counted = True
        """Whether all that waits was seen then."""

    @property
    def lasting(self) -> Sequence[Shortage]:
        """One for each lane that has one now."""
        return list(self._lasting.values())

    async def look(self, live: SearchPage, now_ms: int) -> None:
        """Asks who could take what waits among the executions that are live; of a page that was cut short, nothing."""
        if not live.complete:
            return  # That nothing was found does not say that nothing waits.
        self._now_ms, self.is_counted = now_ms, live.total <= len(live.documents)
        found: dict[str, _Seen] = {}
        for document in live.documents:
            if document.state is ExecutionState.QUEUED and document.reason is None:
                seen = found.setdefault(document.queue, _Seen())
                seen.since_ms.append(_waits_since(document))
                seen.job_ids.add(document.job_id)
        # Most of the time nothing waits, and nobody needs to be asked.
        workers = await self._daemons.crew() if found else []
        crew, self.is_nobody_there = Crew(workers), bool(found) and not workers
        short = {lane: seen for lane, seen in found.items() if crew.obstacle(lane) is not None}
        for lane, shortage in self._lasting.items():
            if lane not in short:
                self._past.append(_Past(lane, shortage.from_ms, now_ms))
        self._lasting = {lane: self._going_on(lane, seen) for lane, seen in short.items()}

    def covers(self, lane: str, due_ms: float) -> bool:
        """Whether nobody could take an execution of this lane that was due then."""
        return self._goes_on_at(lane, due_ms) or any(_is_in(past, lane, due_ms) for past in self._past)

    def excuses(self, lane: str, due_ms: float) -> bool:
        """Whether nothing is said of a job whose execution still waits since then."""
        recent = (past for past in self._past if self._now_ms - past.until_ms < RECOVERY_MS)
        return self._goes_on_at(lane, due_ms) or any(_is_in(past, lane, due_ms) for past in recent)

    def _going_on(self, lane: str, seen: _Seen) -> Shortage:
        first_ms = min(seen.since_ms)
        former = self._lasting.get(lane, Shortage(from_ms=first_ms, seen_ms=self._now_ms))
        from_ms = min(former.from_ms, first_ms)
        return replace(former, from_ms=from_ms, executions=len(seen.since_ms), job_ids=frozenset(seen.job_ids))

    def _goes_on_at(self, lane: str, due_ms: float) -> bool:
        lasting = self._lasting.get(lane)
        return lasting is not None and due_ms >= lasting.from_ms


def _waits_since(document: ExecutionDocument) -> int:
    """Of what its schedule asked for in time, when it was due."""
    is_of_now = document.origin is Origin.SCHEDULE and not is_asked_of_the_past(document.id)
    return document.scheduled_for if is_of_now else document.queued_at


def _is_in(past: _Past, lane: str, due_ms: float) -> bool:
    return past.lane == lane and past.from_ms <= due_ms <= past.until_ms
