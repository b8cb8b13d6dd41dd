"""Administration: the services behind the admin console, together."""

from dataclasses import dataclass
from functools import partial

from chronos_synapse.config import Settings
from chronos_synapse.sandbox.network import AddressPolicy
from chronos_synapse.security.vault import Vault
from chronos_synapse.services.accounts.area import Accounts
from chronos_synapse.services.accounts.rate_limits import RateLimits
from chronos_synapse.services.admin.ai_check import AiChecks
from chronos_synapse.services.admin.blocked import BlockedCallers
from chronos_synapse.services.admin.branding import BrandingService
from chronos_synapse.services.admin.check_up import CheckUps
from chronos_synapse.services.admin.departures import Departures
from chronos_synapse.services.admin.figures import FigureService
from chronos_synapse.services.admin.guarded_http import open_http
from chronos_synapse.services.admin.mail_check import MailChecks
from chronos_synapse.services.admin.maintenance import MaintenanceService
from chronos_synapse.services.admin.memory import MemoryService
from chronos_synapse.services.admin.memory_surveys import MemorySurveys
from chronos_synapse.services.admin.oidc_check import OidcChecks
from chronos_synapse.services.admin.purge import PurgeService
from chronos_synapse.services.admin.settings import SettingsService
from chronos_synapse.services.admin.settings_reader import SettingsReader
from chronos_synapse.services.admin.system import SystemService
from chronos_synapse.services.admin.users import BulkUsers, UserAdministration, UserParts
from chronos_synapse.services.history.overview import OverviewService
from chronos_synapse.services.teams.estates import Estates
from chronos_synapse.storage.postgres.account_figures import AccountFigures
from chronos_synapse.storage.postgres.engine import Database
from chronos_synapse.storage.postgres.health import DatabaseHealth
from chronos_synapse.storage.postgres.people import PeopleStore
from chronos_synapse.storage.postgres.second_factors import SecondFactorStore
from chronos_synapse.storage.postgres.teams import TeamStore
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.index_health import IndexHealth
from chronos_synapse.storage.redis.memory import MemoryStore
from chronos_synapse.storage.redis.purge import PurgeStore
from chronos_synapse.storage.redis.stores import RedisStores


@dataclass(frozen=True)
class Administration:
    """One service for each thing that is administered."""

    ai: AiChecks
    blocked: BlockedCallers
    branding: BrandingService
    bulk_users: BulkUsers
    check_ups: CheckUps
    departures: Departures
    figures: FigureService
    mail: MailChecks
    maintenance: MaintenanceService
    memory: MemoryService
    oidc: OidcChecks
    purge: PurgeService
    settings: SettingsService
    system: SystemService
    users: UserAdministration


@dataclass(frozen=True)
class AdminParts:
    """What the services stand on."""

    settings: Settings
    door: RedisDoor
    stores: RedisStores
    reader: SettingsReader
    vault: Vault
    database: Database
    accounts: Accounts
    estates: Estates
    limits: RateLimits
    overview: OverviewService


def administration(parts: AdminParts) -> Administration:
    """The services over these parts."""
    stores, reader, database = parts.stores, parts.reader, parts.database
    policy = AddressPolicy(parts.settings.http_allowed_networks)
    figures, indexes, memory = AccountFigures(database), IndexHealth(parts.door), MemoryStore(parts.door)
    users = _users(parts, figures)
    departures = Departures(
        parts.accounts.users,
        parts.accounts.sessions,
        stores.identity_changes,
        estates=parts.estates,
        teams=TeamStore(database),
    )
    return Administration(
        ai=AiChecks(reader, partial(open_http, policy)),
        blocked=BlockedCallers(parts.limits, PeopleStore(database), figures),
        branding=BrandingService(reader),
        bulk_users=BulkUsers(users, departures),
        check_ups=CheckUps(parts.door, stores, reader, lease_s=parts.settings.lease_s),
        departures=departures,
        figures=FigureService(parts.accounts.users, figures, parts.overview, reader=reader),
        mail=MailChecks(reader, parts.accounts.mailer),
        maintenance=MaintenanceService(stores),
        memory=MemoryService(memory, MemorySurveys(memory, indexes)),
        oidc=OidcChecks(reader, policy),
        purge=PurgeService(stores, PurgeStore(parts.door)),
        settings=SettingsService(stores.settings, reader, parts.vault),
        system=SystemService(parts.door, stores, DatabaseHealth(database), indexes=indexes),
        users=users,
    )


def _users(parts: AdminParts, figures: AccountFigures) -> UserAdministration:
    user_parts = UserParts(
        users=parts.accounts.users,
        figures=figures,
        sessions=parts.accounts.sessions,
        changes=parts.stores.identity_changes,
        jobs=parts.stores.job_search,
        reader=parts.reader,
        links=parts.accounts.links,
        mailer=parts.accounts.mailer,
        factors=SecondFactorStore(parts.database),
    )
    return UserAdministration(user_parts)
