"""Who may do what: every role, every relation, every kind of key."""

import itertools

import pytest

from chronos_synapse.domain.access import (
    EVERYTHING,
    GRANT_RIGHTS,
    OWN,
    ROLES,
    TEAM_RIGHTS,
    GrantLevel,
    Permission,
    Principal,
    TeamRole,
    is_team,
)
from chronos_synapse.domain.job import JobId, UserId
from chronos_synapse.domain.user import Role

ADA, BOB, TEAM = UserId("a0"), UserId("b0"), UserId("t0")
JOB, OTHER = JobId("j" * 16), JobId("k" * 16)
RELATIONS = ("own", *TeamRole, *GrantLevel, "none")


def standing(role: Role, relation: str) -> tuple[Principal, UserId]:
    """A caller, and the owner of JOB to which the caller stands in `relation`."""
    if relation == "own":
        return Principal(user_id=ADA, role=role), ADA
    if relation in list(TeamRole):
        return Principal(user_id=ADA, role=role, teams={TEAM: TeamRole(relation)}), TEAM
    if relation in list(GrantLevel):
        return Principal(user_id=ADA, role=role, grants={JOB: GrantLevel(relation)}), BOB
    return Principal(user_id=ADA, role=role), BOB


def by_relation(relation: str) -> frozenset[Permission]:
    if relation == "own":
        return OWN
    if relation in list(TeamRole):
        return TEAM_RIGHTS[TeamRole(relation)]
    return GRANT_RIGHTS[GrantLevel(relation)] if relation in list(GrantLevel) else frozenset()


@pytest.mark.parametrize(("role", "relation"), list(itertools.product(Role, RELATIONS)))
def test_a_right_needs_the_role_and_the_relation(role: Role, relation: str) -> None:
    caller, owner = standing(role, relation)

    rights = caller.rights(owner, JOB)

    everyones = OWN if Permission.OWNERS_ALL in ROLES[role] else frozenset()
    assert rights == ROLES[role] & (by_relation(relation) | everyones)


@pytest.mark.parametrize(("role", "relation"), list(itertools.product(Role, RELATIONS)))
def test_what_is_seen_is_what_may_be_looked_at(role: Role, relation: str) -> None:
    caller, owner = standing(role, relation)

    for job in (JOB, OTHER, None):
        assert caller.sight.covers(owner, job) == (Permission.JOB_READ in caller.rights(owner, job))


@pytest.mark.parametrize(("role", "relation"), list(itertools.product(Role, RELATIONS)))
def test_a_key_never_does_more_than_its_owner(role: Role, relation: str) -> None:
    caller, owner = standing(role, relation)
    for scopes in (frozenset({Permission.JOB_READ}), frozenset(Permission), frozenset[Permission]()):
        key = Principal(
            user_id=ADA, role=role, teams=caller.teams, grants=caller.grants, scopes=scopes, only_jobs=frozenset({JOB})
        )

        assert key.rights(owner, JOB) == caller.rights(owner, JOB) & scopes
        assert key.rights(owner, OTHER) == key.rights(owner) == frozenset()
        assert not key.sight.covers(owner, OTHER)
        assert not key.sight.covers(owner)
        assert all(caller.may(permission) for permission in Permission if key.may(permission))


def test_only_those_who_see_all_owners_see_everything() -> None:
    seeing = {role for role in Role if Principal(user_id=ADA, role=role).sight == EVERYTHING}

    assert seeing == {Role.ADMIN, Role.OPERATOR}


def test_a_wider_grant_or_team_role_takes_nothing_away() -> None:
    view, run, edit = (GRANT_RIGHTS[level] for level in GrantLevel)
    owner, admin, member = (TEAM_RIGHTS[role] for role in TeamRole)

    assert view < run < edit
    assert member < admin <= owner


def test_a_viewer_and_an_operator_change_no_definition_whatever_is_shared_with_them() -> None:
    changing = {Permission.JOB_CREATE, Permission.JOB_UPDATE, Permission.JOB_DELETE, Permission.SECRET_WRITE}
    for role, relation in itertools.product((Role.VIEWER, Role.OPERATOR), RELATIONS):
        caller, owner = standing(role, relation)
        assert not changing & caller.rights(owner, JOB)


def test_teams_are_told_by_their_ids() -> None:
    assert is_team(TEAM)
    assert not is_team(ADA)
