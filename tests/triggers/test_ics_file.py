"""Calendar files: events, rules and zones as covered time, and files that are no good."""

import random
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.triggers.ics_file import MAX_BYTES, IcsFile
from chronos_synapse.triggers.stretch import Stretch

BERLIN = ZoneInfo("Europe/Berlin")
OUTLOOK_ZONE = """
BEGIN:VTIMEZONE
TZID:{name}
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:{summer}
TZOFFSETTO:{winter}
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:{winter}
TZOFFSETTO:{summer}
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE"""


def file(*events: str, before: str = "") -> str:
    """A file with these events, each given by its lines."""
    parts = [f"BEGIN:VEVENT\nUID:{at}\n{event}\nEND:VEVENT" for at, event in enumerate(events)]
    return "\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", before.strip(), *parts, "END:VCALENDAR"])


def covered(text: str, year: int = 2027, zone: ZoneInfo = BERLIN) -> list[Stretch]:
    """What a file covers in a year, rising."""
    return sorted(IcsFile(text, zone).in_year(datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)))


def starts(text: str, year: int = 2027, zone: ZoneInfo = BERLIN) -> list[str]:
    """When stretches start, UTC, as `05-03 06:00`."""
    return [f"{one.start:%m-%d %H:%M}" for one in covered(text, year, zone)]


def refusal(text: str) -> str:
    """Why a file is refused; the pointer is checked."""
    with pytest.raises(Invalid) as raised:
        IcsFile(text, BERLIN)
    assert [error.pointer for error in raised.value.errors] == ["/text"]
    return raised.value.detail


def test_whole_days_lie_on_the_calendars_wall_clock() -> None:
    day, days = covered(
        file(
            "DTSTART;VALUE=DATE:20270328\nSUMMARY:Clock change",
            "DTSTART;VALUE=DATE:20271224\nDTEND;VALUE=DATE:20271227\nSUMMARY:Christmas\\, at home",
        )
    )

    assert day == Stretch(datetime(2027, 3, 27, 23, tzinfo=UTC), datetime(2027, 3, 28, 22, tzinfo=UTC), "Clock change")
    assert days.label == "Christmas, at home"
    assert (days.start, days.end - days.start) == (datetime(2027, 12, 23, 23, tzinfo=UTC), timedelta(days=3))


def test_times_are_instants_wherever_they_were_written() -> None:
    text = file(
        "DTSTART:20270503T080000Z\nDTEND:20270503T090000Z",
        "DTSTART;TZID=America/New_York:20270503T080000\nDURATION:PT1H30M",
        "DTSTART;TZID=/example.org/20070129_1/America/Argentina/Buenos_Aires:20270503T110000\nDURATION:PT1H",
        "DTSTART:20270503T080000\nDTEND:20270503T100000",
    )

    assert starts(text) == ["05-03 06:00", "05-03 08:00", "05-03 12:00", "05-03 14:00"]
    assert covered(text)[2].end == datetime(2027, 5, 3, 13, 30, tzinfo=UTC)


def test_a_repeated_event_keeps_its_clock_time_over_clock_changes() -> None:
    text = file("DTSTART;TZID=Europe/Berlin:20270326T020000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=4")

    # On the 28th that clock time is left out: read by the offset before.
    assert starts(text) == ["03-26 01:00", "03-27 01:00", "03-28 01:00", "03-29 00:00"]


def test_days_of_a_length_are_of_the_wall_clock_and_hours_are_exact() -> None:
    nominal, exact = covered(
        file(
            "DTSTART;TZID=Europe/Berlin:20270327T120000\nDURATION:P1D",
            "DTSTART;TZID=Europe/Berlin:20270327T130000\nDURATION:PT24H",
        )
    )

    assert nominal.end == datetime(2027, 3, 28, 10, tzinfo=UTC)
    assert exact.end == datetime(2027, 3, 28, 12, tzinfo=UTC)


