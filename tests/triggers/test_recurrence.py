"""Recurrence rules: against another implementation, against the standard's examples, and within bounds."""

import random
from datetime import date, datetime

import pytest
from dateutil.rrule import rrulestr

from chronos_synapse.triggers.ics_lines import IcsFault, read_rule
from chronos_synapse.triggers.recurrence import LAST_YEAR, Series

START = datetime(1997, 9, 2, 9)
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

OF_THE_STANDARD = [
    "FREQ=DAILY",
    "FREQ=DAILY;INTERVAL=10",
    "FREQ=YEARLY;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA",
    "FREQ=DAILY;BYMONTH=1",
    "FREQ=WEEKLY",
    "FREQ=WEEKLY;INTERVAL=2;WKST=SU",
    "FREQ=WEEKLY;WKST=SU;BYDAY=TU,TH",
    "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=MO,WE,FR",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO",
    "FREQ=MONTHLY;BYDAY=1FR",
    "FREQ=MONTHLY;INTERVAL=2;BYDAY=1SU,-1SU",
    "FREQ=MONTHLY;BYDAY=-2MO",
    "FREQ=MONTHLY;BYMONTHDAY=-3",
    "FREQ=MONTHLY;BYMONTHDAY=2,15",
    "FREQ=MONTHLY;BYMONTHDAY=1,-1",
    "FREQ=MONTHLY;INTERVAL=18;BYMONTHDAY=10,11,12,13,14,15",
    "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU",
    "FREQ=YEARLY;BYMONTH=6,7",
    "FREQ=YEARLY;INTERVAL=2;BYMONTH=1,2,3",
    "FREQ=YEARLY;INTERVAL=3;BYYEARDAY=1,100,200",
    "FREQ=YEARLY;BYDAY=20MO",
    "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO",
    "FREQ=YEARLY;BYMONTH=3;BYDAY=TH",
    "FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8",
    "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
    "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13",
    "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
    "FREQ=MONTHLY;BYDAY=TU,WE,TH;BYSETPOS=3",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2",
    "FREQ=HOURLY;INTERVAL=3",
    "FREQ=DAILY;BYHOUR=9,10,11;BYMINUTE=0,20,40",
    "FREQ=HOURLY;BYHOUR=9,10,11;BYMINUTE=0,30",
    "FREQ=MINUTELY;INTERVAL=90",
    "FREQ=SECONDLY;INTERVAL=86399",
    "FREQ=YEARLY;BYYEARDAY=-1,366",
    "FREQ=YEARLY;BYWEEKNO=1,53,-1;BYDAY=MO,SU;WKST=SU",
    "FREQ=WEEKLY;BYDAY=MO,SU;BYSETPOS=1;WKST=WE",
    "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3,10",
]


def expected(rule: str, start: datetime, year: int) -> list[datetime]:
    """What another implementation gives."""
    first, last = datetime(year, 1, 1), datetime(year, 12, 31, 23, 59, 59)
    found: list[datetime] = rrulestr(rule, dtstart=start).between(first, last, inc=True)
    return found


@pytest.mark.parametrize("rule", OF_THE_STANDARD)
def test_rules_mean_what_another_implementation_reads_in_them(rule: str) -> None:
    series = Series(read_rule(rule), START, None)

    is_fine = rule.startswith(("FREQ=HOURLY", "FREQ=MINUTELY"))
    for year in (1996, 1997, 1998) if is_fine else (1996, 1997, 1998, 1999, 2000, 2004, 2009):
        assert series.in_year(year) == expected(rule, START, year), year


def test_rules_made_at_random_mean_what_another_implementation_reads_in_them() -> None:
    random.seed(20)
    for _ in range(100):
        frequency = random.choice(["YEARLY", "MONTHLY", "WEEKLY", "DAILY"])
        parts = [f"FREQ={frequency}", f"INTERVAL={random.randint(1, 3)}", f"WKST={random.choice(DAYS)}"]
        if random.random() < 0.3 and frequency != "MONTHLY":  # or the other one may search for ever
            parts.append(f"BYMONTH={random.randint(1, 12)}")
        days = random.sample(DAYS, random.randint(1, 3))
        if frequency in ("YEARLY", "MONTHLY") and random.random() < 0.5:
            days = [f"{random.choice([1, 2, 4, -1, -2])}{day}" for day in days]
        parts += [f"BYDAY={','.join(days)}", f"BYHOUR={random.randint(0, 23)}"]
        if (
            random.random() < 0.3 and frequency != "WEEKLY"
        ):  # the other one counts positions of the first week differently
            parts.append(f"BYSETPOS={random.choice([1, -1])}")
        rule, start = ";".join(parts), datetime(random.randint(2010, 2020), random.randint(1, 12), 17, 8, 30)

        series = Series(read_rule(rule), start, None)

        for year in (start.year, 2021, 2022):
            found = series.in_year(year)
            assert found == expected(rule, start, year), (rule, start, year)
            assert len(found) <= series.rule.most_a_year


@pytest.mark.parametrize("rule", OF_THE_STANDARD)
def test_a_few_days_have_what_their_years_have_on_them(rule: str) -> None:
    series = Series(read_rule(rule), START, None)
    years = [at for year in (1997, 1998, 1999) for at in series.in_year(year)]

    for first, last in (
        (date(1997, 12, 29), date(1998, 1, 4)),
        (date(1998, 2, 28), date(1998, 2, 28)),
        (date(1997, 1, 1), date(1997, 9, 1)),
        (date(1997, 12, 31), date(1999, 1, 1)),
    ):
        assert series.between(first, last) == [at for at in years if first <= at.date() <= last]


