"""Keys of users and teams: kept encrypted, never shown, sent where they were stated for, or not at all."""

import asyncio
from typing import Any

import msgspec
import pytest

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.ai import DEFAULT_MODEL, OwnAi, Refusal, Source
from chronos_synapse.domain.errors import Conflict, Denied, Invalid, NotFound, Stale
from chronos_synapse.security.vault import Vault, new_key
from chronos_synapse.services.ai.own_requests import OwnAiChange
from chronos_synapse.services.ai.rotation import rotate_own_ai
from tests.builders import OWNER, Store
from tests.narrators.messages_server import MODEL, Reply, answer, error, serving
from tests.services.models import ANN, BOB, KEY, OWN_KEY, VIEWER, World

MODELS = {
    "data": [
        {
            "type": "model",
            "id": MODEL,
            "display_name": "Haiku",
            "created_at": "2026-01-01T00:00:00Z",
            "max_input_tokens": 200_000,
            "max_tokens": 64_000,
        }
    ],
    "has_more": False,
    "first_id": MODEL,
    "last_id": MODEL,
}


async def test_a_key_is_kept_encrypted_and_only_its_end_is_shown(store: Store) -> None:
    world = World(store)

    view = await world.own.change(ANN, OwnAiChange(api_key=OWN_KEY))

    assert view.key is not None
    assert (view.key.hint, view.key.key_id) == ("1234", world.vault.current_key_id)
    assert OWN_KEY not in msgspec.json.encode(view).decode()
    raw = await store.door.call("HGET", store.door.keys.own_ai(), OWNER)
    assert OWN_KEY.encode() not in raw
    assert OWN_KEY not in repr(OwnAiChange(api_key=OWN_KEY))
    assert OWN_KEY not in repr(await world.choices.choose(OWNER))


async def test_the_key_of_its_own_comes_before_that_of_the_installation(store: Store) -> None:
    world = World(store)
    await world.install()
    shared = await world.choices.choose(OWNER)
    await world.bring()
    own = await world.choices.choose(OWNER)

    assert shared.options is not None
    assert own.options is not None
    assert (shared.source, shared.options.api_key) == (Source.INSTALLATION, KEY)
    assert (own.source, own.options.api_key) == (Source.OWN, OWN_KEY)


async def test_switches_and_missing_parts_are_told_apart(store: Store) -> None:
    world = World(store)
    assert (await world.choices.choose(OWNER)).refusal is Refusal.NO_KEY
    await world.install(model="")
    assert (await world.choices.choose(OWNER)).refusal is Refusal.NO_MODEL
    await world.bring(model="")
    chosen = (await world.choices.choose(OWNER)).options
    assert chosen is not None
    assert chosen.model == DEFAULT_MODEL

    await world.install(allows_own_keys=False)
    assert (await world.choices.choose(OWNER)).source is Source.INSTALLATION
    await world.own.change(ANN, OwnAiChange(is_on=False))
    assert (await world.choices.choose(OWNER)).refusal is Refusal.OWNER_OFF
    await world.install(is_on=False)
    assert (await world.choices.choose(OWNER)).refusal is Refusal.OFF


async def test_a_key_is_not_sent_to_another_server_than_it_was_stated_for(store: Store) -> None:
    world = World(store)
    await world.bring(base_url="https://one.example.org")

    with pytest.raises(Invalid) as refused:
        await world.own.change(ANN, OwnAiChange(base_url="https://other.example.org"))
    moved = await world.own.change(ANN, OwnAiChange(base_url="https://other.example.org", api_key=OWN_KEY))

    assert (refused.value.code, refused.value.errors[0].pointer) == ("ai.key_again", "/api_key")
    assert moved.base_url == "https://other.example.org"


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"base_url": "ftp://example.org"}, "/base_url"),
        ({"base_url": "https://user:pass@example.org"}, "/base_url"),
        ({"model": "x" * 201}, "/model"),
        ({"daily_budget_usd": -1}, "/daily_budget_usd"),
        ({"monthly_budget_usd": float("nan")}, "/monthly_budget_usd"),
        ({"api_key": ""}, "/api_key"),
        ({"api_key": "short"}, "/api_key"),
        ({"api_key": "has a blank in it"}, "/api_key"),
        ({"api_key": "key-“of”-the-test"}, "/api_key"),
    ],
)
async def test_what_cannot_be_is_refused_by_name(store: Store, change: dict[str, Any], pointer: str) -> None:
    with pytest.raises(Invalid) as refused:
        await World(store).own.change(ANN, OwnAiChange(**change))

    assert [one.pointer for one in refused.value.errors] == [pointer]
    assert str(change.get("api_key") or "-") not in str(refused.value)


async def test_a_key_is_taken_away_alone_or_with_all_choices(store: Store) -> None:
    world = World(store)
    await world.bring(model="m")

    view = await world.own.change(ANN, OwnAiChange(api_key=None))
    await world.own.remove(ANN)
    await world.own.remove(ANN)

    assert (view.key, view.model) == (None, "m")
    assert await store.stores.ai.own.find(OWNER) is None


async def test_each_owner_sees_its_own_and_its_teams_alone(store: Store) -> None:
    world = World(store)
    await world.own.change(ANN, OwnAiChange(api_key=OWN_KEY), owner_id="t-1")

    assert (await world.own.view(ANN, owner_id="t-1")).key is not None
    assert (await world.own.view(ANN)).key is None
    for call in (world.own.view, world.own.remove, world.own.check):
        with pytest.raises(NotFound):
            await call(BOB, owner_id="t-1")


