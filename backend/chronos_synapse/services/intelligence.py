"""What is learned of jobs, foreseen and told: an area for each, built together. Loads the models."""

from dataclasses import dataclass

from chronos_synapse.services.admin.settings_reader import SettingsReader
from chronos_synapse.services.advice.advice import AdviceService
from chronos_synapse.services.ai.area import AiArea
from chronos_synapse.services.ai.wording import WordingService
from chronos_synapse.services.asking.area import asking
from chronos_synapse.services.asking.asking import AskService
from chronos_synapse.services.forecasts.area import Forecasts, forecasts
from chronos_synapse.services.history.area import History
from chronos_synapse.services.history.history import HistoryService
from chronos_synapse.services.insight.serving import InsightArea, insight_area
from chronos_synapse.services.jobs.jobs import JobService
from chronos_synapse.services.patterns.area import PatternArea, pattern_area
from chronos_synapse.services.reports.area import Reports, reports
from chronos_synapse.services.scheduling.schedule_map import ScheduleMap
from chronos_synapse.services.teams.directory import Directory
from chronos_synapse.storage.redis.stores import RedisStores


@dataclass(frozen=True)
class IntelligenceParts:
    """What the areas are built of."""

    stores: RedisStores
    jobs: JobService
    executions: HistoryService
    past: History
    plan: ScheduleMap
    directory: Directory
    settings: SettingsReader
    models: AiArea
    base: str
    """Where links in reports lead."""


@dataclass(frozen=True)
class Intelligence:
    """What the api works with."""

    insight: InsightArea
    failures: PatternArea
    wording: WordingService
    forecasts: Forecasts
    advice: AdviceService
    reports: Reports
    asking: AskService


def intelligence(parts: IntelligenceParts) -> Intelligence:
    """The areas over these parts."""
    stores, past = parts.stores, parts.past
    failures = pattern_area(stores, parts.directory, past.findings)
    return Intelligence(
        insight=insight_area(stores, parts.settings, parts.directory, metrics=past.metrics),
        failures=failures,
        wording=WordingService(stores, failures.explanations, parts.models.narrators),
        forecasts=forecasts(stores, parts.plan),
        advice=AdviceService(stores, parts.jobs),
        reports=reports(stores, parts.directory, parts.settings, base=parts.base),
        asking=asking(stores, parts.executions, past.job_figures, model=parts.models.asking),
    )
