"""FactGatherer: fills a report's facts table from what is there. A part that is away leaves a gap that is told."""

import logging
from collections.abc import Awaitable, Callable

from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.errors import ChronosError
from chronos_synapse.services.forecasts.forecasts import ForecastService
from chronos_synapse.services.history.analytics import AnalyticsService
from chronos_synapse.services.history.analytics_jobs import JobFigureService
from chronos_synapse.services.history.failing import FailingJobs
from chronos_synapse.services.reports.facts_advice import add_advice
from chronos_synapse.services.reports.facts_durations import add_drifting_jobs, add_slow_jobs
from chronos_synapse.services.reports.facts_failures import (
    add_failing_jobs,
    add_failing_now,
    add_flaky_jobs,
    add_patterns,
)
from chronos_synapse.services.reports.facts_insights import add_insights
from chronos_synapse.services.reports.facts_outlook import add_outlook
from chronos_synapse.services.reports.facts_overall import add_changes, add_totals
from chronos_synapse.services.reports.rows import Rows
from chronos_synapse.services.reports.scene import Scene
from chronos_synapse.storage.redis.search import SearchTimeout
from chronos_synapse.storage.redis.stores import RedisStores

logger = logging.getLogger(__name__)

Source = Callable[[Rows], Awaitable[None]]


class FactGatherer:
    """Reads only; what it adds first within a section is the most important."""

    def __init__(self, stores: RedisStores, forecasts: ForecastService, *, clock: Clock = utc_now) -> None:
        self._stores = stores
        self._forecasts = forecasts
        self._analytics = AnalyticsService(stores, clock)
        self._figures = JobFigureService(stores, clock)
        self._failing = FailingJobs(stores)
        self._clock = clock

    async def gather(self, scene: Scene) -> Rows:
        """All that can be told of the scene."""
        rows = Rows(scene)
        for name, add in self._sources().items():
            try:
                await add(rows)
            except (ChronosError, SearchTimeout) as exc:
                logger.warning("a part of a report is missing", extra={"action": "report_gap", "part": name})
                why = exc.detail if isinstance(exc, ChronosError) else "The search took too long."
                rows.miss(f"{name.capitalize()} could not be read: {why}")
        return rows

    def _sources(self) -> dict[str, Source]:
        """In the order in which their facts come."""
        stores, insight, figures = self._stores, self._stores.insight, self._figures
        return {
            "totals": lambda rows: add_totals(rows, self._analytics),
            "changes": lambda rows: add_changes(rows, stores),
            "patterns of failures": lambda rows: add_patterns(rows, insight.patterns),
            "failing jobs": lambda rows: add_failing_jobs(rows, figures, stores),
            "jobs that fail now": lambda rows: add_failing_now(rows, self._failing, self._clock()),
            "flaky jobs": lambda rows: add_flaky_jobs(rows, figures),
            "insights": lambda rows: add_insights(rows, insight.insights),
            "drifting jobs": lambda rows: add_drifting_jobs(rows, figures),
            "slow jobs": lambda rows: add_slow_jobs(rows, figures, stores),
            "forecasts": lambda rows: add_outlook(rows, stores, self._forecasts, self._clock()),
            "advice": lambda rows: add_advice(rows, insight.advice),
        }
