"""What language models may cost: taken out before anything is sent, and put right by what it did cost."""

import asyncio
from datetime import UTC, datetime

import pytest

from chronos_synapse.domain.ai import INSTALLATION, Source, SpendAccount, own_scope, shared_scope
from chronos_synapse.domain.errors import Denied, Unavailable
from chronos_synapse.services.ai.choosing import AiChoice
from chronos_synapse.services.ai.spending import AiBudget
from chronos_synapse.storage.redis.ai_spend import DAY_LIFE_MS, MONTH_LIFE_MS, AiSpendStore
from tests.builders import Store
from tests.services.models import ADMIN, ANN, World

NOON = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
MORNING = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)
OWN = AiChoice(source=Source.OWN, accounts=(SpendAccount(scope=own_scope("u1"), daily_usd=0.01, monthly_usd=0.03),))


def shared(*, owner_usd: float = 0.0, all_usd: float = 0.0) -> AiChoice:
    accounts = (
        SpendAccount(scope=INSTALLATION, daily_usd=all_usd),
        SpendAccount(scope=shared_scope("u1"), daily_usd=owner_usd),
    )
    return AiChoice(source=Source.INSTALLATION, accounts=accounts)


def budget(store: Store, choice: AiChoice = OWN, at: datetime = NOON, owner_id: str = "u1") -> AiBudget:
    return AiBudget(store.stores.ai.spend, choice, owner_id=owner_id, clock=lambda: at)


async def spent(store: Store, choice: AiChoice = OWN, at: datetime = NOON) -> list[tuple[int, float, float]]:
    """Of each account: requests of the day, cost of the day, cost of the month."""
    found = await store.stores.ai.spend.spending(choice.accounts, at=at)
    return [(one.day.requests, one.day.cost_usd, one.month.cost_usd) for one in found]


async def test_what_is_reserved_is_put_right_by_what_it_did_cost(store: Store) -> None:
    purse = budget(store)

    assert await purse.reserve(0.004)
    assert await spent(store) == [(1, 0.004, 0.004)]
    await purse.settle(0.004, 0.0007)

    assert await spent(store) == [(1, 0.0007, 0.0007)]


async def test_requests_at_once_do_not_spend_the_same_money(store: Store) -> None:
    purses = [budget(store) for _ in range(8)]

    taken = await asyncio.gather(*(purse.reserve(0.003) for purse in purses))

    assert sum(taken) == 3
    assert await spent(store) == [(3, 0.009, 0.009)]


async def test_a_budget_that_is_used_up_is_full_again_on_the_next_day_until_the_month_is_used_up(store: Store) -> None:
    days = [datetime(2026, 11, day, tzinfo=UTC) for day in (1, 2, 3, 4)]

    taken = [await budget(store, at=day).reserve(0.01) for day in days]
    again = await budget(store, at=days[0]).reserve(0.000001)

    assert taken == [True, True, True, False]
    assert not again
    assert await budget(store, at=MORNING).reserve(0.01)


async def test_a_request_that_ends_after_midnight_belongs_to_the_day_on_which_it_began(store: Store) -> None:
    times = [NOON, MORNING]
    purse = AiBudget(store.stores.ai.spend, OWN, owner_id="u1", clock=lambda: times.pop(0))

    assert await purse.reserve(0.01)
    await purse.settle(0.01, 0.002)

    assert await spent(store) == [(1, 0.002, 0.002)]
    assert await spent(store, at=MORNING) == [(0, 0.0, 0.0)]


@pytest.mark.parametrize("choice", [shared(owner_usd=0.001), shared(all_usd=0.001)])
async def test_one_account_that_is_short_leaves_all_others_as_they_are(store: Store, choice: AiChoice) -> None:
    assert not await budget(store, choice).reserve(0.002)

    assert await spent(store, choice) == [(0, 0.0, 0.0)] * 2


async def test_the_smallest_limit_is_no_lack_of_one(store: Store) -> None:
    assert not await budget(store, shared(all_usd=1e-12)).reserve(0.001)


async def test_without_a_limit_any_request_is_paid(store: Store) -> None:
    choice = shared()

    assert await budget(store, choice).reserve(5000.0)

    assert await spent(store, choice) == [(1, 5000.0, 5000.0)] * 2


async def test_a_process_that_ends_in_the_middle_leaves_its_request_paid(store: Store) -> None:
    assert await budget(store).reserve(0.008)

    assert not await budget(store).reserve(0.004)


async def test_a_request_that_was_never_reserved_is_not_settled(store: Store) -> None:
    await budget(store).settle(0.5, 0.1)

    assert await spent(store) == [(0, 0.0, 0.0)]


class Away(AiSpendStore):
    """Takes, and is away when it is to correct."""

    async def correct(self, *args: object, **named: object) -> None:
        raise Unavailable("away", part="redis")


async def test_while_redis_is_away_a_request_counts_with_the_most_it_can_cost(store: Store) -> None:
    purse = AiBudget(Away(store.door), OWN, owner_id="u1", clock=lambda: NOON)

    assert await purse.reserve(0.004)
    await purse.settle(0.004, 0.001)

    assert await spent(store) == [(1, 0.004, 0.004)]


async def test_counters_go_by_themselves(store: Store) -> None:
    await budget(store, shared()).reserve(0.001)

    keys = store.door.keys
    day = await store.door.call("PTTL", keys.ai_spend(INSTALLATION, "2026-11-30"))
    month = await store.door.call("PTTL", keys.ai_spend(INSTALLATION, "2026-11"))
    spenders = await store.door.call("PTTL", keys.ai_spenders("2026-11"))
    assert 0 < day <= DAY_LIFE_MS < month <= MONTH_LIFE_MS
    assert 0 < spenders <= MONTH_LIFE_MS


async def test_administrators_see_who_spends_the_money_of_the_installation(store: Store) -> None:
    world, now = World(store), datetime.now(UTC)
    await budget(store, shared(), at=now, owner_id="u1").reserve(0.25)
    await budget(store, shared(), at=now, owner_id="u2").reserve(0.5)
    await budget(store, OWN, at=now, owner_id="u3").reserve(0.001)

    usage = await world.usage.view(ADMIN)

    assert [(one.owner_id, one.cost_usd) for one in usage.owners] == [("u2", 0.5), ("u1", 0.25)]
    assert usage.installation.month.cost_usd == 0.75
    with pytest.raises(Denied):
        await world.usage.view(ANN)
