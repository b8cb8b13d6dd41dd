"""The table of jobs over HTTP: windows, orders, filters with counts, and the ids of all that match."""

import asyncio
from typing import Any

from tests.api.conftest import Api, Caller

HOURLY = {"kind": "interval", "every_s": 3600}
WEEKLY = {"kind": "interval", "every_s": 7 * 86_400}


async def names(caller: Caller, query: str = "") -> list[str]:
    answer = await caller.get(f"/jobs/table?{query}")
    assert answer.status_code == 200, answer.text
    return [row["name"] for row in answer.json()["items"]]


async def counts(caller: Caller, field: str, query: str = "") -> dict[str, int]:
    answer = (await caller.get(f"/jobs/facets?{query}")).json()
    facet = next(facet for facet in answer["facets"] if facet["field"] == field)
    return {value["value"]: value["count"] for value in facet["values"]}


async def end(api: Api, job: dict[str, Any], state: str, at_ms: int) -> None:
    """As the store keeps that an execution of the job ended so; told by an event."""
    door, keys = api.container.base.door, api.container.base.door.keys
    await door.call("HSET", keys.job_stats(job["id"]), "last_state", state, "last_finished_at", at_ms)
    await door.call("LPUSH", keys.job_recent(job["id"]), f"{job['id']}-{at_ms:x} {state} 1200")
    event = f'[{{"type":"execution.finished","owner_id":"{job["owner_id"]}","job_id":"{job["id"]}","time":{at_ms}}}]'
    await door.call("XADD", keys.events(), "*", "e", event)


async def test_any_window_is_given_with_the_whole_total(developer: Caller) -> None:
    for number in range(7):
        await developer.create_job(name=f"Job {number}")

    answer = (await developer.get("/jobs/table?offset=4&limit=2")).json()

    assert [row["name"] for row in answer["items"]] == ["Job 4", "Job 5"]
    assert (answer["total"], answer["offset"], answer["complete"]) == (7, 4, True)
    assert (await developer.get("/jobs/table?offset=70")).json()["items"] == []


async def test_what_was_just_done_is_seen_at_once(developer: Caller) -> None:
    assert await names(developer) == []
    job = await developer.create_job(name="Émile 🚀")
    assert await names(developer) == ["Émile 🚀"]
    await developer.patch(f"/jobs/{job['id']}", {"name": "zoë", "tags": ["x"]})
    await developer.create_job(name="Zebra")
    assert await names(developer) == ["Zebra", "zoë"]
    assert await names(developer, "search=ZOË") == ["zoë"]
    assert await names(developer, "search=X") == ["zoë"]
    await developer.delete(f"/jobs/{job['id']}")
    assert await names(developer) == ["Zebra"]


async def test_jobs_sort_by_what_comes_next_and_by_how_they_ended(api: Api, developer: Caller) -> None:
    late = await developer.create_job(name="a weekly", schedule=WEEKLY, state="active")
    soon = await developer.create_job(name="b hourly", schedule=HOURLY, state="active")
    await developer.create_job(name="c by hand")
    await end(api, late, "succeeded", 2_000)
    await end(api, soon, "failed", 1_000)

    assert await names(developer, "sort=next_fire_at") == ["b hourly", "a weekly", "c by hand"]
    assert await names(developer, "sort=-next_fire_at") == ["a weekly", "b hourly", "c by hand"]
    assert await names(developer, "sort=outcome") == ["b hourly", "a weekly", "c by hand"]
    assert await names(developer, "sort=-name") == ["c by hand", "b hourly", "a weekly"]
    assert await names(developer, "sort=-created_at") == ["c by hand", "b hourly", "a weekly"]


async def test_a_row_tells_how_the_latest_executions_went(api: Api, developer: Caller) -> None:
    job = await developer.create_job(tags=[f"tag{number}" for number in range(20)])
    await end(api, job, "succeeded", 1_000)
    await end(api, job, "failed", 2_000)

    (row,) = (await developer.get("/jobs/table")).json()["items"]

    assert (row["outcomes"], row["durations_ms"]) == (["failed", "succeeded"], [1200, 1200])
    assert (row["last_state"], row["kind"], row["is_late"]) == ("failed", "shell", False)
    assert (len(row["tags"]), row["more_tags"]) == (8, 12)
    assert "job:update" in row["rights"]


