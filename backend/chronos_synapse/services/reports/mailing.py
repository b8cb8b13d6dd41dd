"""ReportMailer: sends reports to those whom their schedule names, as far as they may still see them."""

from chronos_synapse.domain.access import Principal, TeamRole
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.report import Report, ReportBody, is_seen
from chronos_synapse.services.accounts.mailer import Mail, Mailer
from chronos_synapse.services.reports.as_text import as_mail
from chronos_synapse.storage.postgres.people import PeopleStore, Person
from chronos_synapse.storage.postgres.teams import TeamStore
from chronos_synapse.storage.redis.grants import GrantStore
from chronos_synapse.storage.redis.reports import ReportStore


class ReportMailer:
    """Whoever lost the right to see it, or cannot come in any more, gets nothing."""

    def __init__(
        self, reports: ReportStore, grants: GrantStore, *, people: PeopleStore, teams: TeamStore, post: "Post"
    ) -> None:
        self._reports = reports
        self._grants = grants
        self._people = people
        self._teams = teams
        self._post = post

    async def recipients(self, report: Report) -> list[Person]:
        """Who is to get it; nobody while there is no mail server, and of a report that no schedule asked for."""
        schedule = None if report.schedule_id is None else await self._reports.find_schedule(report.schedule_id)
        if schedule is None or not schedule.recipients or not await self._post.mailer.is_configured():
            return []
        people = await self._people.find_many(schedule.recipients)
        return [person for person in people.values() if person.is_active and await self._may_see(person, report)]

    async def send(self, report: Report, body: ReportBody, recipients: list[Person]) -> None:
        """Hands it to the mailer, which tries for a while."""
        subject, text = as_mail(report, body, base=self._post.base)
        for person in recipients:
            self._post.mailer.send(Mail(to=person.email, subject=subject, text=text))

    async def _may_see(self, person: Person, report: Report) -> bool:
        memberships = await self._teams.memberships_of(person.id)
        teams: dict[UserId, TeamRole] = {one.team_id: one.role for one in memberships}
        grants = await self._grants.of([person.id, *teams])
        caller = Principal(user_id=person.id, role=person.role, teams=teams, grants=grants)
        return is_seen(caller.sight, report.about)


class Post:
    """How mail goes out, and where links in it lead."""

    def __init__(self, mailer: Mailer, base: str) -> None:
        self.mailer = mailer
        self.base = base
