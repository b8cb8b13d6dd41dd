"""Patterns as callers see them: nothing of jobs that they do not see is in them."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated

import msgspec

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.failure_pattern import (
    MAX_NOTE,
    Episode,
    Example,
    FailurePattern,
    PatternJob,
    PatternNote,
    Remedy,
    day_of,
    trend_of,
)

_ID = re.compile(r"[0-9a-f]{16}")


class ExampleView(Example, frozen=True, kw_only=True, omit_defaults=False):
    """A failure of a pattern, in its own words. `line`: offset in its log; null when it is the execution's error."""


class RemedyView(Remedy, frozen=True, kw_only=True, omit_defaults=False):
    """The success that came after a row of failures, and what was different about it."""


class EpisodeView(Episode, frozen=True, kw_only=True, omit_defaults=False):
    """Failures of one job by one cause, until it succeeded."""

    job_name: str | None
    """Null of a job that is gone."""
    remedy: RemedyView | None = None
    """Null: it has not succeeded since."""


class PatternJobView(PatternJob, frozen=True, kw_only=True):
    """How often a job failed so."""

    job_name: str | None
    """Null of a job that is gone."""


class PatternItem(msgspec.Struct, frozen=True, kw_only=True):
    """A pattern in a list."""

    id: str
    owner_id: str
    template: str
    """What its texts share, with `<ip>`, `<path>` or `<*>` where they differ, and `[hidden]` for what is not kept."""
    count: int
    """Of the jobs that the caller sees."""
    first_seen: datetime
    last_seen: datetime
    per_day: list[int]
    """Failures on each of the last 14 days in UTC, today last; empty for who sees some of its jobs only."""
    trend: float | None
    """How many times as many as in the week before came in the last one; null where days are not told."""
    jobs: list[PatternJobView]
    """Those that failed last, newest first."""
    failing: int
    """Of them, those that have not succeeded since."""
    note: PatternNote | None
    may_note: bool


class PatternList(msgspec.Struct, frozen=True, kw_only=True):
    """One page. `complete` false: the answer was cut short, then `total` is a lower bound."""

    items: list[PatternItem]
    total: int
    complete: bool
    next_cursor: str | None


class SimilarPattern(msgspec.Struct, frozen=True, kw_only=True):
    """Another pattern that is like one."""

    id: str
    template: str
    count: int
    similarity: float
    """1 for the same words, 0 for nothing in common."""
    has_note: bool


class PatternView(PatternItem, frozen=True, kw_only=True):
    """A pattern with what is kept of its failures."""

    examples: list[ExampleView]
    """Different texts, redacted, the newest first."""
    episodes: list[EpisodeView]
    """Rows of failures, those that last first."""
    similar: list[SimilarPattern]


class NoteText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is known of a pattern; an empty text takes the note away."""

    text: Annotated[str, msgspec.Meta(max_length=MAX_NOTE)]


def is_pattern_id(text: str) -> bool:
    """Whether `text` has the form of a pattern's id; what has not never reaches the store."""
    return _ID.fullmatch(text) is not None


def item_of(principal: Principal, pattern: FailurePattern, names: Mapping[str, str], now: datetime) -> PatternItem:
    """`pattern`, of which nothing is left that the caller does not see."""
    days = pattern.days_to(day_of(now))
    return PatternItem(
        id=pattern.id,
        owner_id=pattern.owner_id,
        template=pattern.template,
        count=pattern.count,
        first_seen=pattern.first_seen,
        last_seen=pattern.last_seen,
        per_day=list(days),
        trend=trend_of(days) if days else None,
        jobs=[PatternJobView(**msgspec.structs.asdict(one), job_name=names.get(one.job_id)) for one in pattern.jobs],
        failing=len({one.job_id for one in pattern.episodes if one.remedy is None}),
        note=pattern.note,
        may_note=may_note(principal, pattern),
    )


def view_of(item: PatternItem, pattern: FailurePattern, similar: list[SimilarPattern]) -> PatternView:
    """The same with everything."""
    names = {one.job_id: one.job_name for one in item.jobs}
    return PatternView(
        **msgspec.structs.asdict(item),
        examples=[ExampleView(**msgspec.structs.asdict(one)) for one in pattern.examples],
        episodes=[episode_view(one, names.get(one.job_id)) for one in pattern.episodes],
        similar=similar,
    )


def episode_view(episode: Episode, job_name: str | None) -> EpisodeView:
    """A row of failures with the name of its job."""
    fields = msgspec.structs.asdict(episode)
    return EpisodeView(**fields | {"job_name": job_name, "remedy": remedy_view(episode.remedy)})


def remedy_view(remedy: Remedy | None) -> RemedyView | None:
    """What ended a row of failures."""
    return None if remedy is None else RemedyView(**msgspec.structs.asdict(remedy))


def may_note(principal: Principal, pattern: FailurePattern) -> bool:
    """Whether the caller may write what is known of it: for that all of its owner's must be seen."""
    return Permission.COMMENT_WRITE in principal.rights(pattern.owner_id)
