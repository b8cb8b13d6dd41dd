"""Language models: the services around them, built together."""

from dataclasses import dataclass
from functools import partial

from chronos_synapse.config import Settings
from chronos_synapse.sandbox.network import AddressPolicy
from chronos_synapse.security.vault import Vault
from chronos_synapse.services.admin.guarded_http import open_http
from chronos_synapse.services.admin.settings_reader import SettingsReader
from chronos_synapse.services.ai.asking import ModelAsking
from chronos_synapse.services.ai.choosing import AiChoices
from chronos_synapse.services.ai.confidential import Confidential
from chronos_synapse.services.ai.narrators import Narrators
from chronos_synapse.services.ai.own import OwnAiService
from chronos_synapse.services.ai.phrases import ModelPhraseReader
from chronos_synapse.services.ai.usage import AiUsageService
from chronos_synapse.storage.redis.stores import RedisStores


@dataclass(frozen=True)
class AiArea:
    """One service for each thing that is done with language models."""

    asking: ModelAsking
    narrators: Narrators
    own: OwnAiService
    phrases: ModelPhraseReader
    usage: AiUsageService


def ai_area(settings: Settings, stores: RedisStores, reader: SettingsReader, vault: Vault) -> AiArea:
    """The services over these parts; servers at addresses that jobs may not call are not called either."""
    http = partial(open_http, AddressPolicy(settings.http_allowed_networks))
    choices = AiChoices(stores.ai.own, reader, vault)
    confidential = Confidential(stores, vault)
    asking = ModelAsking(stores.ai, choices, confidential, http)
    return AiArea(
        asking=asking,
        narrators=Narrators(stores.ai, choices, confidential, http),
        own=OwnAiService(stores.ai, choices, reader, vault, http),
        phrases=ModelPhraseReader(asking),
        usage=AiUsageService(stores.ai.spend, reader),
    )
