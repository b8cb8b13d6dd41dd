"""Log-ins through a provider, over the api: begun and ended in one browser, and never on somebody else's page."""

from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from chronos_synapse.config import Settings
from chronos_synapse.domain.clock import utc_now
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.user import Role, User, UserState
from chronos_synapse.security.vault import new_key
from tests.api.conftest import SECRET, Api, Caller
from tests.oidc_provider import CLIENT_ID, CLIENT_SECRET, Attack, OidcServer, oidc_provider

PUBLIC = "https://chronos.example.org"
ELSEWHERE = (
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "http:/evil",
    "javascript:alert(1)",
    "evil",
    "\\\\evil",
    "/\t/evil",
    "/\n//evil",
)
START = "/api/v1/auth/oidc/corp/login"


@pytest.fixture
def settings(redis_url: str, key_prefix: str, database_url: str) -> Settings:
    """An installation that may call the provider on this machine."""
    return Settings(
        redis_url=redis_url,
        key_prefix=key_prefix,
        database_url=database_url,
        secret_key=SECRET,
        secrets_keys=(new_key("k1"),),
        http_allowed_networks=("127.0.0.0/8",),
        public_url=PUBLIC,
        allowed_hosts=("testserver",),
        rate_limits=False,
    )


@pytest.fixture
async def server() -> AsyncIterator[OidcServer]:
    async with oidc_provider() as found:
        found.redirect_uris.add(f"{PUBLIC}/api/v1/auth/oidc/corp/callback")
        yield found


async def set_up(admin: Caller, server: OidcServer, **changes: Any) -> None:
    """What an administrator types in."""
    provider = {"id": "corp", "name": "Corp", "issuer": server.issuer, "client_id": CLIENT_ID} | changes
    other = provider | {"id": "other"}
    body = {"oidc": [one | {"client_secret": CLIENT_SECRET} for one in (provider, other)]}
    answer = await admin.patch("/admin/settings", body)
    assert answer.status_code == 200, answer.text


class Browser:
    """Keeps the cookies that it is given, and sends them back, as one in front of https does."""

    def __init__(self, api: Api) -> None:
        self._client = api.client()
        self.cookies: dict[str, str] = {}

    async def get(self, url: str) -> httpx.Response:
        path = url.removeprefix(PUBLIC)
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        answer = await self._client.get(path, headers={"Cookie": cookie} if cookie else {})
        for line in answer.headers.get_list("set-cookie"):
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value.strip('"')
            if "max-age=0" in line.lower():
                self.cookies.pop(name)
        return answer

    async def log_in(self, server: OidcServer, start: str = START) -> httpx.Response:
        """There and back."""
        away = await self.get(start)
        assert away.status_code == 303, away.text
        return await self.get(server.log_in(away.headers["location"]))

    async def me(self) -> dict[str, Any]:
        answer = await self.get("/api/v1/auth/me")
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found


def refusal(answer: httpx.Response) -> str:
    """The code that the log-in page is told."""
    parts = urlsplit(answer.headers["location"])
    assert (answer.status_code, parts.scheme, parts.netloc, parts.path) == (303, "", "", "/login")
    assert "chronos_session" not in str(answer.headers.get_list("set-cookie"))
    return parse_qs(parts.query)["error"][0]


async def test_somebody_whom_the_provider_knows_becomes_a_user(api: Api, admin: Caller, server: OidcServer) -> None:
    await set_up(admin, server, role_by_group={"crew": "operator"})
    browser = Browser(api)

    answer = await browser.log_in(server, START + "?next=/jobs%3Fstate%3Dactive")

    assert (answer.status_code, answer.headers["location"]) == (303, "/jobs?state=active")
    user = (await browser.me())["user"]
    assert (user["email"], user["name"], user["role"]) == ("grace@example.org", "Grace Hopper", "operator")
    assert set(browser.cookies) == {"chronos_session", "chronos_refresh"}
    again = Browser(api)
    await again.log_in(server)
    assert (await again.me())["user"]["id"] == user["id"]


async def test_no_token_is_ever_in_an_address(api: Api, admin: Caller, server: OidcServer) -> None:
    await set_up(admin, server)
    browser = Browser(api)
    away = await browser.get(START)
    back = await browser.get(server.log_in(away.headers["location"]))

    for location in (away.headers["location"], back.headers["location"]):
        assert CLIENT_SECRET not in location
        assert not any(cookie in location for cookie in browser.cookies.values())
    cookie = away.headers["set-cookie"].lower()
    assert all(word in cookie for word in ("httponly", "samesite=lax", "secure", "path=/api/v1/auth/oidc"))


