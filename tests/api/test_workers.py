"""Workers and queues over HTTP: who sees what, who tells what, and what is refused."""

import pytest

from tests.api.conftest import Api, Caller
from tests.services.crews import a_worker, alive

ORDERS = ("cordon", "uncordon", "drain")


async def test_an_administrator_holds_a_worker_back_and_lets_it_go_on(api: Api, admin: Caller) -> None:
    await alive(api.store, a_worker("host-1-abc", labels=("gpu",), missing=("No sandbox.",)))
    seen = []
    for order in ORDERS:
        answer = await admin.post(f"/workers/host-1-abc/{order}")
        assert answer.status_code == 200, answer.text
        (listed,) = (await admin.get("/workers")).json()["items"]
        assert answer.json() == listed
        seen.append((listed["is_cordoned"], listed["is_draining"]))

    assert seen == [(True, False), (False, False), (False, True)]
    assert (listed["labels"], listed["missing"]) == (["gpu"], ["No sandbox."])


@pytest.mark.parametrize("order", ORDERS)
async def test_nobody_else_tells_a_worker_anything(
    api: Api, developer: Caller, viewer: Caller, admin: Caller, order: str
) -> None:
    await alive(api.store, a_worker())

    for caller in (developer, viewer):
        assert (await caller.post(f"/workers/w1/{order}")).status_code == 403
        assert (await caller.get("/workers")).status_code == 403
    assert (await api.client().post(f"/api/v1/workers/w1/{order}")).status_code == 401
    assert (await admin.post(f"/workers/w9/{order}")).status_code == 404


async def test_everybody_sees_why_their_own_executions_wait(
    api: Api, developer: Caller, stranger: Caller, admin: Caller
) -> None:
    job = await developer.create_job(queue="slow", needs=["gpu"])
    await developer.trigger(job["id"])

    (own,) = (await developer.get("/queues")).json()["items"]

    assert (own["name"], own["needs"], own["waiting"], own["workers"]) == ("slow", ["gpu"], 1, 0)
    assert own["reason"] == "No worker is alive."
    assert own["oldest_at"].endswith("Z")
    assert (await admin.get("/queues")).json()["items"] == [own]
    assert (await stranger.get("/queues")).json()["items"] == []
    assert (await api.client().get("/api/v1/queues")).status_code == 401
