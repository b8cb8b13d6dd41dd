"""ProgressNews: tells watchers how far executions have come, at most a few times a second each."""

import asyncio
import logging

from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.domain.event import Event, EventType
from chronos_synapse.domain.record import Progress
from chronos_synapse.domain.runtime import AttemptFacts
from chronos_synapse.storage.redis.events import EventBus

logger = logging.getLogger(__name__)

EVERY_S = 0.25


class ProgressNews:
    """What comes too soon waits, and the latest of it is told when it is time; so nobody is left with an old one."""

    def __init__(self, bus: EventBus, *, every_s: float = EVERY_S) -> None:
        self._bus = bus
        self._every_s = every_s
        self._waiting: dict[str, Event | None] = {}
        """Execution that was told of a moment ago -> what is to be told next."""
        self._telling: set[asyncio.Task[None]] = set()

    async def tell(self, facts: AttemptFacts, progress: Progress) -> None:
        """Tells it now or soon. Nothing depends on it: the record has it, too."""
        event = Event(
            type=EventType.EXECUTION_PROGRESS,
            owner_id=facts.owner_id,
            job_id=facts.job_id,
            execution_id=facts.execution_id,
            time=progress.at,
            progress=progress,
        )
        if facts.execution_id in self._waiting:
            self._waiting[facts.execution_id] = event
            return
        self._rest(facts.execution_id)
        await self._publish(event)

    def _rest(self, execution_id: str) -> None:
        self._waiting[execution_id] = None
        asyncio.get_running_loop().call_later(self._every_s, self._wake, execution_id)

    def _wake(self, execution_id: str) -> None:
        event = self._waiting.pop(execution_id, None)
        if event is None:
            return
        self._rest(execution_id)
        task = asyncio.get_running_loop().create_task(self._publish(event))
        self._telling.add(task)
        task.add_done_callback(self._telling.discard)

    async def _publish(self, event: Event) -> None:
        try:
            await self._bus.tell_progress(event)
        except Unavailable as exc:
            logger.info("progress was not told", extra={"action": "progress_not_told", "why": exc.detail})
