"""Log-ins with an OpenID provider: what is proven counts, and nothing else does."""

import asyncio
import socket
from collections.abc import AsyncIterator
from typing import Any

import msgspec
import pytest

from chronos_synapse.domain.errors import ChronosError, Denied, Unavailable
from chronos_synapse.domain.settings import OidcProvider
from chronos_synapse.domain.single_sign_on import Claims
from chronos_synapse.sandbox.network import AddressPolicy
from chronos_synapse.services.accounts import oidc
from chronos_synapse.services.accounts.oidc import Journey, OidcClient, Proof, Providers
from chronos_synapse.services.accounts.provider_http import ProviderHttp
from tests.oidc_provider import CLIENT_ID, CLIENT_SECRET, Attack, OidcServer, oidc_provider

BACK = "https://chronos.example.org/api/v1/auth/oidc/corp/callback"
JOURNEY = Journey(state="st", nonce="no", verifier="v" * 43, redirect_uri=BACK)
LOOPBACK = ("127.0.0.0/8",)
NOT_PROVEN = {
    Attack.WRONG_NONCE: "another log-in",
    Attack.NO_NONCE: "another log-in",
    Attack.WRONG_AUDIENCE: "Audience",
    Attack.SEVERAL_AUDIENCES: "another client",
    Attack.WRONG_PARTY: "another client",
    Attack.OTHER_ISSUER: "issuer",
    Attack.EXPIRED: "expired",
    Attack.NO_EXPIRY: '"exp"',
    Attack.NOT_YET: "not yet valid",
    Attack.NO_SUBJECT: '"sub"',
    Attack.ALG_NONE: "signed with 'none'",
    Attack.ALG_EMPTY: "signed with ''",
    Attack.HS256_WITH_PUBLIC_KEY: "signed with 'HS256'",
    Attack.HS256_WITH_CLIENT_SECRET: "signed with 'HS256'",
    Attack.OWN_KEY_IN_HEADER: "Signature",
    Attack.OWN_KEY_BY_ADDRESS: "0 keys",
    Attack.KID_IS_A_PATH: "0 keys",
    Attack.KID_IS_SQL: "0 keys",
    Attack.OTHER_KEY_OF_THE_SAME_NAME: "Signature",
    Attack.SHORT_KEY: "less than 2048 bits",
    Attack.CHANGED_CLAIMS: "Signature",
    Attack.NO_ID_TOKEN: "no ID token",
    Attack.TOKEN_REFUSED: "no tokens: 401",
    Attack.MIX_UP: "somebody else",
    Attack.NO_ISSUER_IN_ANSWER: "somebody else",
}
"""What our log says of each."""
NOT_USABLE: dict[Attack, type[ChronosError]] = {
    Attack.OTHER_ISSUER_IN_DISCOVERY: Denied,
    Attack.HTTP_ENDPOINTS: Denied,
    Attack.REDIRECTED_DISCOVERY: Denied,
    Attack.REDIRECTED_KEYS: Denied,
    Attack.HUGE_DISCOVERY: Unavailable,
    Attack.NO_JSON: Unavailable,
    Attack.KEYS_INSIDE: Unavailable,
}


@pytest.fixture
async def server() -> AsyncIterator[OidcServer]:
    async with oidc_provider() as found:
        found.redirect_uris.add(BACK)
        yield found


def client(*, allowed: tuple[str, ...] = LOOPBACK) -> OidcClient:
    http = ProviderHttp(AddressPolicy(allowed))
    return OidcClient(http, Providers(http))


def provider_of(server: OidcServer, **changes: Any) -> OidcProvider:
    provider = OidcProvider(id="corp", name="Corp", issuer=server.issuer, client_id=CLIENT_ID)
    return msgspec.structs.replace(provider, **changes)


async def come_back(
    server: OidcServer,
    provider: OidcProvider,
    found: OidcClient,
    *,
    journey: Journey = JOURNEY,
    secret: str | None = None,
) -> Claims:
    """To the provider and back."""
    location = server.log_in(await found.address(provider, journey))
    query = dict(pair.split("=", 1) for pair in location.partition("?")[2].split("&"))
    issuer = query.get("iss", "").replace("%3A", ":").replace("%2F", "/") or None
    proof = Proof(code=query["code"], issuer=issuer)
    return await found.claims(provider, journey, proof, secret=server.secret if secret is None else secret)


