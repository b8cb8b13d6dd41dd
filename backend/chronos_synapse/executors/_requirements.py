"""The lines by which a job states what its Python environment has: names and versions, nothing that pip would run."""

from collections.abc import Sequence

import re2

from chronos_synapse.executors._fields import refused

MAX_LINES = 100
MAX_LINE = 500
_NAME = r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?"
_EXTRAS = rf"(?:\s*\[\s*{_NAME}(?:\s*,\s*{_NAME})*\s*\])?"
_CLAUSE = r"(?:===|==|~=|!=|<=|>=|<|>)\s*[A-Za-z0-9*.+!_-]+"
_VERSIONS = rf"(?:\s*\(?\s*{_CLAUSE}(?:\s*,\s*{_CLAUSE})*\s*\)?)?"
_MARKER = r"(?:\s*;\s*[A-Za-z0-9_.'\"()<>=!~*+\s-]+?)?"
_HASHES = r"(?:\s+--hash=sha256:[0-9a-f]{64})*"
_LINE = re2.compile(_NAME + _EXTRAS + _VERSIONS + _MARKER + _HASHES)
"""PEP 508 without URLs, and pip's hashes: no option, path or address gets to pip."""
_HASH = re2.compile(r"\s--hash=sha256:[0-9a-f]{64}")
_OPTION = re2.compile(r"\s-")


def check_requirements(lines: Sequence[str]) -> None:
    """Invalid names the first line that is no requirement."""
    for at, line in enumerate(lines):
        if not _is_requirement(line.strip()):
            raise refused(
                f"requirements/{at}",
                "A requirement is a name with extras, versions and a marker, such as httpx[http2]>=0.28; "
                "addresses, paths and options of pip are not taken",
                code="requirement.invalid",
            )


def normal_form(lines: Sequence[str]) -> list[str]:
    """The lines without what makes no difference."""
    return sorted({" ".join(line.split()) for line in lines if line.strip()})


def _is_requirement(line: str) -> bool:
    if len(line) > MAX_LINE or "\n" in line or "\r" in line or not _LINE.fullmatch(line):
        return False
    return _OPTION.search(_HASH.sub("", line)) is None
