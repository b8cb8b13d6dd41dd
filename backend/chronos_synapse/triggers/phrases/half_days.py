"""Which half of the day is meant by `at 3` and `9 to 5`."""

import itertools
from collections.abc import Sequence

from msgspec.structs import replace

from chronos_synapse.triggers.phrases.clauses import Clock, Times
from chronos_synapse.triggers.phrases.clocks import afternoon, in_part
from chronos_synapse.triggers.phrases.questions import Questions
from chronos_synapse.triggers.word_lists import join_words

_EARLY = 7
"""Before this hour a number alone is as likely to be in the afternoon."""


def settled(all_times: Sequence[Times], questions: Questions) -> list[Times]:
    """The times with each half of the day decided, by what else is told, or by asking."""
    clocks = [clock for times in all_times for clock in (*times.clocks, *(times.span or ()))]
    if any(clock.is_sure and not clock.is_meridian for clock in clocks):
        return [_sure(times) for times in all_times]
    by_part = [_by_part(times) for times in all_times]
    spanned = [_with_span(times, questions) for times in by_part]
    open_clocks = [clock for times in spanned for clock in times.clocks if not (clock.is_sure or _is_morning(clock))]
    if not open_clocks:
        return spanned
    taken = _ask(open_clocks, questions)
    return [replace(times, clocks=_chosen(times.clocks, taken)) for times in spanned]


def _is_morning(clock: Clock) -> bool:
    return clock.is_colon and clock.minute >= _EARLY * 60


def _sure(times: Times) -> Times:
    clocks = tuple(replace(clock, is_sure=True) for clock in times.clocks)
    if times.span is None:
        return replace(times, clocks=clocks)
    start, end = times.span
    return replace(times, clocks=clocks, span=(replace(start, is_sure=True), replace(end, is_sure=True)))


def _by_part(times: Times) -> Times:
    if not times.part or times.span is None:
        return times
    start, end = times.span
    return replace(times, span=(in_part(start, times.part), in_part(end, times.part)), part="")


def _with_span(times: Times, questions: Questions) -> Times:
    if times.span is None:
        return times
    start, end = times.span
    if (start.is_sure or _is_morning(start)) and (end.is_sure or _is_morning(end)) and start.minute < end.minute:
        return times
    if start.is_sure or end.is_sure:
        return replace(times, span=_completed_span(start, end))
    night = f"from {start.text} to {end.text}"
    if end.minute > start.minute:
        late = (afternoon(start), afternoon(end))
        choices = [("as_written", night), ("afternoon", f"from {late[0].text} to {late[1].text}")]
        taken = questions.ask("span.half_day", "Which half of the day is meant?", choices, sureness=0.75)
        return replace(times, span=(start, end) if taken == "as_written" else late)
    day = (start, afternoon(end))
    choices = [("day", f"from {start.text} to {day[1].text}"), ("night", f"{night} on the next day")]
    taken = questions.ask("span.night", "By day, or over night?", choices, sureness=0.9)
    return replace(times, span=day if taken == "day" else (start, end))


def _completed_span(start: Clock, end: Clock) -> tuple[Clock, Clock]:
    """One end is sure: the other is the nearest that makes the span go forward within a day."""
    if not end.is_sure:
        late = afternoon(end)
        if end.minute > start.minute:
            return start, replace(end, is_sure=True)
        return start, late if late.minute > start.minute else replace(end, is_sure=True)
    late = afternoon(start)
    return (late if start.minute >= end.minute > late.minute else replace(start, is_sure=True)), end


def _ask(clocks: Sequence[Clock], questions: Questions) -> str:
    late = [afternoon(clock) for clock in clocks]
    choices = [("as_written", _words(clocks)), ("afternoon", _words(late))]
    if any(second.minute < first.minute for first, second in itertools.pairwise(clocks)):
        choices.insert(0, ("rising", _words(_rising(clocks))))
    is_early = any(clock.minute // 60 < _EARLY for clock in clocks)
    return questions.ask(
        "clock.half_day", "Which half of the day is meant?", choices, sureness=0.7 if is_early else 0.85
    )


def _chosen(clocks: tuple[Clock, ...], taken: str) -> tuple[Clock, ...]:
    if taken == "as_written":
        return clocks
    if taken == "rising":
        return tuple(_rising(clocks))
    return tuple(clock if clock.is_sure else afternoon(clock) for clock in clocks)


def _rising(clocks: Sequence[Clock]) -> list[Clock]:
    """Those that are earlier than the one before them, in the afternoon."""
    risen: list[Clock] = []
    for clock in clocks:
        is_later = not risen or clock.minute > risen[-1].minute or clock.is_sure
        risen.append(clock if is_later else afternoon(clock))
    return risen


def _words(clocks: Sequence[Clock]) -> str:
    return f"at {join_words([clock.text for clock in clocks])}"
