"""Watches one job: what each execution, each tick of the clock and each marker says about it.

Composes the detectors of `detectors/`. Every finding carries the expected number of equally strong false alarms of the
job in 30 days; all that is rarer than one in twenty runs is returned, and `Finding.phase` says which of it to tell.
Assumes observations in the order of their ends. A failed execution speaks of failures only; one with a clock that went
back, or without a start, says nothing about times. Complexity: O(1) an execution, about 100 us; state below 16 kB.
Minimum n: 0 for missing, late, timed-out and failed executions, 4 for single deviations, 40 for changes.
"""

from math import inf, isfinite, isnan, nan
from typing import Protocol

from chronos_models.detectors.failure_run import FailureRun
from chronos_models.detectors.rare_event import RareEvent
from chronos_models.detectors.signal import MINIMUM, Signal
from chronos_models.detectors.slots import Slot, slot_of, zone_of
from chronos_models.detectors.state import MOST_TEXT, Reader, pack, unpack, write_text
from chronos_models.detectors.watch import LagWatch, LengthWatch
from chronos_models.episodes import Episodes
from chronos_models.finding import DAYS_30_S, NOTED_P, Finding
from chronos_models.fleet import TRAITS, FleetPrior
from chronos_models.history import Marker, Observation, Situation
from chronos_models.kinds import FAILURES, LATE, LONG_RUNNING, MISSING, OF_SIGNAL, STUCK, TIMEOUT
from chronos_models.statements import NO_DEPLOY, Deploy, Moment, Seen, failing, late, long, measured

BUDGET = 0.3
FEEDBACK_WEIGHT = 3
"""How many times a deviation that was called normal is learned."""
REGIME_RUNS = 10
"""What the runs before an edit are worth after it."""
LAST_S = 6e10
"""A time this far from 1970, before the year 69 or after 3871, is none."""


class Part(Protocol):
    """A piece of the state."""

    def write(self, numbers: list[float]) -> None:
        """Append the state."""

    def read(self, reader: Reader) -> None:
        """Take the state over."""


