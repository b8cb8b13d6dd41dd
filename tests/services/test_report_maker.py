"""Reports are made once, from facts, in sentences that are checked; schedules fire once; mail goes to those who may."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from chronos_synapse.domain.access import TeamRole
from chronos_synapse.domain.account import Membership
from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.domain.execution import ExecutionState, Outcome
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.report import SYSTEM, Report, ReportBody, ReportScope, ReportState, Section
from chronos_synapse.domain.user import Role
from chronos_synapse.narrators._writing import Writer
from chronos_synapse.narrators.base import (
    Brief,
    Confidence,
    Draft,
    Failure,
    Hypothesis,
    Meter,
    NarrationFailed,
    Narrative,
    Narrator,
    Sentence,
)
from chronos_synapse.narrators.template import TemplateNarrator
from chronos_synapse.services.accounts.mailer import Mail
from chronos_synapse.services.forecasts.forecasts import ForecastService
from chronos_synapse.services.forecasts.load_past import PastLoad
from chronos_synapse.services.reports import maker as maker_module
from chronos_synapse.services.reports.gathering import FactGatherer
from chronos_synapse.services.reports.mailing import Post, ReportMailer
from chronos_synapse.services.reports.maker import MOST_CLAIMS, ReportMaker
from chronos_synapse.services.reports.scheduled import fired, next_due
from chronos_synapse.storage.postgres.people import Person
from tests.builders import OWNER, Store, a_job
from tests.reports import NOON, a_body, a_fact, a_report, a_schedule, an_about

FAILURE: dict[str, Any] = {"state": ExecutionState.FAILED, "outcome": Outcome.FAILED, "error": "disk full"}


class Writers:
    """The template, or another narrator before it."""

    def __init__(self, narrator: Narrator | None = None) -> None:
        self.owners: list[str] = []
        self._writer = Writer(TemplateNarrator(), narrator)

    async def writer_for(self, owner_id: str) -> Writer:
        self.owners.append(owner_id)
        return self._writer


class Guesser(Narrator):
    """Says one thing that is so, one that is not, and a guess."""

    kind = "guesser"
    title = "Guesser"

    async def write(self, brief: Brief, *, complaints: Mapping[str, str], meter: Meter) -> Draft:
        del complaints, meter
        failures = next(row.fact for row in brief.facts if row.fact.metric == "failures_7d" and not row.fact.job)
        good = [Sentence(text=f"There were {failures.value} failures.", cites=(failures.id,))] * 4
        guess = Hypothesis(text="The disk may be full.", cites=(failures.id,), confidence=Confidence.LOW)
        bad = Sentence(text="There were 77 failures.", cites=(failures.id,))
        return Draft(narrative=Narrative(headline="Bad", sentences=(*good, bad), hypotheses=(guess,)))


class Refusing(Narrator):
    """Never writes."""

    kind = "refusing"
    title = "Refusing"

    async def write(self, brief: Brief, *, complaints: Mapping[str, str], meter: Meter) -> Draft:
        raise NarrationFailed(Failure.BUDGET, "The budget is used up.")


class People:
    """Ada, who owns; Bob, who does not; Cem, who is in the team; Dee, who has left."""

    async def find_many(self, user_ids: Any) -> dict[UserId, Person]:
        roles = {OWNER: Role.DEVELOPER, "bob": Role.DEVELOPER, "cem": Role.VIEWER, "dee": Role.ADMIN}
        return {
            UserId(one): Person(
                id=UserId(one), name=one, email=f"{one}@example.org", role=roles[one], is_active=one != "dee"
            )
            for one in user_ids
            if one in roles
        }


class Teams:
    """Cem's."""

    async def memberships_of(self, user_id: UserId) -> list[Membership]:
        if user_id != "cem":
            return []
        return [Membership(team_id=UserId("t1"), user_id=user_id, role=TeamRole.MEMBER, since=NOON)]


class Outbox:
    """A mailer that keeps."""

    def __init__(self, *, is_configured: bool = True) -> None:
        self.sent: list[Mail] = []
        self._is_configured = is_configured

    async def is_configured(self) -> bool:
        return self._is_configured

    def send(self, mail: Mail) -> None:
        self.sent.append(mail)


def maker(store: Store, writers: Writers | None = None, outbox: Outbox | None = None) -> ReportMaker:
    """The maker at noon."""
    stores = store.stores
    forecasts = ForecastService(stores, PastLoad(stores), clock=lambda: NOON)
    gatherer = FactGatherer(stores, forecasts, clock=lambda: NOON)
    post = Post(outbox or Outbox(), "https://cron.example")  # type: ignore[arg-type]
    mailer = ReportMailer(stores.insight.reports, stores.grants, people=People(), teams=Teams(), post=post)  # type: ignore[arg-type]
    return ReportMaker(stores, gatherer, writers or Writers(), mailer, clock=lambda: NOON)


