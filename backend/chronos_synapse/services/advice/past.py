"""The past of a job as the models of advice take it: arrays, and whether each execution had an effect.

An execution had an effect when it succeeded and
- printed something else than the success before it did, times in the text left aside, or
- did not say that there was nothing to do, or
- noted something: an output, a metric, a file that is kept.
What cannot be told counts as an effect: a backup that prints "done" each time does something each time, and of a job
that prints nothing, or more than is indexed, nobody knows what it does. So nothing is called idle on a suspicion.
"""

import re
from collections.abc import Sequence

import numpy as np

from chronos_models.history import Columns, Flags, Floats
from chronos_synapse.domain.execution import ExecutionState, Origin, is_dry_run, is_of_backfill
from chronos_synapse.storage.redis.execution_documents import ExecutionDocument

_RAN = (ExecutionState.SUCCEEDED, ExecutionState.FAILED, ExecutionState.TIMED_OUT, ExecutionState.ABANDONED)
_TIMES = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}:\d\d(:\d\d([.,]\d+)?)?|\b1[0-9]{9}([0-9]{3})?\b")

_IDLE = re.compile(
    r"\b(nothing (to|new|changed|was|has|left|found)|no (new|more|changes?|updates?|work|pending|matching)"
    r"|(0|zero) (?!error|fail|warn|problem)[a-z]+|up[ -]to[ -]date|unchanged|not modified|skipp(ed|ing)"
    r"|nichts|keine (neuen|weiteren|änderungen?))\b",
    re.IGNORECASE,
)
"""How programs say that there was nothing to do."""
_SOME = re.compile(r"[1-9]")
"""Who counts something has done something."""


def ran_as_planned(documents: Sequence[ExecutionDocument]) -> list[ExecutionDocument]:
    """Those that ran to an end of their own, oldest first; no rehearsals, nor runs of the past."""
    kept = [one for one in documents if one.state in _RAN and one.started_at is not None]
    kept = [one for one in kept if not is_dry_run(one.id) and not is_of_backfill(one.id)]
    return sorted(kept, key=lambda one: one.order)


def columns_of(documents: Sequence[ExecutionDocument]) -> Columns:
    """Arrays of executions that ran, oldest first; what was not measured is NaN."""
    started = np.array([(one.started_at or 0) / 1000 for one in documents], dtype=np.float64)
    taken = _floats([one.duration_ms for one in documents]) / 1000
    is_due = np.array([one.origin is Origin.SCHEDULE for one in documents], dtype=np.bool_)
    return Columns(
        due_s=np.where(is_due, np.array([one.scheduled_for / 1000 for one in documents], dtype=np.float64), np.nan),
        started_s=started,
        ended_s=started + taken,
        is_success=np.array([one.state is ExecutionState.SUCCEEDED for one in documents], dtype=np.bool_),
        is_timeout=np.array([one.state is ExecutionState.TIMED_OUT for one in documents], dtype=np.bool_),
        cpu_s=_floats([one.usage.cpu_ms for one in documents]) / 1000,
        peak_memory_bytes=_floats([one.usage.peak_memory_bytes for one in documents]),
        output_bytes=_floats([one.log.bytes for one in documents]),
        retries=np.array([max(0, one.fence - 1) for one in documents], dtype=np.int64),
        host=[one.worker for one in documents],
    )


def effects_of(documents: Sequence[ExecutionDocument], has_noted: Sequence[bool]) -> Flags:
    """(n,) whether each execution, oldest first, had an effect. `has_noted`: whether it noted something."""
    flags = np.zeros(len(documents), dtype=np.bool_)
    before: str | None = None
    for at, (one, noted) in enumerate(zip(documents, has_noted, strict=True)):
        if one.state is not ExecutionState.SUCCEEDED:
            continue
        said = _said(one)
        flags[at] = noted or said is None or said != before or not _is_idle(said)
        before = said
    return flags


def _is_idle(said: str) -> bool:
    return _IDLE.search(said) is not None and _SOME.search(said) is None


def _said(document: ExecutionDocument) -> str | None:
    """What it printed, without times; None where that is not known."""
    totals = document.log
    if not document.output or totals.dropped_lines or len(document.output) < totals.bytes * 0.8:
        return None
    return _TIMES.sub("", document.output)


def _floats(values: Sequence[int | None]) -> Floats:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)
