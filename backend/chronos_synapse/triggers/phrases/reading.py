"""A phrase read: the schedule that it means, how sure that is, what is doubtful, and what was not understood."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import msgspec
from msgspec.structs import replace

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.schedule import UNBOUNDED, AnySpec, CronSpec, Schedule, Timing, Window
from chronos_synapse.triggers.build import MAX_MEMBERS, Member, check_schedule
from chronos_synapse.triggers.describe import describe
from chronos_synapse.triggers.phrases.building import Around, Built, build_group
from chronos_synapse.triggers.phrases.clauses import Bound, Clock, Times
from chronos_synapse.triggers.phrases.grouping import Group, Whole, whole_of
from chronos_synapse.triggers.phrases.half_days import settled
from chronos_synapse.triggers.phrases.moments import Scene, day_of, exact_of, later_month
from chronos_synapse.triggers.phrases.questions import Doubt, Questions, Unsayable
from chronos_synapse.triggers.phrases.scanning import Scan, is_plain, scan
from chronos_synapse.triggers.phrases.tokens import Token
from chronos_synapse.triggers.phrases.vocabulary import UNITS_S
from chronos_synapse.triggers.timing_check import check_timing

MAX_CHARACTERS = 500
_FIELD = r"[0-9*?/,\-LlWw#~Hh()]+|[A-Za-z]{3}(?:[-,][A-Za-z]{3})*"
_CRONTAB = re.compile(rf"(?:cron(?:tab)?:?\s+)?((?:(?:{_FIELD})\s+){{4,5}}(?:{_FIELD})|@[a-z]+)", re.IGNORECASE)


class UnreadPart(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the text that nothing was made of; places count characters from 0, the end exclusive."""

    start: int
    end: int
    text: str


class PhraseReading(msgspec.Struct, frozen=True, kw_only=True):
    """What a phrase means. Without a schedule, nothing was found that could be one, or it runs by hand only."""

    schedule: Schedule | None
    timing: Timing = UNBOUNDED
    timezone: str
    confidence: float
    """0 to 1."""
    words: str
    """The schedule in plain words; empty without one."""
    doubts: tuple[Doubt, ...] = ()
    unread: tuple[UnreadPart, ...] = ()
    is_by_hand: bool = False


def read_phrase(text: str, timezone: str, now: datetime, *, answers: Mapping[str, str] | None = None) -> PhraseReading:
    """The schedule that `text` tells, seen from `now` (aware), in `timezone` unless it names another.

    `answers` are ids of choices by the code of their doubt. Deterministic: the same text, zone, moment and answers
    give the same reading.
    """
    questions = Questions(answers or {})
    text = text[:MAX_CHARACTERS]
    if match := _CRONTAB.fullmatch(text.strip().strip("`'\"")):
        return _of_crontab(match[1], Scene(now, timezone, questions))
    found = scan(text)
    whole = whole_of(found.said)
    scene = Scene(now, _zone(whole, timezone, questions), questions)
    unread = _unread(found.unread, text)
    for token in found.unread:
        if token.kind == "badtime":
            questions.note("time.invalid", f"{token.word} is no time of day.", sureness=0.5)
    try:
        _refuse_turned(found.turning, text)
        schedule, timing = _built(whole, scene)
    except Unsayable as reason:
        questions.note(reason.code, reason.text)
        return _nothing(scene, unread)
    if whole.is_by_hand and schedule is None:
        return replace(_nothing(scene, unread), is_by_hand=True, confidence=_share(found), words="Only by hand")
    if schedule is None:
        questions.note("nothing", "No time or day was found in this.")
        return _nothing(scene, unread)
    return _checked(schedule, timing, scene, share=_share(found), unread=unread)


def _refuse_turned(turning: list[Token], text: str) -> None:
    """Rather no schedule than one that says the opposite."""
    if turning:
        words = text[turning[0].start : turning[0].end].strip()
        raise Unsayable("unread.turning", f"What “{words}” changes here was not understood; tell it in other words.")