def test_repeated_whole_days_are_whole_days_each() -> None:
    found = covered(file("DTSTART;VALUE=DATE:20270326\nRRULE:FREQ=DAILY;UNTIL=20270329"))

    assert [one.end - one.start for one in found] == [timedelta(hours=hours) for hours in (24, 24, 23, 24)]


@pytest.mark.parametrize(
    ("until", "count"),
    [
        ("20270105T070000Z", 5),
        ("20270105T065959Z", 4),
        ("20270105T080000", 5),
        ("20270105", 5),
        ("99991231T235959Z", 365),
    ],
)
def test_a_rule_ends_by_the_clock_in_which_its_end_is_written(until: str, count: int) -> None:
    text = file(f"DTSTART;TZID=Europe/Berlin:20270101T080000\nDURATION:PT1H\nRRULE:FREQ=DAILY;UNTIL={until}")

    assert len(starts(text)) == count


def test_occurrences_are_added_left_out_moved_and_cancelled() -> None:
    text = file(
        "DTSTART;TZID=Europe/Berlin:20270104T080000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=6\nSUMMARY:Weekly\n"
        "EXDATE;TZID=Europe/Berlin:20270111T080000\nEXDATE:20270118T070000Z\n"
        "RDATE;TZID=Europe/Berlin:20270106T080000,20270107T080000\n"
        "RDATE;VALUE=PERIOD:20270108T000000Z/PT3H,20270109T000000Z/20270109T020000Z",
    )
    replacements = (
        "BEGIN:VEVENT\nUID:0\nRECURRENCE-ID;TZID=Europe/Berlin:20270125T080000\n"
        "DTSTART;TZID=Europe/Berlin:20270126T100000\nDURATION:PT2H\nSUMMARY:Moved\nEND:VEVENT\n"
        "BEGIN:VEVENT\nUID:0\nRECURRENCE-ID:20270201T070000Z\nDTSTART:20270201T070000Z\nSTATUS:CANCELLED\nEND:VEVENT\n"
    )

    found = covered(text.replace("END:VCALENDAR", replacements + "END:VCALENDAR"))

    assert [f"{one.start:%m-%d %H} {(one.end - one.start).seconds // 3600} {one.label}" for one in found] == [
        "01-04 07 1 Weekly",
        "01-06 07 1 Weekly",
        "01-07 07 1 Weekly",
        "01-08 00 3 Weekly",
        "01-09 00 2 Weekly",
        "01-26 09 2 Moved",
        "02-08 07 1 Weekly",
    ]


def test_whole_days_are_left_out_by_their_date() -> None:
    text = file("DTSTART;VALUE=DATE:20270101\nRRULE:FREQ=MONTHLY;COUNT=4\nEXDATE;VALUE=DATE:20270101,20270301")

    assert starts(text) == ["01-31 23:00", "03-31 22:00"]


def test_rules_that_leave_out_are_followed() -> None:
    text = file(
        "DTSTART;VALUE=DATE:20270104\nRRULE:FREQ=DAILY;UNTIL=20270117\nEXRULE:FREQ=WEEKLY;BYDAY=SA,SU;UNTIL=20270117"
    )

    assert len(starts(text)) == 10


def test_the_start_counts_although_its_rule_does_not_name_it() -> None:
    text = file("DTSTART;VALUE=DATE:20270102\nRRULE:FREQ=MONTHLY;BYMONTHDAY=15;COUNT=2")

    assert starts(text) == ["01-01 23:00", "01-14 23:00"]


def test_an_event_covers_the_years_into_which_it_reaches() -> None:
    text = file(
        "DTSTART;VALUE=DATE:20251001\nDTEND;VALUE=DATE:20280201\nSUMMARY:Long",
        "DTSTART;VALUE=DATE:20201215\nDURATION:P30D\nRRULE:FREQ=YEARLY\nSUMMARY:Winter",
    )

    assert [(one.label, one.start.year) for one in covered(text)] == [
        ("Long", 2025),
        ("Winter", 2026),
        ("Winter", 2027),
    ]
    assert [(one.label, one.start.year) for one in covered(text, 2030)] == [("Winter", 2029), ("Winter", 2030)]
    assert covered(text, 2019) == []


