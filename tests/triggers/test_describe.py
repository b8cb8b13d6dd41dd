"""Schedules in words."""

import pytest

from chronos_synapse.domain.schedule import AnySpec, CronSpec, DateSpec, IntervalSpec, Timing, Weekday, Window
from chronos_synapse.triggers.describe import describe
from tests.triggers.reference import utc


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("* * * * *", "Every minute"),
        ("*/5 * * * *", "Every 5 minutes"),
        ("0,20,40 * * * *", "Every 20 minutes"),
        ("@hourly", "Every hour"),
        ("17 * * * *", "At 17 minutes past every hour"),
        ("1 * * * *", "At 1 minute past every hour"),
        ("5,35-37 * * * *", "At 5 and 35 to 37 minutes past every hour"),
        ("*/7 * * * *", "Every 7 minutes from 0 to 56 past every hour"),
        ("0 */6 * * *", "At 00:00, 06:00, 12:00 and 18:00 every day"),
        ("0 */2 * * *", "Every 2 hours"),
        ("30 */2 * * *", "Every 2 hours at 30 minutes past the hour"),
        ("0 1-23/2 * * *", "Every 2 hours from 01:00 to 23:00"),
        ("0 2 * * *", "At 02:00 every day"),
        ("0 2 * * mon-fri", "At 02:00 on Monday to Friday"),
        ("30 8,20 * * 0,6", "At 08:30 and 20:30 on Saturday and Sunday"),
        ("0 9-17 * * 1-5", "Every hour from 09:00 to 17:00 on Monday to Friday"),
        ("*/15 9-17 * * *", "Every 15 minutes from 09:00 to 17:45"),
        ("* 22,23,0-5 * * *", "Every minute from 22:00 to 05:59"),
        ("* 1,9 * * *", "Every minute in the hours 1 and 9"),
        ("3,5 1,4,6,8 * * *", "At 3 and 5 minutes past the hours 1, 4, 6 and 8"),
        ("0-9 4 * * *", "At 0 to 9 minutes past 04:00"),
        ("* * * * * *", "Every second"),
        ("*/10 * * * * *", "Every 10 seconds"),
        ("*/10 */5 8 * * *", "Every 10 seconds of every 5 minutes from 08:00 to 08:55"),
        ("5 * * * * *", "At 5 seconds past every minute"),
        ("1,2 */20 * * * *", "At 1 and 2 seconds past every 20 minutes"),
        ("*/9 1,7 * * * *", "Every 9 seconds from 0 to 54 past the minutes 1 and 7 past every hour"),
        ("15 30 9 * * *", "At 09:30:15 every day"),
        ("0 0 1 * *", "At 00:00 on the 1st of the month"),
        ("0 0 11-13,22 * *", "At 00:00 on the 11th to 13th and 22nd of the month"),
        ("0 0 */10 * *", "At 00:00 on every 10th day from the 1st to the 31st of the month"),
        ("@yearly", "At 00:00 on the 1st of January"),
        ("0 0 1 1,4,7,10 *", "At 00:00 on the 1st of January, April, July and October"),
        ("0 0 L * *", "At 00:00 on the last day of the month"),
        ("0 0 L-1 6 *", "At 00:00 on the day before the last day of June"),
        ("0 0 3,L-3 * *", "At 00:00 on the 3rd and the 3rd day before the last day of the month"),
        ("0 0 LW * *", "At 00:00 on the last weekday (Monday to Friday) of the month"),
        ("0 0 15W * *", "At 00:00 on the weekday (Monday to Friday) nearest the 15th of the month"),
        ("0 0 * * 5L", "At 00:00 on the last Friday of the month"),
        ("0 0 * 3 0#2", "At 00:00 on the second Sunday of the month in March"),
        ("0 0 * 6-8 *", "At 00:00 every day in June to August"),
        ("0 0 13 * 5", "At 00:00 on the 13th of the month and also on Friday"),
        ("0 0 13 5 5", "At 00:00 on the 13th of May and also on Friday in May"),
        ("0 0 */30 * 5", "At 00:00 on Friday, but only on the 1st and 31st of the month"),
        ("0 0 1-31 * 5", "At 00:00 every day"),
        ("0 0 1-31 2 5", "At 00:00 every day in February"),
    ],
)
def test_an_expression_reads_as_english(expression: str, words: str) -> None:
    assert describe(CronSpec(expression=expression)) == words


