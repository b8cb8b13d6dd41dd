"""Who is behind a token, as of now: looked up rarely, and never believed once something was told."""

import asyncio
import secrets
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any, NamedTuple

import psycopg
import pytest

from chronos_synapse.config import Settings
from chronos_synapse.domain.access import GrantLevel, Permission, Principal
from chronos_synapse.domain.account import LoginMethod
from chronos_synapse.domain.clock import utc_now
from chronos_synapse.domain.errors import Conflict, Denied, Invalid, Unauthenticated, Unavailable
from chronos_synapse.domain.settings import SystemSettings
from chronos_synapse.domain.user import Role, User, UserState
from chronos_synapse.security.vault import Vault
from chronos_synapse.services.accounts import identities
from chronos_synapse.services.accounts.api_keys import NewApiKey
from chronos_synapse.services.accounts.area import Accounts, Parts, accounts
from chronos_synapse.services.accounts.new_users import new_user
from chronos_synapse.services.accounts.policies import FixedPolicies
from chronos_synapse.services.accounts.sessions import NewSession
from chronos_synapse.storage.postgres.engine import Database
from tests.builders import Store
from tests.support import wait_until

JOB = "0123456789abcdef"


class House(NamedTuple):
    """Accounts of one process."""

    accounts: Accounts
    store: Store
    database_url: str

    async def user(self, role: Role = Role.DEVELOPER) -> User:
        user = new_user(f"{secrets.token_hex(4)}@example.org", role=role)
        await self.accounts.users.create(user, None)
        return user

    async def log_in(self, user: User) -> NewSession:
        begin = self.accounts.sessions.begin
        return await begin(user, method=LoginMethod.PASSWORD, address="192.0.2.7", agent="tests/1")

    async def principal(self, token: str, address: str = "192.0.2.7") -> Principal:
        return await self.accounts.identities.principal(token, address=address)

    def change(self, statement: str, *values: Any) -> None:
        with psycopg.connect(self.database_url) as connection:
            connection.execute(statement.encode(), values)


def built(database: Database, store: Store) -> Accounts:
    parts = Parts(stores=store.stores, database=database, policies=FixedPolicies(SystemSettings()), vault=Vault(()))
    return accounts(Settings(secret_key="a secret of more than thirty-two bytes"), parts)


@pytest.fixture
async def house(database_url: str, store: Store) -> AsyncIterator[House]:
    database = Database(database_url)
    made = built(database, store)
    async with made.running():
        await wait_until(lambda: made.identities.is_following, description="identities to be followed")
        yield House(made, store, database_url)
    await database.close()


async def refusal(house: House, token: str, address: str = "192.0.2.7") -> str:
    with pytest.raises(Unauthenticated) as caught:
        await house.principal(token, address)
    return caught.value.code


async def test_a_session_gives_its_user_with_teams_and_shared_jobs(house: House) -> None:
    user = await house.user()
    house.change("INSERT INTO teams VALUES ('t1', 'Team', '', now())")
    house.change("INSERT INTO memberships VALUES ('t1', %s, 'admin', now())", user.id)
    await house.store.door.call("HSET", house.store.door.keys.granted(user.id), JOB, GrantLevel.RUN.value)
    session = await house.log_in(user)

    principal = await house.principal(session.access_token)

    assert (principal.user_id, principal.role) == (user.id, Role.DEVELOPER)
    assert dict(principal.teams) == {"t1": "admin"}
    assert dict(principal.grants) == {JOB: GrantLevel.RUN}
    assert (principal.session_id, principal.key_id, principal.scopes) == (session.session.id, None, None)


async def test_a_caller_is_looked_up_once_while_nothing_is_told(house: House) -> None:
    token = (await house.log_in(await house.user())).access_token
    before = await house.principal(token)

    house.change("UPDATE users SET role = 'viewer'")

    assert await house.principal(token) is before


async def test_many_requests_at_once_ask_once(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    token = (await house.log_in(await house.user())).access_token
    asked = []
    callers = house.accounts.identities._callers
    ask = callers.of_session

    async def counted(session_id: str) -> Any:
        asked.append(session_id)
        return await ask(session_id)

    monkeypatch.setattr(callers, "of_session", counted)

    found = await asyncio.gather(*(house.principal(token) for _ in range(50)))

    assert len(asked) == 1
    assert all(principal == found[0] for principal in found)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("UPDATE users SET state = 'disabled'", "user.gone"),
        ("UPDATE sessions SET ended_at = now()", "session.ended"),
        ("UPDATE sessions SET expires_at = now()", "session.ended"),
        ("UPDATE sessions SET last_seen_at = now() - interval '15 days'", "session.ended"),
        ("DELETE FROM users", "session.ended"),
    ],
)
async def test_what_was_told_holds_from_the_next_request_on(house: House, change: str, code: str) -> None:
    user = await house.user()
    token = (await house.log_in(user)).access_token
    await house.principal(token)

    house.change(change)
    await house.store.stores.identity_changes.tell(user.id)

    assert await refusal(house, token) == code


