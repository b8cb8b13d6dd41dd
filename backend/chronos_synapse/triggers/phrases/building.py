"""One group of a phrase as schedules."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import msgspec
from msgspec.structs import replace

from chronos_synapse.domain.schedule import CronSpec, DateSpec, IntervalSpec, Weekday, Window
from chronos_synapse.triggers.build import Member
from chronos_synapse.triggers.day_words import MONTHS, WEEKDAYS
from chronos_synapse.triggers.phrases.clauses import Clock, Days, Excepted, Moment, Once, Times
from chronos_synapse.triggers.phrases.clocks import DAY_MINUTES
from chronos_synapse.triggers.phrases.day_plan import DayPlan, days_settled, plan_days
from chronos_synapse.triggers.phrases.grouping import Group, merge_days
from chronos_synapse.triggers.phrases.moments import Scene, day_of, exact_of
from chronos_synapse.triggers.phrases.questions import Unsayable
from chronos_synapse.triggers.phrases.time_plan import Frame, TimePlan, plan_of

_MOST_PHASES = 7
_WEEK = tuple(Weekday)


class Built(msgspec.Struct, frozen=True, kw_only=True):
    """Schedules, and windows in which they run."""

    members: tuple[Member, ...]
    windows: tuple[Window, ...] = ()


class Around(msgspec.Struct, frozen=True, kw_only=True):
    """What the rest of the phrase says about a group."""

    scene: Scene
    excepted: Sequence[Excepted]
    since: datetime
    """Nothing is due before."""
    phase: int | None
    """The minute of the day at which a step begins."""


def build_group(group: Group, around: Around) -> Built:
    """The schedules of one group; Unsayable where there is none."""
    if group.is_clash:
        raise Unsayable("step.clash", "Two steps are told that cannot both be.")
    if group.once:
        yearly = _yearly(group, around.scene)
        if yearly is None:
            _refuse_other_days(group, around.scene)
            return Built(members=tuple(_dates(group, around)))
        group = yearly
    days = _recurring(group, around.scene)
    if isinstance(days, date):
        once = Once(moment=Moment(day=days))
        return Built(members=tuple(_dates(replace(group, once=(once,)), around)))
    days = days_settled(days, group.times.count, around.scene.questions)
    plan = plan_days(days, around.excepted)
    times = _placed_midnight(group.times, days, around)
    return _joined(plan, plan_of(times, _frame(plan, around)), around)


def _frame(plan: DayPlan, around: Around) -> Frame:
    spans = [one.span for one in around.excepted if one.span is not None]
    clocks = {clock.minute for one in around.excepted for clock in one.clocks}

    def skips(minute: int) -> bool:
        return minute in clocks or any(_is_within(minute, start.minute, end.minute) for start, end in spans)

    return Frame(
        questions=around.scene.questions,
        is_restricted=not plan.is_every_day,
        phase=around.phase,
        skips=skips,
        has_exceptions=bool(spans or clocks),
    )


def _is_within(minute: int, start: int, end: int) -> bool:
    return start <= minute < end if start < end else minute >= start or minute < end


def _yearly(group: Group, scene: Scene) -> Group | None:
    """A date without a year, if it is meant for every year."""
    open_dates = [once for once in group.once if not once.is_told and once.moment.month_day]
    if not open_dates or len(open_dates) < len(group.once):
        return None
    if group.days.every == (1, "year"):
        return _with_yearly(group, open_dates)
    day = day_of(open_dates[0].moment, scene)
    named = f"{day.day} {MONTHS[day.month - 1]}"
    choices = [("once", f"once, on {named} {day.year}"), ("yearly", f"every year on {named}")]
    if open_dates[0].is_yearly or group.times.step_s is not None:
        choices.reverse()
    if scene.questions.ask("date.yearly", "Once, or every year?", choices, sureness=0.7) == "once":
        return None
    return _with_yearly(group, open_dates)


def _with_yearly(group: Group, open_dates: Sequence[Once]) -> Group:
    pairs = [once.moment.month_day for once in open_dates if once.moment.month_day]
    if len({month for month, _ in pairs}) > 1 and len({number for _, number in pairs}) > 1:
        raise Unsayable("date.several", "Tell several dates of the year as schedules of their own.")
    days = Days(month_days=frozenset(number for _, number in pairs), months=frozenset(month for month, _ in pairs))
    return replace(group, days=merge_days(group.days, days, is_joined=True), once=())


def _refuse_other_days(group: Group, scene: Scene) -> None:
    """A weekday beside a date is only said again if it is the date's; other days contradict it."""
    if not group.days.names_days:
        return
    dates = [day_of(once.moment, scene) for once in group.once]
    days = group.days
    if days.is_single and all((day.weekday() + 1) % 7 in days.weekdays for day in dates):
        return
    text = "A single date and other days are told together, which do not fit: tell one of them."
    raise Unsayable("date.clash", text)


