"""Absences: a job's own start is awaited only where a scheduler was there to begin it."""

from collections import deque

from chronos_synapse.storage.redis.absences import FIRST, Absence, AbsenceStore, Presence

MOST_KNOWN = 50
RECOVERY_MS = 600_000
"""For so long after a scheduler is there again, it is not told of single jobs that they still wait."""


class Absences:
    """What this process knows of spans in which no scheduler looked at due times."""

    def __init__(self, store: AbsenceStore) -> None:
        self._store = store
        self._known: deque[Absence] = deque(maxlen=MOST_KNOWN)
        self._place = FIRST
        self._presence = Presence(now_ms=0, looked_ms=None)

    @property
    def now_ms(self) -> int:
        """The server's clock when it was looked."""
        return self._presence.now_ms

    @property
    def away_since_ms(self) -> int | None:
        """Since when there was no scheduler when it was looked; None: there was one."""
        since_ms = self._presence.away_since_ms
        # One may have come between the two looks.
        return None if any(known.from_ms == since_ms for known in self._known) else since_ms

    async def look(self) -> None:
        """Asks whether a scheduler is there, and for absences that have ended."""
        self._presence = await self._store.presence()
        await self.catch_up()

    async def catch_up(self) -> None:
        """Asks for absences that have ended."""
        for absence in await self._store.after(self._place):
            self._known.append(absence)
            self._place = absence.place

    def covers(self, due_ms: float) -> bool:
        """Whether nobody was there at a due time."""
        return self._goes_on_at(due_ms) or any(known.from_ms <= due_ms <= known.until_ms for known in self._known)

    def excuses(self, due_ms: float) -> bool:
        """Whether it says nothing of a job that it still waits for a due time."""
        recent = (known for known in self._known if self.now_ms - known.until_ms < RECOVERY_MS)
        return self._goes_on_at(due_ms) or any(known.from_ms <= due_ms <= known.until_ms for known in recent)

    def _goes_on_at(self, due_ms: float) -> bool:
        since_ms = self.away_since_ms
        return since_ms is not None and due_ms >= since_ms
