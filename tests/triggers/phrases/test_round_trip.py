"""There and back: a schedule in words is read as the same schedule, and a text is said back as it is meant."""

from datetime import UTC, datetime
from random import Random

import pytest

from chronos_synapse.domain.schedule import CronSpec, DateSpec, IntervalSpec, Schedule
from chronos_synapse.triggers.build import build, fire_times
from chronos_synapse.triggers.describe import describe
from chronos_synapse.triggers.phrases.reading import read_phrase
from tests.triggers.phrases.test_reading import DOUBTFUL, SURE

pytestmark = pytest.mark.usefixtures("unmeasured")

NOW = datetime(2026, 11, 21, 22, 0, tzinfo=UTC)
_DAYS = ("*", "*", "*", "L", "L-1", "L-3", "LW", "15W", "1", "1,15", "31", "10-12", "*/10", "5")
_WEEKDAYS = ("*", "*", "*", "1-5", "0,6", "1", "5L", "1#1", "2#2,2#4", "1,3,5", "6")
_MONTHS = ("*", "*", "*", "*", "1", "6-8", "1,7", "*/3", "12")


def _field(random: Random, high: int) -> str:
    match random.randrange(5):
        case 0:
            return "*"
        case 1:
            return str(random.randint(0, high))
        case 2:
            return ",".join(map(str, sorted(random.sample(range(high + 1), 3))))
        case 3:
            low = random.randrange(high)
            return f"{low}-{random.randint(low + 1, high)}"
        case _:
            return f"*/{random.choice([2, 3, 4, 5, 6, 10, 15])}"


def _expression(random: Random) -> str:
    days = f"{random.choice(_DAYS)} {random.choice(_MONTHS)} {random.choice(_WEEKDAYS)}"
    return f"{_field(random, 59)} {_field(random, 23)} {days}"


def _due(schedule: Schedule) -> list[datetime]:
    return fire_times(build(schedule), NOW, None, 20)


@pytest.mark.parametrize("seed", range(4))
def test_a_crontab_in_words_is_read_back_as_the_same_due_times(seed: int) -> None:
    random = Random(seed)
    for _ in range(100):
        schedule = CronSpec(expression=_expression(random))

        reading = read_phrase(describe(schedule), "UTC", NOW)

        if "span.midnight" in {doubt.code for doubt in reading.doubts}:
            continue  # Hours over midnight on some days: asked, for people mean the night by it.
        assert reading.unread == (), describe(schedule)
        assert reading.schedule is not None, describe(schedule)
        assert _due(reading.schedule) == _due(schedule), f"{schedule.expression}: {describe(schedule)}"


@pytest.mark.parametrize(
    "schedule",
    [
        IntervalSpec(every_s=5400, start_at=NOW),
        IntervalSpec(every_s=420, start_at=NOW),
        DateSpec(run_at=datetime(2027, 5, 3, 10, 30, tzinfo=UTC)),
    ],
)
def test_intervals_and_dates_in_words_are_read_back(schedule: IntervalSpec | DateSpec) -> None:
    reading = read_phrase(describe(schedule), "UTC", NOW)

    match reading.schedule:
        case IntervalSpec(every_s=every_s):
            assert isinstance(schedule, IntervalSpec)
            assert every_s == schedule.every_s
        case other:
            assert other == schedule


@pytest.mark.parametrize("text", [*SURE, *DOUBTFUL])
def test_what_is_said_back_means_the_same(text: str) -> None:
    reading = read_phrase(text, "UTC", NOW)
    if not isinstance(reading.schedule, CronSpec) or "H" in reading.schedule.expression:
        return

    again = read_phrase(describe(reading.schedule), reading.timezone, NOW)

    assert again.schedule is not None
    assert _due(again.schedule) == _due(reading.schedule)


@pytest.mark.parametrize("seed", range(3))
def test_no_text_breaks_the_reader(seed: int) -> None:
    random = Random(seed)
    words = [word for text in (*SURE, *DOUBTFUL) for word in text.split()]
    words += ["", "-", "99999", "0", "::", "``", "²", "٣", "\u0000", "a" * 50, "next", "every", "UTC+14", "#", "1/0"]
    for _ in range(300):
        text = " ".join(random.choices(words, k=random.randint(1, 12)))

        reading = read_phrase(text, "Europe/Berlin", NOW)

        assert 0 <= reading.confidence <= 1
        assert all(text[part.start : part.end] == part.text for part in reading.unread)
        if reading.schedule is not None:
            assert describe(reading.schedule, reading.timing)
