"""The times of a day that a phrase means, as crontab fields, or as an interval of real time."""

from collections.abc import Callable

import msgspec

from chronos_synapse.triggers.phrases.clauses import Clock, Times
from chronos_synapse.triggers.phrases.clocks import DAY_MINUTES, PART_HOURS, PART_TIMES, field, fields
from chronos_synapse.triggers.phrases.questions import Questions, Unsayable
from chronos_synapse.triggers.word_lists import join_words

_MOST_MEMBERS = 6
"""So many expressions are put together; beyond, an interval within windows says it shorter."""
_SPREADS: dict[int, tuple[int, ...]] = {2: (9, 21), 3: (8, 14, 20), 4: (8, 12, 16, 20), 5: (8, 11, 14, 17, 20)}


class TimePlan(msgspec.Struct, frozen=True, kw_only=True):
    """One of: minutes of the day (from 1440 on: of the next), fields as they are, an interval."""

    minutes: tuple[int, ...] = ()
    second: int = 0
    parts: tuple[str, ...] = ()
    """`minute hour` or `second minute hour`."""
    every_s: float = 0
    window: tuple[int, int] | None = None
    """In which an interval runs."""

    def folded(self) -> "TimePlan":
        """With what is after midnight on the same day, for a schedule of every day."""
        return msgspec.structs.replace(self, minutes=tuple(sorted({minute % DAY_MINUTES for minute in self.minutes})))

    def crontab(self) -> tuple[list[str], list[str]]:
        """`minute hour` fields of the day, and of the day after."""
        if self.parts:
            return list(self.parts), []
        today = [minute for minute in self.minutes if minute < DAY_MINUTES]
        later = [minute for minute in self.minutes if minute >= DAY_MINUTES]
        lead = f"{self.second} " if self.second else ""
        return (
            [lead + part for part in fields(today)] if today else [],
            [lead + part for part in fields(later)] if later else [],
        )


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """What a plan of times has to know of the rest of the phrase."""

    questions: Questions
    is_restricted: bool
    """Not every day."""
    phase: int | None = None
    """Minute of the day at which a step is to begin."""
    skips: Callable[[int], bool]
    """Whether a minute of the day is excepted."""
    has_exceptions: bool = False


def plan_of(times: Times, frame: Frame) -> TimePlan:
    """When within a day; Unsayable where no schedule can say it."""
    if times.is_business:
        times = msgspec.structs.replace(times, span=_business(frame.questions))
    if times.is_random:
        return _random(times)
    if times.count is not None and times.step_s is None:
        times = _counted(times, times.count, frame)
    if times.step_s is not None:
        return _stepped(times, times.step_s, frame)
    if times.minutes:
        return _past(times, frame)
    if times.clocks:
        return _at_clocks(times, frame)
    if times.span is not None:
        return _span_only(times, frame)
    return _supposed(times, frame)


def _business(questions: Questions) -> tuple[Clock, Clock]:
    hours = {"9_17": (9, 17), "8_18": (8, 18), "8_17": (8, 17), "9_18": (9, 18)}
    choices = [(number, f"from {start:02}:00 to {end:02}:00") for number, (start, end) in hours.items()]
    taken = questions.ask("hours.business", "Which hours are business hours here?", choices, sureness=0.85)
    start, end = hours[taken]
    return Clock(minute=start * 60), Clock(minute=end * 60)


def _random(times: Times) -> TimePlan:
    """At a time that the job's id chooses."""
    if times.step_s is not None:
        minutes = times.step_s / 60
        if minutes == int(minutes) and minutes < 60 and 60 % minutes == 0:
            return TimePlan(parts=(f"H/{int(minutes)} *",))
        hours = times.step_s / 3600
        if hours == 1:
            return TimePlan(parts=("H *",))
        if hours == int(hours) and 24 % hours == 0:
            return TimePlan(parts=(f"H H/{int(hours)}",))
        raise Unsayable("times.random", "A time at random goes with each hour, each day, or a part of the day.")
    if times.span is not None:
        start, end = (clock.minute for clock in times.span)
        if end <= start or start % 60 or end % 60:
            raise Unsayable(
                "times.random", "For a time at random, tell full hours of one day, such as between 2 and 5."
            )
        return TimePlan(parts=(f"H H({start // 60}-{end // 60 - 1})",))
    if times.part:
        low, high = PART_HOURS[times.part]
        return TimePlan(parts=(f"H H({low}-{high})",))
    return TimePlan(parts=(f"H {times.clocks[0].minute // 60}" if times.clocks else "H H",))