async def test_a_log_in_ends_on_our_own_page(api: Api, admin: Caller, server: OidcServer) -> None:
    await set_up(admin, server)
    begin = api.container.sign_in.oidc.begin
    for path in (*ELSEWHERE, "/api/v1/auth/logout", "", "/" + "a" * 3000):
        departure = await begin("corp", base_url=PUBLIC, next_path=path, address="192.0.2.1")
        browser = Browser(api)
        browser.cookies["chronos_oidc"] = departure.browser
        answer = await browser.get(server.log_in(departure.location))
        assert answer.headers["location"] == "/", path


async def test_what_this_browser_did_not_begin_is_refused(api: Api, admin: Caller, server: OidcServer) -> None:
    await set_up(admin, server)
    mine, theirs = Browser(api), Browser(api)
    back = server.log_in((await mine.get(START)).headers["location"])
    state = parse_qs(urlsplit(back).query)["state"][0]

    assert refusal(await theirs.get(back)) == "oidc.state", "another browser's"
    assert refusal(await mine.get(back)) == "oidc.state", "it is over once somebody has tried"
    callback = back.partition("?")[0]
    assert refusal(await mine.get(callback)) == "oidc.state", "no state"
    assert refusal(await mine.get(f"{callback}?code=x&state={state}x")) == "oidc.state"
    away = await mine.get(START)
    elsewhere = server.log_in(away.headers["location"]).replace("/corp/", "/other/")
    assert refusal(await mine.get(elsewhere)) == "oidc.state", "another provider's"


@pytest.mark.parametrize("attack", [Attack.WRONG_NONCE, Attack.ALG_NONE, Attack.MIX_UP])
async def test_a_provider_that_cheats_lets_nobody_in(
    api: Api, admin: Caller, server: OidcServer, attack: Attack
) -> None:
    await set_up(admin, server)
    server.attack = attack

    assert refusal(await Browser(api).log_in(server)) == "oidc.failed"


async def test_a_user_may_say_no(api: Api, admin: Caller, server: OidcServer) -> None:
    await set_up(admin, server)
    server.says_no = "access_denied"
    assert refusal(await Browser(api).log_in(server)) == "oidc.cancelled"
    server.says_no = "server_error"
    assert refusal(await Browser(api).log_in(server)) == "oidc.failed"
    assert refusal(await Browser(api).get(START.replace("corp", "none"))) == "provider.not_found"


async def test_a_code_that_was_used_lets_nobody_in(api: Api, admin: Caller, server: OidcServer) -> None:
    await set_up(admin, server)
    browser = Browser(api)
    back = server.log_in((await browser.get(START)).headers["location"])
    cookies = dict(browser.cookies)
    assert (await browser.get(back)).headers["location"] == "/"
    browser.cookies = cookies

    assert refusal(await browser.get(back)) == "oidc.state"


async def a_user(api: Api, *, is_verified: bool, state: UserState = UserState.ACTIVE, hashed: str | None = "x") -> User:
    """Somebody who has Grace's address here."""
    now = utc_now()
    user = User(
        id=UserId("ab12"),
        email="grace@example.org",
        name="Grace",
        role=Role.DEVELOPER,
        state=state,
        created_at=now,
        email_verified_at=now if is_verified else None,
    )
    await api.container.accounts.users.create(user, hashed)
    return user


async def test_a_verified_address_leads_to_the_account_that_has_it(api: Api, admin: Caller, server: OidcServer) -> None:
    await set_up(admin, server)
    user = await a_user(api, is_verified=True)
    browser = Browser(api)
    await browser.log_in(server)

    assert (await browser.me())["user"]["id"] == user.id
    (identity,) = (await browser.get("/api/v1/auth/identities")).json()["items"]
    assert (identity["provider_id"], identity["email"]) == ("corp", "grace@example.org")


async def test_an_address_that_the_provider_has_not_verified_leads_to_no_account(
    api: Api, admin: Caller, server: OidcServer
) -> None:
    await set_up(admin, server)
    server.claims["email_verified"] = False
    await a_user(api, is_verified=True)

    assert refusal(await Browser(api).log_in(server)) == "oidc.account_exists"


