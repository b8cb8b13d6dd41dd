"""Lines of a log as they come from the server, printed so that they can do nothing to a terminal."""

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from chronos_synapse.services.logs.plain import for_terminal

if TYPE_CHECKING:
    from chronos_client import Chronos
    from chronos_client.models import LogLine

PAGE = 1000


def print_log(client: "Chronos", execution_id: str, *, follow: bool, times: bool) -> None:
    """Prints everything that is there, or until the execution has ended."""
    is_terminal = sys.stdout.isatty()
    lines = _followed(client, execution_id) if follow else _stored(client, execution_id)
    for line in lines:
        # Elsewhere than on a terminal, a program reads it, and gets what was printed.
        text = for_terminal(line.text, with_colours="NO_COLOR" not in os.environ) if is_terminal else line.text
        sys.stdout.write(f"{line.time:%Y-%m-%dT%H:%M:%S.%f%z}  {text}\n" if times else f"{text}\n")
        if follow:
            sys.stdout.flush()


def _stored(client: "Chronos", execution_id: str) -> "Iterator[LogLine]":
    after: int | None = -1
    while after is not None:
        page = client.read_log(execution_id, after=after, limit=PAGE)
        yield from page.lines
        after = page.next_after


def _followed(client: "Chronos", execution_id: str) -> "Iterator[LogLine]":
    from chronos_client.models import LogLine  # noqa: PLC0415

    for event in client.stream_log(execution_id):
        if event.event == "lines":
            yield from msgspec.json.decode(event.data, type=list[LogLine])
