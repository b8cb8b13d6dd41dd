"""What the clock changes of a zone do to the due times of a crontab expression."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from chronos_synapse.domain.clock import EPOCH, from_ms
from chronos_synapse.domain.schedule import UNBOUNDED, AnySpec, CronSpec, FoldPolicy, Schedule, Timing
from chronos_synapse.triggers.cron_count import count_matches
from chronos_synapse.triggers.crontab import CrontabTrigger, crontab_trigger
from chronos_synapse.triggers.day_words import MONTHS
from chronos_synapse.triggers.word_lists import join_words
from chronos_synapse.triggers.zone import Span

LOOK_AHEAD = timedelta(days=731)
"""How far clock changes are looked for: 24 months."""

_MAX_TIMES = 4
"""More times of day than this are told by their number."""


class ClockEffect(NamedTuple):
    """One clock change that moves, drops, doubles or merges due times."""

    spec: CronSpec
    trigger: CrontabTrigger
    change: Span

    @property
    def is_forward(self) -> bool:
        """Whether clock times are left out; otherwise they come twice."""
        return self.change.offset > self.change.previous

    @property
    def at(self) -> datetime:
        """When the clock is changed."""
        return from_ms(self.change.start * 1000)

    @property
    def is_made_up(self) -> bool:
        """Whether what is left out is due right after the gap."""
        return self.trigger.made_up(self.change.start, self.change.previous, self.change.offset)

    @property
    def is_merged(self) -> bool:
        """Whether the first instant after the gap is due anyway."""
        shown = self.change.start + self.change.offset
        return self.trigger.expression.next_local(shown) == shown

    @property
    def date(self) -> str:
        """The day on which it happens, on the wall clock before it."""
        return _date(self._clock(self.change.previous))

    @property
    def clocks(self) -> tuple[str, str]:
        """What the clock shows before and after; with the day where that is another one."""
        before, now = self._clock(self.change.previous), self._clock(self.change.offset)
        if before.date() == now.date():
            return f"{before:%H:%M}", f"{now:%H:%M}"
        return f"{before:%H:%M} on {_date(before)}", f"{now:%H:%M} on {_date(now)}"

    def words(self, timezone: str) -> str:
        """One sentence; the zone is named where it is not `timezone`."""
        place = "" if self.trigger.zone.name == timezone else f" in {self.trigger.zone.name}"
        before, now = self.clocks
        goes = "goes" if self.is_forward else "goes back"
        return f"{self.date}{place}: the clock {goes} from {before} to {now}; {self._times()} {self._outcome()}."

    def _times(self) -> str:
        """`02:30`, `02:15 and 02:45`, `60 due times`."""
        first, end = self._touched()
        count = count_matches(self.trigger.expression, first, end)
        if count > _MAX_TIMES:
            return f"{count:,} due times"
        times, at = [], first
        while (due := self.trigger.expression.next_local(at)) is not None and due < end:
            shown = EPOCH + timedelta(seconds=due)
            times.append(f"{shown:%H:%M:%S}" if shown.second else f"{shown:%H:%M}")
            at = due + 1
        return join_words(times)

    def _outcome(self) -> str:
        first, end = self._touched()
        is_one = count_matches(self.trigger.expression, first, end) == 1
        verb = "is" if is_one else "are"
        if not self.is_forward:
            passes = {FoldPolicy.FIRST: "the first time only", FoldPolicy.LAST: "the second time only"}
            comes = "comes" if is_one else "come"
            return f"{comes} twice and {verb} due {passes.get(self.trigger.fold, 'both times')}"
        now = self.clocks[1]
        if not self.is_made_up:
            return f"{verb} not due"
        if self.is_merged:
            return f"{verb} merged into {now}, which is due anyway"
        return f"{verb} due at {now} instead" if is_one else f"{verb} due once, at {now}, instead"

    def _touched(self) -> tuple[int, int]:
        """The local seconds, first and end, that are left out or come twice."""
        return _touched(self.change)

    def _clock(self, offset: int) -> datetime:
        return EPOCH + timedelta(seconds=self.change.start + offset)


def clock_effects(
    schedule: Schedule, after: datetime, *, timing: Timing = UNBOUNDED, seed: str = ""
) -> list[ClockEffect]:
    """What clock changes of the 24 months from `after` on do to the due times, in order of time."""
    members = schedule.schedules if isinstance(schedule, AnySpec) else (schedule,)
    found = [
        effect for spec in members if isinstance(spec, CronSpec) for effect in _effects(spec, after, timing, seed=seed)
    ]
    return sorted(found, key=lambda effect: effect.change.start)


def _effects(spec: CronSpec, after: datetime, timing: Timing, *, seed: str) -> Iterator[ClockEffect]:
    trigger = crontab_trigger(spec.expression, spec.timezone, gap=spec.gap, fold=spec.fold, seed=seed)
    since = max(_second(after), _second(timing.starts_at or after))
    until = _second(after) + int(LOOK_AHEAD.total_seconds())
    if timing.ends_at is not None:
        until = min(until, _second(timing.ends_at))
    for change in trigger.zone.changes(since, until):
        first, end = _touched(change)
        due = trigger.expression.next_local(first)
        if due is not None and due < end and _is_felt(effect := ClockEffect(spec, trigger, change)):
            yield effect


def _is_felt(effect: ClockEffect) -> bool:
    """Whether a due time is other than it would be by real time: a job of every hour may run as if nothing were."""
    cron, trigger = effect.trigger.expression, effect.trigger
    if cron.is_fixed or not cron.hour.is_every:
        return True
    if effect.is_forward:
        return effect.is_made_up and not effect.is_merged
    return trigger.fold is not FoldPolicy.BOTH


def _touched(change: Span) -> tuple[int, int]:
    shown = sorted((change.start + change.previous, change.start + change.offset))
    return shown[0], shown[1]


def _second(instant: datetime) -> int:
    return (instant - EPOCH) // timedelta(seconds=1)


def _date(shown: datetime) -> str:
    return f"{shown.day} {MONTHS[shown.month - 1]} {shown.year}"
