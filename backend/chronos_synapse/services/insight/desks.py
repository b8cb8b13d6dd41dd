"""Desks: a job, its monitor and its open insights on one desk, while something is learned of it."""

import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from math import isfinite, log10

import msgspec

from chronos_models.finding import Finding, Phase
from chronos_models.fleet import FleetPrior
from chronos_models.history import Marker, Observation
from chronos_models.monitor import JobMonitor
from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.execution import Execution
from chronos_synapse.domain.insight import Insight, Statement, Topic, WatchSettings
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.settings import InsightSettings
from chronos_synapse.services.insight.observing import observation_of
from chronos_synapse.services.insight.priors import read_prior
from chronos_synapse.services.insight.regimes import period_of, regime_of, timezone_of
from chronos_synapse.services.insight.statements import closed, continued, last_word, opened, statement_of
from chronos_synapse.storage.redis.monitors import RECENT, JobModel, Learnt
from chronos_synapse.storage.redis.stores import RedisStores

logger = logging.getLogger(__name__)

InsightSettingsNow = Callable[[], Awaitable[InsightSettings]]

MOST_MONITORS = 256
"""Monitors that are kept in memory, about 10 MB: reading one takes longer than learning from an execution."""
STRONGEST = 12.0
"""Of the score; beyond, differences mean nothing."""