async def test_an_account_that_somebody_made_beforehand_is_not_shared(
    api: Api, admin: Caller, server: OidcServer
) -> None:
    await set_up(admin, server)
    await a_user(api, is_verified=False)

    assert refusal(await Browser(api).log_in(server)) == "oidc.account_exists"


async def test_an_invited_user_comes_in_through_the_provider(api: Api, admin: Caller, server: OidcServer) -> None:
    await set_up(admin, server, create_users=False)
    user = await a_user(api, is_verified=False, state=UserState.INVITED, hashed=None)
    browser = Browser(api)
    await browser.log_in(server)

    found = (await browser.me())["user"]
    assert (found["id"], found["state"]) == (user.id, "active")


async def test_who_may_not_come_in_does_not(api: Api, admin: Caller, server: OidcServer) -> None:
    await set_up(admin, server, create_users=False)
    assert refusal(await Browser(api).log_in(server)) == "oidc.unknown_user"
    await set_up(admin, server, allowed_domains=["corp.example.org"])
    assert refusal(await Browser(api).log_in(server)) == "oidc.domain"
    await set_up(admin, server)
    server.claims.pop("email")
    assert refusal(await Browser(api).log_in(server)) == "oidc.email"
    server.claims["email"] = "grace@example.org"
    user = await a_user(api, is_verified=True)
    await api.container.accounts.users.set_state(user.id, UserState.DISABLED)
    assert refusal(await Browser(api).log_in(server)) == "oidc.inactive"


async def test_the_role_follows_the_groups_at_each_log_in(api: Api, admin: Caller, server: OidcServer) -> None:
    await set_up(admin, server, role_by_group={"crew": "developer", "bosses": "admin"})
    roles = []
    for groups in (["crew"], ["crew", "bosses"], ["visitors"]):
        server.claims["groups"] = groups
        browser = Browser(api)
        await browser.log_in(server)
        roles.append((await browser.me())["user"]["role"])

    assert roles == ["developer", "admin", "viewer"]


async def test_the_last_administrator_stays_one_whatever_the_groups_say(
    api: Api, admin: Caller, server: OidcServer
) -> None:
    await set_up(admin, server, role_by_group={"bosses": "admin"})
    server.claims["groups"] = ["bosses"]
    await Browser(api).log_in(server)
    await api.container.accounts.users.set_role(admin.user.id, Role.DEVELOPER)
    server.claims["groups"] = []
    browser = Browser(api)
    await browser.log_in(server)

    assert (await browser.me())["user"]["role"] == "admin"


async def test_who_is_logged_in_links_a_provider_and_takes_it_off(
    api: Api, admin: Caller, developer: Caller, stranger: Caller, server: OidcServer
) -> None:
    await set_up(admin, server, create_users=False)
    server.claims |= {"email": "other@example.org", "email_verified": False}
    answers = [await caller.post("/auth/oidc/corp/link", {"next": "/account"}) for caller in (developer, stranger)]
    browsers = [Browser(api), Browser(api)]
    for browser, answer in zip(browsers, answers, strict=True):
        browser.cookies["chronos_oidc"] = answer.headers["set-cookie"].partition("=")[2].partition(";")[0]

    linked = await browsers[0].get(server.log_in(answers[0].json()["location"]))
    assert linked.headers["location"] == "/account"
    assert "chronos_session" not in browsers[0].cookies, "the session goes on as it was"
    assert refusal(await browsers[1].get(server.log_in(answers[1].json()["location"]))) == "oidc.linked_elsewhere"
    browser = Browser(api)
    await browser.log_in(server)
    assert (await browser.me())["user"]["id"] == developer.user.id
    (identity,) = (await developer.get("/auth/identities")).json()["items"]
    assert (await stranger.delete(f"/auth/identities/{identity['id']}")).status_code == 404
    assert (await developer.delete(f"/auth/identities/{identity['id']}")).status_code == 204
    assert refusal(await Browser(api).log_in(server)) == "oidc.unknown_user"


async def test_the_audit_tells_who_came_in_and_who_did_not(api: Api, admin: Caller, server: OidcServer) -> None:
    await set_up(admin, server)
    await Browser(api).log_in(server)
    server.attack = Attack.EXPIRED
    await Browser(api).log_in(server)

    entries = (await admin.get("/audit", params={"action": "session.begin"})).json()["items"]
    told = [(entry["result"], entry["code"], entry["actor"]["name"]) for entry in entries]
    assert ("refused", "oidc.failed", "") in told
    assert any(result == "ok" and name == "Grace Hopper" for result, _, name in told)
