"""Requests with an idempotency key: one effect, however often they are sent."""

import asyncio
import hashlib
from typing import Any

import httpx
import msgspec
import pytest

from chronos_synapse.api import idempotency
from chronos_synapse.api.idempotency import REPLAYED
from tests.api.conftest import SHELL_JOB, Api, Caller

KEY = {"Idempotency-Key": "3f1c-retry"}


async def create(caller: Caller, *, key: str = KEY["Idempotency-Key"], **changes: Any) -> httpx.Response:
    return await caller.post("/jobs", SHELL_JOB | changes, headers={"Idempotency-Key": key})


async def jobs_of(caller: Caller) -> int:
    return int((await caller.get("/jobs")).json()["total"])


async def test_twenty_at_once_make_one_job_and_get_twenty_equal_answers(developer: Caller) -> None:
    answers = await asyncio.gather(*(create(developer) for _ in range(20)))

    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert sum(REPLAYED in answer.headers for answer in answers) == 19
    assert await jobs_of(developer) == 1


async def test_a_repetition_gets_the_answer_of_the_first_time(developer: Caller) -> None:
    first = await create(developer)
    await developer.patch(f"/jobs/{first.json()['id']}", {"name": "Renamed"})

    again = await create(developer)

    assert again.status_code == 201
    assert again.content == first.content
    assert again.headers["content-type"] == first.headers["content-type"]
    assert again.headers["cache-control"] == "no-store"


async def test_another_request_with_the_same_key_is_refused(developer: Caller) -> None:
    await create(developer)

    answer = await create(developer, name="Another")

    assert answer.status_code == 422
    assert answer.json()["type"].endswith("idempotency.reused")
    assert await jobs_of(developer) == 1


async def test_the_same_key_at_another_address_is_refused(developer: Caller) -> None:
    job = (await create(developer)).json()

    assert (await developer.post(f"/jobs/{job['id']}/trigger", headers=KEY)).status_code == 422


async def test_the_keys_of_two_callers_have_nothing_to_do_with_each_other(developer: Caller, stranger: Caller) -> None:
    mine, theirs = await create(developer), await create(stranger)

    assert mine.json()["id"] != theirs.json()["id"]
    assert REPLAYED not in theirs.headers


async def test_what_was_refused_may_be_sent_again_with_the_same_key(developer: Caller) -> None:
    assert (await create(developer, name="")).status_code == 400

    assert (await create(developer)).status_code == 201


async def test_a_start_is_carried_out_once(developer: Caller) -> None:
    job = await developer.create_job()

    answers = [await developer.post(f"/jobs/{job['id']}/trigger", headers=KEY) for _ in range(3)]

    assert {answer.status_code for answer in answers} == {202}
    assert len({answer.json()["execution_id"] for answer in answers}) == 1
    assert (await developer.get("/executions")).json()["total"] == 1


async def test_without_a_key_every_request_is_one_of_its_own(developer: Caller) -> None:
    for _ in range(2):
        await developer.create_job()

    assert await jobs_of(developer) == 2


@pytest.mark.parametrize("key", ["", "two words", "x" * 256, "caf\u00e9", "a\x00"])
async def test_what_is_no_key_is_refused(developer: Caller, key: str) -> None:
    answer = await developer.client.post(
        "/api/v1/jobs", json=SHELL_JOB, headers=[(b"Idempotency-Key", key.encode("latin-1"))]
    )

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "header:idempotency-key"


async def test_a_request_that_stays_under_way_is_told_so(
    api: Api, developer: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(idempotency, "WAITS", 2)
    body = msgspec.json.encode(SHELL_JOB)
    fingerprint = hashlib.sha256(b"POST\0/api/v1/jobs\0\0" + body).hexdigest()
    store = api.container.base.stores.idempotency
    assert await store.begin(f"user-{developer.user.id}", "k", fingerprint=fingerprint, token="another") is None

    answer = await developer.client.post(
        "/api/v1/jobs", content=body, headers={"Idempotency-Key": "k", "Content-Type": "application/json"}
    )

    assert answer.status_code == 409
    assert answer.json()["type"].endswith("idempotency.under_way")


async def test_an_answer_that_is_too_long_to_keep_still_keeps_the_request_from_being_repeated(
    developer: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(idempotency, "MAX_ANSWER_BYTES", 10)
    await create(developer)

    again = await create(developer)

    assert again.status_code == 409
    assert again.json()["type"].endswith("idempotency.answer_gone")
    assert await jobs_of(developer) == 1


async def test_the_answer_of_one_whose_mark_is_gone_is_not_kept(api: Api, developer: Caller) -> None:
    store = api.container.base.stores.idempotency
    assert await store.begin("user-a", "k", fingerprint="f", token="first") is None

    await store.end("user-a", "k", token="second", answer=None)

    former = await store.begin("user-a", "k", fingerprint="f", token="third")
    assert former is not None
    assert former.answer is None
