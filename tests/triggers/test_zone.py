"""Names of zones, and where their clocks change."""

from zoneinfo import ZoneInfo

import pytest

from chronos_synapse.triggers.zone import zone_names, zone_of
from tests.triggers.reference import utc

YEAR_S = 366 * 86_400


def test_each_listed_zone_can_be_used() -> None:
    names = zone_names()

    assert {"UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+5"} <= set(names)
    assert not {"localtime", "posixrules", "Factory"} & set(names)
    assert all(zone_of(name).name == name for name in names[::40])


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("UTC", []),
        ("Asia/Tokyo", []),
        ("Europe/Berlin", [("2026-03-29T01:00:00Z", 3600), ("2026-10-25T01:00:00Z", -3600)]),
        ("Australia/Lord_Howe", [("2026-04-04T15:00:00Z", -1800), ("2026-10-03T15:30:00Z", 1800)]),
        ("Africa/Casablanca", [("2026-02-15T02:00:00Z", -3600), ("2026-03-22T02:00:00Z", 3600)]),
    ],
)
def test_the_clock_changes_of_a_year_are_found_to_the_second(name: str, changes: list[tuple[str, int]]) -> None:
    since = int(utc(2026, 1, 1).timestamp())

    found = zone_of(name).changes(since, since + YEAR_S)

    shown = [(f"{utc(1970, 1, 1).fromtimestamp(span.start, ZoneInfo('UTC')):%FT%TZ}", span) for span in found]
    assert [(text, span.offset - span.previous) for text, span in shown] == changes


def test_a_time_is_shown_with_the_offset_of_its_zone() -> None:
    instant = utc(2027, 7, 1, 10)

    assert zone_of("UTC").text_of(instant) == "2027-07-01T10:00:00Z"
    assert zone_of("Asia/Kathmandu").text_of(instant) == "2027-07-01T15:45:00+05:45"
    assert zone_of("Europe/London").text_of(utc(2027, 1, 1)) == "2027-01-01T00:00:00+00:00"