class Desk:
    """One job. What is done here is kept when `learnt` is put into the store, and only then."""

    def __init__(
        self, job: Job, model: JobModel, monitor: JobMonitor, *, watch: WatchSettings, told: Mapping[str, Insight]
    ) -> None:
        self.job = job
        self.model = model
        self.monitor = monitor
        self.watch = watch
        self.is_changed = False
        self._open = {topic: told[found] for topic, found in model.open.items() if found in told}
        self._told: dict[str, Insight] = {}
        self._numbers = dict(model.recent)
        self._scores: dict[int, float] = {}

    @property
    def insights(self) -> tuple[Insight, ...]:
        """New ones, and those that have changed here."""
        return tuple(self._told.values())

    def knows(self, execution_id: str) -> bool:
        """Whether it was learned from an execution, as far as that is remembered."""
        return execution_id in self._numbers.values()

    def open(self, topic: Topic) -> Insight | None:
        """What is being told of a topic."""
        return self._open.get(topic)

    def shown(self, finding: Finding) -> list[str]:
        """The executions that show it, oldest first, as far as they are remembered."""
        return [self._numbers[number] for number in finding.evidence if number in self._numbers]

    def latest(self, count: int) -> list[str]:
        """The executions that it learned from last, oldest first."""
        return [self._numbers[number] for number in sorted(self._numbers)[-count:]]

    def observe(
        self, execution: Execution, *, place: str, was_awaited: bool = True
    ) -> tuple[Observation, list[Finding]]:
        """Learns from an execution that has ended: what the monitor took in, and what it found."""
        number = self.model.number + 1
        observation = observation_of(execution, number, was_awaited=was_awaited)
        found = self.monitor.observe(observation)
        self._numbers[number] = execution.id
        self._numbers.pop(number - RECENT, None)
        ended_ms = int(observation.ended_s * 1000.0)
        self.model = msgspec.structs.replace(
            self.model,
            number=number,
            place=place,
            since_ms=self.model.since_ms or ended_ms,
            until_ms=max(self.model.until_ms, ended_ms),
        )
        self.is_changed = True
        return observation, found

    def note(self, latest: str) -> None:
        """Keeps what an execution says about its host, if that is anything."""
        if not latest:
            return
        self.model = msgspec.structs.replace(self.model, latest=latest)
        self.is_changed = True

    def score(self, found: Sequence[Finding], time_s: float) -> None:
        """Adds the strongest of what an execution, or the clock, gave to the series."""
        strength = max((strength_of(finding.rate) for finding in found), default=0.0)
        at_ms = int(time_s * 1000.0)
        if strength > self._scores.get(at_ms, 0.0):
            self._scores[at_ms] = round(strength, 3)
            self.is_changed = True

    def tell(self, finding: Finding, *, evidence: Sequence[str] = ()) -> None:
        """Opens, goes on with or closes the insight about the finding's topic, as its phase says."""
        topic = Topic(finding.topic)
        if finding.phase is Phase.NOTED:
            return
        shown = evidence or self.shown(finding)
        statement = statement_of(finding, timezone=self.model.timezone, evidence=shown)
        if finding.phase is Phase.CLOSED:
            self.close(topic, statement)
        else:
            self.state(topic, statement)

    def state(self, topic: Topic, statement: Statement) -> Insight:
        """One more statement about a topic; the insight."""
        known = self._open.get(topic)
        insight = opened(self.job, topic, statement, self.watch) if known is None else continued(known, statement)
        return self._keep(topic, insight)

    def close(self, topic: Topic, statement: Statement) -> None:
        """The end of what is told of a topic, if something is."""
        insight = self._open.pop(topic, None)
        if insight is not None:
            self._told[insight.id] = closed(insight, statement)
        self.is_changed = True

    def end(self, insight: Insight, statement: Statement) -> None:
        """The end of an insight, be it what is told of its topic or one that was lost sight of."""
        followed = self._open.get(insight.topic)
        if followed is not None and followed.id == insight.id:
            self.close(insight.topic, statement)
        else:
            self.replace(closed(insight, statement))

    def drop(self, topic: Topic, statement: Statement) -> None:
        """As `close`; what was opened here, and told to nobody yet, is as if it had never been."""
        insight = self._open.get(topic)
        if insight is not None and insight.id in self._told and insight.id not in self.model.open.values():
            del self._open[topic], self._told[insight.id]
            return
        self.close(topic, statement)

    def replace(self, insight: Insight) -> None:
        """The insight as somebody else has changed it."""
        if insight.topic in self._open and self._open[insight.topic].id == insight.id:
            self._open[insight.topic] = insight
        self._told[insight.id] = insight
        self.is_changed = True

    def begin_regime(self, now: datetime) -> bool:
        """Whether the definition is another one than what was learned from: what was learned is a prior then."""
        regime = regime_of(self.job)
        if regime == self.model.regime:
            return False
        self.monitor.new_regime()
        period_s = period_of(self.job, now, otherwise_s=self.model.period_s)
        self.model = msgspec.structs.replace(
            self.model, regime=regime, period_s=period_s, timezone=timezone_of(self.job)
        )
        self.monitor = _like(self.monitor, self.model)
        self.is_changed = True
        return True

    def mark(self, marker: Marker) -> None:
        """Hears of a deploy, be it a while ago: about how many executions came after it follows from their distance."""
        passed_s = self.model.until_ms / 1000.0 - marker.time_s
        runs = min(max(round(passed_s / self.model.period_s), 0), self.model.number + 1)
        self.monitor.mark(marker, runs_since=runs)
        self.is_changed = True

    def set_period(self, period_s: float) -> None:
        """Executions are so far apart from now on."""
        self.model = msgspec.structs.replace(self.model, period_s=period_s)
        self.monitor = _like(self.monitor, self.model)
        self.is_changed = True

    def learn_anew(self, monitor: JobMonitor, now: datetime) -> None:
        """Goes on with another monitor; what it does not know to be open is over."""
        self.monitor, self.is_changed = monitor, True
        for topic in [topic for topic in self._open if topic not in monitor.episodes.open_topics]:
            words = "what was learned of the job could not be read, and is learned anew; this is not followed any more"
            self.close(Topic(topic), last_word("learned_anew", words, now))

    def learnt(self) -> Learnt:
        """What to put into the store."""
        model = msgspec.structs.replace(
            self.model,
            recent=tuple(sorted(self._numbers.items())),
            open={str(topic): insight.id for topic, insight in self._open.items()},
            blob=self.monitor.to_bytes(),
        )
        scores = tuple(sorted(self._scores.items()))
        return Learnt(model=model, owner_id=self.job.owner_id, insights=self.insights, scores=scores)

    def _keep(self, topic: Topic, insight: Insight) -> Insight:
        self._open[topic] = self._told[insight.id] = insight
        self.is_changed = True
        return insight