async def made(store: Store, report: Report, by: ReportMaker | None = None) -> tuple[Report, ReportBody | None]:
    """The report as it came out."""
    assert await store.stores.insight.reports.ask(report) == "ok"
    assert await (by or maker(store)).advance() == 1
    found = await store.stores.insight.reports.find(report.id)
    assert found is not None
    return found, await store.stores.insight.reports.body(report.id)


async def a_bad_week(store: Store) -> None:
    """Two failures of ten."""
    job = await store.save_draft(name="Backup")
    at_ms = int((NOON - timedelta(days=2)).timestamp() * 1000)
    for number in range(10):
        ending = FAILURE if number in {3, 4} else {}
        await store.finished(job, at_ms=at_ms + number * 60_000, **ending)


async def test_every_sentence_of_a_report_cites_facts_that_are_kept_with_it(store: Store) -> None:
    await a_bad_week(store)

    report, body = await made(store, a_report())

    assert body is not None
    assert (report.state, report.narrator, report.facts) == (ReportState.READY, "template", len(body.facts))
    ids = {fact.id for fact in body.facts}
    assert body.sentences
    assert all(sentence.cites and ids.issuperset(sentence.cites) for sentence in body.sentences)
    assert all(sentence.section is not None for sentence in body.sentences)
    assert {cite for sentence in body.sentences for cite in sentence.cites} == ids
    assert "2 of 10 runs failed in the last 7 days." in [sentence.text for sentence in body.sentences]
    assert (body.authorship.dropped, body.authorship.model, body.authorship.cost_usd) == (0, "", 0)
    assert len(body.authorship.facts_hash) >= 16
    assert [one.text for one in body.quotations] == ["disk full"]
    assert body.headline == report.headline == "2 of 10 runs failed in 7 days: success rate 80.0%."


async def test_what_a_narrator_says_and_the_facts_do_not_is_dropped(store: Store) -> None:
    await a_bad_week(store)
    writers = Writers(Guesser())

    report, body = await made(store, a_report(), maker(store, writers))

    assert body is not None
    assert (report.narrator, body.authorship.dropped) == ("guesser", 1)
    assert {sentence.text for sentence in body.sentences} == {"There were 2 failures."}
    assert [(one.text, one.confidence) for one in body.hypotheses] == [("The disk may be full.", "low")]
    assert writers.owners == [OWNER]


async def test_a_narrator_that_cannot_write_leaves_the_template_and_says_why(store: Store) -> None:
    await a_bad_week(store)

    report, body = await made(store, a_report(), maker(store, Writers(Refusing())))

    assert body is not None
    assert (report.narrator, body.authorship.failure) == ("template", "budget")
    assert body.authorship.detail == "The budget is used up."


async def test_nothing_to_tell_is_a_report_too(store: Store) -> None:
    report, body = await made(store, a_report())

    assert body is not None
    assert report.state is ReportState.READY
    assert "0 of 0 runs failed in the last 7 days." in [sentence.text for sentence in body.sentences]


async def test_a_report_on_a_job_that_is_gone_says_so(store: Store) -> None:
    job = await store.save_draft(name="Backup")
    about = an_about(job)
    await store.stores.jobs.delete(job)

    report, body = await made(store, a_report(about=about))

    assert (report.state, body) == (ReportState.FAILED, None)
    assert "gone" in report.error


@pytest.mark.parametrize(
    ("fault", "why"), [(Unavailable("Redis is away.", part="redis"), "Redis is away."), (ValueError("x"), "our side")]
)
async def test_a_fault_fails_the_report_and_not_the_analyst(
    store: Store, monkeypatch: pytest.MonkeyPatch, fault: Exception, why: str
) -> None:
    async def breaks(*_: object) -> None:
        raise fault

    by = maker(store)
    monkeypatch.setattr(by._gatherer, "gather", breaks)

    report, _ = await made(store, a_report(), by)

    assert report.state is ReportState.FAILED
    assert why in report.error


async def test_a_report_that_ends_its_makers_is_given_up(store: Store) -> None:
    report = a_report()
    await store.stores.insight.reports.ask(report)
    for _ in range(MOST_CLAIMS):
        await store.stores.insight.reports.claim()
        await store.door.call("ZADD", store.door.keys.report_queue(), 1, report.id)

    assert await maker(store).advance() == 1

    found = await store.stores.insight.reports.find(report.id)
    assert found is not None
    assert (found.state, found.error) == (ReportState.FAILED, "Whoever made it came to an end over it, 3 times.")
    assert await store.stores.insight.reports.claim() is None