@pytest.mark.parametrize("caller", [VIEWER])
async def test_who_may_not_write_secrets_changes_nothing(store: Store, caller: Principal) -> None:
    world = World(store)

    for call in (world.own.change(caller, OwnAiChange(is_on=False)), world.own.remove(caller), world.own.check(caller)):
        with pytest.raises(Denied):
            await call


async def test_changes_at_once_are_all_made_and_a_stale_one_is_refused(store: Store) -> None:
    world = World(store)

    await asyncio.gather(
        world.own.change(ANN, OwnAiChange(model="m")), world.own.change(ANN, OwnAiChange(daily_budget_usd=2.0))
    )
    view = await world.own.view(ANN)

    assert (view.version, view.model, view.daily_budget_usd) == (2, "m", 2.0)
    with pytest.raises(Stale):
        await world.own.change(ANN, OwnAiChange(model="x"), expected=frozenset({1}))
    assert not await store.stores.ai.own.save(OwnAi(owner_id=OWNER, version=2))


async def test_without_a_key_to_encrypt_with_none_is_stored(store: Store) -> None:
    world = World(store, vault=Vault([]))

    with pytest.raises(Conflict) as refused:
        await world.own.change(ANN, OwnAiChange(api_key=OWN_KEY))

    assert refused.value.code == "secret.no_key"
    assert not (await world.own.view(ANN)).can_store_secrets


async def test_a_key_that_cannot_be_decrypted_is_told(store: Store) -> None:
    await World(store).bring()

    other = World(store)

    assert (await other.own.view(ANN)).refusal is Refusal.UNREADABLE
    with pytest.raises(Conflict):
        await other.own.check(ANN)


async def test_keys_are_encrypted_anew_with_the_current_key(store: Store) -> None:
    former, current = new_key("one"), new_key("two")
    await World(store, vault=Vault([former])).bring()
    await World(store, vault=Vault([new_key("lost")])).bring(BOB)

    both = Vault([current, former])
    report = await rotate_own_ai(store.stores.ai.own, both)
    again = await rotate_own_ai(store.stores.ai.own, both)

    assert (report.rotated, report.current, len(report.unreadable)) == (1, 0, 1)
    assert (again.rotated, again.current, len(again.unreadable)) == (0, 1, 1)
    assert "bob" in report.unreadable[0]
    chosen = (await World(store, vault=Vault([current])).choices.choose(OWNER)).options
    assert chosen is not None
    assert chosen.api_key == OWN_KEY


async def test_the_test_asks_the_server_of_the_key_and_lists_its_models(store: Store) -> None:
    world = World(store)
    async with serving(answer("x")) as server:
        server.others["/v1/models"] = Reply(body=msgspec.json.encode(MODELS))
        await world.bring(base_url=server.url)
        found = await world.own.check(ANN)

    assert found.ok, found.detail
    assert [one.id for one in found.models] == [MODEL]
    assert found.model == found.models[0]
    assert all(OWN_KEY in raw for raw in server.raw)
    assert server.bodies == []


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (error(401, "authentication_error"), "refuses the key"),
        (error(529, "overloaded_error"), "too much to do"),
        (error(429, "rate_limit_error"), "asks to wait"),
        (Reply(body=b"<html>a proxy</html>"), "cannot be read"),
    ],
)
async def test_what_is_wrong_is_told_in_words(store: Store, reply: Reply, words: str) -> None:
    world = World(store)
    async with serving(answer("x")) as server:
        server.others["/v1/models"] = reply
        await world.bring(base_url=server.url)
        found = await world.own.check(ANN)

    assert not found.ok
    assert words in found.detail


async def test_a_gateway_without_a_list_of_models_is_asked_for_one_token(store: Store) -> None:
    message = {
        "id": "m",
        "type": "message",
        "role": "assistant",
        "model": MODEL,
        "content": [{"type": "text", "text": "Hi"}],
        "stop_reason": "max_tokens",
        "stop_sequence": None,
        "usage": {"input_tokens": 8, "output_tokens": 1},
    }
    world = World(store)
    async with serving(Reply(body=msgspec.json.encode(message))) as server:
        await world.bring(base_url=server.url)
        found = await world.own.check(ANN)

    assert (found.ok, found.models) == (True, []), found.detail
    assert [body["max_tokens"] for body in server.bodies] == [1]


@pytest.mark.parametrize("where", ["owner", "installation"])
async def test_nothing_is_sent_to_try_a_key_while_it_is_off(store: Store, where: str) -> None:
    world = World(store)
    async with serving(answer("x")) as server:
        await world.bring(base_url=server.url, is_on=where != "owner")
        if where == "installation":
            await world.install(is_on=False)
        with pytest.raises(Conflict) as refused:
            await world.own.check(ANN)

    assert refused.value.code == "ai.off"
    assert server.raw == []


async def test_only_a_key_of_its_own_is_tried(store: Store) -> None:
    world = World(store)
    await world.install()

    with pytest.raises(Conflict) as refused:
        await world.own.check(ANN)

    assert refused.value.code == "ai.no_key"


async def test_what_belonged_to_an_owner_that_is_no_more_is_forgotten(store: Store) -> None:
    await World(store).bring()
    await store.stores.ai.answers.keep(OWNER, "d", b"{}")

    await store.stores.ai.own.forget(OWNER)
    await store.stores.ai.answers.forget(OWNER)

    assert await store.stores.ai.own.all() == []
    assert await store.stores.ai.answers.find(OWNER, "d") is None