def _counted(times: Times, count: tuple[int, str], frame: Frame) -> Times:
    """So often a day, or an hour; what is so often a week or longer is for the days."""
    number, unit = count
    if unit == "hour":
        if times.minutes or number > 60:
            return times
        return msgspec.structs.replace(times, step_s=3600 / number, count=None)
    if unit in ("minute", "second"):
        return msgspec.structs.replace(times, step_s={"minute": 60, "second": 1}[unit] / number, count=None)
    if unit != "day" or number == 1:
        return times
    if times.span is not None:
        return _spread_in(times, times.span, number)
    if times.clocks:
        return _clock_count(times, number, frame.questions)
    if 1440 % number or number > 24:
        return msgspec.structs.replace(times, step_s=86_400 / number, count=None)
    step = DAY_MINUTES // number
    even = [Clock(minute=start * step) for start in range(number)]
    choices = [("even", f"at {join_words([clock.text for clock in even])}")]
    waking = [Clock(minute=hour * 60) for hour in _SPREADS.get(number, ())]
    if waking:
        choices.append(("waking", f"at {join_words([clock.text for clock in waking])}"))
    taken = frame.questions.ask("times.spread", f"At which times, {number} times a day?", choices, sureness=0.6)
    return msgspec.structs.replace(times, clocks=tuple(even if taken == "even" else waking), count=None)


