"""Where two versions of a job differ."""

from collections.abc import Iterator
from typing import Any

import msgspec

from chronos_synapse.domain.job import Job

_NO_PART = frozenset({"id", "version", "created_at", "updated_at", "changed_by", "paused_at", "resumed_at"})
"""Members of a job that say nothing of what it is."""


class DefinitionDifference(msgspec.Struct, frozen=True, kw_only=True):
    """One place where two definitions differ; null where one has nothing there."""

    pointer: str
    left: Any
    right: Any


def differences(
    left: Job | None, right: Job | None, *, without: frozenset[str] = frozenset()
) -> list[DefinitionDifference]:
    """In the order of the members, those of `without` left out; a job that is not there has none of them."""
    passed_over = _NO_PART | without
    return list(_differences("", _members(left, passed_over), _members(right, passed_over)))


def _members(job: Job | None, passed_over: frozenset[str]) -> dict[str, Any]:
    found: dict[str, Any] = {} if job is None else msgspec.json.decode(msgspec.json.encode(job))
    return {name: value for name, value in found.items() if name not in passed_over}


def _differences(pointer: str, left: Any, right: Any) -> Iterator[DefinitionDifference]:
    """Goes into objects; all else differs as a whole."""
    if isinstance(left, dict) and isinstance(right, dict):
        for name in [*left, *(name for name in right if name not in left)]:
            escaped = str(name).replace("~", "~0").replace("/", "~1")
            yield from _differences(f"{pointer}/{escaped}", left.get(name), right.get(name))
    elif left != right:
        yield DefinitionDifference(pointer=pointer, left=left, right=right)
