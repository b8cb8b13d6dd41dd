"""JobDirectory: the facts of all jobs in memory, brought up to the present at each question.

The search engine sorts fifty thousand names in half a second, and holds neither how executions ended nor what is due
when. Here that is a matter of milliseconds. What has changed is read from the events, so that who has just saved
something finds it; when events were missed, all is read anew.
"""

import asyncio
from bisect import bisect_left, insort
from collections.abc import Iterable

from chronos_synapse.services.job_news import JobNews, News
from chronos_synapse.storage.redis.job_facts import JobFacts, Outcome
from chronos_synapse.storage.redis.stores import RedisStores

MOST_JOBS = 200_000
"""So many are kept, about half a kilobyte each."""


class JobDirectory:
    """Every job, whoever asks: who asks looks through the glasses of their sight."""

    def __init__(self, stores: RedisStores) -> None:
        self.reader = stores.job_search.facts
        self._news = JobNews(stores.events)
        self._lock = asyncio.Lock()
        self._facts: dict[str, JobFacts] = {}
        self._order: list[tuple[str, str]] = []
        self._by_name: list[JobFacts] | None = None
        self.outcomes: dict[str, Outcome] = {}
        self.changes = 0
        """Rises when a job was saved or deleted."""
        self.is_whole = True
        """False: there are more jobs than are kept."""

    @property
    def by_name(self) -> list[JobFacts]:
        """All jobs by name. Whoever gets it must not change it."""
        if self._by_name is None:
            self._by_name = [self._facts[job_id] for _, job_id in self._order]
        return self._by_name

    async def refresh(self) -> None:
        """Takes in what has happened since the last time. Unavailable when that cannot be read."""
        async with self._lock:
            news = await self._news.read()
            try:
                await (self._follow(news) if news.is_whole else self._load())
            except BaseException:
                self._news.forget()
                raise

    async def _follow(self, news: News) -> None:
        if news.saved:
            self._replace(news.saved, await self.reader.facts(news.saved))
        changed = [*dict.fromkeys([*news.saved, *news.ended])]
        if changed:
            self.outcomes |= await self.reader.outcomes(changed)

    def _replace(self, job_ids: Iterable[str], found: Iterable[JobFacts]) -> None:
        for job_id in job_ids:
            former = self._facts.pop(job_id, None)
            if former is not None:
                del self._order[bisect_left(self._order, (former.name, job_id))]
                self.outcomes.pop(job_id, None)
        for facts in found:
            if len(self._facts) >= MOST_JOBS:
                self.is_whole = False
                break
            self._facts[facts.id] = facts
            insort(self._order, (facts.name, facts.id))
        self.changes += 1
        self._by_name = None

    async def _load(self) -> None:
        facts: dict[str, JobFacts] = {}
        outcomes: dict[str, Outcome] = {}
        is_whole = True
        async for job_ids in self.reader.ids():
            if len(facts) + len(job_ids) > MOST_JOBS:
                is_whole = False
                break
            facts |= {found.id: found for found in await self.reader.facts(job_ids)}
            outcomes |= await self.reader.outcomes(job_ids)
        self._facts, self.outcomes, self.is_whole = facts, outcomes, is_whole
        self._order = sorted((found.name, found.id) for found in facts.values())
        self._by_name = None
        self.changes += 1