def test_events_that_cover_nothing_are_counted() -> None:
    found = IcsFile(file("DTSTART:20270101T080000Z", "DTSTART;VALUE=DATE:20270101\nDTEND;VALUE=DATE:20270101"), BERLIN)

    assert found.without_length == 1
    assert [one.end - one.start for one in found.fixed] == [timedelta(days=1)]


def test_cancelled_events_and_tasks_cover_nothing() -> None:
    text = file("DTSTART:20270101T080000Z\nDTEND:20270101T090000Z\nSTATUS:CANCELLED").replace(
        "END:VCALENDAR", "BEGIN:VTODO\nDTSTART:20270101T080000Z\nDURATION:PT1H\nEND:VTODO\nEND:VCALENDAR"
    )

    assert covered(text) == []


def test_zones_that_a_file_defines_are_its_own() -> None:
    event = "DTSTART;TZID=Customized Time Zone:{day}T{time}\nDURATION:PT1H"
    for winter, summer, hour in (("+0100", "+0200", 11), ("+0500", "+0600", 7)):
        zone = OUTLOOK_ZONE.format(name="Customized Time Zone", winter=winter, summer=summer)
        times = [("20270115", "120000"), ("20270715", "120000")]
        text = file(*(event.format(day=day, time=time) for day, time in times), before=zone)

        assert starts(text) == [f"01-15 {hour:02}:00", f"07-15 {hour - 1:02}:00"]


def test_a_zone_of_a_file_changes_its_clock_as_the_real_one_does() -> None:
    zone = OUTLOOK_ZONE.format(name="W. Europe Standard Time", winter="+0100", summer="+0200")
    clock = "DTSTART;TZID={zone}:{at}\nDURATION:PT1H\nRRULE:FREQ=HOURLY;COUNT=8"
    for at in ("20270327T220000", "20271030T220000", "20270101T000000"):
        own = file(clock.format(zone="W. Europe Standard Time", at=at), before=zone)
        known = file(clock.format(zone="Europe/Berlin", at=at))

        assert starts(own) == starts(known)


def test_a_rule_of_a_files_zone_ends_by_its_clock() -> None:
    zone = OUTLOOK_ZONE.format(name="Here", winter="-0500", summer="-0400")
    text = file(
        "DTSTART;TZID=Here:20270301T080000\nDURATION:PT1H\nRRULE:FREQ=DAILY;UNTIL=20270331T120000Z", before=zone
    )

    assert (starts(text)[0], starts(text)[-1], len(starts(text))) == ("03-01 13:00", "03-31 12:00", 31)


def test_a_zone_without_rules_and_one_whose_rules_have_ended_are_followed() -> None:
    part = "BEGIN:{kind}\nDTSTART:{at}\nTZOFFSETFROM:{before}\nTZOFFSETTO:{after}\n{rule}END:{kind}\n"
    zone = "BEGIN:VTIMEZONE\nTZID:Here\n" + "".join(
        [
            part.format(kind="STANDARD", at="19700101T000000", before="+0000", after="+0000", rule=""),
            part.format(
                kind="DAYLIGHT",
                at="19900101T000000",
                before="+0000",
                after="+0300",
                rule="RRULE:FREQ=YEARLY;UNTIL=20000101T000000Z\nRDATE:20010101T000000\n",
            ),
        ]
    )
    text = file("DTSTART;TZID=Here:{at}\nDURATION:PT1H", before=zone + "END:VTIMEZONE")

    assert starts(text.replace("{at}", "19800615T120000"), 1980) == ["06-15 12:00"]
    assert starts(text.replace("{at}", "20270615T120000")) == ["06-15 09:00"]


