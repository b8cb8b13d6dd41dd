"""InsightService: what was told of jobs, for those who see them."""

from collections.abc import Iterable

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.execution import ExecutionId
from chronos_synapse.domain.insight import Insight, InsightQuery, InsightSort
from chronos_synapse.domain.job import JobId
from chronos_synapse.services.accounts.access import is_execution_id, is_job_id, visible
from chronos_synapse.services.insight.views import (
    OVER,
    EvidenceItem,
    InsightItem,
    InsightList,
    InsightView,
    JobName,
    holding,
    is_insight_id,
    item_fields,
    job_of,
    seen,
    shown_item,
    shown_statement,
    telling,
)
from chronos_synapse.storage.redis.stores import RedisStores

JUDGE = Permission.JOB_PAUSE
"""Who says that something is normal, or mutes it, decides what others are told: as who pauses a job."""
MOST_EVIDENCE = 50
"""Executions that are shown of one insight."""
MOST_ABOUT = 200
"""Insights that are looked through for those about one execution: the first that were told of after it began."""


class InsightService:
    """Every method shows only what the caller may see."""

    def __init__(self, stores: RedisStores, clock: Clock = utc_now) -> None:
        self._stores = stores
        self._insights = stores.insight.insights
        self._clock = clock

    async def page(self, query: InsightQuery) -> InsightList:
        """One page; a job id that is none finds nothing."""
        if query.job_id is not None and not is_job_id(query.job_id):
            return InsightList(items=[], total=0, complete=True, next_cursor=None)
        page = await self._insights.page(query)
        return InsightList(
            items=[shown_item(insight) for insight in page.insights],
            total=page.total,
            complete=page.complete,
            next_cursor=page.next_cursor,
        )

    async def find(self, principal: Principal, insight_id: str) -> InsightView:
        """One insight; NotFound when it is not the caller's."""
        found = await self._insights.find(insight_id) if is_insight_id(insight_id) else None
        insight = seen(found, principal, insight_id)
        names = await self._names_beside(principal, insight)
        jobs = frozenset({insight.job_id, *names})
        watch = (await self._insights.watch_settings([insight.job_id]))[insight.job_id]
        own = (word.verdict for word in insight.feedback if word.user_id == principal.user_id)
        return InsightView(
            **item_fields(insight, telling(insight), jobs),
            statements=[shown_statement(statement, jobs) for statement in insight.statements],
            feedback=list(insight.feedback),
            executions=await self._evidence(insight, jobs),
            jobs=[JobName(id=job_id, name=name) for job_id, name in names.items()],
            mute=next((mute for mute in holding(watch.mutes, self._clock()) if mute.topic is insight.topic), None),
            may_judge=bool(insight.job_id) and JUDGE in principal.rights(insight.owner_id, insight.job_id),
            own_verdict=next(own, None),
        )

    async def about(self, principal: Principal, execution_id: str) -> InsightList:
        """Insights that name this execution as their evidence, each with its latest statement that does."""
        found = await self._stores.executions.find(execution_id) if is_execution_id(execution_id) else None
        execution = visible(found, principal, kind="execution", identifier=execution_id)
        query = InsightQuery(
            sight=principal.sight,
            job_id=execution.job_id,
            with_muted=True,
            since=execution.started_at or execution.scheduled_for,
            sort=InsightSort.OLDEST,
            limit=MOST_ABOUT,
        )
        page = await self._insights.page(query)
        items = [item for insight in page.insights if (item := _about(insight, execution_id)) is not None]
        return InsightList(items=items, total=len(items), complete=page.complete, next_cursor=None)

    async def _names_beside(self, principal: Principal, insight: Insight) -> dict[str, str]:
        """The other jobs that it names and the caller sees, by id."""
        named = {job_id for statement in insight.statements for job_id in statement.jobs} - {insight.job_id}
        found = await self._stores.jobs.find_many(sorted(filter(is_job_id, named)))
        return {
            job_id: job.name for job_id, job in found.items() if principal.sight.covers(job.owner_id, JobId(job_id))
        }

    async def _evidence(self, insight: Insight, jobs: frozenset[str]) -> list[EvidenceItem]:
        wanted = _newest_evidence(insight, jobs)
        executions = await self._stores.executions.find_many(wanted)
        items = [
            EvidenceItem(
                id=one.id,
                job_id=one.job_id,
                job_name=one.job_name,
                state=one.state,
                scheduled_for=one.scheduled_for,
                duration_ms=one.duration_ms,
            )
            for one in executions
        ]
        return sorted(items, key=lambda item: item.scheduled_for, reverse=True)


def _newest_evidence(insight: Insight, jobs: Iterable[str]) -> list[ExecutionId]:
    seen = frozenset(jobs)
    named = dict.fromkeys(one for statement in reversed(insight.statements) for one in reversed(statement.evidence))
    return [one for one in named if job_of(one) in seen and is_execution_id(one)][:MOST_EVIDENCE]


def _about(insight: Insight, execution_id: str) -> InsightItem | None:
    """The insight with what it says of this execution; None when that is nothing, or no more than that it is over."""
    said = [one for one in insight.statements if execution_id in one.evidence and one.kind != OVER]
    return shown_item(insight, said[-1]) if said else None
