"""Why a due time ran or did not, in one line. Pure."""

from datetime import datetime

from chronos_synapse.domain.clock import from_ms
from chronos_synapse.domain.errors import brief
from chronos_synapse.domain.execution import LIVE_STATES, Execution, ExecutionState
from chronos_synapse.domain.slot import Disposition, SlotReason, SlotRecord
from chronos_synapse.triggers.zone import Zone

ABOUT_TO_BE_MS = 5000
"""So long after a due time a scheduler may still be on its way to it."""

_ENDED = {
    ExecutionState.SUCCEEDED: "succeeded",
    ExecutionState.FAILED: "failed",
    ExecutionState.TIMED_OUT: "ran out of time",
    ExecutionState.CANCELLED: "was cancelled",
    ExecutionState.ABANDONED: "was abandoned",
}
_WAITING = {
    ExecutionState.QUEUED: "waits for a worker",
    ExecutionState.RETRYING: "waits for another attempt",
}
_NOTHING = "nothing could dispatch {it} in time, and"
_WHY = {
    SlotReason.OVERLAP: "the previous execution had not ended",
    SlotReason.QUEUE_FULL: "as many executions waited as may wait",
    SlotReason.SNOOZED: "the job was snoozed",
    SlotReason.PAUSED: "scheduling was paused, and the job does not catch up",
    SlotReason.RUN_CAP: "the job had run as often as it may",
    SlotReason.POLICY: f"{_NOTHING} the job does not catch up",
    SlotReason.EXPIRED: f"{_NOTHING} it was too late to catch {{it}} up",
    SlotReason.CATCH_UP_CAP: f"{_NOTHING} the job catches up no more at once",
}
_DONE = {
    Disposition.MERGED: "merged into {later}",
    Disposition.SKIPPED: "skipped",
    Disposition.MISSED: "missed",
    Disposition.HELD: "held",
}


def text_of_fired(record: SlotRecord, execution: Execution | None, zone: Zone) -> str:
    """Of a due time that has an execution; None: its document is no longer kept."""
    clock = _clock(record.due_ms, zone)
    dispatched = f"{_late(record.late_ms or 0)} {clock}"
    if execution is None:
        return f"Dispatched {dispatched}; its execution is no longer kept."
    started = dispatched if execution.lag_ms is None else f"{_late(execution.lag_ms)} {clock}"
    if execution.state is ExecutionState.RUNNING:
        return f"Started {started} and is running."
    if execution.state in LIVE_STATES:
        word = "Dispatched" if execution.state is ExecutionState.QUEUED else "Started"
        if execution.reason:
            # What keeps it from starting, in a sentence of its own.
            return f"{word} {started}. {execution.reason}"
        return f"{word} {started} and {_WAITING[execution.state]}."
    return f"{'Dispatched' if execution.lag_ms is None else 'Started'} {started} and {_ending(execution)}."


def text_of_unfired(record: SlotRecord, into_ms: int | None, zone: Zone) -> str:
    """Of due times that did not run; `into_ms`: the one that ran for them, when it is known."""
    later = "a later due time" if into_ms is None else f"the one at {_clock(into_ms, zone)}"
    done = _DONE[record.disposition].format(later=later)
    it = "it" if record.count == 1 else "them"
    why = _reason(record).format(it=it)
    if record.count == 1:
        return f"{done[0].upper()}{done[1:]}: {why}."
    first, last = _moment(record.due_ms, zone), _moment(record.until_ms, zone)
    return f"{record.count:,} due times from {first} to {last} were {done}: {why}."


def text_of_held(record: SlotRecord, why: str, zone: Zone) -> str:
    """Of due times on which the misfire policy will decide."""
    if record.count == 1:
        return f"Held: {why}."
    first, last = _moment(record.due_ms, zone), _moment(record.until_ms, zone)
    return f"{record.count:,} due times from {first} to {last} are held: {why}."


def text_of_pending(record: SlotRecord, now_ms: int) -> str:
    """Of due times that were reached just now, or that no scheduler has come to."""
    if now_ms - record.due_ms <= ABOUT_TO_BE_MS:
        return "Due now, and about to be dispatched."
    late = _span(now_ms - record.due_ms)
    if record.count == 1:
        return f"Due for {late}, and no scheduler has dispatched it yet."
    return f"{record.count:,} due times wait, the first for {late}: no scheduler has dispatched them yet."


def with_backfill(text: str, execution: Execution | None) -> str:
    """`text` of a due time that a backfill ran after all."""
    if execution is None:
        return f"{text} A backfill ran it after all."
    if execution.state in LIVE_STATES:
        word = "runs" if execution.state is ExecutionState.RUNNING else "is about to run"
        return f"{text} A backfill {word} it after all."
    return f"{text} A backfill ran it after all, and it {_ending(execution)}."


def _reason(record: SlotRecord) -> str:
    if record.disposition is Disposition.MERGED:
        return f"{_NOTHING} the job catches up only the latest"
    detail = record.detail.rstrip(".").replace("{", "{{").replace("}", "}}")
    if record.reason is SlotReason.CALENDAR:
        name, _, label = detail.partition(": ")
        return f"the calendar {name} has {label}" if label else f"the calendar {name} says so"
    if record.reason is SlotReason.WINDOW:
        return f"outside of the hours in which the job may run{f' ({detail})' if detail else ''}"
    return _WHY[record.reason] if record.reason is not None else "for no known reason"


def _ending(execution: Execution) -> str:
    if execution.state not in _ENDED:
        return f"was {execution.state.value}: {_sentence(execution.reason)}"
    words = _ENDED[execution.state]
    if execution.duration_ms is not None:
        words += f" {'in' if execution.state is ExecutionState.SUCCEEDED else 'after'} {_span(execution.duration_ms)}"
    if execution.state is not ExecutionState.SUCCEEDED and execution.error:
        words += f": {_sentence(execution.error)}"
    return words


def _sentence(text: str | None) -> str:
    lines = (text or "").strip().splitlines()
    return brief(lines[0]).rstrip(".") if lines else "for no known reason"


def _late(late_ms: int) -> str:
    return f"{_span(late_ms)} after"


def _span(ms: int) -> str:
    """A length of time in two digits or so: `40 ms`, `3.2 s`, `12 min`, `5 h`, `3 days`."""
    if ms < 1000:
        return f"{ms} ms"
    for size_ms, limit, unit in ((1000, 120, "s"), (60_000, 120, "min"), (3_600_000, 48, "h")):
        value = ms / size_ms
        if value < limit:
            return f"{value:.1f}".removesuffix(".0") + f" {unit}" if value < 10 else f"{value:.0f} {unit}"
    return f"{ms / 86_400_000:.0f} days"


def _clock(at_ms: int, zone: Zone) -> str:
    """The wall clock's time."""
    local = _local(at_ms, zone)
    return f"{local:%H:%M:%S}" + (f".{local.microsecond // 1000:03d}" if local.microsecond else "")


def _moment(at_ms: int, zone: Zone) -> str:
    return f"{_local(at_ms, zone):%Y-%m-%d %H:%M:%S}"


def _local(at_ms: int, zone: Zone) -> datetime:
    return from_ms(at_ms).astimezone(zone.info)
