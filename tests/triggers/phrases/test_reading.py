"""Schedules in people's own words: what hundreds of phrasings mean."""

from datetime import UTC, datetime, timedelta

import pytest

from chronos_synapse.domain.schedule import AnySpec, CronSpec, DateSpec, IntervalSpec, Schedule
from chronos_synapse.triggers.phrases.clauses import Moment
from chronos_synapse.triggers.phrases.moments import Scene, day_of
from chronos_synapse.triggers.phrases.questions import Questions, Unsayable
from chronos_synapse.triggers.phrases.reading import PhraseReading, read_phrase

NOW = datetime(2026, 11, 21, 22, 0, tzinfo=UTC)
"""A Saturday."""


def read(text: str, timezone: str = "UTC", **answers: str) -> PhraseReading:
    return read_phrase(text, timezone, NOW, answers={code.replace("__", "."): one for code, one in answers.items()})


def short(schedule: Schedule | None) -> str:
    match schedule:
        case None:
            return "none"
        case CronSpec():
            return schedule.expression
        case IntervalSpec():
            start = "" if schedule.start_at is None else f" from {schedule.start_at:%Y-%m-%d %H:%M}"
            return f"{schedule.every_s:g} s{start}"
        case DateSpec():
            return f"{schedule.run_at:%Y-%m-%d %H:%M}"
        case AnySpec():
            return " | ".join(short(member) for member in schedule.schedules)


