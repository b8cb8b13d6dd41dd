"""Timeouts and memory limits that fit: above what runs take, and not so far above that a stuck one goes unnoticed.

The need of a quantity is its greatest recent value, with the room that values of this spread ask for, and with what it
will have grown to in 30 days where it grows. A limit is advised when there is none, when it is so tight that sound runs
come near it, or when it is many times the need. Assumes that runs that succeeded are sound, and that the future is like
the last 300 of them. Minimum n: 30 such runs. O(n log n), and O(200²) for the growth.
"""

import numpy as np

from chronos_models.advice.advice import Advice, Evidence, Kind, rounded_up
from chronos_models.growth import growth
from chronos_models.history import Columns, Floats

MIN_RUNS = 30
RECENT = 300
GROWTH_POINTS = 200
AHEAD_S = 30 * 86_400.0
ROOM = {Kind.TIMEOUT: 2.0, Kind.MEMORY: 1.3}
"""Over the greatest seen. Time varies with what else runs on a host, memory with the job's own data only."""
TIGHT = {Kind.TIMEOUT: 1.2, Kind.MEMORY: 1.1}
"""A limit under this many times the greatest will soon end sound runs."""
LOOSE = {Kind.TIMEOUT: 10.0, Kind.MEMORY: 4.0}
"""Over this many times the proposal it says nothing."""
LEAST = {Kind.TIMEOUT: 10.0, Kind.MEMORY: 16 * 2**20}
"""Below this a limit is never advised: 10 s, 16 MiB."""
_UNITS = {Kind.TIMEOUT: "s", Kind.MEMORY: "bytes"}


def advise_timeout(runs: Columns, timeout_s: float) -> Advice | None:
    """A better timeout; None where the present one is well or the history is too short. NaN: there is none now."""
    ended = int((runs.is_timeout[-RECENT:]).sum())
    return _advise(Kind.TIMEOUT, runs, runs.duration_s, timeout_s, (Evidence("ended at the limit", ended, "runs"),))


def advise_memory(runs: Columns, limit_bytes: float) -> Advice | None:
    """A better memory limit; None as with timeouts. NaN: there is none now."""
    return _advise(Kind.MEMORY, runs, runs.peak_memory_bytes, limit_bytes, ())


def _advise(kind: Kind, runs: Columns, values: Floats, limit: float, more: tuple[Evidence, ...]) -> Advice | None:
    is_sound = runs.is_success & np.isfinite(values) & (values > 0) & np.isfinite(runs.started_s)
    values, times = values[is_sound][-RECENT:], runs.started_s[is_sound][-RECENT:]
    if len(values) < MIN_RUNS:
        return None
    greatest = float(values.max())
    grown = _grown(times, values)
    proposed = max(rounded_up((greatest + grown) * ROOM[kind]), LEAST[kind])
    reason = _reason(limit, proposed, (greatest + grown) * TIGHT[kind], LOOSE[kind])
    if reason is None:
        return None
    unit = _UNITS[kind]
    evidence = (
        Evidence("runs", len(values), "runs"),
        Evidence("median", float(np.median(values)), unit),
        Evidence("99 % stay below", float(np.quantile(values, 0.99)), unit),
        Evidence("greatest", greatest, unit),
        Evidence("growth in 30 days", grown, unit),
    )
    return Advice(kind, reason, limit, proposed, unit, evidence + more)


def _reason(limit: float, proposed: float, tight: float, loose: float) -> str | None:
    if not np.isfinite(limit) or limit <= 0:
        return "missing"
    if limit < tight:
        return "too_tight"
    return "too_loose" if limit > loose * proposed else None


def _grown(times: Floats, values: Floats) -> float:
    """By how much the level surely rises in 30 days, no more than it rose in the time seen; 0 unless it grows."""
    every = max(1, len(times) // GROWTH_POINTS)
    line = growth(times[::every], values[::every])
    if line is None or line.low <= 0:
        return 0.0
    return line.slope * min(AHEAD_S, float(times[-1] - times[0]))
