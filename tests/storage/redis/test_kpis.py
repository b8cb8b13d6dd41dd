"""Series of a job's own: bounded in number, one sample a second, gone by themselves."""

from datetime import timedelta

from chronos_synapse.domain.clock import to_ms
from chronos_synapse.domain.metric import Reduce
from chronos_synapse.domain.runtime import MAX_KPIS, AttemptFacts
from tests.builders import START, Store
from tests.runtime import facts_of


async def running(store: Store) -> AttemptFacts:
    job = await store.save_draft()
    await store.request(job)
    (message,) = await store.start()
    return facts_of(job, message)


async def test_samples_come_back_in_order_and_reduced(store: Store) -> None:
    facts, kpis = await running(store), store.stores.kpis
    for second, value in ((2, 4.0), (0, 1.5), (1, 2.0)):
        assert await kpis.add(facts, "rows", value, unit="rows", at=START + timedelta(seconds=second)) == "ok"

    raw = await kpis.samples(facts.job_id, "rows", from_ms=to_ms(START), to_ms=to_ms(START) + 5000)
    most = await kpis.samples(
        facts.job_id, "rows", from_ms=to_ms(START), to_ms=to_ms(START) + 5000, bucket_ms=60_000, reduce=Reduce.MAX
    )

    assert [sample.value for sample in raw] == [1.5, 2.0, 4.0]
    assert [sample.value for sample in most] == [4.0]


async def test_the_last_sample_of_a_second_counts(store: Store) -> None:
    facts, kpis = await running(store), store.stores.kpis
    for ms, value in ((100, 1.0), (900, 2.0)):
        await kpis.add(facts, "rows", value, unit="", at=START + timedelta(milliseconds=ms))

    found = await kpis.samples(facts.job_id, "rows", from_ms=0, to_ms=to_ms(START) + 5000)

    assert [sample.value for sample in found] == [2.0]


async def test_a_job_has_so_many_series_and_no_more(store: Store) -> None:
    facts, kpis = await running(store), store.stores.kpis
    for number in range(MAX_KPIS):
        assert await kpis.add(facts, f"m{number}", number, unit="", at=START) == "ok"

    assert await kpis.add(facts, "another", 1, unit="", at=START) == "full"
    assert await kpis.add(facts, "m1", 7, unit="ms", at=START + timedelta(seconds=1)) == "ok"
    found = {kpi.name: kpi for kpi in await kpis.of_job(facts.job_id)}
    last = found["m1"].last
    assert len(found) == MAX_KPIS
    assert last is not None
    assert (last.value, found["m1"].unit) == (7, "ms")


async def test_only_who_holds_the_lease_adds_samples(store: Store) -> None:
    facts, kpis = await running(store), store.stores.kpis
    await store.door.call("HSET", store.door.keys.lease(facts.execution_id), "fence", 2)

    assert await kpis.add(facts, "rows", 1, unit="", at=START) == "lost"
    assert await kpis.of_job(facts.job_id) == []


async def test_series_go_by_themselves(store: Store) -> None:
    facts, kpis = await running(store), store.stores.kpis
    await kpis.add(facts, "rows", 1, unit="", at=START)

    for key in (store.door.keys.kpis(facts.job_id), store.door.keys.kpi(facts.job_id, "rows")):
        assert await store.door.call("PTTL", key) > 0
