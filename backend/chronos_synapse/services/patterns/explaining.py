"""ExplanationService: everything that is known and may tell why an execution failed, with its evidence."""

import asyncio
from collections.abc import Sequence

from chronos_models.embedding import embed
from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.execution import UNSUCCESSFUL, Execution
from chronos_synapse.domain.failure_pattern import Episode, FailurePattern, narrowed
from chronos_synapse.domain.insight import Insight, InsightQuery
from chronos_synapse.services.accounts.access import is_execution_id, visible
from chronos_synapse.services.history.findings import Findings, FindingService
from chronos_synapse.services.patterns.cleaning import Cleaner
from chronos_synapse.services.patterns.explanation import Explanation, SimilarFailure
from chronos_synapse.services.patterns.points import Told, points_of
from chronos_synapse.services.patterns.reading import LEAST_SIMILARITY
from chronos_synapse.services.patterns.texts import FailureText, failure_text
from chronos_synapse.services.patterns.views import PatternItem, item_of, remedy_view
from chronos_synapse.storage.redis.patterns import Near
from chronos_synapse.storage.redis.stores import RedisStores

NEAREST = 6
SAME = 0.97
"""From here on a text is of a pattern although it is not remembered which one it belongs to."""
MOST_SIMILAR = 5
MOST_INSIGHTS = 20


class ExplanationService:
    """Shows only what the caller may see."""

    def __init__(self, stores: RedisStores, findings: FindingService, *, clock: Clock = utc_now) -> None:
        self._stores = stores
        self._patterns = stores.insight.patterns
        self._findings = findings
        self._cleaner = Cleaner()
        self._clock = clock

    async def explain(self, principal: Principal, execution_id: str) -> Explanation:
        """What explains this execution; NotFound when it is not the caller's."""
        found = await self._stores.executions.find(execution_id) if is_execution_id(execution_id) else None
        execution = visible(found, principal, kind="execution", identifier=execution_id)
        if execution.state not in UNSUCCESSFUL:
            return _nothing(execution)
        told = await self.look(principal, execution)
        return Explanation(
            execution_id=execution.id,
            text=told.text.text,
            line=told.text.line,
            points=points_of(told),
            duration_ms=execution.duration_ms,
            usual=told.findings.usual,
            pattern=told.pattern,
            similar=list(told.similar),
        )

    async def look(self, principal: Principal, execution: Execution) -> Told:
        """All that is known of this failure, which the caller may see."""
        findings = await self._findings.find(principal, execution.id)
        text = await self._text(execution)
        near = await self._near(principal, execution, text)
        good = findings.last_good
        return Told(
            execution=execution,
            findings=findings,
            text=text,
            good=None if good is None else await self._stores.executions.find(good.id),
            pattern=await self._item(principal, near),
            similar=await self._similar(execution, near),
            insights=await self._insights(principal, execution, findings),
        )

    async def _text(self, execution: Execution) -> FailureText:
        told = await failure_text(self._stores.logs, execution)
        job = await self._stores.jobs.find_version(execution.job_id, execution.job_version)
        return FailureText(text=await asyncio.to_thread(self._cleaner.clean, told.text, job), line=told.line)

    async def _near(self, principal: Principal, execution: Execution, text: FailureText) -> list[Near]:
        """Patterns like it, its own first with a similarity of 1, as far as the caller sees something of them."""
        own = await self._patterns.of_execution(execution.id)
        vector = embed(text.text if own is None else own.message)
        near = await self._patterns.nearest(principal.sight, vector.tobytes(), NEAREST)
        if own is not None:
            near = [Near(pattern=own, similarity=1.0), *(one for one in near if one.pattern.id != own.id)]
        seen = [(one, narrowed(one.pattern, principal.sight)) for one in near]
        return [
            Near(pattern=pattern, similarity=one.similarity)
            for one, pattern in seen
            if pattern is not None and one.similarity >= LEAST_SIMILARITY
        ]

    async def _item(self, principal: Principal, near: Sequence[Near]) -> PatternItem | None:
        if not near or near[0].similarity < SAME:
            return None
        pattern = near[0].pattern
        jobs = await self._stores.jobs.find_many([one.job_id for one in pattern.jobs])
        names = {job_id: job.name for job_id, job in jobs.items()}
        return item_of(principal, pattern, names, self._clock())

    async def _similar(self, execution: Execution, near: Sequence[Near]) -> list[SimilarFailure]:
        """Rows of failures of the past: the most alike first, of those the ones whose end is known, then the newest."""
        rows = [(one, episode) for one in near for episode in one.pattern.episodes if not _holds(episode, execution)]
        rows.sort(key=lambda row: (-round(row[0].similarity, 2), row[1].remedy is None, -row[1].last_at.timestamp()))
        rows = rows[:MOST_SIMILAR]
        kept = await self._stores.executions.find_many([episode.last_id for _, episode in rows])
        jobs = await self._stores.jobs.find_many([episode.job_id for _, episode in rows])
        ids = {one.id for one in kept}
        return [
            _similar(one, episode, is_kept=episode.last_id in ids, name=jobs[job].name if job in jobs else None)
            for one, episode in rows
            for job in (episode.job_id,)
        ]

    async def _insights(self, principal: Principal, execution: Execution, findings: Findings) -> list[Insight]:
        good = findings.last_good
        page = await self._stores.insight.insights.page(
            InsightQuery(
                sight=principal.sight,
                job_id=execution.job_id,
                since=execution.scheduled_for if good is None else good.scheduled_for,
                with_muted=True,
                limit=MOST_INSIGHTS,
            )
        )
        return page.insights


def _nothing(execution: Execution) -> Explanation:
    return Explanation(
        execution_id=execution.id,
        text="",
        line=None,
        points=[],
        duration_ms=execution.duration_ms,
        usual=None,
        pattern=None,
        similar=[],
    )


def _holds(episode: Episode, execution: Execution) -> bool:
    """Whether it is the very row of failures that this one stands in."""
    at = execution.finished_at or execution.scheduled_for
    return episode.job_id == execution.job_id and episode.first_at <= at <= episode.last_at


def _similar(near: Near, episode: Episode, *, is_kept: bool, name: str | None) -> SimilarFailure:
    pattern: FailurePattern = near.pattern
    return SimilarFailure(
        execution_id=episode.last_id,
        is_kept=is_kept,
        job_id=episode.job_id,
        job_name=name,
        at=episode.last_at,
        count=episode.count,
        text=pattern.template,
        pattern_id=pattern.id,
        similarity=round(min(1.0, near.similarity), 3),
        remedy=remedy_view(episode.remedy),
    )
