"""What commands print: a table for people, JSON and YAML for programs. Nothing of it can command a terminal."""

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

import msgspec

from chronos_synapse.services.logs.plain import for_terminal

FORMATS = ("table", "json", "yaml")
MAX_CELL = 60

_UNSEEN = re.compile(r"[\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""What JSON may hold as it is, and a terminal may act upon, or a reader not see."""
_LINE = re.compile(r"\s+")


class Column(NamedTuple):
    """One column of a table."""

    title: str
    cell: Callable[[Any], object]


def add_output(parser: argparse.ArgumentParser, *, default: str = "table") -> None:
    """Adds the option that says how to print."""
    parser.add_argument("-o", "--output", choices=FORMATS, default=default, help=f"how to print (default: {default})")


def show(found: Any, form: str, columns: Sequence[Column] = ()) -> None:
    """Prints one thing, or a list; a table of one thing without columns has a line for each field."""
    if form == "json":
        sys.stdout.write(json_text(found))
    elif form == "yaml":
        sys.stdout.write(yaml_text(found))
    elif columns:
        sys.stdout.write(table(found if isinstance(found, list) else [found], columns))
    else:
        rows = list(msgspec.to_builtins(found).items())
        sys.stdout.write(table(rows, [Column("FIELD", lambda row: row[0]), Column("VALUE", lambda row: row[1])]))


def json_text(found: Any) -> str:
    """JSON in which everything that is not seen is escaped."""
    text = msgspec.json.format(msgspec.json.encode(found), indent=2).decode()
    return _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def yaml_text(found: Any) -> str:
    """YAML; all in ASCII when something in it is not seen."""
    from chronos_synapse.services.jobs.yaml_text import write_yaml  # noqa: PLC0415

    plain = msgspec.json.decode(msgspec.json.encode(found))
    text = write_yaml(plain)
    return write_yaml(plain, is_ascii=True) if _UNSEEN.search(text) else text


def table(rows: Iterable[Any], columns: Sequence[Column]) -> str:
    """Aligned columns under their titles; a cell is one line, and in a terminal not a long one."""
    is_terminal = sys.stdout.isatty()
    cells = [[_shortened(cell_text(column.cell(row)), is_terminal) for column in columns] for row in rows]
    lines = [[column.title for column in columns], *cells]
    widths = [max(len(line[at]) for line in lines) for at in range(len(columns))]
    return "".join(
        "  ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)).rstrip() + "\n" for line in lines
    )


def cell_text(value: object) -> str:
    """One line for a value: times in UTC, nothing for what is absent."""
    if value is None:
        return "-"
    if isinstance(value, datetime):
        return f"{value.astimezone(UTC):%Y-%m-%d %H:%M:%S}Z"
    if isinstance(value, list | tuple):
        return ", ".join(map(cell_text, value)) or "-"
    if isinstance(value, dict):
        return line_of(msgspec.json.encode(value).decode())
    return line_of(str(value))


def line_of(text: str) -> str:
    """`text` on one line on which nothing acts."""
    return for_terminal(_LINE.sub(" ", text), with_colours=False)


def _shortened(text: str, is_terminal: bool) -> str:
    return text[: MAX_CELL - 1] + "…" if is_terminal and len(text) > MAX_CELL else text
