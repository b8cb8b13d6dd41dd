"""The composition root: builds everything once, in one place, and closes it in reverse order."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chronos_synapse import executors
from chronos_synapse.config import Settings, SettingsError
from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.domain.settings import LimitSettings
from chronos_synapse.executors.base import Executor
from chronos_synapse.registry import discover
from chronos_synapse.security.vault import Vault
from chronos_synapse.services.accounts.rate_limits import RateLimits, fixed
from chronos_synapse.services.admin.settings_reader import SettingsReader, defaults_of
from chronos_synapse.services.audit.area import Audit, audit
from chronos_synapse.services.dashboards.area import Looks, looks
from chronos_synapse.services.health import HealthService
from chronos_synapse.services.history.area import History, history
from chronos_synapse.services.history.history import HistoryService
from chronos_synapse.services.history.overview import OverviewService
from chronos_synapse.services.jobs.bulk import BulkService
from chronos_synapse.services.jobs.catalog import CatalogService
from chronos_synapse.services.jobs.checking import JobChecking
from chronos_synapse.services.jobs.drafting import JobDrafting
from chronos_synapse.services.jobs.exports import JobFiles
from chronos_synapse.services.jobs.imports import CrontabImportService
from chronos_synapse.services.jobs.job_checks import Executors
from chronos_synapse.services.jobs.job_table import JobTableService
from chronos_synapse.services.jobs.jobs import JobService
from chronos_synapse.services.jobs.samples import SampleService
from chronos_synapse.services.jobs.sandbox_policy import SandboxPolicy
from chronos_synapse.services.jobs.templates import TemplateService
from chronos_synapse.services.live import Broadcaster
from chronos_synapse.services.logs.area import Logs, logs
from chronos_synapse.services.notifications.inbox import NotificationService
from chronos_synapse.services.running.artifacts import ArtifactService, ArtifactShelf
from chronos_synapse.services.running.progress import ProgressNews
from chronos_synapse.services.running.queues import QueueService
from chronos_synapse.services.running.remote_attempts import RemoteAttempts
from chronos_synapse.services.running.runtime import RuntimeParts, RuntimeService
from chronos_synapse.services.running.runtime_calls import RuntimeCalls
from chronos_synapse.services.running.runtime_variables import RuntimeVariables
from chronos_synapse.services.running.workers import WorkerService
from chronos_synapse.services.scheduling.area import Scheduling, scheduling
from chronos_synapse.services.scheduling.calendars import CalendarService
from chronos_synapse.services.scheduling.overdue import Overdue
from chronos_synapse.services.scheduling.pausing import Pausing
from chronos_synapse.services.scheduling.schedule_map import ScheduleMap, schedule_map
from chronos_synapse.services.secrets.area import SecretArea, secret_area
from chronos_synapse.services.secrets.references import References
from chronos_synapse.services.secrets.secret_providers import SecretSources
from chronos_synapse.services.secrets.variables import VariableService
from chronos_synapse.storage.redis.client import RedisDoor, open_redis
from chronos_synapse.storage.redis.indexes import prepare_indexes
from chronos_synapse.storage.redis.news import NewsReader
from chronos_synapse.storage.redis.purge import PurgeStore
from chronos_synapse.storage.redis.server_check import VOLATILE, is_volatile, problems_of
from chronos_synapse.storage.redis.stores import RedisStores, stores_on

if TYPE_CHECKING:
    from chronos_synapse.services.accounts.area import Accounts, Parts
    from chronos_synapse.services.accounts.sign_in import SignIn
    from chronos_synapse.services.admin.area import Administration
    from chronos_synapse.services.ai.area import AiArea
    from chronos_synapse.services.intelligence import Intelligence
    from chronos_synapse.services.notifications.producer import NotificationProducer
    from chronos_synapse.services.reports.maker import ReportMaker
    from chronos_synapse.services.teams.area import TeamArea
    from chronos_synapse.storage.postgres.engine import Database

logger = logging.getLogger(__name__)

START_PATIENCE_S = 60.0
"""How long a process that is to run for ever waits for Redis when it starts."""
START_RETRY_S = 0.5


@dataclass(frozen=True)
class Container:
    """What every process works with. It needs Redis only, so that an outage of Postgres stops no job."""

    settings: Settings
    door: RedisDoor
    stores: RedisStores
    executors: Executors
    jobs: JobService
    calendars: CalendarService
    pausing: Pausing
    history: HistoryService
    settings_reader: SettingsReader


@dataclass(frozen=True)
class ApiContainer:
    """What the api works with beside that."""

    base: Container
    accounts: "Accounts"
    admin: "Administration"
    ai: "AiArea"
    artifacts: ArtifactService
    audit: Audit
    broadcaster: Broadcaster
    bulk: BulkService
    job_checking: JobChecking
    job_drafting: JobDrafting
    job_files: JobFiles
    job_table: JobTableService
    catalog: CatalogService
    health: HealthService
    history: History
    imports: CrontabImportService
    intelligence: "Intelligence"
    logs: Logs
    notifications: NotificationService
    looks: Looks
    queues: QueueService
    rate_limits: RateLimits
    remote_attempts: RemoteAttempts
    runtime_calls: RuntimeCalls
    samples: SampleService
    schedule_map: ScheduleMap
    scheduling: Scheduling
    secrets: SecretArea
    sign_in: "SignIn"
    teams: "TeamArea"
    templates: TemplateService
    workers: WorkerService


@asynccontextmanager
async def open_container(settings: Settings, *, patience_s: float = 0.0) -> AsyncIterator[Container]:
    """Connects to Redis, checks it and prepares its indexes; Unavailable with a remedy when it will not do.

    `patience_s`: how long a server that does not answer yet, or loads its data, is waited for.
    """
    found: Executors = discover(executors, Executor)  # type: ignore[type-abstract]  # a base is what is looked for
    async with open_redis(settings.redis_url, settings.key_prefix) as door:
        await _prepare_redis(door, settings, patience_s)
        stores = stores_on(door)
        calendars, pausing = CalendarService(stores), Pausing(stores)
        overdue = Overdue(stores, calendars, pausing)
        references = References(stores, SecretSources.of(settings), found)
        reader = SettingsReader(stores.settings, open_vault(settings), defaults_of(settings))
        sandboxes = SandboxPolicy(reader.sandboxes, found)
        yield Container(
            settings=settings,
            door=door,
            stores=stores,
            executors=found,
            jobs=JobService(
                stores, found, overdue=overdue, calendars=calendars, references=references, sandboxes=sandboxes
            ),
            calendars=calendars,
            pausing=pausing,
            history=HistoryService(stores),
            settings_reader=reader,
        )


@asynccontextmanager
async def open_api_container(settings: Settings, *, patience_s: float = 0.0) -> AsyncIterator[ApiContainer]:
    """`open_container` with accounts and everything else that serves browsers; reads the news until closed."""
    async with (
        open_container(settings, patience_s=patience_s) as base,
        open_database(settings) as database,
    ):
        broadcaster = Broadcaster(base.stores.events, NewsReader(base.door))
        api = _api_container(settings, base, database, broadcaster)
        async with broadcaster.running(), api.accounts.running():
            yield api


def _api_container(settings: Settings, base: Container, database: "Database", broadcaster: Broadcaster) -> ApiContainer:
    people, models = _accounts(base, database), language_models(base)
    planned = scheduling(base.stores, base.calendars, base.pausing, base.executors, readers=(models.phrases,))
    secrets = secret_area(base.stores, open_vault(settings), SecretSources.of(settings))
    past = history(base.stores)
    teams, limits = _teams(settings, base, database), _rate_limits(base)
    plan = schedule_map(base.stores, base.calendars)
    return ApiContainer(
        base=base,
        accounts=people,
        admin=_administration(base, database, people, teams=teams, limits=limits),
        ai=models,
        artifacts=ArtifactService(base.history, ArtifactShelf(base.stores.artifacts)),
        audit=audit(settings, base.stores),
        broadcaster=broadcaster,
        bulk=BulkService(base.jobs, base.history, past.replays, teams.transfers),
        job_drafting=JobDrafting(planned.readings),
        job_checking=JobChecking(base.stores, base.jobs, base.calendars),
        job_files=JobFiles(base.stores, base.jobs),
        job_table=JobTableService(base.stores),
        catalog=CatalogService(base.executors),
        health=HealthService(base.door, base.stores.daemons, database.check),
        history=past,
        imports=CrontabImportService(base.jobs),
        intelligence=_intelligence(base, teams, past, plan, models=models),
        logs=logs(base.stores, broadcaster),
        notifications=NotificationService(base.stores.looks.notifications),
        looks=looks(base.stores),
        queues=QueueService(base.stores),
        rate_limits=limits,
        remote_attempts=RemoteAttempts(base.stores.runtime_tokens, base.stores.entry.throttle),
        runtime_calls=runtime_calls(base.stores),
        samples=SampleService(base.stores, base.jobs, planned.backfills, PurgeStore(base.door)),
        schedule_map=plan,
        scheduling=planned,
        secrets=secrets,
        sign_in=_sign_in(base, database, people),
        teams=teams,
        templates=TemplateService(base.stores, base.jobs, secrets.secrets),
        workers=WorkerService(base.stores.daemons),
    )


def language_models(base: Container) -> "AiArea":
    """What writes and reads with language models, in any process that asks for it."""
    from chronos_synapse.services.ai.area import ai_area  # noqa: PLC0415 - workers and the scheduler need none

    return ai_area(base.settings, base.stores, base.settings_reader, open_vault(base.settings))


def _rate_limits(base: Container) -> RateLimits:
    async def limits() -> LimitSettings:
        return (await base.settings_reader.get()).limits

    return RateLimits(base.stores.entry.rate_limits, limits if base.settings.rate_limits else fixed(None))


def _teams(settings: Settings, base: Container, database: "Database") -> "TeamArea":
    from chronos_synapse.services.teams.area import open_team_area  # noqa: PLC0415 - see open_database

    changes = base.stores.identity_changes
    return open_team_area(base.stores, database, base.jobs, vault=open_vault(settings), changes=changes)


def _intelligence(
    base: Container, teams: "TeamArea", past: History, plan: ScheduleMap, *, models: "AiArea"
) -> "Intelligence":
    from chronos_synapse.services.accounts.links import base_of  # noqa: PLC0415 - see open_database
    from chronos_synapse.services.intelligence import IntelligenceParts, intelligence  # noqa: PLC0415 - the models

    parts = IntelligenceParts(
        stores=base.stores,
        jobs=base.jobs,
        executions=base.history,
        past=past,
        plan=plan,
        directory=teams.directory,
        settings=base.settings_reader,
        models=models,
        base=base_of(base.settings),
    )
    return intelligence(parts)


def _administration(
    base: Container, database: "Database", people: "Accounts", *, teams: "TeamArea", limits: RateLimits
) -> "Administration":
    from chronos_synapse.services.admin.area import AdminParts, administration  # noqa: PLC0415 - see open_database

    parts = AdminParts(
        settings=base.settings,
        door=base.door,
        stores=base.stores,
        reader=base.settings_reader,
        vault=open_vault(base.settings),
        database=database,
        accounts=people,
        estates=teams.estates,
        limits=limits,
        overview=OverviewService(base.stores),
    )
    return administration(parts)


@asynccontextmanager
async def open_notification_producer(base: Container) -> AsyncIterator["NotificationProducer"]:
    """What makes notifications; asks the accounts for the members of teams only when one is told of something."""
    from chronos_synapse.services.notifications.producer import notification_producer  # noqa: PLC0415 - as below

    async with open_database(base.settings) as database:
        yield notification_producer(base.stores, database)


@asynccontextmanager
async def open_report_maker(base: Container) -> AsyncIterator["ReportMaker"]:
    """What makes reports and sends them by mail; asks the accounts only when somebody is to get one."""
    from chronos_synapse.services.reports.making import report_maker  # noqa: PLC0415 - as below

    async with open_database(base.settings) as database:
        writers = language_models(base).narrators
        parts = report_maker(base.settings, base.stores, base.settings_reader, database=database, writers=writers)
        async with parts.mailer.running():
            yield parts.maker


def runtime_calls(stores: RedisStores) -> RuntimeCalls:
    """What running attempts may call, the same for those of a worker and for those elsewhere."""
    parts = RuntimeParts(
        records=stores.records,
        variables=RuntimeVariables(stores.variables, VariableService(stores)),
        artifacts=ArtifactShelf(stores.artifacts),
        kpis=stores.kpis,
        news=ProgressNews(stores.events),
    )
    return RuntimeCalls(RuntimeService(parts))


def open_vault(settings: Settings) -> Vault:
    """The vault with the keys of the settings; SettingsError names a key that will not do."""
    try:
        return Vault(settings.secrets_keys)
    except ValueError as exc:
        raise SettingsError(str(exc)) from exc


@asynccontextmanager
async def open_database(settings: Settings) -> AsyncIterator["Database"]:
    """A pool of connections to Postgres; connects when first needed."""
    from chronos_synapse.storage.postgres.engine import Database  # noqa: PLC0415 - takes a second, workers need none

    try:
        database = Database(settings.database_url)
    except ValueError as exc:
        raise SettingsError(str(exc)) from exc
    try:
        yield database
    finally:
        await database.close()


async def prepare_first_admin(settings: Settings) -> str | None:
    """Makes the administrator that the settings name, else gives the token of the set-up link.

    None when there is an administrator, made just now or before.
    """
    async with open_container(settings) as base, open_database(settings) as database:
        setup = _accounts(base, database).setup
        if settings.admin_email and settings.admin_password:
            await setup.ensure_admin(settings.admin_email, settings.admin_password)
        if await setup.has_admin():
            return None
        return await base.stores.entry.setup_tokens.issue()


def _accounts(base: Container, database: "Database") -> "Accounts":
    from chronos_synapse.services.accounts.area import accounts  # noqa: PLC0415 - see open_database

    return accounts(base.settings, _account_parts(base, database))


def _sign_in(base: Container, database: "Database", people: "Accounts") -> "SignIn":
    from chronos_synapse.services.accounts.sign_in import sign_in  # noqa: PLC0415 - see open_database

    return sign_in(base.settings, _account_parts(base, database), people.passwords)


def _account_parts(base: Container, database: "Database") -> "Parts":
    from chronos_synapse.services.accounts.area import Parts  # noqa: PLC0415 - see open_database

    return Parts(stores=base.stores, database=database, policies=base.settings_reader, vault=open_vault(base.settings))


async def _prepare_redis(door: RedisDoor, settings: Settings, patience_s: float) -> None:
    """A server that answers and will not do is told of at once; one that does not answer is waited for."""
    deadline = time.monotonic() + patience_s
    while True:
        try:
            await door.call("PING")
            break
        except Unavailable as exc:
            if time.monotonic() >= deadline:
                raise
            logger.warning("waiting for Redis", extra={"action": "start_waits", "why": exc.detail})
            await asyncio.sleep(START_RETRY_S)
    await _check_redis(door, settings)
    await prepare_indexes(door)


async def _check_redis(door: RedisDoor, settings: Settings) -> None:
    problems = await problems_of(door)
    if not settings.allow_volatile_redis and await is_volatile(door):
        problems.append(VOLATILE)
    if problems:
        raise Unavailable(" ".join(problems), part="redis", retry_after_s=30)
