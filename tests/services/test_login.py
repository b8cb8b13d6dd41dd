"""Who may come in by password: set-up, log-in, and what is refused in the same words."""

from collections.abc import AsyncIterator
from typing import NamedTuple

import psycopg
import pytest

from chronos_synapse.domain.account import LoginMethod
from chronos_synapse.domain.errors import Conflict, Denied, Invalid, TooMany, Unauthenticated, Unavailable
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.settings import SystemSettings
from chronos_synapse.domain.user import Role
from chronos_synapse.security.passwords import Passwords
from chronos_synapse.security.refresh import RefreshTokens
from chronos_synapse.security.tokens import AccessTokens
from chronos_synapse.services.accounts import login
from chronos_synapse.services.accounts.fields import check_email, check_name, check_timezone, check_username
from chronos_synapse.services.accounts.login import Credentials, LoginService, Origin
from chronos_synapse.services.accounts.new_users import NewUsers
from chronos_synapse.services.accounts.places import Places
from chronos_synapse.services.accounts.policies import FixedPolicies
from chronos_synapse.services.accounts.sessions import NewSession, SessionService, Tokens
from chronos_synapse.services.accounts.setup import SetupService
from chronos_synapse.storage.postgres.engine import Database
from chronos_synapse.storage.postgres.sessions import SessionStore
from chronos_synapse.storage.postgres.users import UserStore
from tests.builders import Store

PASSWORD = "three kind words"
ADDRESS = "192.0.2.7"
KEYS = ("a secret of more than thirty-two bytes",)


class Counting:
    """Counts tries for ever."""

    def __init__(self) -> None:
        self.counts: dict[tuple[str, str], int] = {}

    async def hit(self, scope: str, key: str, *, limit: int, window_s: int) -> int:
        count = self.counts[scope, key] = self.counts.get((scope, key), 0) + 1
        return window_s if count > limit else 0

    async def forget(self, scope: str, key: str) -> None:
        self.counts.pop((scope, key), None)


class NoFactor:
    """Nobody needs more than the password."""

    async def check(self, user_id: UserId, code: str | None, recovery_code: str | None) -> LoginMethod:
        return LoginMethod.PASSWORD


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
    """Services and what they work with."""

    login: LoginService
    setup: SetupService
    new_users: NewUsers
    users: UserStore
    attempts: Counting
    database_url: str

    async def add(self, email: str, *, role: Role = Role.DEVELOPER) -> None:
        await self.new_users.add(email, name="", password=PASSWORD, role=role)

    def change(self, statement: str, *values: str) -> None:
        with psycopg.connect(self.database_url) as connection:
            connection.execute(statement.encode(), values)

    async def log_in(self, name: str, password: str = PASSWORD, *, address: str = ADDRESS) -> NewSession:
        return await self.login.log_in(
            Credentials(login=name, password=password), Origin(address=address, agent="tests/1")
        )


def house_on(database: Database, store: Store, database_url: str) -> House:
    users, attempts, passwords = UserStore(database), Counting(), Passwords()
    sessions = SessionService(
        SessionStore(database),
        tokens=Tokens(access=AccessTokens(KEYS), refresh=RefreshTokens(KEYS)),
        policies=FixedPolicies(SystemSettings()),
        changes=store.stores.identity_changes,
        places=Places(),
    )
    new_users = NewUsers(users, passwords=passwords)
    return House(
        LoginService(users, sessions=sessions, attempts=attempts, passwords=passwords, factors=NoFactor()),
        SetupService(users, new_users, OneToken()),
        new_users,
        users,
        attempts,
        database_url,
    )


@pytest.fixture
async def house(database_url: str, store: Store) -> AsyncIterator[House]:
    database = Database(database_url)
    yield house_on(database, store, database_url)
    await database.close()


async def test_the_first_administrator_is_made_by_the_set_up_link_and_can_log_in(house: House) -> None:
    assert not await house.setup.has_admin()

    user = await house.setup.set_up("good", email=" Jane@Example.ORG ", name="Jane Doe", password=PASSWORD)
    session = await house.log_in("JANE@example.org")

    assert (user.email, user.name, user.role) == ("jane@example.org", "Jane Doe", Role.ADMIN)
    assert session.expires_in == 900
    assert session.session.user_id == user.id
    assert await house.setup.has_admin()


async def test_one_logs_in_by_user_name_as_well(house: House) -> None:
    await house.add("jane@example.org")
    house.change("UPDATE users SET username = 'jane.doe'")

    assert (await house.log_in(" Jane.Doe ")).session.method is LoginMethod.PASSWORD


async def test_the_time_of_the_last_log_in_is_kept(house: House) -> None:
    await house.add("jane@example.org")

    session = (await house.log_in("jane@example.org")).session

    user = await house.users.by_id(session.user_id)
    assert user is not None
    assert user.last_login_at == session.created_at


@pytest.mark.parametrize(("state", "code"), [("unverified", "login.unverified"), ("pending", "login.pending")])
async def test_who_knows_the_password_is_told_what_is_missing(house: House, state: str, code: str) -> None:
    await house.add("jane@example.org")
    house.change("UPDATE users SET state = %s", state)

    with pytest.raises(Unauthenticated) as right:
        await house.log_in("jane@example.org")
    with pytest.raises(Unauthenticated) as wrong:
        await house.log_in("jane@example.org", "not the password")

    assert (right.value.code, wrong.value.code) == (code, "login.failed")


