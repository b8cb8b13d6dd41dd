"""Texts that were read as something else than they say: negations, halves of the day, offsets, several days."""

import pytest

from tests.triggers.phrases.test_reading import read, short

MEANT = {
    "every evening at 11:30": "30 23 * * *",
    "every afternoon at 12:30": "30 12 * * *",
    "every night at 03:00": "0 3 * * *",
    "every morning at 10:00": "0 10 * * *",
    "täglich um 8 Uhr abends": "0 20 * * *",
    "täglich um 11 Uhr nachts": "0 23 * * *",
    "jeden Tag um 1 Uhr mittags": "0 13 * * *",
    "12 noon daily": "0 12 * * *",
    "at 11 tonight": "2026-11-21 23:00",
    "tonight at 2": "2026-11-22 02:00",
    "Mo-Fr 08:00": "0 8 * * 1-5",
    "Mo, Mi, Fr um 7:15": "15 7 * * 1,3,5",
    "Di und Do 14 Uhr": "0 14 * * 2,4",
    "Sa, So 10:00": "0 10 * * 0,6",
    "Do run it every day at 9:00": "0 9 * * *",
    "Mon..Fri 09:00": "0 9 * * 1-5",
    "am Monatsende um 23 Uhr": "0 23 L * *",
    "never on Sunday, every day at 9:00": "0 9 * * 1-6",
    "every day at 9:00, never on Sundays": "0 9 * * 1-6",
    "24 December at 18:00 every year": "0 18 24 12 *",
    "Friday, 27 November 2026 at 9:00": "2026-11-27 09:00",
    "2026-12-24T18:00:00Z": "2026-12-24 18:00",
    "2026-12-24T18:00:00+01:00": "2026-12-24 17:00",
    "2026-12-24T18:00-05:00": "2026-12-24 23:00",
    "I want it to run every day at 9:00": "0 9 * * *",
    "daily - 9:00": "0 9 * * *",
}


@pytest.mark.parametrize(("text", "meaning"), MEANT.items())
def test_it_is_read_as_it_is_meant(text: str, meaning: str) -> None:
    reading = read(text)

    assert short(reading.schedule) == meaning
    assert reading.confidence == 1


OPPOSITES = (
    "every 10 minutes but not at night",
    "every hour outside of 9-17",
    "outside business hours every hour",
    "don't run on Monday",
    "do not run on weekends",
    "not every day",
    "every hour, never between 2:00 and 4:00",
    "every hour until 5pm",
    "every 10 minutes after 18:00",
    "every day before 9:00",
    "bis Januar stündlich",
    "Monday 8pm to Tuesday 6am every hour",
    "from Friday 18:00 to Monday 06:00 every hour",
    "next month on the 3rd at 9:00",
    "Tuesday, 24.12.2026 at 9:00",
    "every day at 9:00+05:30",
    "every fifth Monday, every Tuesday at 9:00 every third Friday",
)


@pytest.mark.parametrize("text", OPPOSITES)
def test_rather_none_than_one_that_says_something_else(text: str) -> None:
    reading = read(text)

    assert reading.schedule is None
    assert reading.confidence == 0
    assert reading.doubts


def test_a_negation_of_something_else_leaves_the_schedule() -> None:
    reading = read("every night at 2 back up what does not fit on the disk")

    assert short(reading.schedule) == "0 2 * * *"
    assert "not fit" in " ".join(part.text for part in reading.unread)


@pytest.mark.parametrize("text", ["every day at 03:00Z", "every day at 03:00+00:00"])
def test_an_offset_counts_before_the_zone_of_the_caller(text: str) -> None:
    assert read(text, "Europe/Berlin").timezone == "UTC"


def test_a_place_that_something_goes_to_is_no_time_zone() -> None:
    assert read("copy the files to Berlin every day at 9:00", "Africa/Cairo").timezone == "Africa/Cairo"


@pytest.mark.parametrize("lead", ["every ", "at ", "on the ", "until ", "last ", ""])
def test_numbers_of_any_length_are_answered(lead: str) -> None:
    assert read(f"{lead}{'9' * 400} days of March").confidence < 0.5
