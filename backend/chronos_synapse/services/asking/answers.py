"""Answers: rows, and sentences that cite them. Sentences are made of the rows alone."""

from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from chronos_models.explain import counted
from chronos_models.faithfulness import Fact
from chronos_synapse.domain.execution import ExecutionState
from chronos_synapse.narrators._values import shown
from chronos_synapse.services.asking.plan import AskPlan, Measure

TOTAL = "total"
"""The id of the row that counts all of them."""
SAID = 3
"""Rows that get a sentence of their own."""
LONGEST_ERROR = 160

_STATES = {ExecutionState.TIMED_OUT: "timed out", ExecutionState.RETRYING: "waits for another attempt"}


class AskRow(msgspec.Struct, frozen=True, kw_only=True):
    """One row that a question found. What does not apply is null."""

    id: str
    """r1, r2 and so on; `total` counts all of them."""
    job_id: str | None = None
    job_name: str = ""
    execution_id: str | None = None
    state: ExecutionState | None = None
    at: datetime | None = None
    """When it was due, or is."""
    duration_ms: int | None = None
    count: int | None = None
    of: int | None = None
    """`count` is a part of so many."""
    change: float | None = None
    """0.5: half as much again; -0.5: half of it."""
    error: str | None = None


class AskSentence(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence, and the rows it is made of."""

    text: str
    cites: tuple[str, ...]


def sentences_of(plan: AskPlan, rows: list[AskRow], *, timezone: str, complete: bool) -> list[AskSentence]:
    """The answer in words; of nothing found, that."""
    zone = ZoneInfo(timezone)
    told = [_summary(plan, row, complete=complete) for row in rows if row.id == TOTAL]
    found = [row for row in rows if row.id != TOTAL]
    if plan.measure is Measure.NEXT and not found:
        nothing = (
            "Nothing of that is scheduled." if complete else "Nothing of that is among the jobs that are due first."
        )
        told.append(AskSentence(text=nothing, cites=()))
    if plan.measure is Measure.LAST and not found:
        told.append(AskSentence(text="That never happened, as far as the history is kept.", cites=()))
    most = 1 if plan.measure is Measure.LAST else SAID
    return told + [AskSentence(text=_sentence(plan, row, zone), cites=(row.id,)) for row in found[:most]]


def _summary(plan: AskPlan, row: AskRow, *, complete: bool) -> AskSentence:
    count, at_least = row.count or 0, "" if complete else "At least "
    if plan.measure is Measure.RATE:
        if not row.of:
            return AskSentence(text="Nothing of that ran to its end.", cites=(row.id,))
        share = _percent(count / row.of)
        text = f"{at_least}{count:,} of {row.of:,} executions succeeded: {share}."
        return AskSentence(text=text, cites=(row.id,))
    if plan.measure is Measure.LAST or plan.measure is Measure.NEXT:
        return AskSentence(text=f"{at_least}{counted(count, 'execution')} match.", cites=(row.id,))
    noun = "job" if row.of is None and plan.measure in _TABLES else "execution"
    text = f"{at_least}{counted(count, noun)} {'matches' if count == 1 else 'match'}."
    return AskSentence(text=text if count else f"No {noun} matches.", cites=(row.id,))


_TABLES = frozenset({Measure.FAILING_JOBS, Measure.SLOW_JOBS, Measure.DRIFTING_JOBS, Measure.FLAKY_JOBS})


def _sentence(plan: AskPlan, row: AskRow, zone: ZoneInfo) -> str:
    match plan.measure:
        case Measure.FAILING_JOBS:
            return f"{row.job_name} failed {row.count or 0:,} of {row.of or 0:,} times."
        case Measure.SLOW_JOBS:
            return f"95 % of the successes of {row.job_name} took at most {_time(row.duration_ms)}."
        case Measure.FLAKY_JOBS:
            return f"{row.job_name} went from success to failure or back {row.count or 0:,} times."
        case Measure.DRIFTING_JOBS:
            way = "longer" if (row.change or 0) > 0 else "shorter"
            change = _percent(abs(row.change or 0))
            return f"{row.job_name} takes {change} {way} than at first, {_time(row.duration_ms)} now."
        case Measure.NEXT:
            return f"{row.job_name} is due on {_moment(row.at, zone)}."
        case _:
            return _execution(row, zone)


def _execution(row: AskRow, zone: ZoneInfo) -> str:
    state = "" if row.state is None else _STATES.get(row.state, row.state.value)
    lasted = f" after {_time(row.duration_ms)}" if row.duration_ms is not None else ""
    error = " ".join((row.error or "").split())
    said = f" It said: “{error[:LONGEST_ERROR]}”." if error else ""
    return f"{row.job_name}, due on {_moment(row.at, zone)}: {state}{lasted}.{said}"


def _percent(share: float) -> str:
    return shown(Fact(id="", job="", metric="", value=share, unit="ratio"))


def _time(duration_ms: int | None) -> str:
    return "nothing" if duration_ms is None else shown(Fact("", "", "", duration_ms / 1000, "s"))


def _moment(at: datetime | None, zone: ZoneInfo) -> str:
    return "no date" if at is None else f"{at.astimezone(zone):%Y-%m-%d %H:%M} ({zone.key})"
