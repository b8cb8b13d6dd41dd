"""The analyst process: recovery and retention, each in its own rhythm, driven by APScheduler."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import NamedTuple

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from chronos_synapse.daemons.process import Identity, say_alive, stop_on_signals
from chronos_synapse.domain.clock import utc_now
from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.services.admin.maintenance import MaintenanceService
from chronos_synapse.services.admin.memory_surveys import MemorySurveys
from chronos_synapse.services.audit.retention import AuditRetention
from chronos_synapse.services.history.retention import Retention
from chronos_synapse.services.logs.packer import LogPacker
from chronos_synapse.services.notifications.producer import NotificationProducer
from chronos_synapse.services.running.queues import QueueService
from chronos_synapse.services.running.recovery import Recovery
from chronos_synapse.services.scheduling.backfills import BackfillService
from chronos_synapse.services.teams.history_moves import HistoryMoves
from chronos_synapse.storage.redis.daemons import DaemonStore
from chronos_synapse.storage.redis.index_health import IndexHealth

logger = logging.getLogger(__name__)

LAPSED_EVERY_S = 1
BACKFILLS_EVERY_S = 1
MOVES_EVERY_S = 1
NOTIFICATIONS_EVERY_S = 1
WAITING_EVERY_S = 20
QUEUES_EVERY_S = 20
LOGS_EVERY_S = 60
RETENTION_EVERY_S = 600
AUDIT_EVERY_S = 600
MAINTENANCE_EVERY_S = 2
INDEXES_EVERY_S = 5
MEMORY_EVERY_S = 60
SURVEY_EVERY_S = 900
LEARNING_EVERY_S = 2
TICKS_EVERY_S = 10
FAILURES_EVERY_S = 2
NIGHT_EVERY_S = 600
REPORTS_EVERY_S = 2
ADVICE_EVERY_S = 30
CHOICES_EVERY_S = 60
"""How often it is asked whether it is time."""


class Duty(NamedTuple):
    """Something that is done now and then."""

    name: str
    action: Callable[[], Awaitable[object]]
    every_s: float


@dataclass(frozen=True)
class Duties:
    """Who does what has to be done now and then."""

    recovery: Recovery
    retention: Retention
    backfills: BackfillService
    queues: QueueService
    packer: LogPacker
    moves: HistoryMoves
    audit: AuditRetention | None
    """None in a process without the secret key: it can sign nothing."""
    maintenance: MaintenanceService
    indexes: IndexHealth
    memory: MemorySurveys
    notifications: NotificationProducer
    more: tuple[Duty, ...] = ()
    """What is learned and foreseen."""


async def run_analyst(duties: Duties, daemons: DaemonStore) -> None:
    """Works until TERM or INT."""
    stop = stop_on_signals()
    identity = Identity()
    ticks = AsyncIOScheduler(timezone="UTC")

    for name, action, every_s in (
        ("lapsed leases", duties.recovery.abandon_lapsed, LAPSED_EVERY_S),
        ("history of jobs that have changed hands", duties.moves.advance, MOVES_EVERY_S),
        ("waiting executions", lambda: duties.recovery.restore_waiting(utc_now), WAITING_EVERY_S),
        ("notifications", duties.notifications.advance, NOTIFICATIONS_EVERY_S),
        ("backfills", duties.backfills.advance, BACKFILLS_EVERY_S),
        ("queues", duties.queues.tidy, QUEUES_EVERY_S),
        ("logs", lambda: duties.packer.catch_up(utc_now), LOGS_EVERY_S),
        ("retention", lambda: duties.retention.trim(utc_now), RETENTION_EVERY_S),
        ("maintenance", duties.maintenance.expire, MAINTENANCE_EVERY_S),
        ("indexes", duties.indexes.finish_rebuilds, INDEXES_EVERY_S),
        ("memory", duties.memory.note, MEMORY_EVERY_S),
        ("memory by kind", duties.memory.survey, SURVEY_EVERY_S),
        *duties.more,
        *(() if (audit := duties.audit) is None else (("audit", lambda: audit.trim(utc_now), AUDIT_EVERY_S),)),
    ):
        ticks.add_job(_tolerant, "interval", args=(name, action), seconds=every_s, max_instances=1, coalesce=True)
    ticks.start()
    logger.info("analyst started", extra={"action": "analyst_started", "daemon": identity.id})
    async with asyncio.TaskGroup() as group:
        group.create_task(say_alive(stop, daemons, "analyst", identity))
    ticks.shutdown(wait=False)
    logger.info("analyst stopped", extra={"action": "analyst_stopped", "daemon": identity.id})


async def _tolerant(name: str, action: Callable[[], Awaitable[object]]) -> None:
    """One turn of a duty: it survives an outage of the store, and a defect is logged; the next turn comes anyway."""
    try:
        await action()
    except Unavailable as exc:
        logger.info("a duty waits for the store", extra={"action": "duty_waits", "duty": name, "why": exc.detail})
    except Exception:
        logger.exception("a duty failed", extra={"action": "duty_failed", "duty": name})
