"""Our own log: one line a record, with the fields that came with it."""

import logging
import sys

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName", "color_message"}

QUIET = ("httpx", "httpcore", "apscheduler", "uvicorn.access", "uvicorn.error", "sse_starlette", "asyncio")
"""Libraries that say much; only their warnings are of interest."""


class LineFormatter(logging.Formatter):
    """`time LEVEL message field=value …` on one line; a traceback follows on its own lines."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(message)s", datefmt="%Y-%m-%dT%H:%M:%S%z")

    def formatMessage(self, record: logging.LogRecord) -> str:
        """The line; control characters in it are escaped, so that nobody can forge a line of ours."""
        fields = {name: value for name, value in vars(record).items() if name not in _STANDARD and name != "action"}
        text = super().formatMessage(record) + "".join(f" {name}={value}" for name, value in fields.items())
        return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in text)


def configure_logging(level: str) -> None:
    """Sends records of `level` and above to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(LineFormatter())
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
