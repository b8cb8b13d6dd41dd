"""AiUsageService: what the key of the installation costs, and who spent it."""

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.services.accounts.access import require
from chronos_synapse.services.admin.settings_reader import SettingsReader
from chronos_synapse.services.ai.choosing import installation_account
from chronos_synapse.services.ai.own_requests import AiUsage, OwnerSpending
from chronos_synapse.storage.redis.ai_spend import AiSpendStore

MOST_OWNERS = 20


class AiUsageService:
    """For those who may manage settings."""

    def __init__(self, store: AiSpendStore, reader: SettingsReader, *, clock: Clock = utc_now) -> None:
        self._store = store
        self._reader = reader
        self._clock = clock

    async def view(self, principal: Principal) -> AiUsage:
        """Of this day and this month, in UTC."""
        require(principal, Permission.SETTINGS_MANAGE)
        now = self._clock()
        account = installation_account((await self._reader.get()).ai)
        (spending,) = await self._store.spending([account], at=now)
        owners = await self._store.spenders(at=now, limit=MOST_OWNERS)
        return AiUsage(
            installation=spending,
            owners=[OwnerSpending(owner_id=one.owner_id, cost_usd=one.cost_usd) for one in owners],
        )
