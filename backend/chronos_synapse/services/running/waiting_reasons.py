"""WaitingReasons: why an execution that waits has not started, in words."""

from collections.abc import Sequence

from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.execution import Execution, ExecutionState
from chronos_synapse.domain.lane import fits, needs_in, queue_of
from chronos_synapse.domain.worker import WorkerInfo
from chronos_synapse.storage.redis.daemons import DaemonStore

WAITING = frozenset({ExecutionState.QUEUED, ExecutionState.RETRYING})

_WORDS = {
    "sandbox": "a sandbox",
    "network-filter": "a filtered network",
    "limit-cpu": "a limit of its CPU time",
    "limit-memory": "a limit of its memory",
    "limit-pids": "a limit of its processes",
    "limit-disk": "a limit of its disk",
}


class Crew:
    """The workers that are alive, and what they can take."""

    def __init__(self, workers: Sequence[WorkerInfo]) -> None:
        self._workers = workers

    def takers(self, lane: str) -> list[WorkerInfo]:
        """Those that may take from a lane, and are not told to take nothing."""
        return [worker for worker in self._able(lane) if not (worker.is_cordoned or worker.is_draining)]

    def obstacle(self, lane: str) -> str | None:
        """Why nobody can take from a lane; None when somebody can."""
        serving = [worker for worker in self._workers if queue_of(lane) in worker.queues]
        if not self._workers:
            return "No worker is alive."
        if not serving:
            return f"No live worker serves the queue {queue_of(lane)}."
        if not self._able(lane):
            return _lack(lane, serving)
        if not self.takers(lane):
            return "Every worker that could take it is cordoned or drains."
        return None

    def reason(self, lane: str) -> str | None:
        """As `obstacle`, or that all who could take it are busy."""
        obstacle = self.obstacle(lane)
        if obstacle is not None:
            return obstacle
        takers = self.takers(lane)
        slots = sum(worker.slots for worker in takers)
        if sum(worker.running for worker in takers) < slots:
            return None
        return f"All {slots} slots of the workers that could take it are busy." if slots > 1 else "The worker is busy."

    def _able(self, lane: str) -> list[WorkerInfo]:
        queue = queue_of(lane)
        return [worker for worker in self._workers if queue in worker.queues and fits(lane, worker.labels)]


class WaitingReasons:
    """Looks at the workers that are alive once for many executions."""

    def __init__(self, daemons: DaemonStore, clock: Clock = utc_now) -> None:
        self._daemons = daemons
        self._clock = clock

    async def of(self, executions: Sequence[Execution]) -> dict[str, str]:
        """Execution id -> reason, for those that wait with a reason; one that is about to start has none."""
        waiting = [execution for execution in executions if execution.state in WAITING]
        if not waiting:
            return {}
        crew, now = Crew(await self._daemons.crew()), self._clock()
        found: dict[str, str] = {}
        for execution in waiting:
            if execution.retry_at is not None and execution.retry_at > now:
                found[execution.id] = "Waits for the time of its next attempt."
            elif reason := execution.reason or crew.reason(execution.lane):
                found[execution.id] = reason
        return found


def _lack(lane: str, serving: Sequence[WorkerInfo]) -> str:
    """Which of its needs nobody meets who serves its queue."""
    needs = needs_in(lane)
    unmet = [need for need in needs if not any(need in worker.labels for worker in serving)]
    whom = f"no live worker of the queue {queue_of(lane)}"
    if unmet:
        return f"It needs {_listed(unmet)}, which {whom} offers."
    return f"It needs {_listed(needs)}; {whom} offers all of that."


def _listed(needs: Sequence[str]) -> str:
    *most, last = [_in_words(need) for need in needs]
    return f"{', '.join(most)} and {last}" if most else last


def _in_words(need: str) -> str:
    if need.startswith("kind-"):
        return f"an executor of the kind {need.removeprefix('kind-')}"
    return _WORDS.get(need, f"the label {need}")
