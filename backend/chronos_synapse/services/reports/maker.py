"""ReportMaker: makes the reports that are asked for and those that schedules want, each once, however many work."""

import asyncio
import logging
from collections import Counter
from collections.abc import Sequence
from typing import Protocol

import msgspec

from chronos_models.faithfulness import Fact
from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.errors import ChronosError
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.report import (
    About,
    Report,
    ReportAction,
    ReportBody,
    ReportFact,
    ReportSentence,
    ReportState,
)
from chronos_synapse.narrators._writing import Narration, Writer
from chronos_synapse.narrators.base import Brief, FactRow, Topic
from chronos_synapse.narrators.template import TemplateNarrator
from chronos_synapse.services.reports.gathering import FactGatherer
from chronos_synapse.services.reports.headline import headline_of
from chronos_synapse.services.reports.mailing import ReportMailer
from chronos_synapse.services.reports.narrated import authorship_of, guesses_of
from chronos_synapse.services.reports.rows import Rows
from chronos_synapse.services.reports.scene import Scene
from chronos_synapse.services.reports.scheduled import fired
from chronos_synapse.storage.redis.reports import Claim, Firing
from chronos_synapse.storage.redis.stores import RedisStores

logger = logging.getLogger(__name__)

MOST_AT_ONCE = 5
"""Reports of one turn; the rest waits for the next one."""
MOST_FIRED = 50
MOST_CLAIMS = 3
"""A report that so many processes have set about and none has ended is given up."""
DEADLINE_S = 120.0
"""Of one report; less than the lease of a claim."""


class WriterFor(Protocol):
    """Knows who words the reports of an owner."""

    async def writer_for(self, owner_id: str) -> Writer:
        """For this owner; empty: for the installation."""
        ...


class ReportMaker:
    """The analyst lets it work."""

    def __init__(
        self,
        stores: RedisStores,
        gatherer: FactGatherer,
        writers: WriterFor,
        mailer: ReportMailer,
        *,
        clock: Clock = utc_now,
    ) -> None:
        self._stores = stores
        self._reports = stores.insight.reports
        self._gatherer = gatherer
        self._writers = writers
        self._mailer = mailer
        self._clock = clock

    async def advance(self) -> int:
        """Fires the schedules that are due and makes some of the reports that wait; how many it made."""
        await self._fire()
        for made in range(MOST_AT_ONCE):
            claim = await self._reports.claim()
            if claim is None:
                return made
            await self._make(claim)
        return MOST_AT_ONCE

    async def _fire(self) -> None:
        """A schedule that was due several times meanwhile is fired once."""
        now = self._clock()
        for schedule in await self._reports.due(now, limit=MOST_FIRED):
            if not await self._has_subject(schedule.about):
                await self._reports.save_schedule(schedule, None)
                logger.info(
                    "a schedule of reports has nothing to report on",
                    extra={"action": "report_schedule_gone", "id": schedule.id},
                )
                continue
            report, after = fired(schedule, now)
            word = await self._reports.ask(report, Firing(before=schedule, after=after))
            logger.info(
                "a schedule of reports is due", extra={"action": "report_fired", "id": schedule.id, "word": word}
            )

    async def _make(self, claim: Claim) -> None:
        report_id = claim.report_id
        report = await self._reports.find(report_id)
        if report is None or report.state is not ReportState.PENDING:
            await self._reports.forget_claim(report_id)
            return
        if claim.number > MOST_CLAIMS:
            logger.error("a report is given up", extra={"action": "report_given_up", "id": report_id})
            await self._fail(report, f"Whoever made it came to an end over it, {MOST_CLAIMS} times.")
            return
        try:
            async with asyncio.timeout(DEADLINE_S):
                body = await self._body(report)
        except TimeoutError:
            await self._fail(report, "It took too long to find everything out.")
        except ChronosError as exc:
            await self._fail(report, exc.detail)
        except Exception:
            logger.exception("a report broke", extra={"action": "report_broke", "id": report_id})
            await self._fail(report, "Making it failed on our side; the log of the analyst tells more.")
        else:
            await self._finish(report, body)

    async def _fail(self, report: Report, why: str) -> None:
        failed = msgspec.structs.replace(report, state=ReportState.FAILED, ready_at=self._clock(), error=why)
        await self._reports.finish(failed, None)

    async def _finish(self, report: Report, body: ReportBody) -> None:
        """Mail goes out when the report is kept: one that another process made is not sent twice."""
        recipients = await self._mailer.recipients(report)
        ready = msgspec.structs.replace(
            report,
            state=ReportState.READY,
            ready_at=self._clock(),
            headline=body.headline,
            narrator=body.authorship.narrator,
            facts=len(body.facts),
            mailed_to=len(recipients),
        )
        if await self._reports.finish(ready, body):
            await self._mailer.send(ready, body, recipients)

    async def _body(self, report: Report) -> ReportBody:
        """Steps: look; gather; word what was gathered; keep both together."""
        scene = await self._scene(report)
        rows = await self._gatherer.gather(scene)
        facts = rows.facts
        writer = await self._writers.writer_for(report.about.owner_id)
        narration = await writer.write(_brief(report, facts, rows))
        body = _body(narration, facts, rows)
        if narration.narrator != TemplateNarrator.kind:
            return body
        return msgspec.structs.replace(body, headline=headline_of(scene, facts))

    async def _scene(self, report: Report) -> Scene:
        about = report.about
        job = None if about.job_id is None else await self._stores.jobs.find(about.job_id)
        if not _is_of(about, job):
            raise ChronosError("The job is gone, or belongs to somebody else by now.")
        return Scene(about=about, since=report.since, until=report.until, job=job)

    async def _has_subject(self, about: About) -> bool:
        return about.job_id is None or _is_of(about, await self._stores.jobs.find(about.job_id))


