"""UsageService: whose curves are shown to whom."""

from datetime import timedelta

import pytest

from chronos_synapse.domain.errors import NotFound
from chronos_synapse.domain.usage import Quantity, UsagePoint
from chronos_synapse.services.history.usage import UsageCurve, UsageService
from chronos_synapse.storage.redis.usage import writes_of
from tests.builders import START, Store
from tests.services.scheduling import ADA, BOB, ROOT


def a_point(second: int) -> UsagePoint:
    time = START + timedelta(seconds=second)
    return UsagePoint(time=time, cpu_cores=1.5, memory_bytes=9, read_bytes=1, write_bytes=2, processes=3, open_files=4)


async def test_a_curve_is_shown_to_whom_its_execution_is(store: Store) -> None:
    (execution,) = await store.request(await store.save_draft(owner_id=ADA.user_id))
    usage = UsageService(store.stores)
    empty = await usage.curve(ADA, execution.id)
    written: dict[Quantity, float] = {}
    points = [a_point(second) for second in (1, 2, 4)]
    for point in points:
        await store.stores.usage.write(writes_of(execution.id, point, written), life_ms=60_000)

    curve = await usage.curve(ADA, execution.id)

    assert empty == UsageCurve(interval_s=None, points=[])
    assert curve == UsageCurve(interval_s=2.0, points=points)
    assert await usage.curve(ROOT, execution.id) == curve
    with pytest.raises(NotFound):
        await usage.curve(BOB, execution.id)


@pytest.mark.parametrize("execution_id", ["0" * 16 + "-1", "x", "", "*"])
async def test_what_is_not_there_has_no_curve(store: Store, execution_id: str) -> None:
    with pytest.raises(NotFound):
        await UsageService(store.stores).curve(ROOT, execution_id)
