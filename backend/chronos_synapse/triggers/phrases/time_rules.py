"""What says when within a day: clock times, steps, spans, minutes past the hour, parts of the day, counts."""

from collections.abc import Callable

from chronos_synapse.triggers.phrases.clauses import Clause, Clock, Days, Times
from chronos_synapse.triggers.phrases.clocks import PART_TIMES, in_part
from chronos_synapse.triggers.phrases.matching import shifted
from chronos_synapse.triggers.phrases.vocabulary import UNITS_S

Rule = tuple[str, Callable[..., Clause | None]]

_SMALL = ("second", "minute", "hour")


def step(count: float, unit: str) -> Clause | None:
    """Every `count` of a unit: of real time for small ones, by the calendar for days and longer."""
    if unit == "fortnight":
        count, unit = count * 2, "week"
    if unit in _SMALL:
        return Times(step_s=count * UNITS_S[unit]) if count > 0 else None
    if count != int(count):
        return Times(step_s=count * UNITS_S[unit]) if unit in UNITS_S and count > 0 else None
    return Days(every=(int(count), unit)) if count > 0 else None


def _nth_step(number: int, unit: str) -> Clause | None:
    return step(number, unit) if number > 1 else None


def _two_steps(first: float, unit: str, second: float, other: str) -> Clause | None:
    if unit not in UNITS_S or other not in UNITS_S:
        return None
    return Times(step_s=first * UNITS_S[unit] + second * UNITS_S[other])


def _count(count: float, unit: str) -> Clause | None:
    return Times(count=(int(count), unit)) if count >= 1 and count == int(count) else None


def _clocks(clocks: tuple[Clock, ...]) -> Clause:
    return Times(clocks=with_halves(clocks))


def with_halves(clocks: tuple[Clock, ...]) -> tuple[Clock, ...]:
    """`at 2 and 4 pm`: those before one with am or pm are of the same half, as long as they rise."""
    settled: list[Clock] = []
    later: Clock | None = None
    for clock in reversed(clocks):
        is_open = later is not None and later.is_meridian and not clock.is_sure
        later = same_half(clock, later) if is_open and later is not None else clock
        settled.append(later)
    return tuple(reversed(settled))


def same_half(clock: Clock, later: Clock) -> Clock:
    """`clock`, of which the half of the day is not known, in that of `later`, or in the one before."""
    half = later.minute // 720 * 720
    minute = half + clock.minute % 720
    if minute >= later.minute:
        minute = (minute - 720) % 1440
    return Clock(minute=minute, second=clock.second, is_meridian=True)


def _span(start: Clock, end: Clock) -> Clause:
    start, end = settled_span(start, end)
    return Times(span=(start, end))


def settled_span(start: Clock, end: Clock) -> tuple[Clock, Clock]:
    """Both ends, the second as midnight at the end of the day where the word is meant so."""
    start, end = with_halves((start, end))
    if end.is_midnight:
        end = Clock(minute=1440)
    return start, end


def _past(minutes: tuple[int, ...]) -> Clause | None:
    return Times(minutes=tuple(sorted(set(minutes)))) if all(minute < 60 for minute in minutes) else None


def _past_hours(minutes: tuple[int, ...], hours: tuple[int, ...]) -> Clause | None:
    if max(minutes) > 59 or max(hours) > 23:
        return None
    return Times(minutes=tuple(sorted(set(minutes))), hours=hours)