def _recurring(group: Group, scene: Scene) -> Days | date:
    """The days, or the one day that is meant once."""
    days, questions = group.days, scene.questions
    if days.is_last_alone:
        (weekday, _) = next(iter(days.nth))
        today = scene.local.date()
        past = today - timedelta(days=(today.weekday() - (weekday - 1)) % 7 or 7)
        choices = [
            ("of_month", f"the last {WEEKDAYS[weekday]} of each month"),
            ("past", f"the {WEEKDAYS[weekday]} just gone, {past.day} {MONTHS[past.month - 1]}"),
        ]
        text = f"Which last {WEEKDAYS[weekday]}?"
        return days if questions.ask("days.last", text, choices, sureness=0.7) == "of_month" else past
    if (
        days.is_single
        and not days.is_bi
        and not group.times.is_daily
        and len(days.weekdays) == 1
        and not days.months
        and group.times.step_s is None
    ):
        (weekday,) = days.weekdays
        coming = day_of(Moment(weekday=weekday), scene)
        choices = [
            ("weekly", f"every {WEEKDAYS[weekday]}"),
            ("once", f"once, on {WEEKDAYS[weekday]}, {coming.day} {MONTHS[coming.month - 1]} {coming.year}"),
        ]
        if questions.ask("days.once", "Every week, or once?", choices, sureness=0.75) == "once":
            return coming
    if (
        not group.has_days
        and not group.times.is_daily
        and group.times.step_s is None
        and group.times.count is None
        and group.times.clocks
    ):
        coming = _coming(group.times.clocks[0], scene)
        choices = [("daily", "every day"), ("once", f"once, on {coming.day} {MONTHS[coming.month - 1]} {coming.year}")]
        if questions.ask("days.unsaid", "No day is told: every day, or once?", choices, sureness=0.75) == "once":
            return coming
    return days


def _coming(clock: Clock, scene: Scene) -> date:
    """The day on which the clock shows that time next."""
    local = scene.local
    is_over = clock.minute <= local.hour * 60 + local.minute
    return local.date() + timedelta(days=is_over)


def _dates(group: Group, around: Around) -> list[Member]:
    """Once, at each time on each day."""
    scene, found = around.scene, []
    for once in group.once:
        exact = exact_of(once.moment, scene)
        if exact is not None:
            found.append(exact)
            continue
        day = day_of(once.moment, scene)
        clocks = (once.moment.clock,) if once.moment.clock is not None else _clocks_once(group.times, around)
        found += [scene.instant(day, clock.minute, clock.second) for clock in clocks]
    if all(instant <= scene.now for instant in found):
        scene.questions.note("date.past", "That has passed already: nothing will be due.", sureness=0.3)
    return [DateSpec(run_at=instant, timezone=scene.timezone) for instant in sorted(set(found))]


def _clocks_once(times: Times, around: Around) -> tuple[Clock, ...]:
    if times.clocks:
        return times.clocks
    plan = plan_of(times, _frame(DayPlan(), around))
    if not plan.minutes or len(plan.minutes) > 20:
        raise Unsayable("date.times", "Tell one time, or a few, for a single date.")
    return tuple(Clock(minute=minute, second=plan.second) for minute in plan.minutes)


def _placed_midnight(times: Times, days: Days, around: Around) -> Times:
    """`Friday at midnight`: at the start of that day, or at its end."""
    if not any(clock.is_midnight for clock in times.clocks) or not days.weekdays or len(days.weekdays) == 7:
        return times
    day = min(days.weekdays)
    choices = [
        ("start", f"at 00:00 on {WEEKDAYS[day]}, when it begins"),
        ("end", f"at 24:00 on {WEEKDAYS[day]}, when {WEEKDAYS[(day + 1) % 7]} begins"),
    ]
    text = "Midnight is at both ends of a day. At which?"
    if around.scene.questions.ask("clock.midnight", text, choices, sureness=0.7) == "start":
        return times
    clocks = tuple(replace(clock, minute=DAY_MINUTES) if clock.is_midnight else clock for clock in times.clocks)
    return replace(times, clocks=clocks)


