"""AiSpendStore: what language models cost, by day and month, and whether more may be spent."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from chronos_synapse.domain.ai import SpendAccount, Spender, Spending, Spent
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.scripts import Script

NANO = 1e9
"""Costs are kept as whole nano-dollars: one token of the cheapest model is a hundred."""
DAY_LIFE_MS = 40 * 86_400_000
MONTH_LIFE_MS = 400 * 86_400_000

_SPEND = Script(
    "spend_ai",
    keys=("spenders",),
    args=("amount", "requests", "owner", "spenders_life_ms", "count"),
)


class AiSpendStore:
    """Counters of nano-dollars."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def take(self, accounts: Sequence[SpendAccount], cost_usd: float, *, at: datetime, owner_id: str) -> bool:
        """Takes a request's cost out of the day and the month of all accounts; False, and nothing, if one is short.

        `owner_id`: on whose list of spenders it goes; empty for none.
        """
        limits = [limit for one in accounts for limit in (one.daily_usd, one.monthly_usd)]
        return await self._run(accounts, limits, (cost_usd, 1), at=at, owner_id=owner_id)

    async def correct(self, accounts: Sequence[SpendAccount], by_usd: float, *, at: datetime, owner_id: str) -> None:
        """Adds the difference of what was taken at `at` to what it did cost, whatever the limits."""
        await self._run(accounts, [0.0] * (2 * len(accounts)), (by_usd, 0), at=at, owner_id=owner_id)

    async def spending(self, accounts: Sequence[SpendAccount], *, at: datetime) -> list[Spending]:
        """Of each account, what was spent on the day and in the month of `at`."""
        keys = [key for one in accounts for key, _ in self._counters(one, at)]
        found = await self._door.pipeline([("HMGET", key, "requests", "cost") for key in keys])
        spent = [Spent(requests=int(requests or 0), cost_usd=int(cost or 0) / NANO) for requests, cost in found]
        return [
            Spending(
                day=spent[2 * place],
                month=spent[2 * place + 1],
                daily_budget_usd=one.daily_usd,
                monthly_budget_usd=one.monthly_usd,
            )
            for place, one in enumerate(accounts)
        ]

    async def spenders(self, *, at: datetime, limit: int) -> list[Spender]:
        """Owners that spent the most in the month of `at` with the key of the installation."""
        key = self._keys.ai_spenders(_month(at))
        rows = await self._door.call("ZREVRANGE", key, 0, limit - 1, "WITHSCORES")
        pairs = rows if rows and isinstance(rows[0], (tuple, list)) else list(zip(rows[::2], rows[1::2], strict=True))
        return [Spender(owner_id=owner.decode(), cost_usd=float(cost) / NANO) for owner, cost in pairs]

    async def _run(
        self,
        accounts: Sequence[SpendAccount],
        limits: Sequence[float],
        what: tuple[float, int],
        *,
        at: datetime,
        owner_id: str,
    ) -> bool:
        cost_usd, requests = what
        counters = [counter for one in accounts for counter in self._counters(one, at)]
        keys = [self._keys.ai_spenders(_month(at)), *(key for key, _ in counters)]
        args: list[object] = [_nano(cost_usd), requests, owner_id, MONTH_LIFE_MS, len(counters)]
        for (_, life_ms), limit in zip(counters, limits, strict=True):
            args += [max(1, _nano(limit)) if limit > 0 else 0, life_ms]  # the smallest limit is not none
        return int(await self._door.run(_SPEND, keys, args)) == 0

    def _counters(self, account: SpendAccount, at: datetime) -> Iterator[tuple[str, int]]:
        """Key and life of the day, then of the month."""
        yield self._keys.ai_spend(account.scope, at.strftime("%Y-%m-%d")), DAY_LIFE_MS
        yield self._keys.ai_spend(account.scope, _month(at)), MONTH_LIFE_MS


def _month(at: datetime) -> str:
    return at.strftime("%Y-%m")


def _nano(usd: float) -> int:
    return round(usd * NANO)
