"""Markers for what the cap left out of a log: a reader sees a hole where offsets jump."""

from collections.abc import Sequence

from chronos_synapse.domain.log import LogLine, LogStream


def with_holes_marked(lines: Sequence[LogLine], *, after: int) -> list[LogLine]:
    """`lines`, which follow offset `after` (-1 for the start), with a line of ours wherever some are missing."""
    marked = []
    for line in lines:
        missing = line.offset - after - 1
        if missing > 0:
            text = hole_in_words(missing)
            marked.append(LogLine(offset=after + 1, time=line.time, stream=LogStream.SYSTEM, text=text))
        marked.append(line)
        after = line.offset
    return marked


def hole_in_words(missing: int) -> str:
    """What stands in the place of so many lines."""
    words = "1 line was" if missing == 1 else f"{missing:,} lines were"
    return f"{words} left out here: the log is longer than what is kept."
