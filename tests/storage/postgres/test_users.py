"""Users are kept, found, and unique by e-mail address."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import psycopg
import pytest

from chronos_synapse.domain.errors import Conflict, Unavailable
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.user import Role, User
from chronos_synapse.storage.postgres.engine import Database
from chronos_synapse.storage.postgres.users import UserStore


def a_user(number: int = 1, *, role: Role = Role.DEVELOPER, email: str = "") -> User:
    return User(
        id=UserId(f"user{number}"),
        email=email or f"user{number}@example.org",
        name=f"User {number}",
        role=role,
        created_at=datetime(2026, 11, 21, 12, 0, tzinfo=UTC),
    )


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url)
    yield database
    await database.close()


@pytest.fixture
def users(database: Database) -> UserStore:
    return UserStore(database)


async def test_a_user_comes_back_as_it_went_in(users: UserStore) -> None:
    await users.create(a_user(), "hash")

    account = await users.by_email("user1@example.org")

    assert await users.by_id(UserId("user1")) == a_user()
    assert account is not None
    assert (account.user, account.password_hash) == (a_user(), "hash")


async def test_nobody_is_found_under_an_unknown_id_or_address(users: UserStore) -> None:
    assert await users.by_id(UserId("' OR 1=1--")) is None
    assert await users.by_email("%") is None


async def test_an_address_belongs_to_one_user(users: UserStore) -> None:
    await users.create(a_user(), "hash")

    with pytest.raises(Conflict, match="e-mail"):
        await users.create(a_user(2, email="user1@example.org"), "hash")


async def test_a_disabled_user_is_told_apart(users: UserStore, database_url: str) -> None:
    await users.create(a_user(), "hash")
    with psycopg.connect(database_url) as connection:
        connection.execute("UPDATE users SET state = 'disabled'")

    user = await users.by_id(UserId("user1"))

    assert user is not None
    assert not user.is_active


async def test_of_many_first_administrators_at_once_one_is_made(users: UserStore) -> None:
    admins = [a_user(number, role=Role.ADMIN) for number in range(8)]

    made = await asyncio.gather(*(users.create_first_admin(admin, "hash") for admin in admins))

    assert sorted(made) == [False] * 7 + [True]
    assert await users.has_admin()


async def test_a_developer_is_no_administrator(users: UserStore) -> None:
    await users.create(a_user(), "hash")

    assert not await users.has_admin()


async def test_a_newer_hash_replaces_the_older(users: UserStore) -> None:
    await users.create(a_user(), "old")

    await users.replace_hash(UserId("user1"), "new")

    account = await users.by_email("user1@example.org")
    assert account is not None
    assert account.password_hash == "new"


async def test_connections_that_the_server_closed_are_replaced(
    users: UserStore, database: Database, database_url: str
) -> None:
    await database.check()
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )

    await users.create(a_user(), "hash")

    assert await users.by_id(UserId("user1")) is not None


async def test_a_server_that_is_away_is_unavailable() -> None:
    database = Database("postgresql://chronos@127.0.0.1:1/chronos")

    with pytest.raises(Unavailable) as caught:
        await UserStore(database).has_admin()

    await database.close()
    assert caught.value.part == "postgres"


async def test_no_statement_may_hang(database: Database) -> None:
    async with database.transaction() as connection:
        limit = await connection.exec_driver_sql("SHOW statement_timeout")

        assert limit.scalar() == "10s"
