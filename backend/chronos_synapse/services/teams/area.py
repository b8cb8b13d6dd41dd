"""What the api works with of teams, built together."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from chronos_synapse.security.vault import Vault
from chronos_synapse.services.jobs.jobs import JobService
from chronos_synapse.services.jobs.versions import VersionService
from chronos_synapse.services.teams.comments import CommentService
from chronos_synapse.services.teams.directory import Directory
from chronos_synapse.services.teams.estates import Estates
from chronos_synapse.services.teams.grants import GrantService, GrantStores
from chronos_synapse.services.teams.history_moves import HistoryMoves
from chronos_synapse.services.teams.members import MemberService
from chronos_synapse.services.teams.teams import TeamService
from chronos_synapse.services.teams.transfers import NewOwners, TransferService
from chronos_synapse.storage.postgres.people import PeopleStore
from chronos_synapse.storage.postgres.teams import TeamStore
from chronos_synapse.storage.redis.stores import RedisStores

if TYPE_CHECKING:
    from chronos_synapse.storage.postgres.engine import Database


class Changes(Protocol):
    """Hears of everybody whose rights have changed."""

    async def tell(self, *user_ids: str) -> None:
        """Something about these users has changed."""


@dataclass(frozen=True)
class TeamArea:
    """One service for each kind of thing."""

    teams: TeamService
    members: MemberService
    grants: GrantService
    comments: CommentService
    versions: VersionService
    directory: Directory
    transfers: TransferService
    estates: Estates


def open_team_area(
    stores: RedisStores, database: "Database", jobs: JobService, *, vault: Vault, changes: Changes
) -> TeamArea:
    """The services over these stores."""
    teams, people = TeamStore(database), PeopleStore(database)
    directory = Directory(people, teams, stores.jobs, attempts=stores.entry.throttle)
    owners = NewOwners(people, teams)
    transfers = TransferService(stores, jobs, owners, changes, moves=HistoryMoves(stores))
    estates = Estates(stores, vault, transfers, owners)
    granting = GrantStores(grants=stores.grants, jobs=stores.jobs, teams=teams)
    return TeamArea(
        teams=TeamService(teams, estates, changes),
        members=MemberService(teams, directory, changes),
        grants=GrantService(granting, directory, changes),
        comments=CommentService(stores.comments, stores.jobs, directory),
        versions=VersionService(stores.jobs, jobs, directory),
        directory=directory,
        transfers=transfers,
        estates=estates,
    )