def _spread_in(times: Times, span: tuple[Clock, Clock], number: int) -> Times:
    start, end = span[0].minute, span[1].minute
    size = (end - start) % DAY_MINUTES
    clocks = tuple(Clock(minute=(start + size * one // (number - 1)) % DAY_MINUTES) for one in range(number))
    return msgspec.structs.replace(times, clocks=clocks, span=None, count=None)


def _clock_count(times: Times, number: int, questions: Questions) -> Times:
    clocks = times.clocks
    if len(clocks) == number:
        return times
    first = clocks[0]
    even = tuple(
        Clock(minute=(first.minute + one * DAY_MINUTES // number) % DAY_MINUTES, second=first.second)
        for one in range(number)
    )
    choices = [
        ("even", f"at {join_words([clock.text for clock in even])}"),
        ("as_told", f"only at {join_words([clock.text for clock in clocks])}"),
    ]
    told = "time is" if len(clocks) == 1 else "times are"
    text = f"{number} times a day, but {len(clocks)} {told} told. Which are meant?"
    taken = questions.ask("times.count", text, choices, sureness=0.5)
    return msgspec.structs.replace(times, clocks=even if taken == "even" else clocks, count=None)


def _at_clocks(times: Times, frame: Frame) -> TimePlan:
    kept = [clock for clock in times.clocks if not frame.skips(clock.minute % DAY_MINUTES)]
    if not kept:
        raise Unsayable("times.none", "What is excepted leaves no time.")
    seconds = {clock.second for clock in kept}
    if len(seconds) == 1:
        return TimePlan(minutes=tuple(sorted({clock.minute for clock in kept})), second=seconds.pop())
    parts = [f"{clock.second} {clock.minute % 60} {clock.minute // 60 % 24}" for clock in kept]
    return TimePlan(parts=tuple(dict.fromkeys(parts)))


def _past(times: Times, frame: Frame) -> TimePlan:
    """Minutes past each hour, or past those of a span."""
    hours = times.hours or tuple(range(24))
    if times.span is not None:
        start, end = times.span[0].minute, times.span[1].minute
        end += DAY_MINUTES if end <= start else 0
        found = [
            hour * 60 + minute for hour in range(48) for minute in times.minutes if start <= hour * 60 + minute <= end
        ]
    else:
        found = [hour * 60 + minute for hour in hours for minute in times.minutes]
    return TimePlan(minutes=tuple(minute for minute in found if not frame.skips(minute % DAY_MINUTES)))


def _span_only(times: Times, frame: Frame) -> TimePlan:
    start, end = times.span or (Clock(minute=0), Clock(minute=DAY_MINUTES))
    words = f"from {start.text} to {end.text}"
    choices = [("hourly", f"every hour {words}"), ("once", f"once, {words}, at a time that the job's id chooses")]
    taken = frame.questions.ask("times.how_often", f"How often {words}?", choices, sureness=0.5)
    if taken == "hourly":
        return _stepped(times, 3600, frame)
    return _random(msgspec.structs.replace(times, is_random=True))


def _supposed(times: Times, frame: Frame) -> TimePlan:
    """No time is told: midnight, or the usual hour of the part of the day."""
    if times.part:
        hour = PART_TIMES[times.part]
        low, high = PART_HOURS[times.part]
        choices = [
            ("usual", f"at {hour:02}:00"),
            ("random", f"between {low:02}:00 and {high:02}:59, at a time that the job's id chooses"),
        ]
        text = f"No time is told. When in the {times.part}?" if times.part != "night" else "When at night?"
        if frame.questions.ask("time.missing", text, choices, sureness=0.6) == "random":
            return TimePlan(parts=(f"H H({low}-{high})",))
        return TimePlan(minutes=(hour * 60,))
    choices = [
        ("midnight", "at 00:00"),
        ("morning", "at 09:00"),
        ("random", "at a time that the job's id chooses"),
    ]
    taken = frame.questions.ask("time.missing", "No time of day is told. At which?", choices, sureness=0.6)
    if taken == "random":
        return TimePlan(parts=("H H",))
    return TimePlan(minutes=(540 if taken == "morning" else 0,))


def _stepped(times: Times, step_s: float, frame: Frame) -> TimePlan:
    """Every so many seconds, minutes or hours."""
    if step_s > 10 * 366 * 86_400:
        raise Unsayable("step.range", "An interval is at most ten years long.")
    if step_s < 1:
        raise Unsayable("step.range", "Nothing is due more often than every second.")
    if step_s % 60 or step_s < 60:
        return _seconds(times, step_s, frame)
    minutes = int(step_s // 60)
    if times.minutes and minutes % 60 == 0 and 24 % (minutes // 60) == 0:
        hours = times.hours or tuple(range((frame.phase or 0) // 60 % (minutes // 60), 24, minutes // 60))
        return _past(msgspec.structs.replace(times, hours=hours), frame)
    if times.hours:
        return _in_hours(times, minutes)
    if times.span is not None:
        return _in_span(times.span, minutes, frame)
    if times.part:
        low, high = PART_HOURS[times.part]
        return _in_span((Clock(minute=low * 60), Clock(minute=(high + 1) * 60 - 1)), minutes, frame)
    phase = times.clocks[0].minute if times.clocks else frame.phase
    return _around_the_clock(minutes, phase, frame)


def _seconds(times: Times, step_s: float, frame: Frame) -> TimePlan:
    window = None if times.span is None else (times.span[0].minute, times.span[1].minute)
    if step_s == int(step_s) and step_s < 60 and 60 % int(step_s) == 0:
        second = field(range(0, 60, int(step_s)), 0, 59)
        if window is None and not times.hours:
            return TimePlan(parts=(f"{second} * *",))
        hours = times.hours or _whole_hours(window)
        if hours:
            return TimePlan(parts=(f"{second} * {field(hours, 0, 23)}",))
    return _interval(step_s, window, frame)


def _whole_hours(window: tuple[int, int] | None) -> tuple[int, ...]:
    if window is None or window[0] % 60 or (window[1] % 60 not in (0, 59)) or window[1] <= window[0]:
        return ()
    return tuple(range(window[0] // 60, (window[1] + 59) // 60))


def _interval(step_s: float, window: tuple[int, int] | None, frame: Frame) -> TimePlan:
    if frame.has_exceptions:
        raise Unsayable("step.except", "An interval cannot leave times out; tell hours in which it is to run.")
    return TimePlan(every_s=step_s, window=window)


def _in_hours(times: Times, minutes: int) -> TimePlan:
    if minutes > 60 or 60 % minutes:
        raise Unsayable("step.hours", "Within hours, a step of minutes divides the hour.")
    return TimePlan(parts=(f"{field(range(0, 60, minutes), 0, 59)} {field(times.hours, 0, 23)}",))


def _in_span(span: tuple[Clock, Clock], minutes: int, frame: Frame) -> TimePlan:
    start, end = span[0].minute, span[1].minute
    window = (start, end)
    end += DAY_MINUTES if end <= start else 0
    found = list(range(start, end + 1, minutes))
    if end == start + DAY_MINUTES or end == DAY_MINUTES:
        found = [minute for minute in found if minute < end]
    elif minutes < 60 and found[-1] == end and end % 60 == 0 and len(found) > 1:
        before = Clock(minute=found[-2] % DAY_MINUTES).text
        last = span[1].text
        choices = [("included", f"the last time at {last}"), ("excluded", f"the last time at {before}")]
        if frame.questions.ask("span.end", f"Also at {last} itself?", choices, sureness=0.85) == "excluded":
            found.pop()
    kept = tuple(minute for minute in found if not frame.skips(minute % DAY_MINUTES))
    if not kept:
        raise Unsayable("times.none", "What is excepted leaves no time.")
    if len(fields(kept)) > _MOST_MEMBERS and end <= DAY_MINUTES:
        return _interval(minutes * 60, window, frame)
    return TimePlan(minutes=kept)


def _around_the_clock(minutes: int, phase: int | None, frame: Frame) -> TimePlan:
    if phase is not None and phase >= minutes and minutes < DAY_MINUTES:
        start = Clock(minute=phase).text
        choices = [
            ("around", f"counted from {start}, around the clock"),
            ("day", f"from {start} to the end of the day"),
        ]
        text = f"Also before {start} on the days that follow?"
        if frame.questions.ask("step.start", text, choices, sureness=0.6) == "day":
            return _kept(tuple(range(phase, DAY_MINUTES, minutes)), frame)
    found = tuple(range((phase or 0) % minutes, DAY_MINUTES, minutes))
    is_even = DAY_MINUTES % minutes == 0
    if is_even and len(fields(found)) == 1:
        return _kept(found, frame)
    if frame.is_restricted or frame.has_exceptions:
        return _restarted(minutes, found, frame)
    if minutes >= DAY_MINUTES:
        return TimePlan(every_s=minutes * 60)
    return _interval_or_clock(minutes, found, frame, is_even=is_even)


def _interval_or_clock(minutes: int, found: tuple[int, ...], frame: Frame, *, is_even: bool) -> TimePlan:
    """Steps that do not divide the hour or the day: even ones by real time, or by the clock, begun anew."""
    if minutes < 60:
        by_clock = tuple(hour * 60 + minute for hour in range(24) for minute in range(0, 60, minutes))
        words = f"at minutes 0 to {59 // minutes * minutes} of each hour, which is begun anew"
    else:
        by_clock = found
        clocks = [Clock(minute=minute).text for minute in found]
        words = f"at {clocks[0]}, {clocks[1] if len(clocks) > 1 else ''} and so on, begun anew each day"
    choices = [("interval", f"every {_length(minutes)} of real time, from when it is saved")]
    if len(fields(by_clock)) <= _MOST_MEMBERS:
        choices.append(("clock", words))
    if len(choices) == 1:
        return TimePlan(every_s=minutes * 60)
    text = f"{_length(minutes).capitalize()} do not fill {'an hour' if minutes < 60 else 'a day'} evenly."
    if is_even:
        text = "From when is it counted?"
    taken = frame.questions.ask("step.uneven", text, choices, sureness=0.9)
    return TimePlan(every_s=minutes * 60) if taken == "interval" else TimePlan(minutes=by_clock)


def _length(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if rest:
        return f"{minutes} minutes"
    return f"{hours} hours" if hours > 1 else "1 hour"


def _restarted(minutes: int, found: tuple[int, ...], frame: Frame) -> TimePlan:
    """On some days only, an uneven step begins anew on each of them."""
    kept = tuple(minute for minute in found if not frame.skips(minute))
    if kept and len(fields(kept)) <= _MOST_MEMBERS:
        start = Clock(minute=kept[0]).text
        frame.questions.note("step.restart", f"Counted anew from {start} on each of these days.")
        return TimePlan(minutes=kept)
    return _interval(minutes * 60, (0, DAY_MINUTES), frame)


def _kept(found: tuple[int, ...], frame: Frame) -> TimePlan:
    kept = tuple(minute for minute in found if not frame.skips(minute))
    if not kept:
        raise Unsayable("times.none", "What is excepted leaves no time.")
    return TimePlan(minutes=kept)
