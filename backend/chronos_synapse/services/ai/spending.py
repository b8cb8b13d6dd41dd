"""AiBudget: what a request can cost at most is taken out before it is sent, and put right afterwards."""

import logging
from collections.abc import Sequence
from datetime import datetime

from chronos_synapse.domain.ai import INSTALLATION, Source, SpendAccount
from chronos_synapse.domain.clock import Clock
from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.services.ai.choosing import AiChoice
from chronos_synapse.storage.redis.ai_spend import AiSpendStore

logger = logging.getLogger(__name__)


class AiBudget:
    """The budgets that a request is taken out of, those of the day and of the month, all in one step.

    What is never settled, since the process ended, stays spent: it may have been.
    """

    def __init__(self, store: AiSpendStore, choice: AiChoice, *, owner_id: str, clock: Clock) -> None:
        self._store = store
        self._accounts: Sequence[SpendAccount] = choice.accounts
        is_shared = choice.source is Source.INSTALLATION and owner_id != INSTALLATION
        self._spender = owner_id if is_shared else ""
        self._clock = clock
        self._taken: list[tuple[float, datetime]] = []
        """Requests that are not settled: how much was taken, and of which day."""

    async def reserve(self, cost_usd: float) -> bool:
        """Whether all of them hold so much, which is taken out of them then."""
        at = self._clock()
        is_taken = await self._store.take(self._accounts, cost_usd, at=at, owner_id=self._spender)
        if is_taken:
            self._taken.append((cost_usd, at))
        return is_taken

    async def settle(self, reserved_usd: float, cost_usd: float) -> None:
        """Puts right what was taken, of the day on which it was; while Redis is away all of it stays spent."""
        place = next((at for at, (taken, _) in enumerate(self._taken) if taken == reserved_usd), None)
        if place is None:
            return
        _, at = self._taken.pop(place)
        try:
            await self._store.correct(self._accounts, cost_usd - reserved_usd, at=at, owner_id=self._spender)
        except Unavailable:
            logger.warning("a request counts with the most it can cost", extra={"action": "ai_cost_not_settled"})
