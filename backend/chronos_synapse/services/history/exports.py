"""HistoryExport: all executions that match a question, as a file."""

import csv
import io
from collections.abc import AsyncIterator
from datetime import datetime
from enum import StrEnum

import msgspec

from chronos_synapse.domain.errors import Invalid, Unavailable
from chronos_synapse.domain.execution import Execution
from chronos_synapse.domain.query import ExecutionQuery
from chronos_synapse.services.audit.exports import defused
from chronos_synapse.services.history.history import HistoryService, check_question
from chronos_synapse.storage.redis.execution_documents import to_domain
from chronos_synapse.storage.redis.history import SearchPage

MOST_ROWS = 200_000
"""Of one file."""
PAGE = 500

COLUMNS = (
    "id",
    "job_id",
    "job_name",
    "job_version",
    "owner_id",
    "tags",
    "origin",
    "state",
    "queue",
    "worker",
    "attempts",
    "scheduled_for",
    "queued_at",
    "started_at",
    "finished_at",
    "duration_ms",
    "lag_ms",
    "exit_code",
    "error",
    "reason",
    "cpu_ms",
    "peak_memory_bytes",
    "log_lines",
)

_encode = msgspec.json.Encoder().encode


class HistoryFormat(StrEnum):
    """How an export is written."""

    CSV = "csv"
    JSONL = "jsonl"


class HistoryExport:
    """Writes what lists show, in their order."""

    def __init__(self, history: HistoryService) -> None:
        self._history = history

    async def export(self, query: ExecutionQuery, form: HistoryFormat) -> AsyncIterator[bytes]:
        """The file in pieces; Invalid, before the first one, for a question that finds too many."""
        asked = msgspec.structs.replace(query, limit=PAGE, cursor=None)
        first = await self._page(asked)
        if first.total > MOST_ROWS:
            detail = f"A file has at most {MOST_ROWS:,} executions, and this finds {first.total:,}: ask for less."
            raise Invalid(detail, pointer="query:query", code="export.many")
        return self._pieces(asked, form, first)

    async def _pieces(self, query: ExecutionQuery, form: HistoryFormat, page: SearchPage) -> AsyncIterator[bytes]:
        if form is HistoryFormat.CSV:
            yield _row(COLUMNS)
        written = 0
        while True:
            executions = [to_domain(document) for document in page.documents]
            written += len(executions)
            if written > MOST_ROWS:
                # The file breaks off, and the client sees that: it never looks whole.
                raise Unavailable("More executions match than a file can have.", part="export")
            yield b"".join(_line(execution, form) for execution in executions)
            if page.next_cursor is None:
                return
            page = await self._page(msgspec.structs.replace(query, cursor=page.next_cursor))

    async def _page(self, query: ExecutionQuery) -> SearchPage:
        page = await self._history.documents(query, check_question(query))
        if not page.complete and page.next_cursor is None:
            raise Unavailable("The search took too long.", part="redis")
        return page


def _line(execution: Execution, form: HistoryFormat) -> bytes:
    return _encode(execution) + b"\n" if form is HistoryFormat.JSONL else _row(_cells(execution))


def _cells(execution: Execution) -> tuple[str, ...]:
    last = execution.attempts[-1] if execution.attempts else None
    texts = (
        *(execution.id, execution.job_id, execution.job_name, str(execution.job_version)),
        *(execution.owner_id, " ".join(execution.tags), execution.origin, execution.state, execution.queue),
        *("" if last is None else last.worker, str(len(execution.attempts))),
    )
    times = (execution.scheduled_for, execution.queued_at, execution.started_at, execution.finished_at)
    numbers = (execution.duration_ms, execution.lag_ms, execution.exit_code)
    return (
        *map(defused, texts),
        *map(_time, times),
        *map(_number, numbers),
        *(defused(execution.error or ""), defused(execution.reason or "")),
        *map(_number, (execution.cpu_ms, execution.peak_memory_bytes, execution.log.lines)),
    )


def _time(instant: datetime | None) -> str:
    return "" if instant is None else instant.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _row(cells: tuple[str, ...]) -> bytes:
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow(cells)
    return text.getvalue().encode("utf-8", "replace")