def test_a_rule_without_a_day_takes_that_of_its_start() -> None:
    start = datetime(2027, 5, 12, 8)

    assert Series(read_rule("FREQ=YEARLY"), start, None).in_year(2030) == [datetime(2030, 5, 12, 8)]
    assert Series(read_rule("FREQ=YEARLY;BYMONTH=7"), start, None).in_year(2030) == [datetime(2030, 7, 12, 8)]
    # The standard derives the day of the week from the start.
    assert Series(read_rule("FREQ=YEARLY;BYWEEKNO=20"), start, None).in_year(2030) == [datetime(2030, 5, 15, 8)]


def test_a_day_that_a_month_or_year_does_not_have_is_left_out() -> None:
    monthly = Series(read_rule("FREQ=MONTHLY"), datetime(2027, 1, 31), None)
    leap = Series(read_rule("FREQ=YEARLY"), datetime(2024, 2, 29), None)

    assert [at.month for at in monthly.in_year(2027)] == [1, 3, 5, 7, 8, 10, 12]
    assert [len(leap.in_year(year)) for year in range(2024, 2033)] == [1, 0, 0, 0, 1, 0, 0, 0, 1]


def test_an_end_is_inclusive() -> None:
    series = Series(read_rule("FREQ=DAILY"), datetime(2027, 1, 1, 8), datetime(2027, 1, 4, 8))

    assert [at.day for at in series.in_year(2027)] == [1, 2, 3, 4]
    assert series.in_year(2028) == []
    assert not series.is_active(2026)


@pytest.mark.parametrize(
    ("rule", "last"),
    [
        ("FREQ=DAILY;COUNT=1", datetime(2027, 12, 1, 8)),
        ("FREQ=DAILY;COUNT=31", datetime(2027, 12, 31, 8)),
        ("FREQ=DAILY;COUNT=32", datetime(2028, 1, 1, 8)),
        ("FREQ=WEEKLY;COUNT=600", datetime(2039, 5, 25, 8)),
        ("FREQ=YEARLY;COUNT=3", datetime(2029, 12, 1, 8)),
        # The start counts even where the rule does not name it: it is the first occurrence.
        ("FREQ=MONTHLY;BYMONTHDAY=15;COUNT=3", datetime(2028, 1, 15, 8)),
    ],
)
def test_a_count_ends_where_counting_ends(rule: str, last: datetime) -> None:
    series = Series(read_rule(rule), datetime(2027, 12, 1, 8), None)

    assert series.until == last


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=31",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=200",
        "FREQ=YEARLY;BYYEARDAY=366;INTERVAL=2",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31;COUNT=999999",
        "FREQ=HOURLY;BYMONTHDAY=31;BYMONTH=2",
    ],
)
def test_a_rule_without_occurrences_is_no_endless_search(rule: str) -> None:
    series = Series(read_rule(rule), datetime(2027, 1, 1), None)

    assert [series.in_year(year) for year in (2027, 2028, LAST_YEAR)] == [[], [], []]
    assert series.years_counted <= LAST_YEAR - 2026


@pytest.mark.parametrize(
    ("rule", "most"),
    [
        ("FREQ=SECONDLY", 366 * 86_400),
        ("FREQ=MINUTELY", 366 * 1440),
        ("FREQ=HOURLY;BYMINUTE=0,30", 366 * 48),
        ("FREQ=HOURLY;INTERVAL=24", 366),
        ("FREQ=DAILY", 366),
        ("FREQ=DAILY;BYHOUR=0,1;BYMINUTE=0,1,2", 366 * 6),
        ("FREQ=WEEKLY", 54),
        ("FREQ=MONTHLY;BYDAY=1MO", 12),
        ("FREQ=YEARLY", 12),
        ("FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1", 1),
    ],
)
def test_the_most_that_a_rule_can_give_is_known_before_it_is_followed(rule: str, most: int) -> None:
    assert read_rule(rule).most_a_year == most


@pytest.mark.parametrize(
    ("rule", "word"),
    [
        ("", "FREQ"),
        ("FREQ=FORTNIGHTLY", "FORTNIGHTLY"),
        ("FREQ=DAILY;FREQ=DAILY", "twice"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL"),
        ("FREQ=DAILY;INTERVAL=-1", "INTERVAL"),
        ("FREQ=DAILY;COUNT=0", "COUNT"),
        ("FREQ=DAILY;COUNT=99999999999999999999", "COUNT"),
        ("FREQ=DAILY;COUNT=2;UNTIL=20270101", "both"),
        ("FREQ=DAILY;BYHOUR=24", "BYHOUR"),
        ("FREQ=DAILY;BYMONTH=13", "BYMONTH"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY"),
        ("FREQ=MONTHLY;BYMONTHDAY=٣", "BYMONTHDAY"),
        ("FREQ=MONTHLY;BYDAY=0MO", "0MO"),
        ("FREQ=MONTHLY;BYDAY=XX", "XX"),
        ("FREQ=WEEKLY;BYDAY=1MO", "numbered"),
        ("FREQ=YEARLY;BYWEEKNO=1;BYDAY=1MO", "numbered"),
        ("FREQ=DAILY;BYWEEKNO=1", "BYWEEKNO"),
        ("FREQ=HOURLY;BYSETPOS=1", "BYSETPOS"),
        ("FREQ=YEARLY;BYEASTER=0", "BYEASTER"),
        ("FREQ=YEARLY;RSCALE=CHINESE", "RSCALE"),
        ("FREQ=WEEKLY;WKST=2MO", "2MO"),
    ],
)
def test_what_is_no_rule_is_refused_by_name(rule: str, word: str) -> None:
    with pytest.raises(IcsFault) as refusal:
        read_rule(rule)
    assert word in refusal.value.reason
