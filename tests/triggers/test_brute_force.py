"""Our due instants against a walk over every minute, around clock changes of all kinds."""

import random
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.schedule import FoldPolicy, GapPolicy
from chronos_synapse.triggers.build import fire_times
from chronos_synapse.triggers.crontab import CrontabTrigger, crontab_trigger
from tests.triggers.reference import Field, due_instants, random_cron, utc

pytestmark = pytest.mark.usefixtures("unmeasured")

GAPS = [policy.value for policy in GapPolicy]
FOLDS = [policy.value for policy in FoldPolicy]
# Zone, a moment shortly before a clock change, and the hours around which it happens.
CHANGES = [
    ("America/New_York", utc(2026, 3, 8, 0), (0, 4)),
    ("America/New_York", utc(2026, 11, 1, 0), (0, 4)),
    ("Europe/Berlin", utc(2027, 3, 27, 18), (1, 4)),
    ("Europe/Berlin", utc(2026, 10, 24, 18), (1, 4)),
    ("Australia/Lord_Howe", utc(2026, 10, 3, 9), (1, 3)),
    ("Australia/Lord_Howe", utc(2026, 4, 4, 9), (1, 3)),
    ("Africa/Casablanca", utc(2026, 2, 14, 20), (1, 4)),
    ("Africa/Casablanca", utc(2026, 3, 21, 20), (1, 4)),
    ("America/Havana", utc(2026, 11, 1, 0), (0, 2)),
    ("America/Havana", utc(2026, 3, 7, 23), (0, 2)),
    ("Asia/Beirut", utc(2026, 3, 28, 16), (0, 2)),
    ("Asia/Beirut", utc(2026, 10, 24, 16), (22, 23)),
    ("America/Scoresbysund", utc(2025, 3, 29, 18), (22, 23)),
    ("America/Nuuk", utc(2025, 10, 25, 18), (22, 23)),
    ("America/Santiago", utc(2026, 9, 5, 18), (0, 2)),
    ("America/Santiago", utc(2026, 4, 4, 18), (22, 23)),
    ("America/St_Johns", utc(2010, 3, 13, 20), (0, 2)),
    ("America/St_Johns", utc(2010, 11, 6, 20), (22, 23)),
    ("Antarctica/Troll", utc(2026, 3, 28, 20), (0, 4)),
    ("Antarctica/Troll", utc(2026, 10, 24, 20), (0, 4)),
    ("Pacific/Chatham", utc(2026, 9, 26, 6), (2, 4)),
    ("Africa/Cairo", utc(2026, 4, 23, 16), (0, 2)),
    ("Pacific/Apia", utc(2011, 12, 29, 20), (0, 23)),
    ("America/Caracas", utc(2016, 4, 30, 20), (2, 4)),
    ("Asia/Pyongyang", utc(2015, 8, 14, 6), (22, 23)),
    ("Europe/Istanbul", utc(2016, 3, 26, 18), (2, 4)),
    ("Europe/London", utc(2026, 10, 24, 18), (0, 2)),
    ("Asia/Kathmandu", utc(2026, 3, 1, 0), (0, 23)),
]


@pytest.mark.parametrize(("zone", "around", "hours"), CHANGES, ids=[f"{zone}-{at:%Y-%m}" for zone, at, _ in CHANGES])
def test_every_minute_around_a_clock_change_agrees_with_a_walk(
    zone: str, around: datetime, hours: tuple[int, int]
) -> None:
    rng = random.Random(f"{zone}{around}")
    until = around + timedelta(days=2)

    for _ in range(24):
        cron = random_cron(rng, hours=hours)
        gap, fold = rng.choice(GAPS), rng.choice(FOLDS)
        expected = list(due_instants(cron, ZoneInfo(zone), around, until, gap=gap, fold=fold))

        assert _ours(cron.text, zone, around, until, gap=gap, fold=fold) == expected, (cron.text, gap, fold)


@pytest.mark.parametrize(("zone", "around"), [(zone, at) for zone, at, _ in CHANGES[:6]])
def test_every_second_around_a_clock_change_agrees_with_a_walk(zone: str, around: datetime) -> None:
    rng = random.Random(f"seconds {zone}{around}")
    around += timedelta(hours=5)
    until = around + timedelta(hours=3)

    for _ in range(4):
        cron = random_cron(rng, has_seconds=True, hours=(1, 3))
        if cron.is_fixed:
            cron = cron._replace(minute=Field("29-31", frozenset({29, 30, 31})))
        gap, fold = rng.choice(GAPS), rng.choice(FOLDS)
        expected = list(due_instants(cron, ZoneInfo(zone), around, until, gap=gap, fold=fold))

        assert _ours(cron.text, zone, around, until, gap=gap, fold=fold) == expected, (cron.text, gap, fold)


@pytest.mark.parametrize(("zone", "around", "hours"), CHANGES, ids=[f"{zone}-{at:%Y-%m}" for zone, at, _ in CHANGES])
def test_a_count_agrees_with_the_due_times_around_a_clock_change(
    zone: str, around: datetime, hours: tuple[int, int]
) -> None:
    rng = random.Random(f"count {zone}{around}")

    for _ in range(40):
        expression = random_cron(rng, hours=hours).text
        trigger = _trigger(expression, zone, gap=rng.choice(GAPS), fold=rng.choice(FOLDS))
        since = around + timedelta(seconds=rng.uniform(0, 172_000))
        until = since + timedelta(seconds=rng.uniform(0, 90_000))

        assert trigger is None or trigger.count(since, until) == len(fire_times(trigger, since, until, 100_000))


def test_an_instant_from_anywhere_leads_to_the_same_next_one() -> None:
    rng = random.Random(7)
    zone, around, hours = CHANGES[1]

    for _ in range(40):
        cron = random_cron(rng, hours=hours)
        due = _ours(cron.text, zone, around, around + timedelta(days=2))
        for _ in range(10):
            start = around + timedelta(seconds=rng.uniform(0, 172_000))
            following = next((instant for instant in due if instant > start), None)

            if following is not None:
                assert crontab_trigger(cron.text, zone).next_after(start) == following


def _ours(
    expression: str, zone: str, after: datetime, until: datetime, *, gap: str = "auto", fold: str = "auto"
) -> list[datetime]:
    trigger = _trigger(expression, zone, gap=gap, fold=fold)
    return [] if trigger is None else fire_times(trigger, after, until, 100_000)


def _trigger(expression: str, zone: str, *, gap: str, fold: str) -> CrontabTrigger | None:
    """None for an expression that never comes due."""
    try:
        return crontab_trigger(expression, zone, gap=GapPolicy(gap), fold=FoldPolicy(fold))
    except Invalid as refusal:
        if refusal.code != "schedule.never":
            raise
        return None