async def test_what_another_process_tells_is_heard(house: House) -> None:
    user = await house.user(Role.ADMIN)
    token = (await house.log_in(user)).access_token
    await house.principal(token)
    database = Database(house.database_url)
    other = built(database, house.store)

    house.change("UPDATE users SET role = 'viewer'")
    await house.store.door.call("XADD", house.store.door.keys.identity_changes(), "*", "u", user.id)

    async def is_viewer() -> bool:
        return (await house.principal(token)).role is Role.VIEWER

    await wait_until(is_viewer, description="the change to be heard")
    assert other.identities.is_following is False
    await database.close()


async def test_what_is_told_to_everybody_is_about_everybody(house: House) -> None:
    token = (await house.log_in(await house.user())).access_token
    await house.principal(token)

    house.change("UPDATE users SET role = 'viewer'")
    await house.store.stores.identity_changes.tell_all()

    assert (await house.principal(token)).role is Role.VIEWER


async def test_without_news_a_caller_is_believed_for_two_seconds_only(
    database_url: str, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = Database(database_url)
    house = House(built(database, store), store, database_url)
    token = (await house.log_in(await house.user())).access_token
    before = await house.principal(token)
    house.change("UPDATE users SET role = 'viewer'")
    assert await house.principal(token) is before

    monkeypatch.setattr(identities, "UNTOLD_LIFE_S", -1.0)

    assert (await house.principal(token)).role is Role.VIEWER
    await database.close()


async def test_while_postgres_is_away_those_of_whom_nothing_was_told_come_in(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = await house.user()
    token = (await house.log_in(user)).access_token
    before = await house.principal(token)
    newcomer = (await house.log_in(user)).access_token
    monkeypatch.setattr(identities, "LIFE_S", -1.0)
    house.accounts.identities._known.update(
        {subject: known._replace(good_until=0.0) for subject, known in house.accounts.identities._known.items()}
    )

    async def away(session_id: str) -> Any:
        raise Unavailable("Postgres does not answer", part="postgres")

    monkeypatch.setattr(house.accounts.identities._callers, "of_session", away)

    assert await house.principal(token) == before
    with pytest.raises(Unavailable):
        await house.principal(newcomer)
    await house.store.stores.identity_changes.tell(user.id)
    with pytest.raises(Unavailable):
        await house.principal(token)


async def test_uses_are_noted_beside_the_requests(house: House) -> None:
    user = await house.user()
    session = await house.log_in(user)
    me = await house.principal(session.access_token)
    made = await house.accounts.keys.make(me, NewApiKey(name="key", scopes=(Permission.JOB_READ,)))
    house.change("UPDATE sessions SET last_seen_at = last_seen_at - interval '1 hour'")

    await house.principal(made.key, "192.0.2.99")

    async def is_noted() -> bool:
        (key,) = (await house.accounts.keys.list(me)).items
        return key.last_used_address == "192.0.2.99" and key.last_used_at is not None

    await wait_until(is_noted, description="the use to be noted")
    (listed,) = (await house.accounts.sessions.list(me)).items
    assert listed.is_current


async def made_key(house: House, role: Role = Role.DEVELOPER, **wanted: Any) -> tuple[Principal, str]:
    me = await house.principal((await house.log_in(await house.user(role))).access_token)
    defaults = {"name": "key", "scopes": (Permission.JOB_READ, Permission.KEY_WRITE)}
    return me, (await house.accounts.keys.make(me, NewApiKey(**(defaults | wanted)))).key


async def test_a_key_gives_its_maker_within_its_scopes_and_jobs(house: House) -> None:
    me, key = await made_key(house, jobs=(JOB,))

    principal = await house.principal(key)

    assert (principal.user_id, principal.session_id) == (me.user_id, None)
    assert sorted(principal.scopes or ()) == [Permission.JOB_READ, Permission.KEY_WRITE]
    assert list(principal.only_jobs or ()) == [JOB]
    assert principal.key_id == key[4:12]


async def test_a_wrong_a_revoked_and_an_altered_key_are_refused_in_the_same_words(house: House) -> None:
    me, key = await made_key(house)
    await house.principal(key)
    await house.accounts.keys.revoke(me, key[4:12])

    _, other = await made_key(house)
    altered = other[:-1] + ("a" if other[-1] != "a" else "b")

    for token in (key, altered, "chr_" + "a" * 8 + "_" + "b" * 32, "chr_", "chr_x"):
        assert await refusal(house, token) == "key.invalid"


async def test_an_expired_key_and_one_of_a_disabled_user_are_refused(house: House) -> None:
    me, key = await made_key(house)
    await house.principal(key)
    house.change("UPDATE api_keys SET expires_at = now()")
    await house.store.stores.identity_changes.tell(me.user_id)
    assert await refusal(house, key) == "key.invalid"

    house.change("UPDATE api_keys SET expires_at = NULL")
    await house.accounts.users.set_state(me.user_id, UserState.DISABLED)
    await house.store.stores.identity_changes.tell(me.user_id)
    assert await refusal(house, key) == "user.gone"


async def test_a_key_is_good_from_its_networks_only(house: House) -> None:
    _, key = await made_key(house, networks=("192.0.2.0/24", "2001:db8::/32"))

    for address in ("192.0.2.7", "::ffff:192.0.2.7", "2001:db8::1"):
        await house.principal(key, address)
    for address in ("198.51.100.1", "2001:db9::1", ""):
        assert await refusal(house, key, address) == "key.address"


async def test_made_up_keys_are_refused_without_a_question(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    _, key = await made_key(house)
    await house.principal(key)
    await refusal(house, "chr_" + "a" * 8 + "_" + "b" * 32)
    asked = []

    async def counted(*_: Any) -> set[str]:
        asked.append(1)
        return set()

    monkeypatch.setattr(house.accounts.keys._store, "ids", counted)
    monkeypatch.setattr(house.accounts.identities._callers, "of_key", counted)

    for number in range(2000):
        await refusal(house, f"chr_{number:08}_" + "b" * 32)
    await house.principal(key)

    assert len(asked) <= 2


@pytest.mark.parametrize(
    ("wanted", "pointer"),
    [
        ({"name": " "}, "/name"),
        ({"name": "two\nlines"}, "/name"),
        ({"scopes": ()}, "/scopes"),
        ({"jobs": ("../x",)}, "/jobs/0"),
        ({"networks": ("10.0.0.1/8",)}, "/networks/0"),
        ({"networks": ("anywhere",)}, "/networks/0"),
        ({"expires_at": utc_now() - timedelta(days=1)}, "/expires_at"),
    ],
)
async def test_what_cannot_be_a_key_is_refused_by_its_field(house: House, wanted: Any, pointer: str) -> None:
    with pytest.raises(Invalid) as caught:
        await made_key(house, **wanted)

    assert [error.pointer for error in caught.value.errors] == [pointer]


async def test_nobody_makes_a_key_that_may_do_more_than_its_maker(house: House) -> None:
    with pytest.raises(Denied) as caught:
        await made_key(house, Role.VIEWER, scopes=(Permission.JOB_READ, Permission.JOB_RUN))

    assert caught.value.code == "key.stronger"


@pytest.mark.parametrize(
    "stronger",
    [
        {"scopes": (Permission.JOB_RUN,)},
        {"jobs": ()},
        {"jobs": (JOB, "f" * 16)},
        {"networks": ()},
        {"networks": ("192.0.0.0/16",)},
        {"expires_at": None},
        {"expires_at": utc_now() + timedelta(days=3)},
    ],
)
async def test_a_key_makes_no_key_that_reaches_further_or_lasts_longer(house: House, stronger: Any) -> None:
    within: dict[str, Any] = {
        "jobs": (JOB,),
        "networks": ("192.0.2.0/24",),
        "expires_at": utc_now() + timedelta(days=2),
    }
    _, key = await made_key(house, **within)
    caller = await house.principal(key)
    alike: dict[str, Any] = {"name": "key", "scopes": (Permission.JOB_READ,)} | within
    narrower = NewApiKey(**(alike | {"networks": ("192.0.2.128/25",)}))
    assert (await house.accounts.keys.make(caller, narrower)).key

    with pytest.raises(Denied) as caught:
        await house.accounts.keys.make(caller, NewApiKey(**(alike | stronger)))

    assert caught.value.code == "key.stronger"


async def test_the_last_administrator_stays_even_when_two_are_taken_at_once(house: House) -> None:
    first, second = await house.user(Role.ADMIN), await house.user(Role.ADMIN)

    ended = await asyncio.gather(
        house.accounts.users.set_role(first.id, Role.VIEWER),
        house.accounts.users.set_state(second.id, UserState.DISABLED),
        return_exceptions=True,
    )

    assert sum(isinstance(one, Conflict) for one in ended) == 1
    with pytest.raises(Conflict):
        await house.accounts.users.delete(first.id if isinstance(ended[0], Conflict) else second.id)
