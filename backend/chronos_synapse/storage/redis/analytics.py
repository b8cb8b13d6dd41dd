"""AnalyticsStore: sums over the index of executions, asked in pieces so that none keeps the server for long.

Only what the index holds sorted is read, and the key of an execution, which names its job: no document is opened.
"""

from collections.abc import AsyncIterator, Sequence
from typing import Any

from redis.exceptions import ResponseError

from chronos_synapse.domain.analytics import CELLS_A_FOLD, STATES, AnalyticsQuery, Ending
from chronos_synapse.domain.job import JobState
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.execution_documents import ORDER_STEPS, window_order
from chronos_synapse.storage.redis.indexes import EXECUTIONS, JOBS
from chronos_synapse.storage.redis.search import Clauses, SearchTimeout

PIECE = 12_500
"""Executions that one question goes through, about; some tens of ms of the server."""
MOST_PIECES = 64
HALVINGS = 4
"""A piece that takes too long is asked in halves, so many times over."""
TIMEOUT_MS = 400
MOST_ROWS = 100_000
MOST_JOBS = 20_000
JOB_DIGITS = 16

Row = dict[str, str]
Window = tuple[float, float]


class Pieces:
    """Asks one question of many stretches of time. `is_complete` turns False when one of them was given up."""

    def __init__(self, door: RedisDoor, clauses: Clauses, steps: Sequence[object]) -> None:
        self._door, self._clauses, self._steps = door, clauses, steps
        self.is_complete = True

    async def rows(self, low: float, high: float) -> AsyncIterator[list[Row]]:
        """The rows of each piece of [low, high] of `order`."""
        try:
            found = await _count(self._door, self._clauses, (low, high))
        except SearchTimeout:
            # So much that it cannot even be counted.
            found = MOST_PIECES * PIECE
        count = min(MOST_PIECES, max(1, -(-found // PIECE)))
        width = (high - low) / count
        for number in range(count if found else 0):
            piece = (low + number * width, low + (number + 1) * width - (0 if number == count - 1 else 1))
            async for rows in self._piece(piece, HALVINGS):
                yield rows

    async def _piece(self, window: Window, halvings: int) -> AsyncIterator[list[Row]]:
        narrowed = self._clauses.copy()
        narrowed.between("order", *window)
        try:
            yield await _aggregate(self._door, narrowed, self._steps)
            return
        except SearchTimeout:
            if not halvings:
                self.is_complete = False
                return
        middle = (window[0] + window[1]) // 2
        for half in ((window[0], middle), (middle + 1, window[1])):
            async for rows in self._piece(half, halvings - 1):
                yield rows


class AnalyticsStore:
    """Each method answers for what the question's sight covers, and whether that is all there is."""

    def __init__(self, door: RedisDoor) -> None:
        self._door = door
        self._keys = door.keys

    async def outcomes(
        self, query: AnalyticsQuery, *, bucket_ms: int, offset_ms: int = 0
    ) -> tuple[dict[Ending, dict[int, int]], bool]:
        """Ending -> number of the bucket since 1970 -> executions."""
        counts: dict[Ending, dict[int, int]] = {}
        is_complete = True
        for ending in Ending:
            pieces = Pieces(self._door, _clauses(query, ending), [*_bucket(bucket_ms, offset_ms), *_COUNTED])
            sums = counts[ending] = {}
            async for rows in pieces.rows(*window_order(query.since, query.until)):
                for row in rows:
                    at = int(float(row["at"]))
                    sums[at] = sums.get(at, 0) + int(row["n"])
            is_complete = is_complete and pieces.is_complete
        return counts, is_complete

    async def durations(
        self, query: AnalyticsQuery, *, bucket_ms: int, offset_ms: int = 0
    ) -> tuple[dict[int, dict[int, int]], bool]:
        """Number of the bucket since 1970 -> cell of durations -> executions that succeeded."""
        cell = ["APPLY", f"floor(log(@duration_ms+1)*{CELLS_A_FOLD})", "AS", "cell"]
        steps = [*_bucket(bucket_ms, offset_ms), *cell, "GROUPBY", 2, "@at", "@cell", *_COUNT]
        pieces = Pieces(self._door, _ran(query), steps)
        found: dict[int, dict[int, int]] = {}
        async for rows in pieces.rows(*window_order(query.since, query.until)):
            for row in rows:
                cells = found.setdefault(int(float(row["at"])), {})
                number = int(float(row["cell"]))
                cells[number] = cells.get(number, 0) + int(row["n"])
        return found, pieces.is_complete

    async def by_job(
        self, query: AnalyticsQuery, ending: Ending, *, job_ids: Sequence[str] = ()
    ) -> tuple[dict[str, int], bool]:
        """Job -> executions that ended so; of these jobs alone when some are given."""
        clauses = _clauses(query, ending)
        clauses.tag("job_id", job_ids)
        pieces = Pieces(self._door, clauses, [*self._job(), "GROUPBY", 1, "@job", *_COUNT])
        found: dict[str, int] = {}
        async for rows in pieces.rows(*window_order(query.since, query.until)):
            for row in rows:
                found[row["job"]] = found.get(row["job"], 0) + int(row["n"])
        return found, pieces.is_complete

    async def job_ids(self, query: AnalyticsQuery) -> tuple[list[str], bool]:
        """Jobs that are asked for and are not archived; `MOST_JOBS` at most."""
        clauses = Clauses()
        clauses.seen(query.sight, job="id")
        clauses.tag("state", [state.value for state in JobState if state is not JobState.ARCHIVED])
        clauses.tag("owner_id", [query.owner_id] if query.owner_id else [])
        clauses.tag("id", [query.job_id] if query.job_id else [])
        for tag in query.tags:
            clauses.tag("tags", [tag])
        command = ["FT.SEARCH", self._keys.index(JOBS), *_asked(clauses), "NOCONTENT", "LIMIT", 0, MOST_JOBS]
        reply = await _call(self._door, command)
        return [key.decode()[-JOB_DIGITS:] for key in reply[1:]], int(reply[0]) <= MOST_JOBS

    async def figures(self, query: AnalyticsQuery, job_ids: Sequence[str], *, middle_ms: int | None) -> list[Row]:
        """Per job, and per half of the time when there is a middle: `n`, `sum`, `p50` and `p95` of good ones.

        SearchTimeout when the jobs have too many executions for one question.
        """
        clauses = self._of_jobs(query, job_ids)
        grouped = ["GROUPBY", 1, "@job"] if middle_ms is None else [*_half(middle_ms), "GROUPBY", 2, "@job", "@half"]
        return await _aggregate(self._door, clauses, [*self._job(), *grouped, *_COUNT, *_FIGURES])

    async def samples(
        self, query: AnalyticsQuery, job_ids: Sequence[str], *, middle_ms: int
    ) -> list[tuple[str, int, list[float]]]:
        """(job, half, durations in ms) of those that succeeded, some hundred of each taken by chance."""
        clauses = self._of_jobs(query, job_ids)
        steps = [*self._job(), *_half(middle_ms), "GROUPBY", 2, "@job", "@half"]
        steps += ["REDUCE", "RANDOM_SAMPLE", 2, "@duration_ms", 200, "AS", "some"]
        reply = await _reply(self._door, clauses, steps)
        found = []
        for raw in reply[1:]:
            row = dict(zip(raw[::2], raw[1::2], strict=True))
            taken = [float(value) for value in row[b"some"]]
            found.append((row[b"job"].decode(), int(float(row[b"half"])), taken))
        return found

    def _of_jobs(self, query: AnalyticsQuery, job_ids: Sequence[str]) -> Clauses:
        clauses = _ran(query)
        clauses.tag("job_id", job_ids or ["-"])
        clauses.between("order", *window_order(query.since, query.until))
        return clauses

    def _job(self) -> list[object]:
        """The job's id is the first part of the execution's, which ends the key."""
        start = len(self._keys.execution(""))
        return ["LOAD", 1, "@__key", "APPLY", f"substr(@__key,{start},{JOB_DIGITS})", "AS", "job"]


_COUNT: list[object] = ["REDUCE", "COUNT", 0, "AS", "n"]
_COUNTED: list[object] = ["GROUPBY", 1, "@at", *_COUNT]
_FIGURES: list[object] = [
    *("REDUCE", "SUM", 1, "@duration_ms", "AS", "sum"),
    *("REDUCE", "QUANTILE", 2, "@duration_ms", "0.5", "AS", "p50"),
    *("REDUCE", "QUANTILE", 2, "@duration_ms", "0.95", "AS", "p95"),
]


def _bucket(bucket_ms: int, offset_ms: int) -> list[object]:
    shift = offset_ms * ORDER_STEPS
    return ["APPLY", f"floor((@order+{shift})/{bucket_ms * ORDER_STEPS})", "AS", "at"]


def _half(middle_ms: int) -> list[object]:
    return ["APPLY", f"@order>={middle_ms * ORDER_STEPS}", "AS", "half"]


def _clauses(query: AnalyticsQuery, ending: Ending) -> Clauses:
    clauses = Clauses()
    clauses.seen(query.sight)
    clauses.tag("state", sorted(state.value for state in STATES[ending]))
    clauses.tag("owner_id", [query.owner_id] if query.owner_id else [])
    clauses.tag("job_id", [query.job_id] if query.job_id else [])
    for tag in query.tags:
        clauses.tag("tags", [tag])
    return clauses


def _ran(query: AnalyticsQuery) -> Clauses:
    clauses = _clauses(query, Ending.SUCCEEDED)
    clauses.between("duration_ms", 0, float("inf"))
    return clauses


def _asked(clauses: Clauses) -> list[object]:
    params: list[object] = ["PARAMS", len(clauses.params), *clauses.params] if clauses.params else []
    return [clauses.query, *params]


async def _count(door: RedisDoor, clauses: Clauses, window: Window) -> int:
    narrowed = clauses.copy()
    narrowed.between("order", *window)
    command = ["FT.SEARCH", door.keys.index(EXECUTIONS), *_asked(narrowed), "NOCONTENT", "LIMIT", 0, 0]
    return int((await _call(door, command))[0])


async def _aggregate(door: RedisDoor, clauses: Clauses, steps: Sequence[object]) -> list[Row]:
    reply = await _reply(door, clauses, steps)
    return [
        {name.decode(): value.decode() for name, value in zip(raw[::2], raw[1::2], strict=True)} for raw in reply[1:]
    ]


async def _reply(door: RedisDoor, clauses: Clauses, steps: Sequence[object]) -> Any:
    command = ["FT.AGGREGATE", door.keys.index(EXECUTIONS), *_asked(clauses), *steps, "LIMIT", 0, MOST_ROWS]
    return await _call(door, command)


async def _call(door: RedisDoor, command: Sequence[object]) -> Any:
    try:
        return await door.call(*command, "DIALECT", 2, "TIMEOUT", TIMEOUT_MS)
    except ResponseError as exc:
        if "Timeout limit was reached" in str(exc):
            raise SearchTimeout from exc
        raise
