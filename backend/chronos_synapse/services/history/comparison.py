"""ComparisonService: two executions side by side, fact by fact, definition by definition, line by line."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.definition_diff import DefinitionDifference, differences
from chronos_synapse.domain.execution import Execution
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.line_diff import Edit, LineKind, diff, hunks
from chronos_synapse.domain.record import ExecutionRecord
from chronos_synapse.services.accounts.access import is_execution_id, visible
from chronos_synapse.services.jobs.parameters import values_of
from chronos_synapse.services.logs.wording import wording
from chronos_synapse.storage.redis.stores import RedisStores

MOST_LINES = 5000
"""Lines of each log that are compared, the first ones."""
MOST_SHOWN = 2000
"""Lines of the difference that are shown."""
MOST_CHARACTERS = 1000
"""Of a line that is shown."""
CONTEXT = 3
NOTICEABLE = 0.2
"""Measured values differ when they do by more than this share of the larger one."""

_MEASURED = {"duration_ms": 10, "lag_ms": 100, "cpu_ms": 10, "peak_memory_bytes": 1 << 20}
"""And by more than this, which is how far apart two alike may be by chance."""
_STATED = (
    "job_name",
    "job_version",
    "state",
    "origin",
    "queue",
    "exit_code",
    "cause",
    "http_status",
    "error",
    "reason",
    "missed_count",
)


class FieldComparison(msgspec.Struct, frozen=True, kw_only=True):
    """One fact of both; measured values differ when they do by more than a fifth."""

    name: str
    left: Any
    right: Any
    differs: bool


class HunkLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a stretch of the logs."""

    kind: LineKind
    text: str


class LogHunk(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch with differences; it begins at these places, counted in stored lines from 0."""

    left_start: int
    right_start: int
    lines: list[HunkLine]


class LogComparison(msgspec.Struct, frozen=True, kw_only=True):
    """Where two logs differ. `truncated`: not all lines were compared, or not all differences are shown."""

    left_lines: int
    right_lines: int
    truncated: bool
    hunks: list[LogHunk]


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Two executions side by side."""

    fields: list[FieldComparison]
    definition: list[DefinitionDifference]
    """Empty when they ran the same; a definition that is not kept any more counts as empty."""
    log: LogComparison


class ComparedFacts(msgspec.Struct, frozen=True, kw_only=True):
    """Two executions side by side without their logs."""

    fields: list[FieldComparison]
    definition: list[DefinitionDifference]


class _Side(msgspec.Struct, frozen=True):
    """One execution with all that belongs to it."""

    execution: Execution
    record: ExecutionRecord
    job: Job | None


class ComparisonService:
    """Shows only what the caller may see."""

    def __init__(self, stores: RedisStores) -> None:
        self._stores = stores

    async def compare(
        self, principal: Principal, left_id: str, right_id: str, *, with_numbers: bool = False
    ) -> Comparison:
        """Both side by side; NotFound for the first one that is not the caller's. `with_numbers`: as `compare_logs`."""
        left, right = [await self._own(principal, execution_id) for execution_id in (left_id, right_id)]
        facts = await self.facts(left, right)
        lines = [await self._lines(one.id) for one in (left, right)]
        log = await asyncio.to_thread(compare_logs, *lines, with_numbers=with_numbers)
        totals = {"left_lines": left.log.lines, "right_lines": right.log.lines}
        return Comparison(
            fields=facts.fields,
            definition=facts.definition,
            log=msgspec.structs.replace(log, **totals),
        )

    async def facts(self, left: Execution, right: Execution) -> ComparedFacts:
        """Both side by side but for their logs; the caller must have seen to it that they may be seen."""
        one, other = [await self._side(execution) for execution in (left, right)]
        return ComparedFacts(
            fields=list(_fields(one, other)),
            definition=differences(one.job, other.job, without=frozenset({"owner_id"})),
        )

    async def _own(self, principal: Principal, execution_id: str) -> Execution:
        found = await self._stores.executions.find(execution_id) if is_execution_id(execution_id) else None
        return visible(found, principal, kind="execution", identifier=execution_id)

    async def _side(self, execution: Execution) -> _Side:
        return _Side(
            execution,
            await self._stores.records.find(execution.id),
            await self._stores.jobs.find_version(execution.job_id, execution.job_version),
        )

    async def _lines(self, execution_id: str) -> list[str]:
        return [line.text for line in await self._stores.logs.read(execution_id, after=-1, limit=MOST_LINES + 1)]


def compare_logs(left: Sequence[str], right: Sequence[str], *, with_numbers: bool = False) -> LogComparison:
    """Where the first `MOST_LINES` lines of both differ: in their wording, or `with_numbers` in anything."""
    is_cut = len(left) > MOST_LINES or len(right) > MOST_LINES
    heads = left[:MOST_LINES], right[:MOST_LINES]
    edits = diff(*heads) if with_numbers else diff(*([_said(line) for line in lines] for lines in heads))
    shown: list[LogHunk] = []
    room = MOST_SHOWN
    for hunk in hunks(edits, context=CONTEXT):
        if room == 0:
            is_cut = True
            break
        is_cut = is_cut or len(hunk) > room
        lines = [_line(edit, left, right) for edit in hunk[:room]]
        shown.append(LogHunk(left_start=hunk[0].left, right_start=hunk[0].right, lines=lines))
        room -= len(lines)
    return LogComparison(left_lines=len(left), right_lines=len(right), truncated=is_cut, hunks=shown)


def _said(line: str) -> str:
    return wording(line.encode("utf-8", "replace")).decode("utf-8", "replace")


def _line(edit: Edit, left: Sequence[str], right: Sequence[str]) -> HunkLine:
    text = right[edit.right] if edit.kind is LineKind.RIGHT else left[edit.left]
    is_long = len(text) > MOST_CHARACTERS
    return HunkLine(kind=edit.kind, text=text[: MOST_CHARACTERS - 1] + "…" if is_long else text)


def _fields(left: _Side, right: _Side) -> Iterator[FieldComparison]:
    both = (left.execution, right.execution)
    for name in _STATED:
        yield _exact(name, *(getattr(one, name) for one in both))
    yield _exact("attempts", *(len(one.attempts) for one in both))
    yield _exact("worker", *(one.attempts[-1].worker if one.attempts else None for one in both))
    yield _exact("log_lines", *(one.log.lines for one in both))
    for name, by_chance in _MEASURED.items():
        yield _measured(name, *(getattr(one, name) for one in both), by_chance=by_chance)
    yield from _each("parameter", _parameters(left), _parameters(right))
    yield _exact("output", left.record.output, right.record.output)
    yield _exact("condition", left.record.condition, right.record.condition)
    reported = ({metric.name: metric.value for metric in side.record.metrics} for side in (left, right))
    yield from _each("metric", *reported)


def _parameters(side: _Side) -> Mapping[str, Any]:
    stated = side.record.given.parameters
    return stated if side.job is None else values_of(side.job, stated)


def _each(kind: str, left: Mapping[str, Any], right: Mapping[str, Any]) -> Iterator[FieldComparison]:
    for name in sorted({*left, *right}):
        yield _exact(f"{kind}:{name}", left.get(name), right.get(name))


def _exact(name: str, left: Any, right: Any) -> FieldComparison:
    return FieldComparison(name=name, left=left, right=right, differs=left != right)


def _measured(name: str, left: float | None, right: float | None, *, by_chance: float) -> FieldComparison:
    if left is None or right is None:
        return _exact(name, left, right)
    differs = abs(left - right) > max(by_chance, NOTICEABLE * max(left, right))
    return FieldComparison(name=name, left=left, right=right, differs=differs)