SURE = {
    "every minute": "* * * * *",
    "every 5 minutes": "*/5 * * * *",
    "every 5 min": "*/5 * * * *",
    "every 5m": "*/5 * * * *",
    "Every five minutes.": "*/5 * * * *",
    "each 10 minutes": "*/10 * * * *",
    "every quarter hour": "*/15 * * * *",
    "every half an hour": "*/30 * * * *",
    "half-hourly": "*/30 * * * *",
    "every 30 seconds": "*/30 * * * * *",
    "every second": "* * * * * *",
    "hourly": "0 * * * *",
    "once an hour": "0 * * * *",
    "twice an hour": "*/30 * * * *",
    "4 times per hour": "*/15 * * * *",
    "every 2 hours": "0 */2 * * *",
    "every third hour": "0 */3 * * *",
    "every 4 hours starting at 02:00": "0 2-22/4 * * *",
    "every 24 hours": "0 0 * * *",
    "every 36 hours": "129600 s",
    "every 90 seconds": "90 s",
    "at 15 minutes past every hour": "15 * * * *",
    "half past every hour": "30 * * * *",
    "at :15 and :45": "15,45 * * * *",
    "every hour at 20 past": "20 * * * *",
    "every hour on the hour": "0 * * * *",
    "daily at 9am": "0 9 * * *",
    "every day at 14:30": "30 14 * * *",
    "each day at 6:45pm": "45 18 * * *",
    "at 02:30 every day": "30 2 * * *",
    "every day at 9am, 12pm and 5pm": "0 9,12,17 * * *",
    "daily, 7am, 3pm and 11pm": "0 7,15,23 * * *",
    "weekdays at 2 and 14": "0 2,14 * * 1-5",
    "at 12am every day": "0 0 * * *",
    "at 12pm every day": "0 12 * * *",
    "every day at midnight": "0 0 * * *",
    "every day at 13 o'clock": "0 13 * * *",
    "at 1430 on Tuesdays": "30 14 * * 2",
    "every evening at 7": "0 19 * * *",
    "every morning at 7": "0 7 * * *",
    "quarter to seven every morning": "45 6 * * *",
    "half past two every afternoon": "30 14 * * *",
    "at ten to five pm daily": "50 16 * * *",
    "5 minutes past midnight every day": "5 0 * * *",
    "twice a day at 6 and 18": "0 6,18 * * *",
    "3 times a day at 8, 13 and 18": "0 8,13,18 * * *",
    "every weekday at 6pm": "0 18 * * 1-5",
    "every week day at 9:00": "0 9 * * 1-5",
    "Monday to Friday at 08:00": "0 8 * * 1-5",
    "Mon-Fri 08:00": "0 8 * * 1-5",
    "mon, wed, fri at 7:15": "15 7 * * 1,3,5",
    "Monday through Thursday at 17:30": "30 17 * * 1-4",
    "tuesdays and thursdays at 10:00 and 16:00": "0 10,16 * * 2,4",
    "every Monday at 3pm": "0 15 * * 1",
    "at noon on weekends": "0 12 * * 0,6",
    "run job at 5pm every tuesday": "0 17 * * 2",
    "could you please schedule it for every friday afternoon at 4": "0 16 * * 5",
    "every Monday or Tuesday at 9:00": "0 9 * * 1,2",
    "Mondays at 9 and Fridays at 17": "0 9 * * 1 | 0 17 * * 5",
    "at 9 on Mondays and at 17 on Fridays": "0 9 * * 1 | 0 17 * * 5",
    "on weekdays at 6am and on weekends at 9am": "0 6 * * 1-5 | 0 9 * * 0,6",
    "every day at 6am and every Sunday at 10pm": "0 6 * * * | 0 22 * * 0",
    "every 5 minutes and every Monday at 09:01": "*/5 * * * * | 1 9 * * 1",
    "first Monday of the month at 9am": "0 9 * * 1#1",
    "2nd Tuesday of each month at 3am UTC": "0 3 * * 2#2",
    "first and third Tuesday of the month at 14:00": "0 14 * * 2#1,2#3",
    "every 1st and 3rd Sunday at 06:00": "0 6 * * 0#1,0#3",
    "last Friday of the month at 17:00": "0 17 * * 5L",
    "every last Friday at 5pm": "0 17 * * 5L",
    "on the last Thursday of November at 20:00": "0 20 * 11 4L",
    "every month on the first Sunday at 05:00": "0 5 * * 0#1",
    "monthly on the 15th at 03:00": "0 3 15 * *",
    "on the 1st and 15th at midnight": "0 0 1,15 * *",
    "on day 15 of the month at 10:00": "0 10 15 * *",
    "last day of the month at 23:30": "30 23 L * *",
    "monthly on the last day at 23:00": "0 23 L * *",
    "two days before the end of the month at 23:00": "0 23 L-2 * *",
    "the first business day of every month at 7am": "0 7 1W * *",
    "last weekday of the month at 18:00": "0 18 LW * *",
    "beginning of every month at 06:00": "0 6 1 * *",
    "on the first day of every quarter at 06:00": "0 6 1 */3 *",
    "last day of the quarter at 18:00": "0 18 L 3,6,9,12 *",
    "every year on March 3rd at 10:00": "0 10 3 3 *",
    "every 24 December at 18:00": "0 18 24 12 *",
    "every day in july at 10:00": "0 10 * 7 *",
    "every hour from 9 to 17": "0 9-17 * * *",
    "hourly on weekdays from 8am to 6pm": "0 8-18 * * 1-5",
    "every hour between 22 and 4": "0 0-4,22,23 * * *",
    "every hour on weekdays": "0 * * * 1-5",
    "every 20 minutes in the evening": "*/20 18-22 * * *",
    "sometime at night": "H H(0-5) * * *",
    "sometime between 2 and 4 at night": "H H(2-3) * * *",
    "every day at a random time": "H H * * *",
    "at a random minute every hour": "H * * * *",
    "every weekday except Wednesday at 9am": "0 9 * * 1,2,4,5",
    "every day except Sundays at 22:00": "0 22 * * 1-6",
    "every day but Sunday at 10:00": "0 10 * * 1-6",
    "every day at 8:00 except weekends": "0 8 * * 1-5",
    "every Monday at 8:00 except in August": "0 8 * 1-7,9-12 1",
    "every hour except between 12:00 and 13:00": "0 0-11,13-23 * * *",
    "every 10 minutes except between 2am and 4am": "*/10 0,1,4-23 * * *",
    "24 December 2026 at 18:00": "2026-12-24 18:00",
    "2026-12-24 18:00": "2026-12-24 18:00",
    "tomorrow at 14:00": "2026-11-22 14:00",
    "in 10 minutes": "2026-11-21 22:10",
    "in two hours": "2026-11-22 00:00",
    "this Sunday at 20:00": "2026-11-22 20:00",
    "0 9 * * 1-5": "0 9 * * 1-5",
    "@daily": "@daily",
    "`*/5 * * * *`": "*/5 * * * *",
    "jeden Montag um 9 Uhr": "0 9 * * 1",
    "alle 5 Minuten": "*/5 * * * *",
    "alle zwei Stunden": "0 */2 * * *",
    "täglich um 22 Uhr": "0 22 * * *",
    "montags bis freitags um 8 Uhr": "0 8 * * 1-5",
    "jeden ersten Montag im Monat um 10 Uhr": "0 10 * * 1#1",
    "jeden letzten Freitag im Monat um 17 Uhr": "0 17 * * 5L",
    "am letzten Tag des Monats um 23:00": "0 23 L * *",
    "am 1. und 15. um 6 Uhr": "0 6 1,15 * *",
    "täglich außer sonntags um 22 Uhr": "0 22 * * 1-6",
    "stündlich außer zwischen 12 und 13 Uhr": "0 0-11,13-23 * * *",
    "jeden Morgen um 7": "0 7 * * *",
    "morgen um 10 Uhr": "2026-11-22 10:00",
    "zweimal täglich um 8 und 20 Uhr": "0 8,20 * * *",
}


