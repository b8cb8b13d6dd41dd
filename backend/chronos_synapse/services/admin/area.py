"""Administration: the services behind the admin console, together."""

from dataclasses import dataclass

from chronos_synapse.config import Settings
from chronos_synapse.sandbox.network import AddressPolicy
from chronos_synapse.security.vault import Vault
from chronos_synapse.services.admin.ai_check import AiChecks
from chronos_synapse.services.admin.mail_check import MailChecks
from chronos_synapse.services.admin.maintenance import MaintenanceService
from chronos_synapse.services.admin.oidc_check import OidcChecks
from chronos_synapse.services.admin.settings import SettingsService
from chronos_synapse.services.admin.settings_reader import SettingsReader
from chronos_synapse.storage.redis.stores import RedisStores


@dataclass(frozen=True)
class Administration:
    """One service for each thing that is administered."""

    ai: AiChecks
    mail: MailChecks
    maintenance: MaintenanceService
    oidc: OidcChecks
    settings: SettingsService


def administration(settings: Settings, stores: RedisStores, reader: SettingsReader, vault: Vault) -> Administration:
    """The services over these stores."""
    policy = AddressPolicy(settings.http_allowed_networks)
    return Administration(
        ai=AiChecks(reader, policy),
        mail=MailChecks(reader),
        maintenance=MaintenanceService(stores),
        oidc=OidcChecks(reader, policy),
        settings=SettingsService(stores.settings, reader, vault),
    )
