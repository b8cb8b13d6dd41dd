"""Language models for tests: an installation, owners, and a server on the loopback that speaks the Messages API."""

import secrets
from typing import Any

from chronos_synapse.domain.access import Principal, TeamRole
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.settings import SystemSettings
from chronos_synapse.domain.settings_change import AiChange, SettingsChange
from chronos_synapse.domain.user import Role
from chronos_synapse.security.vault import Vault, new_key
from chronos_synapse.services.admin.settings import SettingsService
from chronos_synapse.services.admin.settings_reader import SettingsReader
from chronos_synapse.services.ai.asking import ModelAsking
from chronos_synapse.services.ai.choosing import AiChoices
from chronos_synapse.services.ai.confidential import Confidential
from chronos_synapse.services.ai.narrators import Narrators
from chronos_synapse.services.ai.own import OwnAiService
from chronos_synapse.services.ai.own_requests import OwnAiChange
from chronos_synapse.services.ai.phrases import ModelPhraseReader
from chronos_synapse.services.ai.usage import AiUsageService
from tests.builders import OWNER, Store
from tests.narrators.messages_server import MODEL, loopback_http

ADMIN = Principal(user_id=UserId("aa"), role=Role.ADMIN)
ANN = Principal(user_id=OWNER, role=Role.DEVELOPER, teams={UserId("t-1"): TeamRole.OWNER})
BOB = Principal(user_id=UserId("bob"), role=Role.DEVELOPER)
VIEWER = Principal(user_id=UserId("viewer"), role=Role.VIEWER)
OWN_KEY = "own-key-of-the-test-1234"
KEY = "key-of-the-installation"


class World:
    """The services over one store."""

    def __init__(self, store: Store, *, vault: Vault | None = None) -> None:
        self.stores = store.stores
        self.vault = vault or Vault([new_key(f"k{secrets.token_hex(2)}")])
        self.reader = SettingsReader(store.stores.settings, self.vault, SystemSettings())
        self.choices = AiChoices(store.stores.ai.own, self.reader, self.vault)
        self.confidential = Confidential(store.stores, self.vault)
        parts = (store.stores.ai, self.choices, self.confidential, loopback_http)
        self.narrators = Narrators(*parts)
        self.asking = ModelAsking(*parts)
        self.phrases = ModelPhraseReader(self.asking)
        self.own = OwnAiService(store.stores.ai, self.choices, self.reader, self.vault, loopback_http)
        self.usage = AiUsageService(store.stores.ai.spend, self.reader)

    async def install(self, **changes: Any) -> None:
        """What administrators set; by default a key and a model."""
        fields = {"api_key": KEY, "model": MODEL} | changes
        service = SettingsService(self.stores.settings, self.reader, self.vault)
        await service.change(ADMIN, SettingsChange(ai=AiChange(**fields)))

    async def bring(self, caller: Principal = ANN, **changes: Any) -> None:
        """A key of the caller's own."""
        fields = {"api_key": OWN_KEY, "model": MODEL} | changes
        await self.own.change(caller, OwnAiChange(**fields))