@pytest.mark.parametrize(("text", "meaning"), SURE.items())
def test_what_is_clear_is_read_without_a_doubt(text: str, meaning: str) -> None:
    reading = read(text)

    assert short(reading.schedule) == meaning
    assert reading.doubts == ()
    assert reading.unread == ()
    assert reading.confidence == 1


DOUBTFUL = {
    "daily": ("0 0 * * *", {"time.missing"}),
    "every Monday morning": ("0 8 * * 1", {"time.missing"}),
    "weekly": ("0 0 * * 1", {"days.missing", "time.missing"}),
    "monthly at 04:00": ("0 4 1 * *", {"days.missing"}),
    "at 9:00": ("0 9 * * *", {"days.unsaid"}),
    "every Monday at 3": ("0 3 * * 1", {"clock.half_day"}),
    "every day at 9 and 5": ("0 9,17 * * *", {"clock.half_day"}),
    "on Friday at 10:00": ("0 10 * * 5", {"days.once"}),
    "last Friday at 17:00": ("0 17 * * 5L", {"days.last"}),
    "every third Monday at 10am": ("0 10 * * 1#3", {"days.every_nth"}),
    "every other Friday at noon": ("1.2096e+06 s from 2026-11-27 12:00", {"step.phase"}),
    "every second Friday at noon": ("1.2096e+06 s from 2026-11-27 12:00", {"days.every_nth", "step.phase"}),
    "every other day at 9am": ("172800 s from 2026-11-22 09:00", {"step.phase"}),
    "biweekly on Friday at 10:00": ("1.2096e+06 s from 2026-11-27 10:00", {"step.phase"}),
    "biweekly at 10:00": ("1.2096e+06 s from 2026-11-23 10:00", {"days.bi", "days.missing", "step.phase"}),
    "every other month on the 5th at 10:00": ("0 10 5 */2 *", {"months.which"}),
    "twice a day": ("0 */12 * * *", {"times.spread"}),
    "twice a day at 9am": ("0 9,21 * * *", {"times.count"}),
    "three times a week at 10:00": ("0 10 * * 1,3,5", {"days.spread"}),
    "every 7 minutes": ("420 s", {"step.uneven"}),
    "every 90 minutes": ("5400 s", {"step.uneven"}),
    "every 5 hours": ("18000 s", {"step.uneven"}),
    "the 31st of every month at 10:00": ("0 10 31 * *", {"days.short_months"}),
    "Fridays at midnight": ("0 0 * * 5", {"clock.midnight"}),
    "every 15 minutes between 9am and 5pm on weekdays": ("*/15 9-16 * * 1-5 | 0 17 * * 1-5", {"span.end"}),
    "every hour between 9 and 5": ("0 9-17 * * *", {"span.night"}),
    "every hour from 22:00 to 06:00 on weekdays": ("0 22,23 * * 1-5 | 0 0-6 * * 2-6", {"span.midnight"}),
    "between 9:00 and 17:00": ("0 9-17 * * *", {"times.how_often"}),
    "every hour during business hours": ("0 9-17 * * *", {"hours.business"}),
    "every 45 seconds on weekdays": ("45 s", {"interval.window"}),
    "daily at 08:00 except holidays": ("0 8 * * *", {"except.holidays"}),
    "daily at 08:00 except 25 December": ("0 8 * * *", {"except.date"}),
    "daily at 9am CST": ("0 9 * * *", {"zone.which"}),
    "on 24 December at 18:00": ("2026-12-24 18:00", {"date.yearly"}),
    "on the 24th of December at 18:00": ("0 18 24 12 *", {"date.yearly"}),
    "next Friday at 10:00": ("2026-11-27 10:00", {"date.next"}),
    "12/11/2026 at 10:00": ("2026-11-12 10:00", {"date.order", "date.past"}),
    "every 6 hours starting at 07:00": ("0 1,7,13,19 * * *", {"step.start"}),
    "werktags um 8:30 Uhr": ("30 8 * * 1-5", {"days.werktag"}),
}


@pytest.mark.parametrize(("text", "meaning", "codes"), [(text, *told) for text, told in DOUBTFUL.items()])
def test_what_can_be_meant_otherwise_is_asked(text: str, meaning: str, codes: set[str]) -> None:
    reading = read(text)

    assert short(reading.schedule) == meaning
    assert {doubt.code for doubt in reading.doubts} == codes
    assert 0 < reading.confidence < 1


@pytest.mark.parametrize("text", DOUBTFUL)
def test_each_choice_of_a_doubt_can_be_taken(text: str) -> None:
    for doubt in read(text).doubts:
        for choice in doubt.choices:
            chosen = read_phrase(text, "UTC", NOW, answers={doubt.code: choice.id})

            (settled,) = [one for one in chosen.doubts if one.code == doubt.code]
            assert settled.taken == choice.id
            assert settled.is_answered
            assert chosen.schedule is not None