class JobMonitor:
    """The running state of one job."""

    def __init__(
        self, *, period_s: float, timezone: str = "UTC", budget: float = BUDGET, prior: FleetPrior | None = None
    ) -> None:
        """A job that runs about every `period_s` (a month's runs follow from it); ValueError unless positive."""
        if not (isfinite(period_s) and period_s > 0.0):
            raise ValueError("a period is a positive number of seconds")
        prior = prior or FleetPrior()
        self.runs_per_month = DAYS_30_S / period_s
        self.zone = zone_of(timezone)
        self.episodes = Episodes(budget)
        self.signals = [Signal(traits, prior.of(traits.name)) for traits in TRAITS]
        self.duration = self.signals[0]
        self.failures = FailureRun()
        self.timeouts = RareEvent()
        self.lag = LagWatch()
        self.length = LengthWatch()
        self.first_s = nan
        self.last_number = -1
        self.deploy = NO_DEPLOY

    def observe(self, observation: Observation) -> list[Finding]:
        """What an execution that has ended says; one that was heard of before says nothing."""
        if observation.number <= self.last_number:
            return []
        self.last_number = observation.number
        self.deploy = self.deploy._replace(runs_since=self.deploy.runs_since + 1)
        if not (abs(observation.started_s) < LAST_S and abs(observation.ended_s) < LAST_S):
            return []
        if isnan(self.first_s):
            self.first_s = observation.started_s
        moment = self._moment(observation.ended_s, observation.number)
        found = self._start(observation, moment)
        found += self._outcome(observation, moment)
        counts = [signal.count for signal in self.signals]
        if observation.is_success and observation.ended_s >= observation.started_s:
            found += self._measures(observation, moment)
        told = {signal.traits.name for signal, count in zip(self.signals, counts, strict=True) if signal.count > count}
        told |= {"outcome"} if isnan(observation.due_s) else {"outcome", "start"}
        closed = self.episodes.finish_run(found, told, number=observation.number, time_s=observation.ended_s)
        return [*self.episodes.place(found), *closed]

    def tick(self, now_s: float, situation: Situation) -> list[Finding]:
        """What the clock says between executions."""
        moment = self._moment(now_s, -1)
        found = []
        if (
            -inf < situation.awaited_due_s < now_s < inf
            and (p := self.lag.p_value(now_s - situation.awaited_due_s)) < NOTED_P
        ):
            found.append(late(MISSING, self.lag, p, situation.awaited_due_s, moment))
        if -inf < situation.running_since_s < now_s < inf:
            found += self._running(situation.running_since_s, moment)
        return self.episodes.place(found)

    def mark(self, marker: Marker, *, runs_since: int = 0) -> None:
        """Hears of a deploy or an edit, and how many runs have begun since; pauses are the scheduler's to know."""
        if marker.kind == "deploy":
            self.deploy = Deploy(marker.version[:MOST_TEXT], marker.time_s, runs_since)
            for signal in self.signals:
                signal.deployed(self.runs_per_month)
        elif marker.kind == "edit":
            self.new_regime()

    def new_regime(self) -> None:
        """The job was changed by its owner: what was learned is a prior of REGIME_RUNS runs from here on."""
        for signal in self.signals:
            signal.soften(REGIME_RUNS)
        for event in (self.timeouts, self.lag.late, self.length.long):
            event.soften(REGIME_RUNS)
        self.failures.soften(REGIME_RUNS)

    def forgive(self, kind: str, p: float) -> float:
        """A person's word that a finding of this kind and p is no anomaly: it is learned FEEDBACK_WEIGHT times more.

        Returns what `take_back` needs to know of it.
        """
        if kind == FAILURES.name:
            self.failures.forgive(FEEDBACK_WEIGHT)
        event = self._event_of(kind)
        if event is not None:
            event.forgive(FEEDBACK_WEIGHT)
        signal, is_change, direction = self._signal_of(kind)
        if signal is None:
            return 0.0
        return signal.forgive(is_change=is_change, direction=direction, p=p, weight=FEEDBACK_WEIGHT)

    def take_back(self, kind: str, learned: float, runs: int) -> None:
        """Undo a `forgive` of so many runs ago, which returned `learned`, as far as it still counts."""
        if kind == FAILURES.name:
            self.failures.take_back(FEEDBACK_WEIGHT, runs)
        event = self._event_of(kind)
        if event is not None:
            event.take_back(FEEDBACK_WEIGHT, runs)
        signal, is_change, direction = self._signal_of(kind)
        if signal is not None:
            signal.take_back(learned, is_change=is_change, direction=direction, weight=FEEDBACK_WEIGHT)

    def _signal_of(self, kind: str) -> tuple[Signal | None, bool, int]:
        """(signal, whether it is a lasting change, direction) of a kind of finding about a measured value."""
        wanted = "slow_run" if kind == LONG_RUNNING.name else kind
        for (name, is_change, direction), known in OF_SIGNAL.items():
            if known.name == wanted:
                return next(signal for signal in self.signals if signal.traits.name == name), is_change, direction
        return None, False, 0

    def _event_of(self, kind: str) -> RareEvent | None:
        events = {
            TIMEOUT.name: self.timeouts,
            STUCK.name: self.length.long,
            LATE.name: self.lag.late,
            MISSING.name: self.lag.late,
        }
        return events.get(kind)

    def to_bytes(self) -> bytes:
        """The state; at most 16 kB."""
        numbers: list[float] = [self.last_number, self.first_s]
        for part in self._parts():
            part.write(numbers)
        numbers += (self.deploy.time_s, self.deploy.runs_since)
        write_text(numbers, self.deploy.version)
        return pack(numbers)

    def restore(self, blob: bytes) -> None:
        """Take over the state that `to_bytes` of a monitor gave; ValueError, and no change, for any other."""
        before = self.to_bytes()
        try:
            self._read(unpack(blob))
        except ValueError:
            self._read(unpack(before))
            raise

    def _parts(self) -> list[Part]:
        return [*self.signals, self.failures, self.timeouts, self.lag, self.length.long, self.episodes]

    def _read(self, reader: Reader) -> None:
        self.last_number, self.first_s = reader.whole(), reader.number()
        for part in self._parts():
            part.read(reader)
        time_s, runs_since = reader.number(), reader.whole()
        self.deploy = Deploy(reader.text(), time_s, runs_since)
        reader.end()

    def _moment(self, time_s: float, number: int) -> Moment:
        first_s = time_s if isnan(self.first_s) else self.first_s
        return Moment(time_s, self.runs_per_month, first_s, number, self.deploy)

    def _start(self, observation: Observation, moment: Moment) -> list[Finding]:
        lag_s = observation.started_s - observation.due_s
        if not isfinite(lag_s):
            return []
        p = self.lag.p_value(lag_s)
        self.lag.learn(lag_s)
        return [late(LATE, self.lag, p, observation.due_s, moment)] if p < NOTED_P else []

    def _running(self, started_s: float, moment: Moment) -> list[Finding]:
        """An execution that goes on: beyond a multiple of what is expected, or beyond the tail of durations."""
        if self.duration.count < MINIMUM:
            return []
        slot = slot_of(started_s, self.zone)
        elapsed_s = moment.time_s - started_s
        usual = self.duration.range_of(slot)
        found = []
        if (p := self.length.p_value(elapsed_s, self.duration.usual(slot))) < NOTED_P:
            found.append(long(STUCK, usual, p, elapsed_s, moment))
        if (p := self.duration.p_longer(elapsed_s, slot)) < NOTED_P:
            found.append(long(LONG_RUNNING, usual, p, elapsed_s, moment))
        return found

    def _outcome(self, observation: Observation, moment: Moment) -> list[Finding]:
        found = []
        p = self.failures.learn(is_failure=not observation.is_success)
        if p < NOTED_P and not observation.is_success:
            found.append(failing(self.failures, p, moment))
        if observation.is_timeout and observation.ended_s >= observation.started_s:
            usual = self.duration.range_of(slot_of(observation.started_s, self.zone))
            taken_s = observation.ended_s - observation.started_s
            found.append(long(TIMEOUT, usual, self.timeouts.p_value, taken_s, moment))
        self.timeouts.learn(came=observation.is_timeout)
        return found

    def _measures(self, observation: Observation, moment: Moment) -> list[Finding]:
        slot = slot_of(observation.started_s, self.zone)
        duration_s = observation.ended_s - observation.started_s
        found = self._length(duration_s, slot, moment)
        share = observation.cpu_s / duration_s if duration_s > 0.0 else nan
        values = (duration_s, share, observation.peak_memory_bytes, observation.output_bytes)
        for signal, value in zip(self.signals, values, strict=True):
            expectation = signal.expectation
            structural, expected, spread = expectation.structural(slot), expectation.expected(slot), expectation.spread
            for hint in signal.learn(value, slot):
                middle = structural - hint.moved if hint.is_change else expected
                seen = Seen(value, signal.range_around(middle, spread), expectation.slot_name(slot))
                found.append(measured(signal, hint, seen, moment))
        return found

    def _length(self, duration_s: float, slot: Slot, moment: Moment) -> list[Finding]:
        if self.duration.count < MINIMUM:
            return []
        usual_s = self.duration.usual(slot)
        p = self.length.p_value(duration_s, usual_s)
        self.length.learn(duration_s, usual_s)
        return [long(STUCK, self.duration.range_of(slot), p, duration_s, moment)] if p < NOTED_P else []
