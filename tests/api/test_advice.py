"""Advice over HTTP."""

from typing import Any

import msgspec

from chronos_synapse.domain.advice import Advice, AdvisedSettings, settings_of
from tests.advice import an_advice
from tests.api.conftest import Api, Caller


async def told(api: Api, developer: Caller) -> tuple[dict[str, Any], Advice]:
    """A job of the developer, and that its timeout is too long."""
    job = await developer.create_job(timeout_s=3600)
    stored = await api.store.stores.jobs.find(job["id"])
    assert stored is not None
    after = AdvisedSettings(timeout_s=10.0)
    made = an_advice(job_id=stored.id, owner_id=stored.owner_id, before=settings_of(stored, after), after=after)
    assert await api.store.stores.insight.advice.put(made, expected=None)
    return job, made


async def test_advice_is_listed_applied_and_taken_back(api: Api, developer: Caller, stranger: Caller) -> None:
    job, made = await told(api, developer)
    (item,) = (await developer.get("/advice")).json()["items"]
    assert (item["id"], item["before_text"], item["after_text"]) == (made.id, "1 h", "10 s")
    assert (await developer.get(f"/advice/{made.id}")).json() == item

    applied = (await developer.post(f"/advice/{made.id}/apply")).json()
    assert (applied["state"], applied["applied_version"]) == ("applied", 2)
    assert (await developer.get(f"/jobs/{job['id']}")).json()["timeout_s"] == 10
    versions = (await developer.get(f"/jobs/{job['id']}/versions")).json()["items"]
    assert versions[0]["changes"][0]["pointer"] == "/timeout_s"

    again = await developer.post(f"/advice/{made.id}/apply")
    assert again.status_code == 409
    assert (await developer.post(f"/advice/{made.id}/undo")).json()["state"] == "open"
    assert (await developer.get(f"/jobs/{job['id']}")).json()["timeout_s"] == 3600
    assert (await developer.post(f"/advice/{made.id}/dismiss")).json()["state"] == "dismissed"
    assert (await developer.get("/advice")).json()["total"] == 0
    assert (await developer.get("/advice", params={"state": ["dismissed", "applied"]})).json()["total"] == 1


async def test_strangers_see_and_decide_nothing(api: Api, developer: Caller, stranger: Caller) -> None:
    _, made = await told(api, developer)
    assert (await stranger.get("/advice")).json()["items"] == []
    assert (await stranger.get(f"/advice/{made.id}")).status_code == 404
    for decision in ("apply", "dismiss", "undo"):
        assert (await stranger.post(f"/advice/{made.id}/{decision}")).status_code == 404
    assert (await developer.get("/advice", params={"owner_id": stranger.user.id})).json()["items"] == []
    assert (await developer.get("/advice", params={"kind": "pretty"})).status_code == 400
    assert (await developer.get("/advice/x")).status_code == 404


async def test_decisions_are_in_the_audit(api: Api, developer: Caller, admin: Caller) -> None:
    job, made = await told(api, developer)
    await developer.post(f"/advice/{made.id}/apply")
    await developer.post(f"/advice/{made.id}/undo")
    await developer.post(f"/advice/{made.id}/dismiss")
    entries = (await admin.get("/audit", params={"action": "advice.*"})).json()["items"]
    assert [entry["action"] for entry in entries] == ["advice.dismiss", "advice.undo", "advice.apply"]
    assert {entry["resource"]["id"] for entry in entries} == {job["id"]}
    assert entries[2]["after"]["timeout_s"] == 10


def test_what_is_sent_can_be_read_as_it_is_kept() -> None:
    made = an_advice()
    assert msgspec.json.decode(msgspec.json.encode(made), type=Advice) == made
