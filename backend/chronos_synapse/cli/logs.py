"""How our own log looks: one line a record, for people, with the record's data behind the message."""

import logging
import sys
import time

NOISY = ("apscheduler", "httpcore", "httpx", "httpx2", "asyncio")
"""Libraries that write a line for each ordinary thing they do."""
ORDINARY = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName", "action", "color_message"}
"""Attributes that every record has, and those that only say again what the message says."""


class LineFormatter(logging.Formatter):
    """`2026-11-20T08:00:00Z WARNING waiting for the store: loop=dispatch`, then the traceback if there is one."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(message)s")

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:
        """UTC, to the second."""
        return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created))

    def formatMessage(self, record: logging.LogRecord) -> str:
        """The line, with what was given as `extra` behind it."""
        line = super().formatMessage(record)
        given = [f"{name}={value}" for name, value in vars(record).items() if name not in ORDINARY]
        return f"{line}: {' '.join(given)}" if given else line


def configure_logging(level: str) -> None:
    """Sends every record of `level` and above to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(LineFormatter())
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
