"""Who may come in: set-up, log-in, and the caller behind a token."""

from collections.abc import AsyncIterator
from typing import NamedTuple

import psycopg
import pytest

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.errors import Conflict, Denied, Invalid, TooMany, Unauthenticated, Unavailable
from chronos_synapse.domain.user import Role
from chronos_synapse.security.passwords import Passwords
from chronos_synapse.security.tokens import AccessTokens
from chronos_synapse.services.accounts import accounts
from chronos_synapse.services.accounts.accounts import AccountService, Registration, check_email, check_name
from chronos_synapse.storage.postgres.engine import Database
from chronos_synapse.storage.postgres.users import UserStore

PASSWORD = "three kind words"
ADDRESS = "192.0.2.7"


class Counting:
    """Counts tries for ever."""

    def __init__(self) -> None:
        self.counts: dict[tuple[str, str], int] = {}

    async def hit(self, scope: str, key: str, *, limit: int, window_s: int) -> int:
        count = self.counts[scope, key] = self.counts.get((scope, key), 0) + 1
        return window_s if count > limit else 0

    async def forget(self, scope: str, key: str) -> None:
        self.counts.pop((scope, key), None)


class OneToken:
    """The token "good", once."""

    def __init__(self) -> None:
        self.tokens = {"good"}

    async def is_good(self, token: str) -> bool:
        return token in self.tokens

    async def consume(self, token: str) -> bool:
        was_good = token in self.tokens
        self.tokens.discard(token)
        return was_good


class House(NamedTuple):
    """A service and what it works with."""

    service: AccountService
    registration: Registration
    attempts: Counting
    database_url: str

    async def add(self, email: str, *, role: Role = Role.DEVELOPER) -> None:
        await self.registration.add(email, name="", password=PASSWORD, role=role)

    def change(self, statement: str, *values: str) -> None:
        with psycopg.connect(self.database_url) as connection:
            connection.execute(statement.encode(), values)

    async def log_in(self, email: str, password: str = PASSWORD, *, address: str = ADDRESS) -> str:
        return (await self.service.login(email, password, address=address)).access_token


