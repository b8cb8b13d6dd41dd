"""Administration: the services behind the admin console, together."""

from dataclasses import dataclass

from chronos_synapse.security.vault import Vault
from chronos_synapse.services.admin.settings import SettingsService
from chronos_synapse.services.admin.settings_reader import SettingsReader
from chronos_synapse.storage.redis.stores import RedisStores


@dataclass(frozen=True)
class Administration:
    """One service for each page of the console."""

    settings: SettingsService


def administration(stores: RedisStores, reader: SettingsReader, vault: Vault) -> Administration:
    """The services over these stores."""
    return Administration(settings=SettingsService(stores.settings, reader, vault))
