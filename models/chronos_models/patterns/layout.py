"""The lines of an error text that say what failed: stack frames and repetitions are left out.

Of a trace the heading and the exception remain, whatever the depth: Python, Java, JavaScript, Go, Ruby, PHP, Rust.
A long text is read at both ends. Linear in the text. Minimum n: 1 line.
"""

import re

MOST_LINES = 24
"""Lines read at each end: a job's last words are below, what began it above."""
KEPT_LINES = 8
LONGEST = 65_536
"""Characters read, half of them at each end."""

_FRAME = re.compile(
    r"""\s+at\s|\s*File\s".*",\sline\s|\s+from\s\S+:\d+:in\s|\s*\#\d+\s|\s*\d+:\s+(?:0x[0-9a-f]+\s-\s)?[\w:<>{}]+$"""
    r"""|\s*\.\.\.\s\d+\smore|\s*[~^]+\s*$|\t?\S+\.go:\d+|\s*[\w./*()-]+\((?:0x[0-9a-f]+|\.\.\.|\{|,|\s)*\)\s*$"""
    r"""|goroutine\s\d+\s\[|created\sby\s\S+"""
)
_PYTHON = "Traceback (most recent call last)"


def essence(text: str) -> str:
    """The lines that say what failed, joined by blanks."""
    if len(text) > LONGEST:
        text = text[: LONGEST // 2] + "\n" + text[-LONGEST // 2 :]
    if "\n" not in text:
        return text
    lines = [line for line in text.split("\n") if line and not line.isspace()]
    if len(lines) > 2 * MOST_LINES:
        lines = lines[:MOST_LINES] + lines[-MOST_LINES:]
    kept = list(dict.fromkeys(_without_frames(lines)))
    if len(kept) > KEPT_LINES:
        kept = kept[: KEPT_LINES // 2] + kept[-(KEPT_LINES // 2) :]
    return " ".join(kept)


def _without_frames(lines: list[str]) -> list[str]:
    kept: list[str] = []
    in_python = False
    for line in lines:
        if in_python and line[0] in " \t":
            continue
        in_python = _PYTHON in line
        if not kept or not _FRAME.match(line):
            kept.append(line)
    return kept