def _nothing(scene: Scene, unread: tuple[UnreadPart, ...]) -> PhraseReading:
    doubts = scene.questions.doubts
    return PhraseReading(schedule=None, timezone=scene.timezone, confidence=0, words="", doubts=doubts, unread=unread)


def _of_crontab(expression: str, scene: Scene) -> PhraseReading:
    return _checked(CronSpec(expression=expression, timezone=scene.timezone), UNBOUNDED, scene, share=1.0, unread=())


def _checked(
    schedule: Schedule, timing: Timing, scene: Scene, *, share: float, unread: tuple[UnreadPart, ...]
) -> PhraseReading:
    """With all that a job's schedule must pass."""
    try:
        check_schedule(schedule)
        check_timing(timing, schedule)
    except Invalid as refusal:
        scene.questions.note("refused", str(refusal))
        return _nothing(scene, unread)
    return PhraseReading(
        schedule=schedule,
        timing=timing,
        timezone=scene.timezone,
        confidence=round(scene.questions.sureness * share, 2),
        words=describe(schedule, timing),
        doubts=scene.questions.doubts,
        unread=unread,
    )


def _share(found: Scan) -> float:
    """1 when everything was read. A word that no rule knows weighs as one that was read, any other three times."""
    if not found.unread:
        return 1.0
    weight = sum(1 if is_plain(token) else 3 for token in found.unread)
    return found.read_count / (found.read_count + weight)


def _unread(tokens: list[Token], text: str) -> tuple[UnreadPart, ...]:
    """Neighbours as one part."""
    parts: list[tuple[int, int]] = []
    for token in tokens:
        if parts and not text[parts[-1][1] : token.start].strip():
            parts[-1] = (parts[-1][0], token.end)
        else:
            parts.append((token.start, token.end))
    return tuple(UnreadPart(start=start, end=end, text=text[start:end]) for start, end in parts)


def _zone(whole: Whole, timezone: str, questions: Questions) -> str:
    names = list(dict.fromkeys(place.names for place in whole.places))
    if not names:
        return timezone
    if len(names) > 1:
        firsts = [(name[0], name[0]) for name in names]
        return questions.ask("zone.several", "More than one time zone is told. Which?", firsts, sureness=0.4)
    if len(names[0]) == 1:
        return names[0][0]
    text = f"Which time zone is “{whole.places[0].text}”?"
    return questions.ask("zone.which", text, [(name, name) for name in names[0]], sureness=0.7)


def _built(whole: Whole, scene: Scene) -> tuple[Schedule | None, Timing]:
    if not whole.groups:
        return None, UNBOUNDED
    if whole.is_never:
        raise Unsayable("hand.clash", "Never, and at times: tell which, such as “every day except Sunday”.")
    starts, ends, phase = _bounds(whole, scene)
    groups = _settled(whole.groups, scene.questions)
    if whole.is_tail:
        _note_shared(scene.questions)
    since = starts or scene.now
    groups = [_from_month(group, whole) for group in groups]
    around = Around(scene=scene, excepted=whole.excepted, since=since, phase=phase)
    built = [build_group(group, around) for group in groups]
    _note_exceptions(whole, scene.questions)
    timing = Timing(starts_at=starts, ends_at=ends, windows=_windows(built))
    return _united([member for one in built for member in one.members], scene.timezone), timing


def _from_month(group: Group, whole: Whole) -> Group:
    """`every three months, starting in February`: the month in which the step begins."""
    starts = [bound.starts.month_day for bound in whole.bounds if bound.starts and bound.starts.month_day]
    every = group.days.every
    if not starts or every is None or every[1] not in ("month", "quarter") or group.days.months or every[0] == 1:
        return group
    return replace(group, days=replace(group.days, months=frozenset({starts[0][0]})))


def _windows(built: list[Built]) -> tuple[Window, ...]:
    windows = [window for one in built for window in one.windows]
    if windows and len(built) > 1:
        raise Unsayable("interval.several", "An interval within hours cannot be put together with another schedule.")
    return tuple(windows)


