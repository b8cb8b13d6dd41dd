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
from chronos_synapse.services.health import HealthService
from chronos_synapse.services.history.area import History, history
from chronos_synapse.services.history.history import HistoryService
from chronos_synapse.services.history.overview import OverviewService
from chronos_synapse.services.jobs.bulk import BulkService
from chronos_synapse.services.jobs.catalog import CatalogService
from chronos_synapse.services.jobs.exports import JobFiles
from chronos_synapse.services.jobs.imports import CrontabImportService
from chronos_synapse.services.jobs.job_checks import Executors
from chronos_synapse.services.jobs.jobs import JobService
from chronos_synapse.services.jobs.sandbox_policy import SandboxPolicy
from chronos_synapse.services.live import Broadcaster
from chronos_synapse.services.logs.area import Logs, logs
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
from chronos_synapse.services.secrets.references import References
from chronos_synapse.services.secrets.secret_providers import SecretSources
from chronos_synapse.services.secrets.secrets import SecretService
from chronos_synapse.services.secrets.variable_files import VariableFiles
from chronos_synapse.services.secrets.variables import VariableService
from chronos_synapse.storage.redis.client import RedisDoor, open_redis
from chronos_synapse.storage.redis.indexes import prepare_indexes
from chronos_synapse.storage.redis.news import NewsReader
from chronos_synapse.storage.redis.server_check import VOLATILE, is_volatile, problems_of
from chronos_synapse.storage.redis.stores import RedisStores, stores_on

if TYPE_CHECKING:
    from chronos_synapse.services.accounts.area import Accounts, Parts
    from chronos_synapse.services.accounts.sign_in import SignIn
    from chronos_synapse.services.admin.area import Administration
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
    artifacts: ArtifactService
    audit: Audit
    broadcaster: Broadcaster
    bulk: BulkService
    job_files: JobFiles
    catalog: CatalogService
    health: HealthService
    history: History
    imports: CrontabImportService
    logs: Logs
    queues: QueueService
    rate_limits: RateLimits
    remote_attempts: RemoteAttempts
    runtime_calls: RuntimeCalls
    scheduling: Scheduling
    secrets: SecretService
    sign_in: "SignIn"
    teams: "TeamArea"
    variable_files: VariableFiles
    variables: VariableService
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
    variables = VariableService(base.stores)
    past = history(base.stores)
    people = _accounts(base, database)
    teams, limits = _teams(settings, base, database), _rate_limits(base)
    return ApiContainer(
        base=base,
        accounts=people,
        admin=_administration(base, database, people, teams=teams, limits=limits),
        artifacts=ArtifactService(base.history, ArtifactShelf(base.stores.artifacts)),
        audit=audit(settings, base.stores),
        broadcaster=broadcaster,
        bulk=BulkService(base.jobs, base.history, past.replays, teams.transfers),
        job_files=JobFiles(base.stores, base.jobs),
        catalog=CatalogService(base.executors),
        health=HealthService(base.door, base.stores.daemons, database.check),
        history=past,
        imports=CrontabImportService(base.jobs),
        logs=logs(base.stores, broadcaster),
        queues=QueueService(base.stores),
        rate_limits=limits,
        remote_attempts=RemoteAttempts(base.stores.runtime_tokens, base.stores.entry.throttle),
        runtime_calls=runtime_calls(base.stores),
        scheduling=scheduling(base.stores, base.calendars, base.pausing, base.executors),
        secrets=SecretService(base.stores, open_vault(settings), SecretSources.of(settings)),
        sign_in=_sign_in(base, database, people),
        teams=teams,
        variable_files=VariableFiles(base.stores, variables),
        variables=variables,
        workers=WorkerService(base.stores.daemons),
    )


def _rate_limits(base: Container) -> RateLimits:
    async def limits() -> LimitSettings:
        return (await base.settings_reader.get()).limits

    return RateLimits(base.stores.entry.rate_limits, limits if base.settings.rate_limits else fixed(None))


def _teams(settings: Settings, base: Container, database: "Database") -> "TeamArea":
    from chronos_synapse.services.teams.area import open_team_area  # noqa: PLC0415 - see open_database

    changes = base.stores.identity_changes
    return open_team_area(base.stores, database, base.jobs, vault=open_vault(settings), changes=changes)


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