def test_answers_settle_what_was_open() -> None:
    assert short(read("last Friday at 17:00", days__last="past").schedule) == "2026-11-20 17:00"
    assert short(read("every Monday at 3", clock__half_day="afternoon").schedule) == "0 15 * * 1"
    assert short(read("daily", time__missing="random").schedule) == "H H * * *"
    assert short(read("Fridays at midnight", clock__midnight="end").schedule) == "0 0 * * 6"
    assert short(read("every 7 minutes", step__uneven="clock").schedule) == "*/7 * * * *"
    assert short(read("the 31st of every month at 10:00", days__short_months="last").schedule) == "0 10 L * *"
    assert read("every Monday at 3", clock__half_day="afternoon").confidence == 1


NOTHING = (
    "hello world",
    "as soon as possible",
    "when the file arrives",
    "every leap year",
    "at 25:00",
    "at 9:75",
    "every 0 minutes",
    "every -5 minutes",
    "every 99999999999 years",
    "30 February",
    "February 31 at 10:00",
    "on the 32nd",
    "every Friday the 13th",
    "every 5 months",
    "every 5 minutes every 10 minutes",
    "weekdays at 10:00 except the first Monday of the month",
    "60 * * * *",
    "0 25 * * *",
    "*",
    "🙂",
    "",
)


@pytest.mark.parametrize("text", NOTHING)
def test_what_no_schedule_can_say_gives_none_and_says_why(text: str) -> None:
    reading = read(text)

    assert reading.schedule is None
    assert reading.confidence == 0
    assert reading.doubts


@pytest.mark.parametrize(
    "text",
    ["at 1-999999999999 past every hour", "on the 1st to 99999999999th", "every month on day 3 until 999999999999"],
)
def test_a_range_without_end_is_not_laid_out(text: str) -> None:
    read(text)


def test_the_day_that_is_hours_away_is_counted_in_hours() -> None:
    scene = Scene(NOW, "UTC", Questions({}))

    assert day_of(Moment(shift=(20, "hour")), scene) == NOW.date() + timedelta(days=1)
    with pytest.raises(Unsayable):
        day_of(Moment(shift=(999_999_999_999, "second")), scene)


def test_words_that_were_not_understood_are_told_with_their_places() -> None:
    text = "every banana day at 09:00 sharp-ish"

    reading = read(text)

    assert [text[part.start : part.end] for part in reading.unread] == [part.text for part in reading.unread]
    assert "every banana" in reading.unread[0].text
    assert reading.confidence < 0.7


def test_by_hand_is_no_schedule_and_no_doubt() -> None:
    reading = read("only manually")

    assert (reading.schedule, reading.is_by_hand, reading.doubts) == (None, True, ())


ZONES = {
    "daily at 09:00 in Tokyo": "Asia/Tokyo",
    "every Monday at 9am New York time": "America/New_York",
    "9am Pacific time every weekday": "America/Los_Angeles",
    "daily at 09:00 Europe/Berlin": "Europe/Berlin",
    "every day at 06:00 UTC+2": "Etc/GMT-2",
    "at 07:00 in San Francisco on weekdays": "America/Los_Angeles",
    "weekdays 08:30 CET": "Europe/Berlin",
    "daily at 09:00": "Africa/Cairo",
}


@pytest.mark.parametrize(("text", "zone"), ZONES.items())
def test_a_zone_is_taken_from_the_text_or_else_from_the_caller(text: str, zone: str) -> None:
    reading = read(text, "Africa/Cairo")

    assert reading.timezone == zone
    assert reading.schedule is not None
    assert reading.schedule.timezone == zone


def test_bounds_become_the_timing() -> None:
    until = read("daily at 03:00 until 31 December 2026").timing
    since = read("from 1 March 2027 daily at 10:00").timing
    both = read("daily at 10:00 from 1 Dec 2026 to 15 Jan 2027").timing
    lasting = read("every 10 minutes for 2 hours").timing

    assert until.ends_at == datetime(2026, 12, 31, 23, 59, 59, tzinfo=UTC)
    assert since.starts_at == datetime(2027, 3, 1, tzinfo=UTC)
    assert (both.starts_at, both.ends_at) == (
        datetime(2026, 12, 1, tzinfo=UTC),
        datetime(2027, 1, 15, 23, 59, 59, tzinfo=UTC),
    )
    assert lasting.ends_at == datetime(2026, 11, 22, tzinfo=UTC)


def test_a_step_of_days_says_that_clock_changes_move_it() -> None:
    codes = {doubt.code for doubt in read("every other day at 09:00", "Europe/Berlin").doubts}

    assert "interval.clock" in codes
    assert "interval.clock" not in {doubt.code for doubt in read("every other day at 09:00").doubts}
