"""Keys of users and teams over the api: who may, what is told, and what the audit keeps of it."""

import json

import msgspec
import pytest

from chronos_synapse.config import Settings
from chronos_synapse.domain.user import Role
from chronos_synapse.security.vault import new_key
from tests.api.conftest import Api, Caller
from tests.narrators.messages_server import MODEL, Reply, answer, error, serving

KEY = "sk-test-0123456789"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Settings with a key for secrets, whose servers may be on this machine."""
    return msgspec.structs.replace(settings, secrets_keys=(new_key("one"),), http_allowed_networks=("127.0.0.0/8",))


async def test_a_person_brings_a_key_tries_it_and_takes_it_away(api: Api) -> None:
    ann = await api.user(Role.DEVELOPER)
    async with serving(answer("x")) as server:
        server.others["/v1/models"] = error(401, "authentication_error")
        set_up = await ann.patch("/ai", {"api_key": KEY, "base_url": server.url, "model": MODEL})
        tried = (await ann.post("/ai/check")).json()
    gone = await ann.delete("/ai")
    after = await ann.get("/ai")

    assert (set_up.status_code, set_up.json()["key"]["hint"]) == (200, "6789"), set_up.text
    assert (set_up.json()["source"], set_up.json()["model_in_force"]) == ("own", MODEL)
    assert KEY not in set_up.text
    assert (tried["ok"], tried["detail"]) == (False, "The server refuses the key.")
    assert (gone.status_code, after.json()["key"], after.json()["refusal"]) == (204, None, "no_key")


async def test_a_change_is_made_to_what_was_seen(api: Api) -> None:
    ann = await api.user(Role.DEVELOPER)
    tag = (await ann.get("/ai")).headers["etag"]

    first = await ann.client.patch("/api/v1/ai", json={"is_on": False}, headers={"If-Match": tag})
    late = await ann.client.patch("/api/v1/ai", json={"is_on": True}, headers={"If-Match": tag})

    assert (first.status_code, late.status_code) == (200, 412)


@pytest.mark.parametrize("body", [{"api_key": 3}, {"unknown": 1}, {"is_on": None}, {"base_url": "x"}, []])
async def test_what_is_no_change_is_refused(api: Api, body: object) -> None:
    ann = await api.user(Role.DEVELOPER)

    assert (await ann.patch("/ai", body)).status_code == 400


async def test_others_see_nothing_of_it(api: Api) -> None:
    ann, bob = await api.user(Role.DEVELOPER), await api.user(Role.DEVELOPER)
    viewer, operator = await api.user(Role.VIEWER), await api.user(Role.OPERATOR)
    await ann.patch("/ai", {"api_key": KEY})
    path = f"/ai?owner_id={ann.user.id}"

    hidden = [await bob.get(path), await bob.patch(path, {"is_on": False}), await bob.delete(path)]
    refused = [
        await viewer.patch("/ai", {"is_on": False}),
        await operator.patch(path, {"is_on": False}),
        await ann.get("/admin/ai/usage"),
    ]

    assert [one.status_code for one in hidden] == [404] * 3
    assert [one.status_code for one in refused] == [403] * 3
    assert (await viewer.get("/ai")).status_code == 200
    assert (await ann.get("/ai")).json()["key"]["hint"] == "6789"


async def test_the_audit_keeps_what_was_done_and_no_key(api: Api, admin: Caller) -> None:
    ann = await api.user(Role.DEVELOPER)
    await ann.patch("/ai", {"api_key": KEY, "daily_budget_usd": 2})
    await ann.delete("/ai")

    entries = (await admin.get("/audit?action=ai.*")).json()["items"]

    assert [one["action"] for one in entries] == ["ai.remove", "ai.change"]
    assert {one["owner_id"] for one in entries} == {ann.user.id}
    assert entries[1]["after"]["daily_budget_usd"] == 2
    assert KEY not in json.dumps(entries)


async def test_administrators_see_what_the_installations_key_costs(admin: Caller) -> None:
    usage = await admin.get("/admin/ai/usage")

    assert usage.status_code == 200
    assert usage.json()["owners"] == []
    assert usage.json()["installation"]["day"] == {"requests": 0, "cost_usd": 0.0}


async def test_switched_off_by_an_administrator_not_even_a_try_is_sent(api: Api, admin: Caller) -> None:
    async with serving(Reply(hangs=True)) as server:
        ai = {"base_url": server.url, "api_key": KEY, "model": MODEL, "is_on": False}
        assert (await admin.patch("/admin/settings", {"ai": ai})).status_code == 200
        tried = await admin.post("/admin/settings/ai/check")
        read = await admin.post("/schedules/read", {"text": "before the birds wake up", "ask_model": True})
        view = (await admin.get("/ai")).json()

    assert (tried.status_code, tried.json()["type"].rpartition(":")[2]) == (409, "ai.off")
    assert (read.json()["read_by"], read.json()["can_ask_model"]) == ("rules", False)
    assert (view["refusal"], view["installation"]["is_on"]) == ("off", False)
    assert server.raw == []


async def test_a_phrase_is_read_by_the_model_of_the_caller(api: Api) -> None:
    ann = await api.user(Role.DEVELOPER)
    said = {
        "kind": "cron",
        "expressions": ["30 5 * * *"],
        "every_s": 0,
        "run_at": "",
        "timezone": "",
        "confidence": "medium",
        "doubts": ["Which birds?"],
    }
    async with serving(answer(json.dumps(said))) as server:
        await ann.patch("/ai", {"api_key": KEY, "base_url": server.url})
        body = {"text": "before the birds wake up", "timezone": "Europe/Zurich"}
        offered = (await ann.post("/schedules/read", body)).json()
        read = (await ann.post("/schedules/read", body | {"ask_model": True})).json()

    assert (offered["schedule"], offered["can_ask_model"]) == (None, True)
    assert read["schedule"]["expression"] == "30 5 * * *"
    assert (read["read_by"], read["words"], len(read["preview"]["slots"])) == ("model", "At 05:30 every day", 20)
    assert [doubt["text"] for doubt in read["doubts"]][1:] == ["Which birds?"]
    assert (await ann.get("/ai")).json()["own"]["day"]["requests"] == 1