def _is_of(about: About, job: Job | None) -> bool:
    """Whether this is the job that it is about, if it is about one."""
    return about.job_id is None or (job is not None and job.owner_id == about.owner_id)


def _brief(report: Report, facts: tuple[ReportFact, ...], rows: Rows) -> Brief:
    return Brief(
        title=report.title,
        facts=tuple(map(_row, _by_weight(facts))),
        actions=tuple(rows.choices.values()),
        examples=tuple(rows.examples),
    )


def _row(fact: ReportFact) -> FactRow:
    job_ids = () if fact.job_id is None else (fact.job_id,)
    return FactRow(fact=_fact(fact), topic=Topic(fact.section.value), job_ids=job_ids)


def _by_weight(facts: Sequence[ReportFact]) -> list[ReportFact]:
    """The first facts of all jobs of a section before the second ones: of what is cut, each job keeps the best."""
    seen: Counter[tuple[str, str]] = Counter()
    weighed = []
    for fact in facts:
        weighed.append((seen[fact.section, fact.job] if fact.job else 0, fact))
        seen[fact.section, fact.job] += 1
    return [fact for _, fact in sorted(weighed, key=lambda pair: pair[0])]


def _fact(fact: ReportFact) -> Fact:
    return Fact(id=fact.id, job=fact.job, metric=fact.metric, value=fact.value, unit=fact.unit)


def _body(narration: Narration, facts: tuple[ReportFact, ...], rows: Rows) -> ReportBody:
    told = narration.narrative
    sections = {fact.id: fact.section for fact in facts}
    return ReportBody(
        headline=told.headline,
        authorship=authorship_of(narration),
        facts=facts,
        sentences=tuple(
            ReportSentence(
                text=one.text,
                cites=one.cites,
                section=next((sections[cite] for cite in one.cites if cite in sections), None),
            )
            for one in told.sentences
        ),
        hypotheses=tuple(guesses_of(narration)),
        actions=_actions(narration, rows),
        quotations=tuple(rows.quotations),
        gaps=tuple(rows.gaps),
    )


def _actions(narration: Narration, rows: Rows) -> tuple[ReportAction, ...]:
    """Those that the narrator chose, with what speaks for them; of one that chooses none, all that there are."""
    chosen = [
        msgspec.structs.replace(rows.offers[action.id], cites=action.cites)
        for action in narration.narrative.actions
        if action.id in rows.offers
    ]
    return tuple(chosen or rows.offers.values())