async def test_what_waits_is_made_in_turns_and_what_is_gone_is_forgotten(store: Store) -> None:
    reports = store.stores.insight.reports
    for number in range(6):
        await reports.ask(a_report(number))
    await store.door.call("UNLINK", store.door.keys.report(a_report(0).id))

    turns = [await maker(store).advance() for _ in range(3)]

    assert turns == [5, 1, 0]
    states = [one.state for number in range(1, 6) if (one := await reports.find(a_report(number).id)) is not None]
    assert states == [ReportState.READY] * 5


async def test_a_schedule_that_was_due_many_times_asks_for_one_report_of_the_time_up_to_when_it_was(
    store: Store,
) -> None:
    reports = store.stores.insight.reports
    schedule = a_schedule(expression="0 * * * *", next_at=NOON - timedelta(hours=30))
    await reports.save_schedule(None, schedule)

    assert [await maker(store).advance() for _ in range(2)] == [1, 0]

    (after,) = await reports.schedules()
    assert (after.next_at, after.last_at, after.version) == (NOON + timedelta(hours=1), NOON, 2)
    report = await reports.find(str(after.last_report_id))
    assert report is not None
    assert (report.schedule_id, report.until) == (schedule.id, NOON - timedelta(hours=30))
    assert report.title.startswith("Monday report: ")


async def test_a_schedule_for_a_job_that_is_gone_or_another_owners_goes_too(store: Store) -> None:
    reports, theirs = store.stores.insight.reports, await store.save_draft(owner_id=UserId("bob"))
    abouts = [an_about(a_job(name="Gone")), an_about(theirs, owner_id=OWNER), an_about(theirs)]
    for number, about in enumerate(abouts, start=1):
        await reports.save_schedule(None, a_schedule(number, about=about))

    assert await maker(store).advance() == 1

    assert [one.about for one in await reports.schedules()] == [an_about(theirs)]


def test_a_schedule_is_due_on_the_clocks_of_its_zone_and_never_while_it_is_off() -> None:
    zurich = a_schedule(about=an_about(timezone="Europe/Zurich"))

    assert next_due(zurich, NOON) == NOON.replace(day=9, hour=6)
    assert next_due(msgspec.structs.replace(zurich, is_on=False), NOON) is None
    report, after = fired(msgspec.structs.replace(zurich, is_on=False), NOON)
    assert (report.about.span_days, after.next_at) == (7, None)


async def sent_for(store: Store, outbox: Outbox, **changes: Any) -> list[str]:
    """Who gets a scheduled report."""
    schedule = a_schedule(recipients=tuple(map(UserId, (OWNER, "bob", "cem", "dee", "nobody"))), **changes)
    await store.stores.insight.reports.save_schedule(None, schedule)
    await maker(store, outbox=outbox).advance()
    return [mail.to for mail in outbox.sent]


async def test_mail_goes_to_those_who_may_see_it_now(store: Store) -> None:
    outbox = Outbox()

    assert await sent_for(store, outbox) == [f"{OWNER}@example.org"]

    (mail,) = outbox.sent
    (after,) = await store.stores.insight.reports.schedules()
    assert f"https://cron.example/reports/{after.last_report_id}" in mail.text
    report = await store.stores.insight.reports.find(str(after.last_report_id))
    assert report is not None
    assert report.mailed_to == 1


async def test_a_teams_report_goes_to_its_members_and_one_of_everything_to_none_of_them(store: Store) -> None:
    team, everything = Outbox(), Outbox()

    assert await sent_for(store, team, about=an_about(scope=ReportScope.TEAM, owner_id=UserId("t1"))) == [
        "cem@example.org"
    ]
    about = an_about(scope=ReportScope.SYSTEM, owner_id=SYSTEM)
    assert await sent_for(store, everything, about=about, id="0" * 15 + "2") == []


async def test_without_a_mail_server_reports_are_made_and_not_sent(store: Store) -> None:
    outbox = Outbox(is_configured=False)

    assert await sent_for(store, outbox) == []

    (after,) = await store.stores.insight.reports.schedules()
    assert await store.stores.insight.reports.body(str(after.last_report_id)) is not None


async def test_a_report_that_was_removed_while_it_was_made_is_not_sent(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    outbox = Outbox()
    by = maker(store, outbox=outbox)
    report = a_report()

    async def body(_: Report) -> ReportBody:
        await store.stores.insight.reports.remove(report)
        return a_body()

    monkeypatch.setattr(by, "_body", body)
    await store.stores.insight.reports.ask(report)

    assert await by.advance() == 1

    assert outbox.sent == []
    assert await store.stores.insight.reports.find(report.id) is None


def test_each_job_keeps_its_best_facts_when_there_are_too_many() -> None:
    facts = [a_fact(number, job=job, section=Section.FAILED) for number, job in enumerate("aaabbb", start=1)]
    facts.append(a_fact(9, job="", section=Section.FAILED))

    assert [fact.id for fact in maker_module._by_weight(facts)] == ["f1", "f4", "f9", "f2", "f5", "f3", "f6"]