@pytest.mark.parametrize(
    ("every_s", "words"),
    [
        (1, "Every second"),
        (10, "Every 10 seconds"),
        (1.5, "Every 1.5 seconds"),
        (60, "Every minute"),
        (5400, "Every 90 minutes"),
        (86_400, "Every day"),
        (1_209_600, "Every 2 weeks"),
    ],
)
def test_an_interval_reads_in_its_largest_unit(every_s: float, words: str) -> None:
    assert describe(IntervalSpec(every_s=every_s)) == words


def test_a_date_is_told_in_its_zone() -> None:
    run_at = utc(2027, 5, 3, 8)

    assert describe(DateSpec(run_at=run_at, timezone="Europe/Berlin")) == "Once, on 3 May 2027 at 10:00"
    assert describe(DateSpec(run_at=run_at.replace(second=5))) == "Once, on 3 May 2027 at 08:00:05"


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("H 2 * * *", "At a minute chosen from the job's id, for example at 02:00 every day"),
        ("H H * * *", "At a minute and an hour chosen from the job's id, for example at"),
        ("H/15 * * * *", "At a minute chosen from the job's id, for example"),
        ("0 0 ~ ~ *", "At a day of the month and a month chosen from the job's id, for example at 00:00 on the"),
    ],
)
def test_a_value_that_nobody_chose_yet_is_told_as_an_example(expression: str, words: str) -> None:
    start, _, example = words.partition("example")

    told = describe(CronSpec(expression=expression))

    assert told.startswith(start)
    assert example.split("02:00")[0] in told


def test_a_value_that_the_id_chose_is_told_as_it_is() -> None:
    told = describe(CronSpec(expression="H(30-30) 2 * * *"), seed="0123456789abcdef")

    assert told == "At 02:30 every day"


def test_several_schedules_are_told_one_after_the_other() -> None:
    weekdays = CronSpec(expression="0 9 * * 1-5")
    saturday = CronSpec(expression="0 12 * * 6")

    assert describe(AnySpec(schedules=(weekdays, saturday))) == "At 09:00 on Monday to Friday; and at 12:00 on Saturday"
    assert describe(AnySpec(schedules=(weekdays, IntervalSpec(every_s=60), DateSpec(run_at=utc(2027, 5, 3))))) == (
        "At 09:00 on Monday to Friday; every minute; and once, on 3 May 2027 at 00:00"
    )
    assert describe(
        AnySpec(schedules=(weekdays, CronSpec(expression="0 9 * * *", timezone="Asia/Tokyo"), IntervalSpec(every_s=60)))
    ) == ("At 09:00 on Monday to Friday (UTC); at 09:00 every day (Asia/Tokyo); and every minute")


@pytest.mark.parametrize(
    ("timing", "words"),
    [
        (Timing(starts_at=utc(2027, 5, 1, 8)), ", from 1 May 2027 at 10:00"),
        (
            Timing(starts_at=utc(2027, 5, 1, 8), ends_at=utc(2027, 12, 1, 0, 0, 5)),
            ", from 1 May 2027 at 10:00 until 1 December 2027 at 01:00:05",
        ),
        (Timing(jitter_s=300), "; each time later by the same part of 300 seconds"),
        (
            Timing(
                windows=(
                    Window(start="09:00", end="17:00", days=(Weekday.FRI, Weekday.MON, Weekday.TUE, Weekday.WED)),
                    Window(start="22:00", end="24:00"),
                )
            ),
            "; only from 09:00 to 17:00 on Monday to Wednesday and Friday and from 22:00 to 24:00",
        ),
        (Timing(calendars=("a",)), "; not when its calendar closes it"),
        (
            Timing(ends_at=utc(2027, 12, 1), calendars=("a", "b"), windows=(Window(start="09:00", end="17:00"),)),
            ", until 1 December 2027 at 01:00; only from 09:00 to 17:00; not when one of its calendars closes it",
        ),
    ],
)
def test_what_narrows_a_schedule_is_told_behind_it(timing: Timing, words: str) -> None:
    schedule = CronSpec(expression="0 2 * * *", timezone="Europe/Berlin")

    assert describe(schedule, timing) == f"At 02:00 every day{words}"


def test_jitter_is_told_as_it_is_once_there_is_an_id() -> None:
    words = describe(CronSpec(expression="0 2 * * *"), Timing(jitter_s=0.001), seed="c")

    assert words.removeprefix("At 02:00 every day; each time ") in ("0 seconds later", "0.001 seconds later")
