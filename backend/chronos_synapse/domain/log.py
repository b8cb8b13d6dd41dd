"""What an execution prints, line by line."""

from datetime import datetime
from enum import StrEnum

import msgspec


class LogStream(StrEnum):
    """Where a line came from."""

    STDOUT = "stdout"
    STDERR = "stderr"
    SYSTEM = "system"
    """Written by us: a marker for lines left out, or what was done to the process."""


class LogLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line. `offset` counts the lines of an execution from 0, over all attempts."""

    offset: int
    time: datetime
    stream: LogStream
    text: str
    """Without the line end; bytes that are not UTF-8 are shown as U+FFFD."""
    truncated: bool = False
    """The line was longer than a line may be; the rest was left out."""
