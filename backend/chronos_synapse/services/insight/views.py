"""Insights as callers see them: nothing of jobs that they do not see is in them."""

import re
from datetime import datetime
from typing import Any

import msgspec

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.errors import NotFound
from chronos_synapse.domain.execution import ExecutionState
from chronos_synapse.domain.insight import Feedback, Insight, InsightState, Mute, Severity, Statement, Topic, Verdict
from chronos_synapse.services.accounts.access import require, visible

OVER = "back_to_normal"
"""The kind of a statement that says no more than that it is over."""

_ID = re.compile(r"[0-9a-z]{16}-[0-9a-f]{1,16}-[a-z_]{1,20}")


class StatementView(Statement, frozen=True, kw_only=True, omit_defaults=False):
    """One thing that was told, with the numbers it rests on; what does not apply is null or empty."""


class MuteView(Mute, frozen=True, kw_only=True, omit_defaults=False):
    """A topic of which nobody is told, until a time or until somebody lifts it."""


class InsightItem(msgspec.Struct, frozen=True, kw_only=True):
    """An insight in a list."""

    id: str
    job_id: str
    job_name: str
    owner_id: str
    tags: tuple[str, ...]
    topic: Topic
    state: InsightState
    severity: Severity
    """Of its rarest statement."""
    rate: float
    """Expected number of equally strong false alarms of this job in 30 days."""
    opened_at: datetime
    updated_at: datetime
    closed_at: datetime | None
    is_muted: bool
    """Nobody was told."""
    statement: StatementView
    """The one that says most."""
    told: int
    """How many statements there are."""
    verdict: Verdict | None
    """The latest that anybody gave."""


class InsightList(msgspec.Struct, frozen=True, kw_only=True):
    """One page. `complete` false: the answer was cut short, then `total` is a lower bound."""

    items: list[InsightItem]
    total: int
    complete: bool
    next_cursor: str | None


class EvidenceItem(msgspec.Struct, frozen=True, kw_only=True):
    """An execution that shows what an insight says."""

    id: str
    job_id: str
    job_name: str
    state: ExecutionState
    scheduled_for: datetime
    duration_ms: int | None


class JobName(msgspec.Struct, frozen=True, kw_only=True):
    """A job by name."""

    id: str
    name: str


class InsightView(InsightItem, frozen=True, kw_only=True):
    """One insight with all that was told."""

    statements: list[StatementView]
    """Oldest first."""
    feedback: list[Feedback]
    """Oldest first."""
    executions: list[EvidenceItem]
    """The evidence as far as it is still kept, newest first."""
    jobs: list[JobName]
    """Jobs that it names beside its own, as far as the caller sees them."""
    mute: MuteView | None
    """Of its topic, as long as it holds."""
    may_judge: bool
    """Whether the caller may say what it is worth, and mute its topic."""
    own_verdict: Verdict | None
    """What the caller says of it."""


def is_insight_id(text: str) -> bool:
    """Whether `text` has the form of an insight's id."""
    return _ID.fullmatch(text) is not None


def seen(found: Insight | None, principal: Principal, insight_id: str) -> Insight:
    """The insight; NotFound when there is none that the caller sees.

    What is about all jobs is seen by everybody, but by who is to see nothing but certain jobs.
    """
    if found is None or found.job_id:
        return visible(found, principal, kind="insight", identifier=insight_id)
    if principal.sight.only is not None:
        raise NotFound("insight", insight_id)
    require(principal, Permission.JOB_READ)
    return found


def telling(insight: Insight) -> Statement:
    """The statement that says most: the rarest, of several the latest."""
    alarms = [statement for statement in insight.statements if statement.kind != OVER]
    return min(reversed(alarms or insight.statements), key=lambda statement: statement.rate)


def shown_statement(statement: Statement, jobs: frozenset[str]) -> StatementView:
    """`statement` without what belongs to other jobs than `jobs`."""
    values = msgspec.structs.asdict(statement)
    values["jobs"] = tuple(job for job in statement.jobs if job in jobs)
    values["evidence"] = tuple(one for one in statement.evidence if job_of(one) in jobs)
    return StatementView(**values)


def shown_item(insight: Insight, statement: Statement | None = None) -> InsightItem:
    """The insight in a list, with `statement` in place of the one that says most."""
    return InsightItem(**item_fields(insight, statement or telling(insight), frozenset({insight.job_id})))


def item_fields(insight: Insight, statement: Statement, jobs: frozenset[str]) -> dict[str, Any]:
    """The fields of an InsightItem."""
    same = ("id", "job_id", "job_name", "owner_id", "tags", "topic", "state", "severity", "rate")
    times = ("opened_at", "updated_at", "closed_at", "is_muted")
    return {name: getattr(insight, name) for name in (*same, *times)} | {
        "statement": shown_statement(statement, jobs),
        "told": len(insight.statements),
        "verdict": max(insight.feedback, key=lambda word: word.at).verdict if insight.feedback else None,
    }


def job_of(execution_id: str) -> str:
    """The job that an execution is of."""
    return execution_id.partition("-")[0]


def holding(mutes: tuple[Mute, ...], now: datetime) -> tuple[MuteView, ...]:
    """The mutes that hold at `now`."""
    lasting = (mute for mute in mutes if mute.until is None or mute.until > now)
    return tuple(MuteView(**msgspec.structs.asdict(mute)) for mute in lasting)