@pytest.mark.parametrize("algorithm", ["RS256", "ES256", "EdDSA"])
async def test_who_has_logged_in_there_is_known(server: OidcServer, algorithm: str) -> None:
    server.algorithm = algorithm

    claims = await come_back(server, provider_of(server), client())

    assert claims == Claims(
        issuer=server.issuer,
        subject="u-1",
        email="grace@example.org",
        is_email_verified=True,
        name="Grace Hopper",
        groups=("crew",),
    )
    assert "GET /userinfo" not in server.calls


@pytest.mark.parametrize("attack", list(NOT_PROVEN))
async def test_what_is_not_proven_lets_nobody_in(
    server: OidcServer, attack: Attack, caplog: pytest.LogCaptureFixture
) -> None:
    server.attack = attack

    with pytest.raises(Denied, match="failed") as refused:
        await come_back(server, provider_of(server), client())

    assert refused.value.code == "oidc.failed"
    assert NOT_PROVEN[attack] in getattr(caplog.records[-1], "why", "")
    assert not any("stranger" in call for call in server.calls)


@pytest.mark.parametrize("attack", list(NOT_USABLE))
async def test_an_odd_provider_is_not_used(server: OidcServer, attack: Attack) -> None:
    server.attack = attack

    with pytest.raises(NOT_USABLE[attack]) as refused:
        await client().address(provider_of(server), JOURNEY)

    assert refused.value.code in ("oidc.failed", "oidc.unavailable")
    assert "GET /moved" not in server.calls


def test_every_way_to_cheat_is_tried() -> None:
    assert NOT_PROVEN.keys() | NOT_USABLE.keys() == set(Attack)


async def test_a_code_without_its_verifier_gives_nothing(server: OidcServer) -> None:
    found, provider = client(), provider_of(server)
    server.log_in(await found.address(provider, JOURNEY))
    (code,) = server.grants
    other = msgspec.structs.replace(JOURNEY, verifier="w" * 43)

    with pytest.raises(Denied):
        await found.claims(provider, other, Proof(code=code, issuer=server.issuer), secret=CLIENT_SECRET)

    assert server.refusals == ["PKCE"]


async def test_a_code_is_good_once(server: OidcServer) -> None:
    found, provider = client(), provider_of(server)
    server.log_in(await found.address(provider, JOURNEY))
    proof = Proof(code=next(iter(server.grants)), issuer=server.issuer)
    await found.claims(provider, JOURNEY, proof, secret=CLIENT_SECRET)

    with pytest.raises(Denied):
        await found.claims(provider, JOURNEY, proof, secret=CLIENT_SECRET)


async def test_the_provider_takes_only_the_registered_way_back(server: OidcServer) -> None:
    longer = msgspec.structs.replace(JOURNEY, redirect_uri=BACK + "/../x")

    with pytest.raises(AssertionError, match="redirect_uri"):
        server.log_in(await client().address(provider_of(server), longer))


@pytest.mark.parametrize(
    ("secret", "methods"),
    [("", ("client_secret_basic",)), ("s", ("client_secret_post",)), ("a+b c:d", ("client_secret_basic",))],
)
async def test_clients_with_and_without_a_secret_get_tokens(
    server: OidcServer, secret: str, methods: tuple[str, ...]
) -> None:
    server.secret, server.auth_methods = secret, methods

    assert (await come_back(server, provider_of(server), client())).subject == "u-1"


