"""Directory: names of users and teams, for those who see something of theirs."""

from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import Annotated

import msgspec

from chronos_synapse.domain.access import Permission, Principal, is_team
from chronos_synapse.domain.errors import Denied, Invalid, NotFound, TooMany
from chronos_synapse.domain.job import UserId
from chronos_synapse.storage.postgres.people import PeopleStore, Person
from chronos_synapse.storage.postgres.teams import TeamStore
from chronos_synapse.storage.redis.jobs import JobStore
from chronos_synapse.storage.redis.throttle import Throttle

MOST_IDS = 200
LOOKUPS = 60
WINDOW_S = 3600
"""So many e-mail addresses may be asked for in such a time: who asks for more guesses."""


class EntryKind(StrEnum):
    """What an id is of."""

    USER = "user"
    TEAM = "team"


class DirectoryEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A user or a team by name."""

    id: str
    kind: EntryKind
    name: str
    email: str | None
    """A user's, for those who share a team with the user; else null."""


class DirectoryList(msgspec.Struct, frozen=True, kw_only=True):
    """Those of the ids asked for that are known, and that the caller has to do with."""

    items: list[DirectoryEntry]


class FindPerson(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A user to find, by the whole e-mail address."""

    email: Annotated[str, msgspec.Meta(max_length=254)]


class Directory:
    """Shows a user to: the user, those who share a team with the user, those who see a job of the user's, and those
    who see what belongs to anybody."""

    def __init__(self, people: PeopleStore, teams: TeamStore, jobs: JobStore, *, attempts: Throttle) -> None:
        self._people = people
        self._teams = teams
        self._jobs = jobs
        self._attempts = attempts

    async def entries(self, principal: Principal, ids: Sequence[str]) -> DirectoryList:
        """By id, in the order asked for."""
        if len(ids) > MOST_IDS:
            raise Invalid(f"At most {MOST_IDS} ids can be asked for.", pointer="query:ids", code="query.ids")
        wanted = await self._seen(principal, list(dict.fromkeys(ids)))
        mates = set() if principal.sight.owners is None else await self._teams.mates_of(principal.user_id)
        teams = await self._teams.find_many([one for one in wanted if is_team(one)])
        people = await self._people.find_many([one for one in wanted if not is_team(one)])
        found = {team.id: _of_team(team.id, team.name) for team in teams.values()}
        for person in people.values():
            shows_email = principal.sight.owners is None or person.id in mates or person.id == principal.user_id
            found[person.id] = _of_person(person, shows_email=shows_email)
        return DirectoryList(items=[found[UserId(one)] for one in wanted if one in found])

    async def find(self, principal: Principal, request: FindPerson) -> DirectoryEntry:
        """The user with this e-mail address, for those who share or who make teams; NotFound when there is none."""
        needed = (Permission.JOB_SHARE, Permission.TEAM_CREATE, Permission.TEAM_MANAGE)
        if principal.only_jobs is not None or not any(map(principal.may, needed)):
            raise Denied("This is for those who share jobs or have teams.", code="permission.denied")
        return _of_person(await self._by_email(principal, request.email), shows_email=True)

    async def names(self, ids: Collection[str]) -> dict[str, str]:
        """Names of users and teams, whoever asks: for what the caller sees already."""
        wanted = [one for one in dict.fromkeys(ids) if one]
        people = await self._people.find_many([one for one in wanted if not is_team(one)])
        teams = await self._teams.find_many([one for one in wanted if is_team(one)])
        found: dict[str, str] = {person.id: person.name for person in people.values()}
        found |= {team.id: team.name for team in teams.values()}
        return found

    async def subject(self, principal: Principal, *, email: str | None, user_id: str | None) -> Person:
        """The user whom a request names one way or the other; Invalid where it names none, or none that there is."""
        if (email is None) == (user_id is None):
            raise Invalid("Give either an e-mail address or an id.", pointer="/email", code="user.unnamed")
        if email is not None:
            try:
                return await self._by_email(principal, email)
            except NotFound as missing:
                raise Invalid(missing.detail, pointer="/email", code="user.unknown") from missing
        found = await self._people.find(user_id or "")
        if found is None:
            raise Invalid("There is no such user.", pointer="/user_id", code="user.unknown")
        return found

    async def _by_email(self, principal: Principal, email: str) -> Person:
        wait_s = await self._attempts.hit("directory", principal.user_id, limit=LOOKUPS, window_s=WINDOW_S)
        if wait_s:
            raise TooMany(
                "Too many users were looked up; try again later.", retry_after_s=wait_s, code="directory.throttled"
            )
        found = await self._people.by_email(email.strip().lower())
        if found is None or not found.is_active:
            raise NotFound("user", email)
        return found

    async def _seen(self, principal: Principal, ids: list[str]) -> list[str]:
        if principal.sight.owners is None and principal.only_jobs is None:
            return ids
        known = {*(principal.sight.owners or ())}
        if principal.only_jobs is None:
            known |= await self._teams.mates_of(principal.user_id)
        known |= {job.owner_id for job in (await self._jobs.find_many(self._lone(principal))).values()}
        return [one for one in ids if one in known]

    def _lone(self, principal: Principal) -> list[str]:
        """Jobs of other owners that the caller sees."""
        only = principal.only_jobs
        return [job_id for job_id in principal.grants if only is None or job_id in only]


def _of_person(person: Person, *, shows_email: bool) -> DirectoryEntry:
    email = person.email if shows_email else None
    return DirectoryEntry(id=person.id, kind=EntryKind.USER, name=person.name, email=email)


def _of_team(team_id: str, name: str) -> DirectoryEntry:
    return DirectoryEntry(id=team_id, kind=EntryKind.TEAM, name=name, email=None)