def test_lines_may_be_folded_quoted_and_end_in_any_way() -> None:
    text = "\ufeff" + file(
        'DTSTART;TZID="Europe/Berlin";X-A="a:b;c":20270503T080000\nDURATION:PT1H\nSUMMARY:Spring cle\n aning\\n2027'
    )

    for ends in ("\n", "\r\n", "\r"):
        (one,) = covered(text.replace("\n", ends))
        assert (one.start.hour, one.label) == (6, "Spring cleaning 2027")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no iCalendar file"),
        ("hello", "no iCalendar file"),
        ("BEGIN:VCALENDAR\nEND:VCALENDAR", "no event"),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT", "Line 2: VEVENT begins here and has no end"),
        ("BEGIN:VCALENDAR\nEND:VEVENT", "Line 2: END:VEVENT ends nothing"),
        ("BEGIN:VCALENDAR\n" * 20, "inside each other"),
        (file("SUMMARY:No start"), "Line 4: An event needs its start"),
        (file("DTSTART:20270231T080000"), "Line 6: There is no day 2027-02-31"),
        (file("DTSTART:20270201T250000"), "no time of day"),
        (file("DTSTART:20270201T0800"), "no time"),
        (file("DTSTART;VALUE=DATE:2027-02-01"), "no date"),
        (file("DTSTART;VALUE=DATE:00010101"), "too far back"),
        (file("DTSTART;VALUE=DATE:99991231"), "up to 2200"),
        (file("DTSTART;TZID=Moon/Base:20270201T080000"), "'Moon/Base' is neither an IANA zone nor defined"),
        (file("DTSTART:20270201T080000Z\nDTEND:20270201T070000Z"), "end lies before the start"),
        (file("DTSTART;VALUE=DATE:20270201\nDTEND;VALUE=DATE:20270131"), "end lies before the start"),
        (file("DTSTART:20270201T080000Z\nDURATION:PT"), "no length of time"),
        (file("DTSTART:20270201T080000Z\nDURATION:P1Y"), "no length of time"),
        (file("DTSTART:20270201T080000Z\nDURATION:P99999W"), "at most a hundred years"),
        (file("DTSTART:20270201T080000Z\nDURATION:P400D\nRRULE:FREQ=YEARLY"), "at most 366 days"),
        (file("DTSTART:20270201T080000Z\nDURATION:PT1S\nRRULE:FREQ=SECONDLY"), "31,622,400 occurrences a year"),
        (
            file("DTSTART:20270201T080000Z\nDURATION:PT1S\nRRULE:FREQ=MINUTELY;COUNT=3"),
            "Line 8: This rule can give 527,040",
        ),
        (file("DTSTART:20270201T080000Z\nRRULE:FREQ=NEVER"), "Line 7: A rule needs a FREQ"),
        (file("DTSTART:20270201T080000Z\nRECURRENCE-ID;RANGE=THISANDFUTURE:20270201T080000Z"), "RANGE"),
        (file("DTSTART:20270201T080000Z\nSUMMARY:\x00"), "control character"),
    ],
)
def test_a_file_that_is_no_good_is_refused_with_the_line(text: str, words: str) -> None:
    assert words in refusal(text)


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("BEGIN:VTIMEZONE\nTZID:Here\nEND:VTIMEZONE", "from 1 to 10 definitions"),
        (
            "BEGIN:VTIMEZONE\nTZID:Here\nBEGIN:STANDARD\nDTSTART:19700101T000000\nEND:STANDARD\nEND:VTIMEZONE",
            "Line 5: A zone's offset needs",
        ),
        (OUTLOOK_ZONE.format(name="Here", winter="+2500", summer="+0200"), "a day or more from UTC"),
        (OUTLOOK_ZONE.format(name="Here", winter="1", summer="+0200"), "no offset"),
        (
            OUTLOOK_ZONE.format(name="Here", winter="+0100", summer="+0200").replace("YEARLY", "MONTHLY"),
            "once a year",
        ),
    ],
)
def test_a_zone_that_is_no_good_is_refused(zone: str, words: str) -> None:
    assert words in refusal(file("DTSTART;TZID=Here:20270101T080000\nDURATION:PT1H", before=zone))


