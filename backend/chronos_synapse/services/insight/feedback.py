"""FeedbackService: what a person thinks of an insight changes what is told later."""

import logging
from collections.abc import Sequence

import msgspec

from chronos_models.finding import Finding
from chronos_models.kinds import FAILURES, LATE, LONG_RUNNING, MISSING, OF_SIGNAL, STUCK, TIMEOUT
from chronos_models.monitor import JobMonitor
from chronos_models.rates import CLUSTERING, COUNTED_AT_ONE
from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.errors import Conflict
from chronos_synapse.domain.insight import MOST_FEEDBACK, Feedback, Insight, Statement, Verdict
from chronos_synapse.services.accounts.access import require_on, visible
from chronos_synapse.services.insight.desks import Desk, Desks
from chronos_synapse.storage.redis.monitors import LearningStep
from chronos_synapse.storage.redis.stores import RedisStores

logger = logging.getLogger(__name__)

TRIES = 5
_SHARES = {
    kind.name: kind.share for kind in (*OF_SIGNAL.values(), FAILURES, LATE, LONG_RUNNING, MISSING, STUCK, TIMEOUT)
}
_SIGNALS = {kind.name: signal for (signal, _, _), kind in OF_SIGNAL.items()}


class FeedbackService:
    """A person's later word takes the place of the former; what a model has learned of that stays."""

    def __init__(self, stores: RedisStores, desks: Desks, *, clock: Clock = utc_now) -> None:
        self._stores = stores
        self._desks = desks
        self._clock = clock

    async def give(self, principal: Principal, insight_id: str, verdict: Verdict, *, name: str = "") -> Insight:
        """The insight with the caller's verdict; `name` is the caller's. NotFound for one that is not seen, Denied for
        whoever may not pause its job either.

        The first word that it is normal is learned: such a thing is told more rarely from then on.
        """
        for _ in range(TRIES):
            insight = await self._seen(principal, insight_id)
            given = Feedback(at=self._clock(), user_id=principal.user_id, user_name=name, verdict=verdict)
            changed = msgspec.structs.replace(insight, feedback=_with(insight.feedback, given))
            desk = (await self._desks.open([insight.job_id])).get(insight.job_id)
            if desk is None:
                raise Conflict(
                    "What was learned of the job cannot be read just now; try again after its next execution.",
                    code="insight.unlearned",
                )
            if verdict is Verdict.NORMAL and not _is_normal(insight):
                _forgive(desk, insight)
            desk.replace(changed)
            if await self._stores.insight.monitors.put(LearningStep(learnt=[desk.learnt()])):
                return changed
        raise Conflict("The job is being learned from all the time; try again.", code="insight.busy")

    async def _seen(self, principal: Principal, insight_id: str) -> Insight:
        found = await self._stores.insight.insights.find(insight_id)
        insight = visible_insight(found, principal, insight_id)
        require_on(principal, Permission.JOB_PAUSE, insight.owner_id, insight.job_id)
        return insight


def visible_insight(found: Insight | None, principal: Principal, insight_id: str) -> Insight:
    """The insight; NotFound when there is none that the caller sees."""
    return visible(found, principal, kind="insight", identifier=insight_id)


def finding_of(statement: Statement, monitor: JobMonitor) -> Finding | None:
    """What a model was told by `statement`, as far as feedback needs it; None for what no model of a job finds."""
    share = _SHARES.get(statement.kind)
    if share is None:
        return None
    claimed = (statement.rate / COUNTED_AT_ONE) ** (1.0 / CLUSTERING)
    return Finding(
        kind=statement.kind,
        signal=_SIGNALS.get(statement.kind, ""),
        time_s=statement.at.timestamp(),
        rate=statement.rate,
        direction=statement.direction,
        p=min(max(claimed * share / monitor.runs_per_month, 1e-300), 1.0),
    )


def _forgive(desk: Desk, insight: Insight) -> None:
    """Lets the monitor learn that the rarest of what was told is normal."""
    found = [finding for one in insight.statements if (finding := finding_of(one, desk.monitor)) is not None]
    if found:
        desk.monitor.feedback(min(found, key=lambda finding: finding.rate), is_useful=False)
        logger.info("a deviation is normal", extra={"action": "insight_normal", "job": desk.job.id})


def _is_normal(insight: Insight) -> bool:
    """Whether somebody says so already."""
    return any(one.verdict is Verdict.NORMAL for one in insight.feedback)


def _with(feedback: Sequence[Feedback], given: Feedback) -> tuple[Feedback, ...]:
    others = [one for one in feedback if one.user_id != given.user_id]
    return (*others, given)[-MOST_FEEDBACK:]
