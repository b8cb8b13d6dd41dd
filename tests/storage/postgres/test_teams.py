"""Teams are kept with their members, and never without an owner."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from chronos_synapse.domain.access import TeamRole
from chronos_synapse.domain.account import Membership, Team
from chronos_synapse.domain.errors import Conflict, NotFound
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.user import Role, User
from chronos_synapse.storage.postgres import teams as module
from chronos_synapse.storage.postgres.engine import Database
from chronos_synapse.storage.postgres.teams import TeamStore
from chronos_synapse.storage.postgres.users import UserStore

START = datetime(2026, 1, 1, tzinfo=UTC)
ANN, BEN, CAT = UserId("a1"), UserId("b1"), UserId("c1")


def a_team(number: int = 1, name: str = "") -> Team:
    return Team(id=UserId(f"t{number}"), name=name or f"Team {number}", description="", created_at=START)


def in_team(user_id: UserId, role: TeamRole = TeamRole.MEMBER, *, team: str = "t1") -> Membership:
    return Membership(team_id=UserId(team), user_id=user_id, role=role, since=START)


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[TeamStore]:
    database = Database(database_url)
    users = UserStore(database)
    for user_id in (ANN, BEN, CAT):
        email = f"{user_id}@example.org"
        await users.create(
            User(id=user_id, email=email, name=user_id.upper(), role=Role.DEVELOPER, created_at=START), "x"
        )
    yield TeamStore(database)
    await database.close()


async def test_a_new_team_has_its_maker_as_owner(store: TeamStore) -> None:
    await store.create(a_team(), ANN)

    assert await store.find("t1") == a_team()
    assert await store.memberships_of(ANN) == [in_team(ANN, TeamRole.OWNER)]
    assert await store.memberships_of(BEN) == []
    assert await store.sizes(["t1", "t2"]) == {"t1": 1, "t2": 0}


async def test_a_name_is_taken_once(store: TeamStore) -> None:
    await store.create(a_team(1, "Crew"), ANN)
    await store.create(a_team(2), ANN)

    with pytest.raises(Conflict, match="of this name"):
        await store.create(a_team(3, "Crew"), BEN)
    with pytest.raises(Conflict, match="of this name"):
        await store.rename("t2", name="Crew", description="")
    assert await store.memberships_of(BEN) == []


async def test_members_come_with_their_names(store: TeamStore) -> None:
    await store.create(a_team(), BEN)
    await store.add(in_team(ANN))

    assert [(member.name, member.membership.role, member.is_active) for member in await store.members("t1")] == [
        ("A1", TeamRole.MEMBER, True),
        ("B1", TeamRole.OWNER, True),
    ]
    assert await store.mates_of(ANN) == {ANN, BEN}
    assert await store.mates_of(CAT) == set()


async def test_nobody_is_in_a_team_twice(store: TeamStore) -> None:
    await store.create(a_team(), ANN)

    with pytest.raises(Conflict, match="already"):
        await store.add(in_team(ANN))
    with pytest.raises(NotFound):
        await store.add(in_team(UserId("nobody")))
    with pytest.raises(NotFound):
        await store.add(in_team(BEN, team="t9"))


async def test_the_last_owner_stays(store: TeamStore) -> None:
    await store.create(a_team(), ANN)
    await store.add(in_team(BEN))

    with pytest.raises(Conflict, match="needs an owner"):
        await store.remove("t1", ANN)
    with pytest.raises(Conflict, match="needs an owner"):
        await store.set_role("t1", ANN, TeamRole.ADMIN)
    assert await store.only_owned_by(ANN) == [a_team()]

    await store.set_role("t1", BEN, TeamRole.OWNER)
    await store.remove("t1", ANN)
    assert [member.membership.user_id for member in await store.members("t1")] == [BEN]


async def test_of_two_owners_who_leave_at_once_one_stays(store: TeamStore) -> None:
    for number in range(5):
        team = a_team(number)
        await store.create(team, ANN)
        await store.add(in_team(BEN, TeamRole.OWNER, team=team.id))

        left = await asyncio.gather(store.remove(team.id, ANN), store.remove(team.id, BEN), return_exceptions=True)

        assert sorted(type(outcome).__name__ for outcome in left) == ["Conflict", "NoneType"]


async def test_a_team_and_a_user_have_room_for_so_many(store: TeamStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_MEMBERS", 2)
    monkeypatch.setattr(module, "MOST_TEAMS", 2)
    await store.create(a_team(1), ANN)
    await store.create(a_team(2), ANN)

    with pytest.raises(Conflict, match="2 teams at most"):
        await store.create(a_team(3), ANN)
    await store.add(in_team(BEN))
    with pytest.raises(Conflict, match="2 members at most"):
        await store.add(in_team(CAT))


async def test_a_deleted_team_leaves_no_membership(store: TeamStore) -> None:
    await store.create(a_team(), ANN)
    await store.add(in_team(BEN))

    assert set(await store.delete("t1")) == {ANN, BEN}
    assert await store.memberships_of(ANN) == []
    assert await store.find_many(["t1"]) == {}
    with pytest.raises(NotFound):
        await store.delete("t1")


async def test_teams_are_found_by_name_page_by_page(store: TeamStore) -> None:
    for number in range(3):
        await store.create(a_team(number), ANN)

    first = await store.page("", among=None, after="", limit=2)
    assert [team.name for team in first] == ["Team 0", "Team 1"]
    assert [team.name for team in await store.page("", among=None, after="Team 1", limit=2)] == ["Team 2"]
    assert await store.page("", among=[], after="", limit=2) == []
    assert [team.id for team in await store.page("M 2", among=["t2"], after="", limit=2)] == ["t2"]
    assert await store.page("%", among=None, after="", limit=2) == []
