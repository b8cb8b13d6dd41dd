"""What holds for every expression and every instant."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.schedule import AnySpec, CronSpec, FoldPolicy, GapPolicy, Timing
from chronos_synapse.triggers.build import build, fire_times, jitter_ms
from chronos_synapse.triggers.clock_changes import clock_effects
from chronos_synapse.triggers.crontab import CronExpression, crontab_trigger, parse_cron
from chronos_synapse.triggers.crontab_file import parse_crontab
from chronos_synapse.triggers.describe import describe
from chronos_synapse.triggers.warning import warnings_for
from tests.triggers.reference import random_cron

pytestmark = pytest.mark.usefixtures("unmeasured")

ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Pacific/Apia")
REFUSALS = frozenset(
    f"schedule.{word}" for word in ("fields", "field", "never", "too_long", "characters", "descriptor", "timezone")
)
CRON_LETTERS = "0123456789*/,-?LWH~()#@ \tmonjafribsuT=" + "\u0663\uff12_+.\x00\n%é"

instants = st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1)).map(lambda time: time.replace(tzinfo=UTC))
zones = st.sampled_from(ZONES)
crons = st.builds(
    lambda rng, zone, gap, fold: CronSpec(expression=_hashed(rng), timezone=zone, gap=gap, fold=fold),
    st.randoms(use_true_random=False),
    zones,
    st.sampled_from(GapPolicy),
    st.sampled_from(FoldPolicy),
)
expressions = st.randoms(use_true_random=False).map(lambda rng: _possible(rng).text)


@given(expressions, zones, instants)
@settings(max_examples=300, deadline=None)
def test_the_next_instant_strictly_rises_and_matches_its_fields(expression: str, zone: str, start: datetime) -> None:
    trigger = crontab_trigger(expression, zone)

    found = fire_times(trigger, start, None, 10)

    assert all(earlier < later for earlier, later in zip([start, *found], found, strict=False))
    for due in found:
        before = (due - timedelta(seconds=1)).astimezone(trigger.zone.info).replace(tzinfo=None)
        local = due.astimezone(trigger.zone.info).replace(tzinfo=None)
        is_after_gap = trigger.expression.is_fixed and local - before > timedelta(seconds=1)
        assert is_after_gap or _on_paper(trigger.expression, local)


@given(expressions, zones, instants, st.timedeltas(timedelta(seconds=1), timedelta(days=20)))
@settings(max_examples=150, deadline=None)
def test_split_ranges_together_give_the_whole(expression: str, zone: str, start: datetime, part: timedelta) -> None:
    trigger = crontab_trigger(expression, zone)
    middle, end = start + part, start + 2 * part

    whole = fire_times(trigger, start, end, 3000)
    halves = fire_times(trigger, start, middle, 3000) + fire_times(trigger, middle, end, 3000)

    assert halves[:3000] == whole


@given(st.text(alphabet=CRON_LETTERS, max_size=40) | st.text(max_size=300))
@example("\ud800 * * * *")
@settings(max_examples=1500, deadline=None)
def test_any_text_is_parsed_or_refused(text: str) -> None:
    assert _code_of(text) in {"", *REFUSALS}


@given(st.lists(crons, min_size=1, max_size=3), instants, st.sampled_from(["", "0123456789abcdef"]))
@settings(max_examples=200, deadline=None)
def test_every_schedule_can_be_worded_and_examined(members: list[CronSpec], start: datetime, seed: str) -> None:
    schedule = members[0] if len(members) == 1 else AnySpec(schedules=tuple(members), timezone=members[0].timezone)

    assert describe(schedule, seed=seed).startswith(("At ", "Every "))
    assert all(warning.detail.endswith(".") for warning in warnings_for(schedule, start, seed=seed))
    assert all(effect.words("UTC").endswith(".") for effect in clock_effects(schedule, start, seed=seed))


@given(crons, instants, st.text(max_size=20))
@settings(max_examples=200, deadline=None)
def test_a_seed_settles_the_due_times_for_good(schedule: CronSpec, start: datetime, seed: str) -> None:
    timing = Timing(jitter_s=3600)

    first = fire_times(build(schedule, timing, seed=seed), start, None, 5)

    assert first == fire_times(build(schedule, timing, seed=seed), start, None, 5)
    nominal, late = build(schedule, seed=seed), timedelta(milliseconds=jitter_ms(timing.jitter_s, seed))
    assert timedelta(0) <= late <= timedelta(hours=1)
    assert all(nominal.next_after(due - late - timedelta(microseconds=1)) == due - late for due in first)


@given(st.text(alphabet=CRON_LETTERS + "\r#\"'abc", max_size=200) | st.text(max_size=200), st.booleans())
@settings(max_examples=600, deadline=None)
def test_every_line_of_any_crontab_is_accounted_for_once(text: str, is_system: bool) -> None:
    lines = text.removeprefix("\ufeff").split("\n")

    crontab = parse_crontab(text, "system" if is_system else "user")

    jobs = [job.line for job in crontab.jobs]
    set_lines = [setting.line for setting in crontab.settings]
    rejected = [line.line for line in crontab.rejected]
    seen = sorted([*jobs, *set_lines, *rejected, *crontab.comments, *crontab.blanks])
    assert seen == list(range(1, len(lines) + (lines[-1] != "")))


def _code_of(text: str) -> str:
    """Why `text` is refused, or empty."""
    try:
        parse_cron(text)
    except Invalid as refusal:
        return refusal.code
    return ""


def _possible(rng: random.Random) -> CronExpression:
    """The next random expression that is not refused for never coming due."""
    while True:
        try:
            return parse_cron(random_cron(rng, has_seconds=rng.random() < 0.2, hours=(0, 4)).text)
        except Invalid:
            continue


def _hashed(rng: random.Random) -> str:
    """An expression some of whose fields a seed decides."""
    words = _possible(rng).text.split()[-5:]
    for index, choices in enumerate((["H", "~/7", "H(5-9)", "0~29/10"], ["H", "H(1-3)/2", "~"], ["H", "1~9"])):
        if rng.random() < 0.4:
            words[index] = rng.choice(choices)
    return " ".join(words)


def _on_paper(cron: CronExpression, local: datetime) -> bool:
    on_clock = local.hour in cron.hour.values and local.minute in cron.minute.values
    in_month = local.day in cron.day.values
    in_week = local.isoweekday() % 7 in cron.weekday.values
    day_matches = in_month and in_week if cron.needs_both_days else in_month or in_week
    return on_clock and local.second in cron.second.values and local.month in cron.month.values and day_matches
