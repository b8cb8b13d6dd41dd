"""A calendar's cover for tests, of stretches that are written down."""

from collections.abc import Sequence
from datetime import datetime

from chronos_synapse.domain.calendar import Blackout, Calendar, CalendarId, CalendarMode, RangeSource
from chronos_synapse.domain.job import UserId
from tests.triggers.reference import utc


class StretchCover:
    """Covers the given stretches, which rise and do not overlap."""

    def __init__(self, name: str, ranges: Sequence[Blackout], mode: CalendarMode = CalendarMode.CLOSED) -> None:
        self._ranges = tuple(ranges)
        self.calendar = Calendar(
            id=CalendarId(name.lower()),
            name=name,
            description="",
            mode=mode,
            timezone="UTC",
            source=RangeSource(ranges=self._ranges),
            tags=(),
            owner_id=UserId("owner"),
            version=1,
            created_at=utc(2026, 1, 1),
            updated_at=utc(2026, 1, 1),
        )

    def label_at(self, instant: datetime) -> str | None:
        """The label of the stretch around `instant`."""
        return next((one.label for one in self._ranges if one.start <= instant < one.end), None)

    def stretches(self, since: datetime, until: datetime, limit: int) -> list[Blackout]:
        """Those in [since, until), cut at both ends."""
        found = [one for one in self._ranges if one.start < until and since < one.end][:limit]
        return [Blackout(start=max(one.start, since), end=min(one.end, until), label=one.label) for one in found]
