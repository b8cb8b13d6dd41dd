"""What may be asked of the schedule map, and the jobs that an answer is about."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

import msgspec

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.clock import to_ms
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.services.scheduling.plan_book import PlannedJob

LONGEST_WEEK = timedelta(days=15)
LONGEST_DAY = timedelta(hours=50)
SHORTEST = timedelta(minutes=5)


class RowsBy(StrEnum):
    """What the rows of a day are."""

    QUEUE = "queue"
    TAG = "tag"
    OWNER = "owner"
    WORKER = "worker"
    """Of what has run; what is to come has none yet."""


class MapQuery(msgspec.Struct, frozen=True, kw_only=True):
    """A span of time, and which jobs; empty: all that the caller sees."""

    since: datetime
    until: datetime
    owner_id: str = ""
    tags: tuple[str, ...] = ()
    """All of them."""
    queue: str = ""
    rows_by: RowsBy = RowsBy.QUEUE
    limit: int | None = None
    """So many may run at once; None: as many as the workers have slots."""
    crowd: int = 10
    """So many starts in one minute are a crowd."""

    @property
    def since_ms(self) -> int:
        """Epoch ms."""
        return to_ms(self.since)

    @property
    def until_ms(self) -> int:
        """Epoch ms."""
        return to_ms(self.until)

    @property
    def is_narrowed(self) -> bool:
        """Whether it asks for some jobs only."""
        return bool(self.owner_id or self.tags or self.queue)


def check_span(query: MapQuery, *, longest: timedelta) -> None:
    """Invalid where the span is none, or too long to be drawn."""
    if query.until - query.since < SHORTEST:
        raise Invalid("A span is five minutes long at least.", pointer="query:to", code="time.range")
    if query.until - query.since > longest:
        most = int(longest.total_seconds() // 3600)
        raise Invalid(f"A span is {most} hours long at most.", pointer="query:from", code="time.range")


def chosen(jobs: Iterable[PlannedJob], principal: Principal, query: MapQuery) -> list[PlannedJob]:
    """Those that the caller sees and that are asked for."""
    sight, tags = principal.sight, set(query.tags)
    return [
        job
        for job in jobs
        if sight.covers(job.owner_id, job.id)
        and (not query.owner_id or job.owner_id == query.owner_id)
        and (not query.queue or job.queue == query.queue)
        and tags.issubset(job.tags)
    ]
