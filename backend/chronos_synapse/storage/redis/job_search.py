"""JobSearch: pages of the job list."""

import re
from collections.abc import Sequence

import msgspec

from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.query import JobQuery, JobSort
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.indexes import JOBS
from chronos_synapse.storage.redis.job_documents import decode_job
from chronos_synapse.storage.redis.job_facts import JobFactsReader
from chronos_synapse.storage.redis.job_figures import known_job
from chronos_synapse.storage.redis.offset_cursor import MAX_OFFSET, read_cursor, write_cursor
from chronos_synapse.storage.redis.search import MAX_WORDS, Clauses, SearchTimeout, Words, search

TIMEOUT_MS = 400
NAMED = 1000
"""Jobs whose words are compared with a name."""

_SORTS = {
    JobSort.NAME: ("name_fts", False),
    JobSort.NAME_DESCENDING: ("name_fts", True),
    JobSort.NEWEST: ("created_at", True),
    JobSort.OLDEST: ("created_at", False),
}


class JobPage(msgspec.Struct, frozen=True, kw_only=True):
    """A page of jobs; see SearchPage."""

    jobs: list[Job]
    total: int
    complete: bool
    next_cursor: str | None


class JobSearch:
    """Answers JobQuery; `facts` reads what the table of jobs is made of."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self.facts = JobFactsReader(door)

    async def find(self, query: JobQuery) -> JobPage:
        """One page; Invalid names a bad cursor or text."""
        offset = read_cursor(query, query.cursor)
        try:
            reply = await search(
                self._door,
                JOBS,
                _clauses(query),
                sort=_SORTS[query.sort],
                page=(offset, query.limit),
                timeout_ms=TIMEOUT_MS,
            )
        except SearchTimeout:
            return JobPage(jobs=[], total=0, complete=False, next_cursor=None)
        end = offset + len(reply.documents)
        following = write_cursor(query, end) if reply.total > end and end <= MAX_OFFSET else None
        jobs = [known_job(raw) for raw in reply.documents]
        return JobPage(jobs=jobs, total=reply.total, complete=True, next_cursor=following)

    async def count(self, query: JobQuery) -> int:
        """How many jobs match."""
        reply = await search(self._door, JOBS, _clauses(query), sort=None, page=(0, 0), timeout_ms=TIMEOUT_MS)
        return reply.total

    async def naming_calendar(self, owner_id: str, calendar_id: str, limit: int) -> list[Job]:
        """Up to `limit` jobs of an owner that name a calendar; Unavailable when that cannot be told."""
        clauses = Clauses()
        clauses.tag("owner_id", [owner_id])
        clauses.tag("calendars", [calendar_id])
        try:
            reply = await search(self._door, JOBS, clauses, sort=None, page=(0, limit), timeout_ms=TIMEOUT_MS)
        except SearchTimeout as exc:
            raise Unavailable("The search for jobs that use it took too long.", part="redis") from exc
        return [decode_job(raw) for raw in reply.documents]

    async def using(self, owner_id: str, use: str, limit: int) -> list[Job]:
        """Up to `limit` jobs of an owner that name a secret or a variable; Unavailable when that cannot be told."""
        clauses = Clauses()
        clauses.tag("owner_id", [owner_id])
        clauses.tag("uses", [use])
        try:
            reply = await search(self._door, JOBS, clauses, sort=None, page=(0, limit), timeout_ms=TIMEOUT_MS)
        except SearchTimeout as exc:
            raise Unavailable("The search for jobs that use it took too long.", part="redis") from exc
        return [decode_job(raw) for raw in reply.documents]

    async def named(self, owner_id: str, name: str) -> list[Job]:
        """An owner's jobs of exactly this name, up to a thousand; Unavailable when that cannot be told.

        The words of the name are searched for, and what is found is compared: a name is no tag of the index.
        """
        clauses = Clauses()
        clauses.tag("owner_id", [owner_id])
        words = [word for word in re.findall(r"\w+", name.lower()) if len(word) > 1]
        clauses.words(("name_fts",), Words(tuple(words[:MAX_WORDS])))
        try:
            reply = await search(self._door, JOBS, clauses, sort=None, page=(0, NAMED), timeout_ms=TIMEOUT_MS)
        except SearchTimeout as exc:
            raise Unavailable("The search for the job's name took too long.", part="redis") from exc
        found = [decode_job(raw) for raw in reply.documents]
        return [job for job in found if job.name == name]

    async def keeping(self, what: Sequence[str], *, page: tuple[int, int]) -> list[Job]:
        """Jobs that say themselves how much of `what` is kept of them, `page` = (offset, limit), the oldest first."""
        clauses = Clauses()
        clauses.tag("keeps", what)
        reply = await search(self._door, JOBS, clauses, sort=("created_at", False), page=page, timeout_ms=TIMEOUT_MS)
        return [decode_job(raw) for raw in reply.documents]


def _clauses(query: JobQuery) -> Clauses:
    clauses = Clauses()
    clauses.seen(query.sight, job="id")
    clauses.tag("state", [state.value for state in query.states])
    for tag in query.tags:
        clauses.tag("tags", [tag])
    words = Words.of(query.search, pointer="query:search")
    # A list that narrows while one types: each word also finds the words that begin so.
    begun = tuple(word if word.endswith("*") or len(word) < 2 else word + "*" for word in words.words)
    clauses.words(("name_fts", "description_fts"), Words(begun))
    return clauses