def _joined(plan: DayPlan, times: TimePlan, around: Around) -> Built:
    if times.every_s:
        return _interval(plan, times, around)
    if plan.step_days:
        return Built(members=tuple(_steps(plan, times, around)))
    zone = around.scene.timezone
    today, later = (times.folded() if plan.is_every_day else times).crontab()
    members: list[Member] = [CronSpec(expression=f"{part} {plan.part}", timezone=zone) for part in today]
    if later:
        members += [CronSpec(expression=f"{part} {_night(plan, around)}", timezone=zone) for part in later]
    return Built(members=tuple(members))


def _night(plan: DayPlan, around: Around) -> str:
    """The days on which what is after midnight is due."""
    if plan.is_every_day:
        return plan.part
    shifted = plan.on_next_day()
    choices = [("day", "the same days as before midnight")]
    if shifted is not None:
        choices.insert(0, ("night", "the nights that begin on these days"))
    text = "It goes past midnight. Which days count after it?"
    taken = around.scene.questions.ask("span.midnight", text, choices, sureness=0.8)
    return shifted if taken == "night" and shifted is not None else plan.part


def _interval(plan: DayPlan, times: TimePlan, around: Around) -> Built:
    """Real time; what narrows it are windows, since an interval has no days of its own."""
    start = None
    if around.phase is not None:
        start = around.scene.instant(_coming(Clock(minute=around.phase), around.scene), around.phase)
    member = IntervalSpec(every_s=times.every_s, start_at=start, timezone=around.scene.timezone)
    if times.window is None and plan.is_every_day:
        return Built(members=(member,))
    day, month, weekday = plan.part.split(" ")
    if plan.step_days or day != "*" or month != "*" or "#" in weekday or "L" in weekday:
        raise Unsayable("step.days", "An interval goes with weekdays and hours; not with other days.")
    low, high = times.window or (0, DAY_MINUTES)
    window = Window(
        start=Clock(minute=low).text,
        end=Clock(minute=high or DAY_MINUTES).text,
        days=tuple(_WEEK[(number - 1) % 7] for number in sorted(plan.weekdays, key=lambda one: (one - 1) % 7)),
    )
    around.scene.questions.note(
        "interval.window", "An interval of real time, which runs in these hours only; others are recorded as skipped."
    )
    return Built(members=(member,), windows=(window,))


def _steps(plan: DayPlan, times: TimePlan, around: Around) -> list[Member]:
    """Every few days or weeks, from a first day that is asked for."""
    scene, step = around.scene, plan.step_days
    if not times.minutes:
        raise Unsayable("step.times", "Every few days, tell the times of day.")
    clocks = [Clock(minute=minute, second=times.second) for minute in times.minutes]
    first = _first_day(plan, clocks[0], around)
    days = [first]
    if len(plan.weekdays) > 1:
        days = [first + timedelta(days=(number - 1 - first.weekday()) % 7) for number in plan.weekdays]
    if scene.has_clock_changes():
        scene.questions.note(
            "interval.clock",
            f"Counted in real time: when the clock is changed in {scene.timezone}, the time of day moves by an hour.",
            sureness=0.95,
        )
    instants = sorted({scene.instant(day, clock.minute, clock.second) for day in days for clock in clocks})
    return [IntervalSpec(every_s=step * 86_400, start_at=instant, timezone=scene.timezone) for instant in instants]


def _first_day(plan: DayPlan, clock: Clock, around: Around) -> date:
    """The first day of a step of days or weeks: one of those that come next."""
    scene = around.scene
    since = replace(scene, now=max(scene.now, around.since))
    first = _coming(clock, since) if since.now == scene.now else since.local.date()
    unit = 1
    if plan.weekdays:
        unit = 7
        while (first.weekday() + 1) % 7 not in plan.weekdays:
            first += timedelta(days=1)
    number = min(plan.step_days // unit, _MOST_PHASES)
    if number < 2 or since.now != scene.now:
        return first
    found = [first + timedelta(days=unit * shift) for shift in range(number)]
    choices = [(str(shift), f"from {day:%A}, {day.day} {MONTHS[day.month - 1]} on") for shift, day in enumerate(found)]
    taken = scene.questions.ask("step.phase", "From which day is it counted?", choices, sureness=0.75)
    return found[int(taken)]
