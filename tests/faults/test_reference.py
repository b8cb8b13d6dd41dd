"""The harness's own due times, against cases that were worked out by hand."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.faults.reference import due_times, epoch_ms, parse

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def ms(instant: datetime) -> int:
    return int(instant.timestamp() * 1000)


def seconds_after_noon(schedule: dict[str, Any], *, until_s: float, after_s: float = 0) -> list[float]:
    since, until = ms(NOON + timedelta(seconds=after_s)), ms(NOON + timedelta(seconds=until_s))
    return [(due - ms(NOON)) / 1000 for due in due_times(schedule, since, until)]


def cron(expression: str, timezone: str = "UTC") -> dict[str, Any]:
    return {"kind": "cron", "expression": expression, "timezone": timezone}


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("* * * * * *", [1, 2, 3, 4, 5]),
        ("*/2 * * * * *", [2, 4]),
        ("1,4-5 * * * * *", [1, 4, 5]),
        ("3/2 * * * * *", [3, 5]),
        ("* 1 * * * *", []),
    ],
)
def test_seconds(expression: str, expected: list[float]) -> None:
    assert seconds_after_noon(cron(expression), until_s=5) == expected


def test_minutes_and_days() -> None:
    assert seconds_after_noon(cron("*/2 * * * *"), until_s=300) == [120, 240]
    assert seconds_after_noon(cron("0 13 2 * 0"), until_s=90_000) == [3600, 90_000]  # Sunday the 1st, Monday the 2nd
    assert seconds_after_noon(cron("0 13 * * 0"), until_s=90_000) == [3600]
    assert seconds_after_noon(cron("0 13 * * 7"), until_s=90_000) == [3600]


def test_a_zone_decides_on_the_hour() -> None:
    assert seconds_after_noon(cron("30 8 * * *", "America/New_York"), until_s=86_400) == [5400]


def test_an_interval_keeps_its_phase() -> None:
    schedule = {"kind": "interval", "every_s": 7, "start_at": (NOON - timedelta(seconds=3)).isoformat()}

    assert seconds_after_noon(schedule, until_s=20) == [4, 11, 18]
    assert seconds_after_noon(schedule, after_s=4, until_s=20) == [11, 18]


def test_a_date_is_due_once() -> None:
    schedule = {"kind": "date", "run_at": (NOON + timedelta(seconds=3)).isoformat()}

    assert seconds_after_noon(schedule, until_s=9) == [3]
    assert seconds_after_noon(schedule, after_s=3, until_s=9) == []


def test_several_schedules_share_an_instant() -> None:
    schedule = {"kind": "any", "schedules": [cron("*/2 * * * * *"), cron("*/3 * * * * *")]}

    assert seconds_after_noon(schedule, until_s=6) == [2, 3, 4, 6]


def test_times_are_read_to_the_millisecond() -> None:
    assert epoch_ms("2026-03-01T12:00:00.123Z") == ms(NOON) + 123


def test_what_it_does_not_know_is_refused() -> None:
    with pytest.raises(ValueError, match="does not know"):
        parse("@daily")
