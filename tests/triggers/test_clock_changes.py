"""What a clock change does to due times, in words."""

from datetime import datetime

import pytest

from chronos_synapse.domain.schedule import AnySpec, CronSpec, DateSpec, FoldPolicy, GapPolicy, IntervalSpec, Timing
from chronos_synapse.triggers.clock_changes import clock_effects
from tests.triggers.reference import utc

NOW = utc(2026, 6, 1)
AUTO, SHIFT, SKIP = GapPolicy.AUTO, GapPolicy.SHIFT, GapPolicy.SKIP
FIRST, LAST, BOTH = FoldPolicy.FIRST, FoldPolicy.LAST, FoldPolicy.BOTH


def told(
    expression: str,
    zone: str = "Europe/Berlin",
    *,
    gap: GapPolicy = AUTO,
    fold: FoldPolicy = FoldPolicy.AUTO,
    after: datetime = NOW,
) -> list[str]:
    schedule = CronSpec(expression=expression, timezone=zone, gap=gap, fold=fold)
    return [effect.words(zone) for effect in clock_effects(schedule, after)]


@pytest.mark.parametrize(
    ("expression", "gap", "words"),
    [
        ("30 2 * * *", AUTO, "02:30 is due at 03:00 instead"),
        ("30 2 * * *", SHIFT, "02:30 is due at 03:00 instead"),
        ("30 2 * * *", SKIP, "02:30 is not due"),
        ("*/30 2 * * *", AUTO, "02:00 and 02:30 are not due"),
        ("*/30 2 * * *", SHIFT, "02:00 and 02:30 are due once, at 03:00, instead"),
        ("0,30 2,3 * * *", AUTO, "02:00 and 02:30 are merged into 03:00, which is due anyway"),
        ("*/10 2 * * *", AUTO, "6 due times are not due"),
        ("5 15 2 * * *", AUTO, "02:15:05 is due at 03:00 instead"),
        ("30 * * * *", SHIFT, "02:30 is due at 03:00 instead"),
    ],
)
def test_a_gap_is_told_with_what_becomes_of_what_it_leaves_out(expression: str, gap: GapPolicy, words: str) -> None:
    gaps = [line for line in told(expression, gap=gap) if "goes from" in line]

    assert gaps == [
        f"28 March 2027: the clock goes from 02:00 to 03:00; {words}.",
        f"26 March 2028: the clock goes from 02:00 to 03:00; {words}.",
    ]


@pytest.mark.parametrize(
    ("expression", "fold", "words"),
    [
        ("30 2 * * *", FoldPolicy.AUTO, "02:30 comes twice and is due the first time only"),
        ("30 2 * * *", FIRST, "02:30 comes twice and is due the first time only"),
        ("30 2 * * *", LAST, "02:30 comes twice and is due the second time only"),
        ("30 2 * * *", BOTH, "02:30 comes twice and is due both times"),
        ("*/30 2 * * *", FoldPolicy.AUTO, "02:00 and 02:30 come twice and are due both times"),
        ("* * * * *", FIRST, "60 due times come twice and are due the first time only"),
    ],
)
def test_a_repeated_hour_is_told_with_the_pass_that_counts(expression: str, fold: FoldPolicy, words: str) -> None:
    folds = [line for line in told(expression, fold=fold) if "goes back" in line]

    assert folds == [
        f"25 October 2026: the clock goes back from 03:00 to 02:00; {words}.",
        f"31 October 2027: the clock goes back from 03:00 to 02:00; {words}.",
    ]


@pytest.mark.parametrize(
    ("expression", "gap", "fold"),
    [
        ("* * * * *", AUTO, FoldPolicy.AUTO),
        ("* * * * *", SKIP, BOTH),
        ("* * * * *", SHIFT, FoldPolicy.AUTO),
        ("0 * * * *", SHIFT, FoldPolicy.AUTO),
        ("30 12 * * *", SHIFT, LAST),
        ("0 3 * * *", AUTO, FoldPolicy.AUTO),
    ],
)
def test_what_goes_on_as_if_nothing_were_is_not_told(expression: str, gap: GapPolicy, fold: FoldPolicy) -> None:
    assert told(expression, gap=gap, fold=fold) == []


def test_other_zones_tell_their_own_changes() -> None:
    assert told("30 2 * * *", "UTC") == []
    assert told("10 2 * * *", "Australia/Lord_Howe")[0] == (
        "4 October 2026: the clock goes from 02:00 to 02:30; 02:10 is due at 02:30 instead."
    )
    assert told("0 9 * * *", "Pacific/Apia", after=utc(2011, 12, 1))[0] == (
        "30 December 2011: the clock goes from 00:00 on 30 December 2011 to 00:00 on 31 December 2011; "
        "09:00 is not due."
    )


def test_changes_of_all_members_are_told_in_order_with_their_zone() -> None:
    schedule = AnySpec(
        schedules=(
            CronSpec(expression="30 2 * * *", timezone="America/New_York"),
            CronSpec(expression="30 2 * * *", timezone="Europe/Berlin"),
            IntervalSpec(every_s=60),
            DateSpec(run_at=NOW),
        ),
        timezone="Europe/Berlin",
    )

    lines = [effect.words("Europe/Berlin") for effect in clock_effects(schedule, NOW)]

    assert [line.split(":")[0] for line in lines][:4] == [
        "25 October 2026",
        "14 March 2027 in America/New_York",
        "28 March 2027",
        "31 October 2027",
    ]


def test_only_changes_between_start_and_end_are_told() -> None:
    schedule = CronSpec(expression="30 2 * * *", timezone="Europe/Berlin")
    timing = Timing(starts_at=utc(2027, 1, 1), ends_at=utc(2027, 6, 1))

    assert [effect.at for effect in clock_effects(schedule, NOW, timing=timing)] == [utc(2027, 3, 28, 1)]


def test_hashed_values_are_those_of_the_seed() -> None:
    schedule = CronSpec(expression="H 2 * * *", timezone="Europe/Berlin")

    (first, *_) = {effect.words("Europe/Berlin") for effect in clock_effects(schedule, NOW, seed="a")} - {""}
    others = {effect.words("Europe/Berlin") for effect in clock_effects(schedule, NOW, seed="b")}

    assert first not in others