class Desks:
    """Lays out desks."""

    def __init__(self, stores: RedisStores, settings: InsightSettingsNow, *, clock: Clock = utc_now) -> None:
        self._stores = stores
        self._settings = settings
        self._clock = clock
        self._kept: OrderedDict[str, tuple[int, JobMonitor]] = OrderedDict()
        """Job -> (revision, its monitor then), of the jobs that were learned from last."""

    def keep(self, desk: Desk) -> None:
        """What was learned at the desk was stored: the next one of the job need not read its monitor."""
        self._kept.pop(desk.job.id, None)
        self._kept[desk.job.id] = (desk.model.revision + 1, desk.monitor)
        if len(self._kept) > MOST_MONITORS:
            self._kept.popitem(last=False)

    async def open(self, job_ids: Sequence[str]) -> dict[str, Desk]:
        """A desk for each of the jobs that exist and of which something was learned, unless that is damaged."""
        models = await self._stores.insight.monitors.models(job_ids)
        jobs = await self._stores.jobs.find_many(list(models))
        watches = await self._stores.insight.insights.watch_settings(list(jobs))
        told = await self._stores.insight.insights.find_many(
            [insight_id for job_id in jobs for insight_id in models[job_id].open.values()]
        )
        budget = (await self._settings()).budget
        found: dict[str, Desk] = {}
        for job_id, job in jobs.items():
            own = watches[job_id].budget
            monitor = self._monitor_of(models[job_id], budget if own is None else own)
            if monitor is not None:
                found[job_id] = Desk(job, models[job_id], monitor, watch=watches[job_id], told=told)
        return found

    def _monitor_of(self, model: JobModel, budget: float) -> JobMonitor | None:
        """The monitor of a model; None when it cannot be read."""
        # Whoever gets it changes it: it is kept again only when that was stored.
        revision, monitor = self._kept.pop(model.job_id, (0, None))
        if monitor is None or revision != model.revision:
            return _restored(model, budget)
        monitor.episodes.budget = budget
        return monitor

    async def anew(self, job: Job, *, otherwise_s: float = 0.0) -> Desk:
        """The desk of a job of which nothing is known, or nothing that can be read. `otherwise_s`: how far apart its
        executions are when it has no schedule.
        """
        insights = self._stores.insight.insights
        known = (await self._stores.insight.monitors.models([job.id])).get(job.id)
        watch = (await insights.watch_settings([job.id]))[job.id]
        told = await insights.find_many(list(known.open.values())) if known is not None else {}
        period_s = period_of(job, self._clock(), otherwise_s=otherwise_s)
        model = JobModel(
            job_id=job.id,
            revision=0 if known is None else known.revision,
            regime=regime_of(job),
            period_s=period_s,
            timezone=timezone_of(job),
            open={} if known is None else known.open,
        )
        budget = (await self._settings()).budget if watch.budget is None else watch.budget
        monitor = _monitor(model, budget, read_prior(await self._stores.insight.monitors.fleet_prior()))
        return Desk(job, model, monitor, watch=watch, told=told)


@contextmanager
def sparing_others(job_id: str) -> Iterator[None]:
    """What goes wrong with the numbers of one job is logged, and stops no other."""
    try:
        yield
    except (ArithmeticError, LookupError, ValueError):
        logger.exception("a job could not be judged", extra={"action": "job_not_judged", "job": job_id})


def strength_of(rate: float) -> float:
    """How many powers of ten below one a rate is, from 0 to STRONGEST."""
    if not (isfinite(rate) and rate < 1.0):
        return 0.0
    return STRONGEST if rate <= 10.0**-STRONGEST else -log10(rate)


def _monitor(model: JobModel, budget: float, prior: FleetPrior | None = None) -> JobMonitor:
    return JobMonitor(period_s=model.period_s, timezone=model.timezone, budget=budget, prior=prior)


def _restored(model: JobModel, budget: float) -> JobMonitor | None:
    try:
        monitor = _monitor(model, budget)
        monitor.restore(model.blob)
    except ValueError as exc:
        why = {"action": "model_damaged", "job": model.job_id, "why": str(exc)}
        logger.warning("what was learned of a job cannot be read", extra=why)
        return None
    return monitor


def _like(monitor: JobMonitor, model: JobModel) -> JobMonitor:
    """The same monitor with the period and the time zone of `model`."""
    twin = _monitor(model, monitor.episodes.budget)
    twin.restore(monitor.to_bytes())
    return twin
