"""Curves over HTTP, and the trend of peaks on the page of a job."""

from datetime import timedelta

from chronos_synapse.domain.usage import Quantity, UsagePoint, UsageTotals
from chronos_synapse.storage.redis.usage import writes_of
from tests.api.conftest import Api, Caller
from tests.builders import START, ending_of


async def test_a_curve_is_for_those_who_see_its_execution(api: Api, developer: Caller, stranger: Caller) -> None:
    job = await developer.create_job()
    execution_id = await developer.trigger(job["id"])
    written: dict[Quantity, float] = {}
    for second in (1, 2):
        point = UsagePoint(
            time=START + timedelta(seconds=second),
            cpu_cores=0.5 * second,
            memory_bytes=1 << 20,
            read_bytes=None,
            write_bytes=4096,
            processes=3,
            open_files=12,
        )
        await api.store.stores.usage.write(writes_of(execution_id, point, written), life_ms=60_000)

    answer = await developer.get(f"/executions/{execution_id}/usage")

    assert answer.json()["interval_s"] == 1.0
    assert answer.json()["points"][1] == {
        "time": "2026-01-01T00:00:02Z",
        "cpu_cores": 1.0,
        "memory_bytes": 1 << 20,
        "read_bytes": None,
        "write_bytes": 4096,
        "processes": 3,
        "open_files": 12,
    }
    assert (await stranger.get(f"/executions/{execution_id}/usage")).status_code == 404
    assert (await developer.get("/executions/nothing/usage")).status_code == 404
    assert (await api.client().get(f"/api/v1/executions/{execution_id}/usage")).status_code == 401


async def test_the_peaks_of_a_job_are_series_with_their_units(api: Api, developer: Caller) -> None:
    job = await developer.create_job()
    await developer.trigger(job["id"])
    (message,) = await api.store.start()
    totals = UsageTotals(cpu_cores=1.5, memory_bytes=1, processes=4, open_files=9, io_bytes=8192)
    await api.store.stores.executions.finish([ending_of(message, peaks=totals.peaks)])

    found = {
        metric: (await developer.get(f"/jobs/{job['id']}/metrics", params={"metric": metric.value})).json()
        for metric in totals.peaks
    }

    assert {metric: series["points"][0]["value"] for metric, series in found.items()} == totals.peaks
    assert {series["unit"] for series in found.values()} == {"%", "processes", "files", "bytes"}
