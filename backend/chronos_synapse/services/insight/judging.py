"""What people say to what is told, and of what they did: verdicts and deploys, by name and on the record."""

from datetime import datetime

import msgspec

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.errors import Invalid, NotFound
from chronos_synapse.domain.insight import Insight, Verdict
from chronos_synapse.services.audit.draft import changed_nothing, note
from chronos_synapse.services.insight.feedback import FeedbackService
from chronos_synapse.services.insight.markers import Marked, MarkerService
from chronos_synapse.services.insight.reading import InsightService
from chronos_synapse.services.insight.views import InsightView, is_insight_id
from chronos_synapse.services.teams.directory import Directory


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """What the record keeps of a verdict."""

    verdict: Verdict


class DeployRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was deployed, when, and for which jobs: name them, or the tags that they have."""

    version: str
    """On one line, at most 40 characters."""
    at: datetime | None = None
    """Null: now. Within the last day."""
    job_ids: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    """Jobs with all of these that the caller may change."""


class JudgingService:
    """Verdicts of those who may pause a job, deploys of those who may change it."""

    def __init__(
        self, feedback: FeedbackService, markers: MarkerService, reading: InsightService, directory: Directory
    ) -> None:
        self._feedback = feedback
        self._markers = markers
        self._reading = reading
        self._directory = directory

    async def give(self, principal: Principal, insight_id: str, verdict: Verdict) -> InsightView:
        """The insight with the caller's verdict, which takes the place of an earlier one of the caller's."""
        if not is_insight_id(insight_id):
            raise NotFound("insight", insight_id)
        names = await self._directory.names([principal.user_id])
        insight = await self._feedback.give(principal, insight_id, verdict, name=names.get(principal.user_id, ""))
        _note(insight, after=Judgement(verdict=verdict))
        return await self._reading.find(principal, insight_id)

    async def take_back(self, principal: Principal, insight_id: str) -> InsightView:
        """The insight without the caller's verdict; as it is when the caller has given none."""
        if not is_insight_id(insight_id):
            raise NotFound("insight", insight_id)
        former = (await self._reading.find(principal, insight_id)).own_verdict
        insight = await self._feedback.take_back(principal, insight_id)
        if former is None:
            changed_nothing()
        else:
            _note(insight, before=Judgement(verdict=former))
        return await self._reading.find(principal, insight_id)

    async def deployed(self, principal: Principal, request: DeployRequest) -> Marked:
        """Tells the models of the jobs that something was deployed."""
        if request.at is not None and request.at.tzinfo is None:
            detail = "A time needs its offset from UTC, as in 2027-05-03T08:00:00Z."
            raise Invalid(detail, pointer="/at", code="deploy.at")
        marked = await self._markers.mark(
            principal, request.version, request.at, job_ids=request.job_ids, tags=request.tags
        )
        note(kind="deploy", id=request.version, owner_id=principal.user_id, after=request)
        return marked


def _note(insight: Insight, *, before: Judgement | None = None, after: Judgement | None = None) -> None:
    note(kind="insight", id=insight.id, name=insight.job_name, owner_id=insight.owner_id, before=before, after=after)