def _united(members: list[Member], timezone: str) -> Schedule:
    unique = list(dict.fromkeys(members))
    if len(unique) == 1:
        return unique[0]
    if len(unique) > MAX_MEMBERS:
        raise Unsayable("schedules.count", f"That takes {len(unique)} schedules; {MAX_MEMBERS} can be put together.")
    return AnySpec(schedules=tuple(unique), timezone=timezone)


def _settled(groups: tuple[Group, ...], questions: Questions) -> list[Group]:
    times: list[Times] = settled([group.times for group in groups], questions)
    onces = [
        [once.moment.clock for once in group.once if once.moment.clock is not None and not once.moment.clock.is_sure]
        for group in groups
    ]
    if any(onces):
        clocks = tuple(clock for listed in onces for clock in listed)
        (chosen,) = settled([Times(clocks=clocks)], questions)
        by_clock = dict(zip(clocks, chosen.clocks, strict=True))
        groups = tuple(_with_clocks(group, by_clock) for group in groups)
    return [replace(group, times=one) for group, one in zip(groups, times, strict=True)]


def _with_clocks(group: Group, by_clock: Mapping[Clock, Clock]) -> Group:
    once = tuple(
        one
        if one.moment.clock is None
        else replace(one, moment=replace(one.moment, clock=by_clock.get(one.moment.clock, one.moment.clock)))
        for one in group.once
    )
    return replace(group, once=once)


def _note_shared(questions: Questions) -> None:
    questions.note("groups.shared", "Times or days are told once for several parts, and hold for all of them.")


def _note_exceptions(whole: Whole, questions: Questions) -> None:
    if any(one.is_holidays for one in whole.excepted):
        text = "Which days are holidays is told by a calendar: attach one to the job. Nothing is left out by this yet."
        questions.note("except.holidays", text, sureness=0.6)
    if any(one.day is not None for one in whole.excepted):
        text = "Single dates are left out by a calendar: attach one to the job. Nothing is left out by this yet."
        questions.note("except.date", text, sureness=0.5)


def _bounds(whole: Whole, scene: Scene) -> tuple[datetime | None, datetime | None, int | None]:
    """From when, until when, and the time of day at which a step begins."""
    starts: datetime | None = None
    ends: datetime | None = None
    phase: int | None = None
    for bound in whole.bounds:
        if bound.starts is not None:
            clock = bound.starts.clock
            if bound.starts == type(bound.starts)(clock=clock) and clock is not None:
                phase = clock.minute
            else:
                starts = _instant_of(bound, scene, is_end=False)
        if bound.ends is not None:
            ends = _instant_of(bound, scene, is_end=True)
        if bound.lasting is not None:
            ends = _after(starts or scene.now, bound.lasting, scene)
    if starts is not None and starts <= scene.now:
        starts = None
    return starts, ends, phase


def _instant_of(bound: Bound, scene: Scene, *, is_end: bool) -> datetime:
    moment = bound.ends if is_end else bound.starts
    if moment is None:
        raise AssertionError("a bound that is not told")
    exact = exact_of(moment, scene)
    if exact is not None:
        return exact
    day = day_of(moment, scene)
    if moment.clock is not None:
        return scene.instant(day, moment.clock.minute, moment.clock.second)
    return scene.instant(day, 1439, 59) if is_end else scene.instant(day)


def _after(since: datetime, lasting: tuple[float, str], scene: Scene) -> datetime:
    count, unit = lasting
    if unit in UNITS_S:
        return (since + timedelta(seconds=min(count * UNITS_S[unit], 3660 * 86_400))).replace(microsecond=0)
    months = {"month": 1, "quarter": 3, "year": 12}.get(unit, 1)
    local = replace(scene, now=since).local
    day = later_month(local.date(), int(min(count * months, 120)))
    return scene.instant(day, local.hour * 60 + local.minute).astimezone(UTC)
