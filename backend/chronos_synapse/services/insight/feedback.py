"""FeedbackService: what a person thinks of an insight changes what is told later."""

import logging
from collections.abc import Callable, Sequence

import msgspec

from chronos_models.kinds import FAILURES, LATE, LONG_RUNNING, MISSING, OF_SIGNAL, STUCK, TIMEOUT
from chronos_models.monitor import JobMonitor
from chronos_models.rates import CLUSTERING, COUNTED_AT_ONE
from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.errors import Conflict
from chronos_synapse.domain.insight import MOST_FEEDBACK, Feedback, Forgiven, Insight, Statement, Verdict
from chronos_synapse.services.accounts.access import require_on
from chronos_synapse.services.insight.desks import Desk, Desks
from chronos_synapse.services.insight.views import job_of, seen
from chronos_synapse.storage.redis.monitors import LearningStep
from chronos_synapse.storage.redis.stores import RedisStores

logger = logging.getLogger(__name__)

TRIES = 5
_SHARES = {
    kind.name: kind.share for kind in (*OF_SIGNAL.values(), FAILURES, LATE, LONG_RUNNING, MISSING, STUCK, TIMEOUT)
}
_Words = tuple[Feedback, ...]


class FeedbackService:
    """A person's later word takes the place of the former. As long as somebody says that something is normal, the model
    counts it so.
    """

    def __init__(self, stores: RedisStores, desks: Desks, *, clock: Clock = utc_now) -> None:
        self._stores = stores
        self._desks = desks
        self._clock = clock

    async def give(self, principal: Principal, insight_id: str, verdict: Verdict, *, name: str = "") -> Insight:
        """The insight with the caller's verdict; `name` is the caller's. NotFound for one that is not seen, Denied for
        whoever may not pause its job either, Conflict for one that is about no job.

        The first word that it is normal is learned: such a thing is told more rarely as long as somebody says so.
        """
        given = Feedback(at=self._clock(), user_id=principal.user_id, user_name=name, verdict=verdict)
        return await self._change(principal, insight_id, lambda said: (*_without(said, principal), given))

    async def take_back(self, principal: Principal, insight_id: str) -> Insight:
        """The insight without the caller's verdict; refused as `give` is."""
        return await self._change(principal, insight_id, lambda said: _without(said, principal))

    async def _change(self, principal: Principal, insight_id: str, change: Callable[[_Words], _Words]) -> Insight:
        for _ in range(TRIES):
            # The desk comes first: whoever changes the insight after it was read here changes the model, too.
            desk = (await self._desks.open([job_of(insight_id)])).get(job_of(insight_id))
            insight = await self._judged(principal, insight_id)
            said = change(insight.feedback)[-MOST_FEEDBACK:]
            if said == insight.feedback:
                return insight
            if desk is None:
                raise Conflict(
                    "What was learned of the job cannot be read just now; try again after its next execution.",
                    code="insight.unlearned",
                )
            changed = msgspec.structs.replace(insight, feedback=said, forgiven=_learned(desk, insight, said))
            desk.replace(changed)
            if await self._stores.insight.monitors.put(LearningStep(learnt=[desk.learnt()])):
                return changed
        raise Conflict("The job is being learned from all the time; try again.", code="insight.busy")

    async def _judged(self, principal: Principal, insight_id: str) -> Insight:
        insight = seen(await self._stores.insight.insights.find(insight_id), principal, insight_id)
        if not insight.job_id:
            raise Conflict("It is about no job, so that there is nothing to learn.", code="insight.of_all_jobs")
        require_on(principal, Permission.JOB_PAUSE, insight.owner_id, insight.job_id)
        return insight


def p_of(statement: Statement, monitor: JobMonitor) -> float | None:
    """How rare the model found what `statement` says, as a probability; None for what no model of a job finds."""
    share = _SHARES.get(statement.kind)
    if share is None:
        return None
    claimed = (statement.rate / COUNTED_AT_ONE) ** (1.0 / CLUSTERING)
    return float(min(max(claimed * share / monitor.runs_per_month, 1e-300), 1.0))


def _learned(desk: Desk, insight: Insight, said: _Words) -> Forgiven | None:
    """What the monitor counts as normal of it from now on."""
    was_normal, is_normal = _is_normal(insight.feedback), _is_normal(said)
    if is_normal and not was_normal:
        return _forgive(desk, insight)
    known = insight.forgiven
    if is_normal or known is None:
        return known
    # A model that was begun anew meanwhile does not know of it.
    runs = desk.model.number - known.number
    if runs >= 0:
        desk.monitor.take_back(known.kind, known.learned, runs)
        logger.info("a deviation is not normal after all", extra={"action": "insight_not_normal", "job": desk.job.id})
    return None


def _forgive(desk: Desk, insight: Insight) -> Forgiven | None:
    """Lets the monitor learn that the rarest of what was told is normal."""
    found = [(one.rate, one.kind, p) for one in insight.statements if (p := p_of(one, desk.monitor)) is not None]
    if not found:
        return None
    _, kind, p = min(found)
    logger.info("a deviation is normal", extra={"action": "insight_normal", "job": desk.job.id})
    return Forgiven(kind=kind, learned=desk.monitor.forgive(kind, p), number=desk.model.number)


def _is_normal(said: Sequence[Feedback]) -> bool:
    """Whether somebody says so."""
    return any(one.verdict is Verdict.NORMAL for one in said)


def _without(said: _Words, principal: Principal) -> _Words:
    return tuple(one for one in said if one.user_id != principal.user_id)
