"""Passkeys over the api: made by who is logged in, and then enough to log in."""

import asyncio
from typing import Any

import httpx
import msgspec
import pytest

from chronos_synapse.config import Settings
from chronos_synapse.domain.user import UserState
from chronos_synapse.services.accounts import passkeys as module
from tests.api.conftest import Api, Caller
from tests.authenticator import PLAIN, Authenticator, Twist, decoded

ORIGIN = "https://chronos.example.org"
FROM_PAGE = {"Origin": ORIGIN, "Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """An installation that browsers reach by a name."""
    return msgspec.structs.replace(settings, public_url=ORIGIN)


@pytest.fixture
def device() -> Authenticator:
    return Authenticator(ORIGIN)


async def add(caller: Caller, device: Authenticator, twist: Twist = PLAIN, *, name: str = "Laptop") -> httpx.Response:
    """Make a passkey and bring it."""
    options = await caller.post("/auth/passkeys/options")
    assert options.status_code == 200, options.text
    return await caller.post("/auth/passkeys", {"name": name, "credential": device.create(options.json(), twist)})


async def proof_of(api: Api, device: Authenticator, twist: Twist = PLAIN) -> dict[str, Any]:
    """What a browser gives when somebody is to log in."""
    options = await api.client().post("/api/v1/auth/passkeys/login/options")
    assert options.status_code == 200, options.text
    return {"credential": device.get(options.json(), twist)}


async def send(api: Api, body: dict[str, Any], **headers: str) -> httpx.Response:
    return await api.client(**headers).post("/api/v1/auth/passkeys/login", json=body)


async def test_a_passkey_logs_in_by_itself(api: Api, developer: Caller, device: Authenticator) -> None:
    added = await add(developer, device)
    assert added.status_code == 201, added.text
    assert (added.json()["name"], added.json()["last_used_at"]) == ("Laptop", None)

    answer = await send(api, await proof_of(api, device))

    assert answer.status_code == 200, answer.text
    me = await api.client(Authorization=f"Bearer {answer.json()['access_token']}").get("/api/v1/auth/me")
    assert me.json()["user"]["id"] == developer.user.id
    (listed,) = (await developer.get("/auth/passkeys")).json()["items"]
    assert listed["last_used_at"] is not None
    methods = [one["method"] for one in (await developer.get("/auth/sessions")).json()["items"]]
    assert "passkey" in methods


async def test_a_browser_gets_cookies_and_no_token(api: Api, developer: Caller, device: Authenticator) -> None:
    await add(developer, device)
    answer = await send(api, await proof_of(api, device), **FROM_PAGE)

    assert answer.json()["access_token"] is answer.json()["refresh_token"] is None
    cookies = answer.headers.get_list("set-cookie")
    assert len(cookies) == 2
    assert all("HttpOnly" in one and "samesite=strict" in one.lower() and "Secure" in one for one in cookies)


async def test_another_site_logs_nobody_in(api: Api, developer: Caller, device: Authenticator) -> None:
    await add(developer, device)
    proof = await proof_of(api, device)

    evil = {"Origin": "https://evil.example.org", "Sec-Fetch-Site": "cross-site"}
    assert (await send(api, proof, **evil)).status_code == 403


async def test_a_proof_is_good_once(api: Api, developer: Caller, device: Authenticator) -> None:
    await add(developer, device)
    proof = await proof_of(api, device)

    answers = await asyncio.gather(*(send(api, proof) for _ in range(5)))

    assert sorted(answer.status_code for answer in answers) == [200, 401, 401, 401, 401]


async def test_whatever_is_wrong_is_told_in_the_same_words(api: Api, developer: Caller, device: Authenticator) -> None:
    await add(developer, device)
    made_up = Authenticator(ORIGIN)
    wrong = [
        await proof_of(api, made_up),
        await proof_of(api, device, Twist(origin="https://evil.example.org")),
        await proof_of(api, device, Twist(challenge=b"x" * 32)),
        await proof_of(api, device, Twist(flags=1)),
        await proof_of(api, device, Twist(key=made_up.key)),
        await proof_of(api, device, Twist(user_handle="AAAA")),
    ]

    answers = [await send(api, proof) for proof in wrong]

    assert {(answer.status_code, answer.text) for answer in answers} == {(401, answers[0].text)}


async def test_a_copied_passkey_is_found_out(api: Api, developer: Caller, device: Authenticator) -> None:
    await add(developer, device)
    copy = Authenticator(ORIGIN, device.key, device.credential_id, device.count, user_handle=device.user_handle)
    for _ in range(2):
        assert (await send(api, await proof_of(api, device))).status_code == 200

    assert (await send(api, await proof_of(api, copy))).status_code == 401


async def test_a_user_who_was_shut_out_stays_out(
    api: Api, admin: Caller, developer: Caller, device: Authenticator
) -> None:
    await add(developer, device)
    await api.container.accounts.users.set_state(developer.user.id, UserState.DISABLED)

    assert (await send(api, await proof_of(api, device))).status_code == 401


async def test_a_passkey_belongs_to_who_asked_for_it(
    api: Api, developer: Caller, stranger: Caller, device: Authenticator
) -> None:
    options = (await developer.post("/auth/passkeys/options")).json()
    body = {"name": "Mine", "credential": device.create(options)}

    assert (await stranger.post("/auth/passkeys", body)).status_code == 400
    assert (await developer.post("/auth/passkeys", body)).status_code == 400, "the challenge was used up"
    assert (await stranger.get("/auth/passkeys")).json() == {"items": []}
    assert decoded(options["user"]["id"]).decode() == developer.user.id


async def test_a_log_in_is_no_answer_to_the_making_of_a_passkey(
    api: Api, developer: Caller, device: Authenticator
) -> None:
    options = (await developer.post("/auth/passkeys/options")).json()
    asked = (await api.client().post("/api/v1/auth/passkeys/login/options")).json()
    twisted = device.create(options, Twist(challenge=decoded(asked["challenge"])))

    assert (await developer.post("/auth/passkeys", {"name": "x", "credential": twisted})).status_code == 400


async def test_a_credential_has_one_owner(api: Api, developer: Caller, stranger: Caller, device: Authenticator) -> None:
    assert (await add(developer, device)).status_code == 201

    taken = await add(stranger, device)

    assert (taken.status_code, taken.json()["detail"]) == (409, "This passkey is registered already")


async def test_there_are_only_so_many(api: Api, developer: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 2)
    options = [(await developer.post("/auth/passkeys/options")).json() for _ in range(4)]
    bodies = [{"name": "x", "credential": Authenticator(ORIGIN).create(one)} for one in options]

    answers = await asyncio.gather(*(developer.post("/auth/passkeys", body) for body in bodies))

    assert sorted(answer.status_code for answer in answers) == [201, 201, 409, 409]
    assert (await developer.post("/auth/passkeys/options")).status_code == 409


async def test_ones_passkeys_are_renamed_and_removed_by_oneself_only(
    api: Api, developer: Caller, admin: Caller, device: Authenticator
) -> None:
    path = f"/auth/passkeys/{(await add(developer, device)).json()['id']}"

    assert (await admin.patch(path, {"name": "Stolen"})).status_code == 404
    assert (await admin.delete(path)).status_code == 404
    assert (await developer.patch(path, {"name": " Phone "})).json()["name"] == "Phone"
    assert (await developer.patch(path, {"name": ""})).status_code == 400
    assert (await developer.patch(path, {"name": "two\nlines"})).status_code == 400
    assert (await developer.delete(path)).status_code == 204
    assert (await developer.delete(path)).status_code == 404
    assert (await send(api, await proof_of(api, device))).status_code == 401


@pytest.mark.parametrize(
    "change",
    [{"id": 1}, {"rawId": None}, {"type": "password"}, {"response": {}}, {"response": "x"}, {"id": "x" * 200_000}],
)
async def test_odd_bodies_are_refused(
    api: Api, developer: Caller, device: Authenticator, change: dict[str, Any]
) -> None:
    options = (await developer.post("/auth/passkeys/options")).json()
    credential = device.create(options) | change

    assert (await developer.post("/auth/passkeys", {"name": "x", "credential": credential})).status_code == 400
    assert (await send(api, {"credential": credential})).status_code == 400


class TestWithoutAName:
    """An installation that is reached by its bare address."""

    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        return msgspec.structs.replace(settings, public_url="http://192.0.2.7:8900")

    async def test_there_are_no_passkeys(self, api: Api, developer: Caller) -> None:
        for response in (
            await developer.post("/auth/passkeys/options"),
            await api.client().post("/api/v1/auth/passkeys/login/options"),
        ):
            assert response.status_code == 409
            assert "CHRONOS_PUBLIC_URL" in response.json()["detail"]
