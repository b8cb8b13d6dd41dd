"""ScheduleService: what an unsaved schedule would do."""

from datetime import UTC, datetime

import msgspec

from chronos_synapse.domain.clock import Clock, from_ms, to_ms, utc_now
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.schedule import IntervalSpec, Schedule
from chronos_synapse.triggers.build import build, check_schedule, fire_times
from chronos_synapse.triggers.describe import describe
from chronos_synapse.triggers.warning import ScheduleWarning, warnings_for
from chronos_synapse.triggers.zone import zone_of

DEFAULT_COUNT = 10
MAX_COUNT = 1000


class PreviewRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A schedule that need not be saved. Without `from`, due times after now."""

    schedule: Schedule
    count: int = DEFAULT_COUNT
    since: datetime | None = msgspec.field(default=None, name="from")


class Preview(msgspec.Struct, frozen=True, kw_only=True):
    """The next due times in the schedule's zone, the schedule in words, and what may surprise."""

    fire_times: tuple[str, ...]
    """RFC 3339 with the zone's offset at that time."""
    description: str
    warnings: tuple[ScheduleWarning, ...]


class ScheduleService:
    """Answers without any store."""

    def __init__(self, clock: Clock = utc_now) -> None:
        self._clock = clock

    def preview(self, request: PreviewRequest) -> Preview:
        """What `request.schedule` would do; Invalid names every refused field."""
        _check(request)
        since = (request.since or self._clock()).astimezone(UTC)
        schedule = request.schedule
        if isinstance(schedule, IntervalSpec) and schedule.start_at is None:
            schedule = msgspec.structs.replace(schedule, start_at=from_ms(to_ms(since)))
        zone = zone_of(schedule.timezone)
        due = fire_times(build(schedule), since, None, request.count)
        return Preview(
            fire_times=tuple(zone.text_of(instant) for instant in due),
            description=describe(schedule),
            warnings=tuple(warnings_for(schedule, since)),
        )


def _check(request: PreviewRequest) -> None:
    if not 1 <= request.count <= MAX_COUNT:
        raise Invalid(f"The count is from 1 to {MAX_COUNT:,}.", pointer="/count", code="count.range")
    if request.since is not None and request.since.tzinfo is None:
        raise Invalid(
            "A time needs its offset from UTC, as in 2027-05-03T08:00:00Z.", pointer="/from", code="time.offset"
        )
    if request.since is not None and not 1970 <= request.since.year <= 9998:
        raise Invalid("A time lies in the years 1970 to 9998.", pointer="/from", code="time.range")
    try:
        check_schedule(request.schedule)
    except Invalid as refusal:
        raise refusal.under("/schedule") from None