def _past_one_hour(minutes: tuple[int, ...], clock: Clock) -> Clause | None:
    return _past_hours(minutes, (clock.minute // 60,)) if clock.minute % 60 == 0 else None


def _stepped_minutes(every: float, first: int, last: int) -> tuple[int, ...]:
    return tuple(range(first, last + 1, int(every))) if every >= 1 and last < 60 else (60,)


def _past_stepped(every: float, first: int, last: int) -> Clause | None:
    return _past(_stepped_minutes(every, first, last))


def _past_stepped_hours(every: float, first: int, last: int, hours: tuple[int, ...]) -> Clause | None:
    return _past_hours(_stepped_minutes(every, first, last), hours)


def _past_stepped_one(every: float, first: int, last: int, clock: Clock) -> Clause | None:
    return _past_one_hour(_stepped_minutes(every, first, last), clock)


def _past_in_span(minutes: tuple[int, ...], start: Clock, end: Clock) -> Clause | None:
    if start.minute % 60 or end.minute % 60 or end.minute < start.minute:
        return None
    return _past_hours(minutes, tuple(range(start.minute // 60, end.minute // 60 + 1)))


def _past_in_stepped_span(minutes: tuple[int, ...], every: float, start: Clock, end: Clock) -> Clause | None:
    if start.minute % 60 or end.minute % 60 or end.minute < start.minute or every < 1:
        return None
    return _past_hours(minutes, tuple(range(start.minute // 60, end.minute // 60 + 1, int(every))))


def _past_stepped_span(every: float, first: int, last: int, start: Clock, end: Clock) -> Clause | None:
    return _past_in_span(_stepped_minutes(every, first, last), start, end)


def _hours_at(every: float, minutes: tuple[int, ...]) -> Clause | None:
    return Times(step_s=every * 3600, minutes=minutes) if 1 <= every < 24 and max(minutes) < 60 else None


def _part(name: str, *, is_daily: bool = False) -> Callable[..., Clause]:
    return lambda *_: Times(part=name, is_daily=is_daily)


def _clock_in(part: str) -> Callable[[Clock], Clause]:
    return lambda clock: Times(clocks=(in_part(clock, part),))


def _at_lunch(clock: Clock) -> Clause | None:
    """`12 noon`, `um 1 Uhr mittags`."""
    hour = clock.minute // 60
    return Times(clocks=(in_part(clock, "afternoon") if hour != 11 else clock,)) if hour in (1, 2, 3, 11, 12) else None


def _one(clause: Clause) -> Callable[..., Clause]:
    return lambda *_: clause


def _span_of_number(number: float, end: Clock) -> Clause | None:
    if number != int(number) or number > 24:
        return None
    return _span(Clock(minute=int(number) * 60, is_sure=not 1 <= number <= 12), end)


def _span_of_numbers(start: int, end: int) -> Clause | None:
    if not 0 <= start < end <= 24:
        return None
    return _span_of_number(start, Clock(minute=end * 60, is_sure=end > 12))


_PARTS: list[Rule] = [
    (f"{lead}{name}", _part(name, is_daily=lead == "every "))
    for name in PART_TIMES
    for lead in ("in? the? early? late? ", "every ", "at ", "during the? ", "on the? ", "over ")
]
_PARTS += [(f"at? CLK {lead} {name}", _clock_in(name)) for name in PART_TIMES for lead in ("in? the?", "at")]
_PARTS += [("at? PLAINCLK noon", _at_lunch)]
_PAST_HOUR = "past|after the|every? every? hour"

TIME_RULES: list[Rule] = [
    ("every NUM UNIT", step),
    ("every UNIT", lambda unit: step(1, unit)),
    ("every UNIT of every UNIT", lambda unit, _: step(1, unit)),
    ("every NUM UNIT of every UNIT", lambda count, unit, _: step(count, unit)),
    ("of every day", _one(Days(every=(1, "day")))),
    ("every other UNIT", lambda unit: step(2, unit)),
    ("every ORD UNIT", _nth_step),
    ("every NUM UNIT and? NUM UNIT", _two_steps),
    ("every half hour", _one(Times(step_s=1800))),
    ("every half a hour", _one(Times(step_s=1800))),
    ("halfhourly", _one(Times(step_s=1800))),
    ("every halbuhr hour", _one(Times(step_s=1800))),
    ("every quarter hour", _one(Times(step_s=900))),
    ("every quarterpart hour", _one(Times(step_s=900))),
    ("every quarter of? a hour", _one(Times(step_s=900))),
    ("every viertelstunde", _one(Times(step_s=900))),
    ("every halbe hour", _one(Times(step_s=1800))),
    ("every UNIT and a half", lambda unit: step(1.5, unit)),
    ("every NUM and a half UNIT", lambda count, unit: step(count + 0.5, unit)),
    ("hourly", _one(Times(step_s=3600))),
    ("minutely", _one(Times(step_s=60))),
    ("at CLKS", _clocks),
    ("at? FEW to PLAINCLK", lambda few, clock: _clocks((shifted(clock, -int(few)),))),
    ("at? WHOLE minute past|after PLAINCLK", lambda count, clock: _clocks((shifted(clock, count),))),
    ("at? WHOLE minute before|to PLAINCLK", lambda count, clock: _clocks((shifted(clock, -count),))),
    ("at the? CLKS", _clocks),
    ("TIMES", _clocks),
    ("between CLK and|to|- CLK", _span),
    ("from CLK to|until|- CLK", _span),
    ("TIME to|-|until TIME", _span),
    ("NUM - TIME", _span_of_number),
    ("WHOLE - WHOLE", _span_of_numbers),
    ("at CLK - CLK", _span),
    ("during? within? in? the? businesshours", _one(Times(is_business=True))),
    ("at half past the|every hour", _one(Times(minutes=(30,)))),
    ("at? half past every hour", _one(Times(minutes=(30,)))),
    ("quarter past|after the|every hour", _one(Times(minutes=(15,)))),
    ("quarter to the|every hour", _one(Times(minutes=(45,)))),
    (f"at? NUMS minute? {_PAST_HOUR}", _past),
    ("at? NUM minute to|before the|every? every? hour", lambda count: _past((int(60 - count) % 60,))),
    ("at|on minute NUMS of? the|every? every? hour?", _past),
    ("at? MARKS past? every? hour?", _past),
    ("at? on? the? top of the|every? hour", _one(Times(minutes=(0,)))),
    ("on the hour", _one(Times(minutes=(0,)))),
    ("every hour on the hour", _one(Times(minutes=(0,)))),
    ("every hour at NUMS minute? past? the? hour?", _past),
    ("every hour at? on the half hour?", _one(Times(minutes=(30,)))),
    ("every NUM hour at NUMS minute past the? hour", _hours_at),
    ("at? every NUM minute from WHOLE to WHOLE past every hour", _past_stepped),
    ("at? every NUM minute from WHOLE to WHOLE past the hour NUMS", _past_stepped_hours),
    ("at? every NUM minute from WHOLE to WHOLE past TIME", _past_stepped_one),
    ("at? every NUM minute from WHOLE to WHOLE past every hour from TIME to TIME", _past_stepped_span),
    ("at? NUMS minute past the hour NUMS", _past_hours),
    ("at NUMS minute past TIME", _past_one_hour),
    ("at? NUMS minute past every hour from TIME to TIME", _past_in_span),
    ("at? NUMS minute past every NUM hour from TIME to TIME", _past_in_stepped_span),
    ("at? NUMS minute past every NUM hour", lambda minutes, every: _hours_at(every, minutes)),
    ("in the hour NUMS", lambda hours: Times(hours=hours) if max(hours) < 24 else None),
    ("at the hour NUMS", lambda hours: _past_hours((0,), hours)),
    ("NUM times a|every UNIT", _count),
    ("NUM times daily", lambda count: _count(count, "day")),
    ("NUM times UNIT", _count),
    ("twice a|every UNIT", lambda unit: _count(2, unit)),
    ("twice daily", lambda: _count(2, "day")),
    ("twice weekly", lambda: _count(2, "week")),
    ("twice monthly", lambda: _count(2, "month")),
    ("thrice a|every UNIT", lambda unit: _count(3, unit)),
    ("thrice daily", lambda: _count(3, "day")),
    ("twice on the? UNIT", lambda unit: _count(2, unit)),
    ("NUM times on the? UNIT", _count),
    ("once a|every UNIT", lambda unit: step(1, unit)),
    ("once on the? UNIT", lambda unit: step(1, unit)),
    ("once daily", _one(Days(every=(1, "day")))),
    ("nightly", _one(Times(part="night", is_daily=True))),
    ("overnight", _one(Times(part="night"))),
    *_PARTS,
    ("morning", _part("morning")),
    ("every tomorrow", _part("morning", is_daily=True)),
    ("afternoon", _part("afternoon")),
    ("evening", _part("evening")),
    ("night", _part("night")),
    ("at? a random time|moment|minute", _one(Times(is_random=True))),
    ("at? randomly|sometime", _one(Times(is_random=True))),
    ("at some point", _one(Times(is_random=True))),
]
"""Longest match first wins, whatever the order."""