async def test_a_filter_counts_what_each_of_its_values_would_leave(api: Api, developer: Caller) -> None:
    failing = await developer.create_job(name="a", tags=["x", "y"], state="active", schedule=HOURLY)
    await developer.create_job(name="b", tags=["y"], queue="gpu")
    await end(api, failing, "failed", 1_000)

    assert await counts(developer, "state") == {"active": 1, "draft": 1}
    assert await counts(developer, "state", "state=active") == {"active": 1, "draft": 1}
    assert await counts(developer, "tag", "state=active") == {"x": 1, "y": 1}
    assert await counts(developer, "tag", "tags_like=Y") == {"y": 2}
    assert await counts(developer, "queue") == {"default": 1, "gpu": 1}
    assert await counts(developer, "standing") == {"failing": 1, "never_ran": 1}
    assert await counts(developer, "owner") == {developer.user.id: 2}
    assert await names(developer, "standing=failing&standing=late") == ["a"]
    assert await names(developer, "tag=x&tag=y") == ["a"]
    assert await names(developer, "kind=http") == []


async def test_of_very_many_tags_some_are_named_and_the_rest_is_counted(developer: Caller) -> None:
    for part in range(4):
        await developer.create_job(name=f"j{part}", tags=[f"t{part}-{number}" for number in range(20)])

    facets = (await developer.get("/jobs/facets?tag=t3-19")).json()["facets"]
    found = next(facet for facet in facets if facet["field"] == "tag")

    assert len(found["values"]) == 20
    everything = (await developer.get("/jobs/facets")).json()["facets"]
    tags = next(facet for facet in everything if facet["field"] == "tag")
    assert (len(tags["values"]), tags["more"]) == (50, 30)


async def test_jobs_of_others_are_neither_listed_nor_counted(developer: Caller, stranger: Caller) -> None:
    mine = await developer.create_job(name="mine")
    await stranger.create_job(name="theirs")

    assert await names(developer) == ["mine"]
    assert await counts(developer, "owner") == {developer.user.id: 1}
    assert (await developer.get("/jobs/ids")).json() == {"ids": [mine["id"]], "complete": True}
    assert await names(developer, f"owner_id={stranger.user.id}") == []


async def test_everything_that_matches_is_named_by_id_in_order(developer: Caller) -> None:
    ids = [(await developer.create_job(name=name, tags=["t"]))["id"] for name in ("b", "a")]
    await developer.create_job(name="c")

    assert (await developer.get("/jobs/ids?tag=t")).json()["ids"] == ids[::-1]


async def test_a_lost_stream_of_events_hides_no_job(api: Api, developer: Caller) -> None:
    await developer.create_job(name="a")
    assert await names(developer) == ["a"]
    door, keys = api.container.base.door, api.container.base.door.keys
    await developer.create_job(name="b")
    await door.call("XADD", keys.events(), "MAXLEN", 1, "*", "e", "[]")

    assert await names(developer) == ["a", "b"]


async def test_many_windows_at_once_are_of_one_table(developer: Caller) -> None:
    for number in range(5):
        await developer.create_job(name=f"Job {number}")

    answers = await asyncio.gather(*(names(developer, f"offset={at}&limit=1") for at in range(5)))

    assert [found for (found,) in answers] == [f"Job {number}" for number in range(5)]


async def test_what_is_no_filter_is_refused_by_name(developer: Caller) -> None:
    for query, pointer in (
        ("sort=size", "query:sort"),
        ("offset=-1", "query:offset"),
        ("limit=501", "query:limit"),
        ("standing=fine", "query:standing"),
        ("colour=red", "query:colour"),
    ):
        answer = await developer.get(f"/jobs/table?{query}")
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, pointer)