async def test_a_wrong_set_up_token_is_denied(house: House) -> None:
    with pytest.raises(Denied) as caught:
        await house.setup.set_up("bad", email="a@example.org", name="", password=PASSWORD)

    assert caught.value.code == "setup.token"


async def test_set_up_is_refused_once_there_is_an_administrator(house: House) -> None:
    assert await house.setup.ensure_admin("admin@example.org", PASSWORD)

    with pytest.raises(Conflict):
        await house.setup.set_up("good", email="a@example.org", name="", password=PASSWORD)


async def test_a_set_up_with_a_refused_field_can_be_repeated_with_the_same_link(house: House) -> None:
    with pytest.raises(Invalid) as caught:
        await house.setup.set_up("good", email="a@example.org", name="", password="short")

    assert caught.value.errors[0].pointer == "/password"
    user = await house.setup.set_up("good", email="a@example.org", name="", password=PASSWORD)
    assert user.name == "a"


async def test_the_administrator_of_the_settings_is_made_once(house: House) -> None:
    assert await house.setup.ensure_admin("admin@example.org", PASSWORD)
    assert not await house.setup.ensure_admin("other@example.org", PASSWORD)

    assert (await house.log_in("admin@example.org")).access_token


async def test_the_operator_may_choose_a_simple_password_but_not_a_short_one(house: House) -> None:
    with pytest.raises(Invalid):
        await house.setup.ensure_admin("admin@example.org", "admin12")

    assert await house.setup.ensure_admin("admin@example.org", "admin123")


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
            await house.log_in(email, password, address=ADDRESS)
        details.add((caught.value.detail, caught.value.code))

    assert details == {("The name or the password is wrong", "login.failed")}


async def test_after_ten_failures_an_account_is_closed_for_a_while_and_others_are_not(house: House) -> None:
    await house.add("jane@example.org")
    await house.add("joe@example.org")
    for number in range(10):
        with pytest.raises(Unauthenticated):
            await house.log_in("jane@example.org", "wrong", address=f"192.0.2.{number}")

    with pytest.raises(TooMany) as caught:
        await house.log_in("jane@example.org", PASSWORD)

    assert caught.value.retry_after_s == 900
    assert (await house.log_in("joe@example.org")).access_token


async def test_after_ten_failures_from_an_address_only_a_right_password_is_let_in(house: House) -> None:
    await house.add("jane@example.org")
    for number in range(10):
        with pytest.raises(Unauthenticated):
            await house.log_in(f"user{number}@example.org", "wrong", address=ADDRESS)

    with pytest.raises(TooMany):
        await house.log_in("another@example.org", "wrong", address=ADDRESS)

    assert (await house.log_in("jane@example.org")).access_token


async def test_an_address_that_tries_too_much_gets_no_password_checked(house: House) -> None:
    await house.add("jane@example.org")
    house.attempts.counts["login.tries", ADDRESS] = login.TRIES_PER_ADDRESS

    with pytest.raises(TooMany):
        await house.log_in("jane@example.org", PASSWORD)


async def test_log_ins_that_succeed_are_not_counted(house: House) -> None:
    await house.add("jane@example.org")

    await house.log_in("jane@example.org", PASSWORD)

    assert house.attempts.counts == {}


async def test_a_hash_with_weaker_settings_is_renewed_at_log_in(house: House) -> None:
    await house.add("jane@example.org")
    from passlib.hash import argon2  # type: ignore[import-untyped]  # noqa: PLC0415

    weak = argon2.using(rounds=1, memory_cost=1024).hash(PASSWORD)
    house.change("UPDATE users SET password_hash = %s", weak)

    await house.log_in("jane@example.org", PASSWORD)

    with psycopg.connect(house.database_url) as connection:
        row = connection.execute("SELECT password_hash FROM users").fetchone()
    assert row is not None
    assert row[0] != weak
    assert "m=8,t=1" in row[0]


async def test_an_address_is_taken_once_whatever_its_letters(house: House) -> None:
    await house.add("jane@example.org")

    with pytest.raises(Conflict):
        await house.add("Jane@Example.org")


async def test_a_postgres_that_is_away_is_unavailable_and_not_a_wrong_password(store: Store) -> None:
    database = Database("postgresql://chronos@127.0.0.1:1/chronos")

    with pytest.raises(Unavailable):
        await house_on(database, store, "").log_in("jane@example.org")

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


@pytest.mark.parametrize("username", ["ab", "x" * 33, "Ünal", "a b", ".dot", "dot.", "a@b", "a\nb"])
def test_what_cannot_be_a_user_name_is_refused_by_its_field(username: str) -> None:
    with pytest.raises(Invalid) as caught:
        check_username(username)

    assert caught.value.errors[0].pointer == "/username"


def test_a_user_name_is_kept_in_lower_case_and_may_be_left_out() -> None:
    assert (check_username(" Jane.Doe "), check_username(None), check_username(" ")) == ("jane.doe", None, None)


def test_a_time_zone_has_a_name_of_the_iana() -> None:
    assert (check_timezone(""), check_timezone("Europe/Berlin")) == ("", "Europe/Berlin")
    with pytest.raises(Invalid):
        check_timezone("../../etc/passwd")
