"""The monitor of jobs with one of its parts taken out: what each part is worth.

Nothing of the monitor is changed: a part is taken out of what it hears or of what it says. Without a season, it hears
of every execution as if at one hour of one day; without calibration, its rates are those of a normal distribution at
the distance that it measured; without changes, only single executions speak; with a vague prior, nothing is believed of
a job before it has a past.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from chronos_models.detectors.signal import Belief
from chronos_models.finding import DAYS_30_S, Finding
from chronos_models.fleet import TRAITS, FleetPrior
from chronos_models.history import History, Marker, Observation, Situation
from chronos_models.kinds import OF_SIGNAL
from chronos_models.monitor import JobMonitor

VAGUE = FleetPrior({traits.name: Belief(spread=0.5, mean_excess=1.0) for traits in TRAITS})

_WEEK_S = 7 * 86_400.0
_CHANGES = {kind.name for (_, is_change, _), kind in OF_SIGNAL.items() if is_change}


def whole(history: History) -> JobMonitor:
    """The monitor as it is."""
    return JobMonitor(period_s=history.period_s, timezone=history.timezone)


def without_season(history: History) -> "Altered":
    """Hears of all executions as if at the same hour of the same day of the week."""
    return Altered(whole(history), shift_s=_to_week)


def without_calibration(history: History) -> "Altered":
    """Claims what a normal distribution would."""
    runs_per_month = DAYS_30_S / history.period_s
    return Altered(whole(history), change=lambda finding: _normal(finding, runs_per_month))


def without_changes(history: History) -> "Altered":
    """Says nothing of lasting changes."""
    return Altered(whole(history), change=lambda finding: None if finding.kind in _CHANGES else finding)


def with_vague_prior(history: History) -> JobMonitor:
    """Believes nothing of a job without a past."""
    return JobMonitor(period_s=history.period_s, timezone=history.timezone, prior=VAGUE)


VARIANTS: Mapping[str, Callable[[History], "JobMonitor | Altered"]] = {
    "whole": whole,
    "without season": without_season,
    "without calibrated tail": without_calibration,
    "without fleet prior": with_vague_prior,
    "without shift": without_changes,
}


def _as_it_is(finding: Finding) -> Finding | None:
    return finding


def _no_shift(_time_s: float) -> float:
    return 0.0


class Altered:
    """A monitor that hears other times, or of which other things are heard."""

    def __init__(
        self,
        monitor: JobMonitor,
        *,
        change: Callable[[Finding], Finding | None] = _as_it_is,
        shift_s: Callable[[float], float] = _no_shift,
    ) -> None:
        """`change` gives what is said in place of a finding; `shift_s` how far a time is moved."""
        self._monitor, self._change, self._shift_s = monitor, change, shift_s

    def observe(self, observation: Observation) -> Sequence[Finding]:
        """Hears of an execution that has ended."""
        move_s = self._shift_s(observation.started_s)
        moved = observation._replace(
            due_s=observation.due_s + move_s,
            started_s=observation.started_s + move_s,
            ended_s=observation.ended_s + move_s,
        )
        return self._said(self._monitor.observe(moved))

    def tick(self, now_s: float, situation: Situation) -> Sequence[Finding]:
        """Is asked while something is awaited or runs."""
        begun_s = situation.awaited_due_s if math.isnan(situation.running_since_s) else situation.running_since_s
        move_s = self._shift_s(begun_s)
        moved = Situation(
            awaited_due_s=situation.awaited_due_s + move_s,
            running_due_s=situation.running_due_s + move_s,
            running_since_s=situation.running_since_s + move_s,
            host=situation.host,
        )
        return self._said(self._monitor.tick(now_s + move_s, moved))

    def mark(self, marker: Marker) -> None:
        """Hears of something that was done to the job."""
        self._monitor.mark(marker)

    def _said(self, found: Sequence[Finding]) -> list[Finding]:
        changed = (self._change(finding) for finding in found)
        return [finding for finding in changed if finding is not None]


def _to_week(time_s: float) -> float:
    """To the beginning of its week: times keep their order, to a week."""
    return -(time_s % _WEEK_S)


def _normal(finding: Finding, runs_per_month: float) -> Finding:
    if finding.spreads is None or finding.kind in _CHANGES:
        return finding
    return replace(finding, rate=math.erfc(abs(finding.spreads) / math.sqrt(2)) * runs_per_month)
