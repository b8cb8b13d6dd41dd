"""Values of a crontab field that the job's id chooses."""

from collections import Counter

import pytest

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.schedule import AnySpec, CronSpec
from chronos_synapse.triggers.build import build, check_schedule, resolved
from chronos_synapse.triggers.crontab import CronExpression, parse_cron
from chronos_synapse.triggers.hashed import stable_number
from tests.triggers.reference import utc

SEEDS = [f"{number:016d}" for number in range(400)]


def chosen(expression: str, seed: str = "0000000000000001") -> CronExpression:
    return parse_cron(expression).resolved(seed)


@pytest.mark.parametrize(
    ("field", "outcomes"),
    [
        ("H", {(minute,) for minute in range(60)}),
        ("h", {(minute,) for minute in range(60)}),
        ("~", {(minute,) for minute in range(60)}),
        ("H(5-7)", {(5,), (6,), (7,)}),
        ("5~7", {(5,), (6,), (7,)}),
        ("57~", {(57,), (58,), (59,)}),
        ("~2", {(0,), (1,), (2,)}),
        ("7~7", {(7,)}),
        ("H/20", {(first, first + 20, first + 40) for first in range(20)}),
        ("~/20", {(first, first + 20, first + 40) for first in range(20)}),
        ("H(0-29)/10", {(first, first + 10, first + 20) for first in range(10)}),
        ("0~29/10", {(first, first + 10, first + 20) for first in range(10)}),
        ("H(1-5)/3", {(1, 4), (2, 5), (3,)}),
        ("H(58-59)/30", {(58,), (59,)}),
        ("3,H(5-6)", {(3, 5), (3, 6)}),
    ],
)
def test_each_outcome_that_the_term_allows_comes_up_and_no_other(field: str, outcomes: set[tuple[int, ...]]) -> None:
    assert {chosen(f"{field} * * * *", seed).minute.values for seed in SEEDS * 3} <= outcomes
    many = {chosen(f"{field} * * * *", f"{number}").minute.values for number in range(1500)}
    assert many == outcomes


def test_the_day_of_month_that_is_chosen_is_one_that_every_month_has() -> None:
    for field in ("H", "~"):
        days = {chosen(f"0 0 {field} * *", f"{number}").day.values for number in range(1000)}
        assert days == {(day,) for day in range(1, 29)}
    assert {chosen("0 0 30~ * *", seed).day.values for seed in SEEDS} == {(30,), (31,)}


def test_each_weekday_and_month_is_chosen_alike() -> None:
    weekdays = Counter(chosen("0 0 * * H", f"{number}").weekday.values for number in range(7000))
    months = Counter(chosen("0 0 1 H *", f"{number}").month.values for number in range(6000))

    assert set(weekdays) == {(day,) for day in range(7)}
    assert set(months) == {(month,) for month in range(1, 13)}
    assert max(weekdays.values()) < 1.2 * min(weekdays.values())
    assert max(months.values()) < 1.4 * min(months.values())


def test_names_are_taken_in_a_range() -> None:
    assert {chosen("0 0 * * H(mon-wed)", seed).weekday.values for seed in SEEDS} == {(1,), (2,), (3,)}
    assert {chosen("0 0 1 jan~feb *", seed).month.values for seed in SEEDS} == {(1,), (2,)}


def test_fields_and_terms_are_chosen_independently() -> None:
    minutes = {(one.minute.values, one.hour.values) for one in (chosen("H H(0-1) * * *", seed) for seed in SEEDS)}
    pairs = {chosen("H(0-1),H(10-11) * * * *", seed).minute.values for seed in SEEDS}
    twins = [chosen("H(0-23) H * * *", seed) for seed in SEEDS]

    assert len(minutes) > 90
    assert pairs == {(0, 10), (0, 11), (1, 10), (1, 11)}
    assert sum(one.minute.values == one.hour.values for one in twins) < 60


def test_the_same_seed_chooses_the_same_for_ever() -> None:
    assert chosen("H H H H H", "abcdefgh01234567").text == "47 20 13 5 1"
    assert [stable_number("a", 10), stable_number("a", 1000), stable_number("b", 10)] == [3, 343, 3]


def test_jobs_for_which_the_same_is_chosen_share_a_trigger() -> None:
    schedule = CronSpec(expression="H(0-1) * * * *")

    triggers = {id(build(schedule, seed=seed)) for seed in SEEDS}

    assert len(triggers) == 2


def test_members_of_several_schedules_are_resolved_too() -> None:
    schedule = AnySpec(schedules=(CronSpec(expression="H 1 * * *"), CronSpec(expression="H 2 * * *")))

    first = build(schedule, seed="a").next_after(utc(2027, 1, 1))
    second = build(schedule, seed="a").next_after(utc(2027, 1, 1, 2))

    assert first is not None
    assert second is not None
    assert (second - first).total_seconds() == 3600
    assert resolved(schedule, "a") == resolved(schedule, "a") != resolved(schedule, "b")


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("H(0-60) * * * *", "out of range"),
        ("H(9-3) * * * *", "backwards"),
        ("9~3 * * * *", "backwards"),
        ("H/0 * * * *", "step '0'"),
        ("~/x * * * *", "step 'x'"),
        ("HH * * * *", "'HH'"),
        ("H5 * * * *", "'H5'"),
        ("H() * * * *", "minute"),
        ("H(5) * * * *", "minute"),
        ("H-5 * * * *", "'H'"),
        ("1~2~3 * * * *", "minute"),
        ("٣~5 * * * *", "'٣'"),
        ("0 0 0~3 * *", "out of range"),
        ("0 0 HW * *", "'HW'"),
        ("0 0 * * HL", "'HL'"),
    ],
)
def test_what_chooses_nothing_is_refused(expression: str, words: str) -> None:
    with pytest.raises(Invalid) as refusal:
        parse_cron(expression)

    assert refusal.value.code == "schedule.field"
    assert words in refusal.value.detail


@pytest.mark.parametrize("expression", ["0 0 30 H *", "0 0 H(29-30) 2 *", "0 0 31 4~6 *", "0 0 31 H(2-4)/2 *"])
def test_a_choice_that_may_never_come_due_is_refused(expression: str) -> None:
    with pytest.raises(Invalid) as refusal:
        check_schedule(CronSpec(expression=expression))

    assert refusal.value.code == "schedule.never"
    assert "may never come due" in refusal.value.detail


@pytest.mark.parametrize("expression", ["0 0 29 H *", "0 0 31 1,H *", "0 0 31 H(5-8)/2 *", "0 0 L H *", "0 0 30 H 1"])
def test_a_choice_that_always_comes_due_passes(expression: str) -> None:
    check_schedule(CronSpec(expression=expression))
    for seed in SEEDS[:50]:
        assert build(CronSpec(expression=expression), seed=seed).next_after(utc(2027, 1, 1)) is not None


def test_what_is_chosen_may_be_longer_than_what_may_be_written() -> None:
    expression = ",".join(["H/2"] * 62) + " * * * *"

    assert build(CronSpec(expression=expression), seed="a").next_after(utc(2027, 1, 1)) is not None
