"""Each daemon from its settings to its end: what the command line runs."""

from collections.abc import Callable, Coroutine
from typing import Any

from chronos_synapse.bootstrap import (
    START_PATIENCE_S,
    Container,
    open_container,
    open_notification_producer,
    open_report_maker,
)
from chronos_synapse.config import Settings
from chronos_synapse.daemons.analyst import (
    ADVICE_EVERY_S,
    CHOICES_EVERY_S,
    FAILURES_EVERY_S,
    LEARNING_EVERY_S,
    NIGHT_EVERY_S,
    REPORTS_EVERY_S,
    TICKS_EVERY_S,
    Duties,
    Duty,
    run_analyst,
)
from chronos_synapse.daemons.process import spare_what_stays
from chronos_synapse.daemons.scheduler import run_scheduler
from chronos_synapse.daemons.worker import Worker
from chronos_synapse.daemons.worker_parts import open_worker_parts
from chronos_synapse.domain.settings import InsightSettings
from chronos_synapse.sandbox.descriptors import raise_file_limit
from chronos_synapse.sandbox.spawner import Spawner
from chronos_synapse.services.admin.maintenance import MaintenanceService
from chronos_synapse.services.admin.memory_surveys import MemorySurveys
from chronos_synapse.services.audit.area import audit_retention
from chronos_synapse.services.history.retention import Retention
from chronos_synapse.services.ledger.slots import SlotService
from chronos_synapse.services.logs.packer import LogPacker
from chronos_synapse.services.running.queues import QueueService
from chronos_synapse.services.running.recovery import Recovery
from chronos_synapse.services.scheduling.backfills import BackfillService
from chronos_synapse.services.scheduling.dispatch import Dispatcher
from chronos_synapse.services.scheduling.promoting import Promoter
from chronos_synapse.services.scheduling.rearming import Rearmer
from chronos_synapse.services.scheduling.replaying import Replayer
from chronos_synapse.services.teams.history_moves import HistoryMoves
from chronos_synapse.storage.redis.index_health import IndexHealth
from chronos_synapse.storage.redis.memory import MemoryStore


async def serve_scheduler(settings: Settings) -> None:
    """A scheduler, until TERM or INT."""
    async with open_container(settings, patience_s=START_PATIENCE_S) as container:
        stores = container.stores
        dispatcher = Dispatcher(stores, container.pausing)
        replayer = Replayer(stores, container.calendars)
        promoter = Promoter(stores.delays)
        spare_what_stays()
        await run_scheduler(dispatcher, Rearmer(stores), replayer, stores.daemons, promoter=promoter)


async def serve_worker(settings: Settings) -> None:
    """A worker, until TERM or INT."""
    async with open_container(settings, patience_s=START_PATIENCE_S) as container, Spawner() as spawner:
        # Not before: what starts the jobs' processes keeps the usual limit, and so do they.
        raise_file_limit()
        async with open_worker_parts(container, spawner) as (parts, options):
            spare_what_stays()
            await Worker(parts, options).run()


async def serve_analyst(settings: Settings) -> None:
    """An analyst, until TERM or INT."""
    async with (
        open_container(settings, patience_s=START_PATIENCE_S) as container,
        open_notification_producer(container) as notifications,
        open_report_maker(container) as reports,
    ):
        stores, indexes = container.stores, IndexHealth(container.door)
        duties = Duties(
            recovery=Recovery(stores, lease_s=settings.lease_s),
            retention=Retention(stores, days=container.settings_reader.executions_days),
            backfills=BackfillService(stores, SlotService(stores), container.calendars),
            queues=QueueService(stores),
            packer=LogPacker(stores.logs, stores.log_index),
            moves=HistoryMoves(stores),
            audit=audit_retention(settings, stores, days=container.settings_reader.audit_days),
            maintenance=MaintenanceService(stores),
            indexes=indexes,
            memory=MemorySurveys(MemoryStore(container.door), indexes),
            notifications=notifications,
            more=(
                *_learning_duties(container),
                _memory_duty(container),
                _advice_duty(container),
                _choice_duty(container),
                Duty("reports", reports.advance, REPORTS_EVERY_S),
            ),
        )
        spare_what_stays()
        await run_analyst(duties, stores.daemons)


def _learning_duties(container: Container) -> tuple[Duty, ...]:
    from chronos_synapse.services.insight.area import learning  # noqa: PLC0415 - numpy, which no other daemon needs

    async def settings() -> InsightSettings:
        return (await container.settings_reader.get()).insights

    parts = learning(container.stores, settings)
    return (
        Duty("learning", parts.learner.advance, LEARNING_EVERY_S),
        Duty("waits of jobs", parts.ticks.tick, TICKS_EVERY_S),
        Duty("the night's learning", parts.nightly.run, NIGHT_EVERY_S),
    )


def _memory_duty(container: Container) -> Duty:
    from chronos_synapse.services.patterns.follower import PatternFollower  # noqa: PLC0415 - as above

    return Duty("memory of failures", PatternFollower(container.stores).advance, FAILURES_EVERY_S)


def _advice_duty(container: Container) -> Duty:
    from chronos_synapse.services.advice.making import AdviceMaker  # noqa: PLC0415 - as above

    return Duty("advice", AdviceMaker(container.stores, container.calendars).advance, ADVICE_EVERY_S)


def _choice_duty(container: Container) -> Duty:
    from chronos_synapse.services.forecasts.choosing import ForecastChooser  # noqa: PLC0415 - as above

    return Duty("choice of forecasters", ForecastChooser(container.stores).advance, CHOICES_EVERY_S)


DAEMONS: dict[str, Callable[[Settings], Coroutine[Any, Any, None]]] = {
    "scheduler": serve_scheduler,
    "worker": serve_worker,
    "analyst": serve_analyst,
}
"""Subcommand -> what it runs."""