async def test_new_keys_of_a_provider_are_asked_for(server: OidcServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(oidc, "KEYS_AGAIN_S", -1.0)
    found, provider = client(), provider_of(server)
    await come_back(server, provider, found)
    server.keys.rotate()

    assert (await come_back(server, provider, found)).subject == "u-1"
    assert server.calls.count("GET /jwks") == 2
    assert server.calls.count("GET /.well-known/openid-configuration") == 1


async def test_unknown_keys_do_not_make_us_ask_again_and_again(server: OidcServer) -> None:
    found, provider = client(), provider_of(server)
    server.attack = Attack.KID_IS_SQL

    for _ in range(5):
        with pytest.raises(Denied):
            await come_back(server, provider, found)

    assert server.calls.count("GET /jwks") == 1


async def test_what_the_token_lacks_is_asked_for(server: OidcServer) -> None:
    server.in_userinfo = ("email", "email_verified", "groups")

    claims = await come_back(server, provider_of(server), client())

    assert (claims.email, claims.is_email_verified, claims.groups) == ("grace@example.org", True, ("crew",))


async def test_user_information_about_somebody_else_does_not_count(server: OidcServer) -> None:
    server.in_userinfo, server.userinfo_subject = ("email", "email_verified"), "u-2"

    claims = await come_back(server, provider_of(server), client())

    assert (claims.subject, claims.email, claims.is_email_verified) == ("u-1", "", False)


@pytest.mark.parametrize(
    ("claim", "value", "groups"),
    [
        ("groups", ["a", 1, "b"], ("a", "b")),
        ("groups", "a", ("a",)),
        ("groups", None, ()),
        ("https://corp.example.org/groups", ["a"], ("a",)),
        ("realm_access.roles", ["a"], ("a",)),
    ],
)
async def test_groups_are_found_where_providers_put_them(
    server: OidcServer, claim: str, value: object, groups: tuple[str, ...]
) -> None:
    nested = {"realm_access": {"roles": value}} if claim == "realm_access.roles" else {claim: value}
    server.claims = {"sub": "u-1", "email": "a@example.org"} | nested

    claims = await come_back(server, provider_of(server, groups_claim=claim), client())

    assert claims.groups == groups
    assert not claims.is_email_verified


@pytest.mark.parametrize("told", [False, "false", "True", 1.5, None, [], "yes"])
async def test_an_address_is_verified_only_when_that_is_said(server: OidcServer, told: object) -> None:
    server.claims["email_verified"] = told

    assert not (await come_back(server, provider_of(server), client())).is_email_verified


@pytest.mark.parametrize(
    "issuer",
    [
        "http://127.0.0.1:1",
        "https://127.1",
        "https://2130706433",
        "https://0x7f.1",
        "https://[::1]",
        "https://[::ffff:127.0.0.1]",
        "https://[64:ff9b::7f00:1]",
        "https://169.254.169.254",
        "https://168.63.129.16",
        "https://100.64.0.1",
        "https://10.1.2.3",
        "https://good@127.0.0.1",
        "https://127.0.0.1:6379",
        "https://localhost",
        "file:///etc/passwd",
        "gopher://127.0.0.1",
    ],
)
async def test_no_address_inside_is_called(issuer: str) -> None:
    provider = OidcProvider(id="corp", name="Corp", issuer=issuer, client_id=CLIENT_ID)

    with pytest.raises(Unavailable) as refused:
        await client(allowed=()).address(provider, JOURNEY)

    assert refused.value.detail == "The log-in provider gives no answer that can be used"


async def test_a_blocked_address_and_a_closed_port_look_alike(server: OidcServer) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        nobody = provider_of(server, issuer=f"http://127.0.0.1:{closed.getsockname()[1]}")
        with pytest.raises(Unavailable) as silent:
            await client().address(nobody, JOURNEY)
    with pytest.raises(Unavailable) as blocked:
        await client(allowed=()).address(provider_of(server), JOURNEY)

    assert str(silent.value) == str(blocked.value)
    assert server.calls == []


async def test_a_name_that_changes_its_address_reaches_only_a_checked_one(
    server: OidcServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(server.issuer.rpartition(":")[2])
    answers = iter(["8.8.8.8", "127.0.0.1"])
    asked: list[str] = []

    async def resolve(host: str, port: int, **_: object) -> list[tuple[Any, ...]]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", resolve)
    provider = provider_of(server, issuer=f"http://rebound.example.org:{port}")
    http = ProviderHttp(AddressPolicy(()))
    monkeypatch.setattr("chronos_synapse.services.accounts.provider_http.TOTAL_S", 0.2)

    with pytest.raises(Unavailable):
        await OidcClient(http, Providers(http)).address(provider, JOURNEY)

    assert asked == ["rebound.example.org"]
    assert server.calls == []
