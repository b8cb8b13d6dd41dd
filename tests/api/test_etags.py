"""ETags: nobody's change is lost, and what has not changed is not sent again."""

import asyncio
from typing import Any

import httpx
import pytest

from tests.api.conftest import SHELL_JOB, Api, Caller


async def change(caller: Caller, job_id: str, tag: str, **fields: Any) -> httpx.Response:
    return await caller.client.patch(f"/api/v1/jobs/{job_id}", json=fields, headers={"If-Match": tag})


async def tag_of(caller: Caller, job_id: str) -> str:
    return str((await caller.get(f"/jobs/{job_id}")).headers["etag"])


async def test_of_fifty_changes_to_the_same_version_one_is_made(developer: Caller) -> None:
    job = await developer.create_job()
    tag = await tag_of(developer, job["id"])

    answers = await asyncio.gather(*(change(developer, job["id"], tag, name=f"Name {n}") for n in range(50)))

    statuses = sorted(answer.status_code for answer in answers)
    assert statuses == [200] + [412] * 49
    (made,) = (answer.json() for answer in answers if answer.status_code == 200)
    found = (await developer.get(f"/jobs/{job['id']}")).json()
    assert (found["version"], found["name"]) == (2, made["name"])


async def test_the_version_alone_and_the_whole_tag_both_match(developer: Caller) -> None:
    created = await developer.post("/jobs", SHELL_JOB)
    job_id, tag = created.json()["id"], created.headers["etag"]

    assert (await change(developer, job_id, tag, name="A")).status_code == 200
    assert (await change(developer, job_id, '"2"', name="B")).status_code == 200
    assert (await change(developer, job_id, '"9", "3-0abc"', name="C")).status_code == 200
    assert (await change(developer, job_id, "*", name="D")).status_code == 200
    refused = await change(developer, job_id, '"3"', name="E")

    assert refused.status_code == 412
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json()["type"].endswith("etag.stale")


async def test_an_answer_to_a_change_bears_the_tag_of_the_new_version(developer: Caller) -> None:
    job = await developer.create_job()

    answer = await change(developer, job["id"], '"1"', name="New")

    assert answer.headers["etag"].startswith('"2-')
    assert answer.headers["etag"] == await tag_of(developer, job["id"])


@pytest.mark.parametrize("tag", ['W/"1"', '"x"', '"1.0"', '"-1"', '""'])
async def test_weak_and_foreign_tags_match_nothing(developer: Caller, tag: str) -> None:
    job = await developer.create_job()

    assert (await change(developer, job["id"], tag, name="New")).status_code == 412


@pytest.mark.parametrize(
    "tag", ["1", '"1', '1"', '"1";"2"', "W/1", ", ", '"' + "1" * 100 + '"', ",".join(['"1"'] * 30)]
)
async def test_what_is_no_tag_is_refused(developer: Caller, tag: str) -> None:
    job = await developer.create_job()

    answer = await change(developer, job["id"], tag, name="New")

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "header:if-match"


async def test_a_job_is_deleted_in_the_version_that_is_meant(developer: Caller) -> None:
    job = await developer.create_job()
    path = f"/api/v1/jobs/{job['id']}"
    await developer.patch(f"/jobs/{job['id']}", {"name": "Changed"})

    assert (await developer.client.delete(path, headers={"If-Match": '"1"'})).status_code == 412
    assert (await developer.client.delete(path, headers={"If-Match": '"2"'})).status_code == 204
    assert (await developer.client.delete(path, headers={"If-Match": '"2"'})).status_code == 404


async def test_a_job_that_changes_while_it_is_deleted_stays(api: Api, developer: Caller) -> None:
    """Between the look at the version and the deletion somebody else changes it."""
    job = await developer.create_job()
    found = await api.store.stores.jobs.find(job["id"])
    assert found is not None
    await developer.patch(f"/jobs/{job['id']}", {"name": "Changed"})

    assert not await api.store.stores.jobs.delete(found, is_exact=True)
    assert (await developer.get(f"/jobs/{job['id']}")).status_code == 200


async def test_somebody_elses_job_looks_as_if_it_were_not_there_whatever_is_matched(
    developer: Caller, stranger: Caller
) -> None:
    job = await developer.create_job()

    assert (await change(stranger, job["id"], '"7"', name="Mine")).status_code == 404
    path = f"/api/v1/jobs/{job['id']}"
    assert (await stranger.client.delete(path, headers={"If-Match": '"7"'})).status_code == 404


async def test_what_has_not_changed_is_not_sent_again(developer: Caller) -> None:
    job = await developer.create_job()
    path = f"/api/v1/jobs/{job['id']}"
    tag = await tag_of(developer, job["id"])

    same = await developer.client.get(path, headers={"If-None-Match": f'"0", {tag}'})
    other = await developer.client.get(path, headers={"If-None-Match": '"1"'})

    assert (same.status_code, same.content) == (304, b"")
    assert same.headers["etag"] == tag
    assert "content-length" not in same.headers
    assert other.status_code == 200


async def test_a_count_that_rose_is_sent_though_the_version_is_the_same(developer: Caller) -> None:
    job = await developer.create_job()
    tag = await tag_of(developer, job["id"])
    await developer.trigger(job["id"])

    answer = await developer.client.get(f"/api/v1/jobs/{job['id']}", headers={"If-None-Match": tag})

    assert answer.status_code == 200
    assert answer.json()["stats"]["queued"] == 1
    assert answer.headers["etag"].startswith('"1-')
    assert answer.headers["etag"] != tag


async def test_a_created_job_answers_once_with_its_tag(developer: Caller) -> None:
    headers = {"Idempotency-Key": "once"}
    first = await developer.post("/jobs", SHELL_JOB, headers=headers)
    again = await developer.post("/jobs", SHELL_JOB, headers=headers)

    assert first.headers["etag"] == again.headers["etag"]