def test_a_file_is_bounded_in_all_its_dimensions() -> None:
    daily = "DTSTART:20270201T080000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY"
    never = "DTSTART:20270201T080000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31;COUNT=2"
    one_day = "DTSTART;VALUE=DATE:20270201"
    yearly = "DTSTART:20270201T080000Z\nDURATION:PT1H\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=1"
    zones = "".join(
        OUTLOOK_ZONE.format(name=f"Zone {number}", winter="+0100", summer="+0200") + "\n" for number in range(11)
    )

    assert "1,048,576 bytes" in refusal(file("DESCRIPTION:" + "x" * MAX_BYTES))
    assert "10,000 events, this one has 10,001" in refusal(file(*[one_day] * 10_001))
    assert "events and dates" in refusal(file("DTSTART;VALUE=DATE:20270201\nRDATE:" + ",".join(["20270202"] * 10_001)))
    assert "10,248 occurrences in one year" in refusal(file(*[daily] * 28))
    assert "1,001 rules in force" in refusal(file(*[yearly] * 1001))
    assert "UNTIL" in refusal(file(*[never] * 30))
    assert "at most 10,000 rules" in refusal(file(f"{one_day}\n" + "RRULE:FREQ=YEARLY\n" * 10_001))
    assert "at most 10 zones" in refusal(
        file(*(f"DTSTART;TZID=Zone {number}:20270201T080000" for number in range(11)), before=zones)
    )


@pytest.mark.parametrize(
    "line",
    [
        "X-A;B=" + '"x' * 200_000,
        "X-A" + ";B=" * 200_000,
        "X-A;B=" + '""' * 200_000,
        "DESCRIPTION:x\n" + " \n" * 200_000,
        "EXDATE:" + ",".join(["20270102T000000Z"] * 30_000),
        "RRULE:FREQ=YEARLY;BYDAY=" + ",".join(["1MO"] * 100_000),
        "RRULE:FREQ=YEARLY;BYMONTH=" + ",".join(["1"] * 100_000),
    ],
    ids=lambda line: line[:12],
)
def test_long_lines_take_no_long_time(line: str) -> None:
    text = file(f"DTSTART:20270101T000000Z\nDURATION:PT1H\n{line}")

    assert covered(text)[0].start == datetime(2027, 1, 1, tzinfo=UTC)


def test_a_long_name_of_a_zone_is_refused() -> None:
    assert "200 characters" in refusal(file("DTSTART;TZID=/" + "a/" * 400_000 + ":20270101T000000"))


def test_whatever_is_written_is_read_or_refused() -> None:
    random.seed(3)
    zone = OUTLOOK_ZONE.format(name="Here", winter="-0500", summer="-0400")
    whole = file(
        "DTSTART;TZID=Here:20270301T080000\nDURATION:P1DT1H\nRRULE:FREQ=DAILY;UNTIL=20270331T120000Z;BYDAY=MO,TU",
        "DTSTART;VALUE=DATE:20270104\nRRULE:FREQ=MONTHLY;BYDAY=-1FR;INTERVAL=2\nEXDATE;VALUE=DATE:20270129",
        "RECURRENCE-ID:20270104T070000Z\nDTSTART;VALUE=DATE:20270105\nDTEND;VALUE=DATE:20270107",
        before=zone,
    )
    pieces = [
        "9" * 8,
        "0" * 8,
        "-1",
        "T24",
        "P9W",
        "UNTIL=99991231T235959Z",
        "COUNT=999999",
        "TZID=:",
        "+2359",
        "END:VEVENT",
    ]
    for _ in range(500):
        text = whole
        for _ in range(random.randint(1, 3)):
            at = random.randrange(len(text))
            text = text[:at] + random.choice([*pieces, "", "\n", ";", ",", "x"]) + text[at + random.choice([0, 1, 8]) :]
        with suppress(Invalid):
            covered(text)


def test_rules_that_follow_each_other_are_not_counted_together() -> None:
    events = [
        f"DTSTART:{year}0101T080000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;UNTIL={year}1231T235959Z"
        for year in range(2000, 2100)
    ]

    assert len(covered(file(*events))) == 365