@pytest.fixture
async def house(database_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[House]:
    """A service that looks each user up anew."""
    monkeypatch.setattr(accounts, "CACHE_S", -1.0)
    database = Database(database_url)
    users = UserStore(database)
    attempts = Counting()
    service = AccountService(
        users,
        tokens=AccessTokens("a secret of more than thirty-two bytes", life_s=3600),
        attempts=attempts,
        setup_tokens=OneToken(),
    )
    yield House(service, Registration(users, passwords=Passwords()), attempts, database_url)
    await database.close()


async def test_the_first_administrator_is_made_by_the_set_up_link_and_can_log_in(house: House) -> None:
    assert not await house.service.has_admin()

    user = await house.service.set_up("good", email=" Jane@Example.ORG ", name="Jane Doe", password=PASSWORD)
    session = await house.service.login("JANE@example.org", PASSWORD, address=ADDRESS)
    principal = await house.service.principal(session.access_token)

    assert (user.email, user.name, user.role) == ("jane@example.org", "Jane Doe", Role.ADMIN)
    assert session.expires_in == 3600
    assert principal == Principal(user_id=user.id, role=Role.ADMIN)
    assert await house.service.me(principal) == user
    assert await house.service.has_admin()


async def test_a_wrong_set_up_token_is_denied(house: House) -> None:
    with pytest.raises(Denied) as caught:
        await house.service.set_up("bad", email="a@example.org", name="", password=PASSWORD)

    assert caught.value.code == "setup.token"


async def test_set_up_is_refused_once_there_is_an_administrator(house: House) -> None:
    assert await house.service.ensure_admin("admin@example.org", PASSWORD)

    with pytest.raises(Conflict):
        await house.service.set_up("good", email="a@example.org", name="", password=PASSWORD)


async def test_a_set_up_with_a_refused_field_can_be_repeated_with_the_same_link(house: House) -> None:
    with pytest.raises(Invalid) as caught:
        await house.service.set_up("good", email="a@example.org", name="", password="short")

    assert caught.value.errors[0].pointer == "/password"
    user = await house.service.set_up("good", email="a@example.org", name="", password=PASSWORD)
    assert user.name == "a"


async def test_the_administrator_of_the_settings_is_made_once(house: House) -> None:
    assert await house.service.ensure_admin("admin@example.org", PASSWORD)
    assert not await house.service.ensure_admin("other@example.org", PASSWORD)

    assert await house.log_in("admin@example.org")


async def test_the_operator_may_choose_a_simple_password_but_not_a_short_one(house: House) -> None:
    with pytest.raises(Invalid):
        await house.service.ensure_admin("admin@example.org", "admin12")

    assert await house.service.ensure_admin("admin@example.org", "admin123")


async def test_whatever_is_wrong_at_log_in_the_answer_is_the_same(house: House) -> None:
    await house.add("jane@example.org")
    await house.add("gone@example.org")
    house.change("UPDATE users SET state = 'disabled' WHERE email = 'gone@example.org'")

    details = set()
    for email, password in [
        ("jane@example.org", "wrong"),
        ("nobody@example.org", PASSWORD),
        ("gone@example.org", PASSWORD),
        ("no address \0", PASSWORD),
        ("x" * 100_000, "\ud800"),
    ]:
        with pytest.raises(Unauthenticated) as caught:
            await house.service.login(email, password, address=ADDRESS)
        details.add((caught.value.detail, caught.value.code))

    assert details == {("The e-mail address or the password is wrong", "login.failed")}


async def test_after_ten_failures_an_account_is_closed_for_a_while_and_others_are_not(house: House) -> None:
    await house.add("jane@example.org")
    await house.add("joe@example.org")
    for number in range(10):
        with pytest.raises(Unauthenticated):
            await house.service.login("jane@example.org", "wrong", address=f"192.0.2.{number}")

    with pytest.raises(TooMany) as caught:
        await house.service.login("jane@example.org", PASSWORD, address=ADDRESS)

    assert caught.value.retry_after_s == 900
    assert await house.log_in("joe@example.org")


async def test_after_ten_failures_from_an_address_only_a_right_password_is_let_in(house: House) -> None:
    await house.add("jane@example.org")
    for number in range(10):
        with pytest.raises(Unauthenticated):
            await house.service.login(f"user{number}@example.org", "wrong", address=ADDRESS)

    with pytest.raises(TooMany):
        await house.service.login("another@example.org", "wrong", address=ADDRESS)

    assert await house.log_in("jane@example.org")


async def test_an_address_that_tries_too_much_gets_no_password_checked(house: House) -> None:
    await house.add("jane@example.org")
    house.attempts.counts["login.tries", ADDRESS] = accounts.TRIES_PER_ADDRESS

    with pytest.raises(TooMany):
        await house.service.login("jane@example.org", PASSWORD, address=ADDRESS)


async def test_log_ins_that_succeed_are_not_counted(house: House) -> None:
    await house.add("jane@example.org")

    await house.service.login("jane@example.org", PASSWORD, address=ADDRESS)

    assert house.attempts.counts == {}


async def test_a_token_of_a_disabled_user_is_refused(house: House) -> None:
    await house.add("jane@example.org")
    token = await house.log_in("jane@example.org")

    house.change("UPDATE users SET state = 'disabled'")

    with pytest.raises(Unauthenticated):
        await house.service.principal(token)


async def test_the_role_is_that_of_today_and_not_of_the_token(house: House) -> None:
    await house.add("jane@example.org", role=Role.ADMIN)
    token = await house.log_in("jane@example.org")

    house.change("UPDATE users SET role = 'viewer'")

    assert (await house.service.principal(token)).role is Role.VIEWER


async def test_within_five_seconds_a_user_is_looked_up_once(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accounts, "CACHE_S", 5.0)
    await house.add("jane@example.org")
    token = await house.log_in("jane@example.org")
    before = await house.service.principal(token)

    house.change("DELETE FROM users")

    assert await house.service.principal(token) == before


async def test_a_hash_with_weaker_settings_is_renewed_at_log_in(house: House) -> None:
    await house.add("jane@example.org")
    from passlib.hash import argon2  # type: ignore[import-untyped]  # noqa: PLC0415

    weak = argon2.using(rounds=1, memory_cost=1024).hash(PASSWORD)
    house.change("UPDATE users SET password_hash = %s", weak)

    await house.service.login("jane@example.org", PASSWORD, address=ADDRESS)

    with psycopg.connect(house.database_url) as connection:
        row = connection.execute("SELECT password_hash FROM users").fetchone()
    assert row is not None
    assert "m=65536,t=3" in row[0]


async def test_an_address_is_taken_once_whatever_its_letters(house: House) -> None:
    await house.add("jane@example.org")

    with pytest.raises(Conflict):
        await house.add("Jane@Example.org")


async def test_a_postgres_that_is_away_is_unavailable_and_not_a_wrong_password() -> None:
    database = Database("postgresql://chronos@127.0.0.1:1/chronos")
    service = AccountService(
        UserStore(database),
        tokens=AccessTokens("a secret of more than thirty-two bytes", life_s=3600),
        attempts=Counting(),
        setup_tokens=OneToken(),
    )

    with pytest.raises(Unavailable):
        await service.login("jane@example.org", PASSWORD, address=ADDRESS)

    await database.close()


@pytest.mark.parametrize(
    "email",
    [
        "",
        "jane",
        "@example.org",
        "jane@",
        "a@x\r\nBcc: b@x",
        "a b@example.org",
        "jane@exa_mple.org",
        "jane@-x.org",
        "jane..doe@example.org",
        "é@example.org",
        "a" * 65 + "@example.org",
        "a@" + "b" * 60 + ("." + "c" * 60) * 4,
        "a@example.org\n",
        "a@example.org\0",
    ],
)
def test_what_cannot_be_an_address_is_refused_by_its_field(email: str) -> None:
    with pytest.raises(Invalid) as caught:
        check_email(email)

    assert [error.pointer for error in caught.value.errors] == ["/email"]


@pytest.mark.parametrize("email", ["jane@example.org", "o'neil+cron@sub.example.co", "root@localhost"])
def test_an_ordinary_address_is_accepted(email: str) -> None:
    assert check_email(email) == email


@pytest.mark.parametrize("name", ["x" * 101, "two\nlines", "bell\a", "\u202eright to left"])
def test_a_name_is_one_line_of_visible_text(name: str) -> None:
    with pytest.raises(Invalid) as caught:
        check_name(name)

    assert caught.value.errors[0].pointer == "/name"
