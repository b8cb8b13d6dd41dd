"""What tells of a failure: one line of its log, or its error. Whoever reads it here redacts it before all else."""

from collections.abc import Sequence

import msgspec
import re2

from chronos_synapse.domain.execution import Execution, ExecutionState
from chronos_synapse.domain.log import LogLine, LogStream
from chronos_synapse.domain.retry import Cause
from chronos_synapse.services.logs.plain import without_escapes
from chronos_synapse.storage.redis.logs import LogStore

TAIL_LINES = 120
"""Of the last attempt, in which a line is looked for: what a program says last is mostly why it ended."""
MOST_CHARACTERS = 2_000

_IN_LOG = frozenset({Cause.EXIT_CODE, None})
"""Failures whose error only says that the program failed, not why."""
_ERROR = re2.compile(
    r"(?i)\b(?:\w*error|\w*exception|fatal|panic|critical|failed|failure|fail|denied|refused|rejected|cannot|can't"
    r"|could not|unable|invalid|unknown|missing|timed out|timeout|aborted|killed|no such|not found|no space"
    r"|unreachable|unexpected|unauthorized|forbidden)\b"
)
_NO_ERROR = re2.compile(
    r"(?i)(?:^|\W)(?:0|no|without)\s+(?:errors?|failures?|warnings?)\b|\b(?:errors?|failures?)\s*[:=]\s*0\b"
)
_HEADING = re2.compile(
    r"^Traceback \(most recent call last\)|exception was the direct cause|another exception occurred"
)
_WRAPPER = re2.compile(
    r"(?i)^(?:make(?:\[\d+\])?: \*\*\*|npm (?:err!|error)|error: process completed|command failed\b)"
    r"|\bexit(?:ed)?(?: with)?(?: (?:status|code))? ?:?=? ?\d+"
    r"|\breturn(?:ed)?(?: non-zero)?(?: exit)? (?:status|code) ?:?=? ?\d+"
)
"""It says that another program failed, which has said itself why."""


class FailureText(msgspec.Struct, frozen=True):
    """What tells of a failure, as it stands there."""

    text: str
    line: int | None = None
    """Offset in the log; None: it is the error of the execution."""


async def failure_text(logs: LogStore, execution: Execution) -> FailureText:
    """What tells best why `execution` failed."""
    if execution.state is ExecutionState.FAILED and execution.cause in _IN_LOG and execution.log.lines:
        line = telling_line(await _tail(logs, execution))
        if line is not None:
            return FailureText(text=_plain(line)[:MOST_CHARACTERS], line=line.offset)
    error = execution.error or execution.reason or execution.state.value.replace("_", " ")
    return FailureText(text=without_escapes(error).strip()[:MOST_CHARACTERS])


def telling_line(lines: Sequence[LogLine]) -> LogLine | None:
    """The line that says best why a program ended: the last one that speaks of an error, else the last on stderr."""
    printed = [line for line in lines if line.stream is not LogStream.SYSTEM and line.text.strip()]
    spoken = [line for line in printed if _speaks_of_error(_plain(line))]
    # Within a trace the frames are indented, and may quote code that speaks of errors.
    upright = [line for line in spoken if not line.text[:1].isspace()] or spoken
    telling = [line for line in upright if not _WRAPPER.search(_plain(line))] or upright
    if telling:
        return telling[-1]
    return next((line for line in reversed(printed) if line.stream is LogStream.STDERR), None)


def _speaks_of_error(text: str) -> bool:
    return bool(_ERROR.search(text)) and not _NO_ERROR.search(text) and not _HEADING.search(text)


def _plain(line: LogLine) -> str:
    return without_escapes(line.text).strip()


async def _tail(logs: LogStore, execution: Execution) -> list[LogLine]:
    """The last lines of the last attempt."""
    first = execution.attempts[-1].first_line if execution.attempts else 0
    after = max(first, await logs.last_offset(execution.id) + 1 - TAIL_LINES) - 1
    return await logs.read(execution.id, after=after, limit=TAIL_LINES)
