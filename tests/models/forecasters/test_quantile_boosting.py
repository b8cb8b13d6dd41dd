"""Durations told by boosted trees, kept as a table."""

import numpy as np
import pytest

from chronos_models.forecasters import quantile_boosting
from chronos_models.forecasters.deadline import DEADLINE_SHARES
from chronos_models.forecasters.quantile_boosting import WeekTable

COUNT = 400
NIGHT, NOON = 500 * 86_400.0 + 2 * 3600, 500 * 86_400.0 + 12 * 3600
STATE_BYTES = 8_000


@pytest.fixture(scope="module")
def table() -> WeekTable:
    """Of an hourly job that takes about a minute, and at night anything around it."""
    clock = np.linspace(0, (COUNT - 1) * 3600, COUNT)
    spread = np.where(np.mod(clock, 86_400) < 6 * 3600, 0.8, 0.05)
    durations = 60.0 * np.exp(spread * np.random.default_rng(1).normal(0, 1, COUNT))
    found = quantile_boosting.fit(clock, np.asarray(durations, dtype=np.float64))
    assert found is not None
    return found


def test_a_spread_that_differs_by_the_hour_is_told(table: WeekTable) -> None:
    night, noon = table.forecast(np.array([NIGHT, NOON]), np.array([0.05, 0.5, 0.95]))

    assert noon[1] == pytest.approx(60, rel=0.1)
    assert noon[2] / noon[0] < 1.5
    assert night[2] / night[0] > 4


def test_every_share_is_told_in_order(table: WeekTable) -> None:
    told = table.forecast(np.array([NIGHT, NOON]), np.concatenate([[0.0], DEADLINE_SHARES, [1.0]]))

    assert np.isfinite(told).all()
    assert (np.diff(told, axis=1) >= 0).all()
    assert (told > 0).all()


def test_the_table_follows_the_level_of_later_executions(table: WeekTable) -> None:
    later = table.after(np.linspace(NOON, NOON + 99 * 3600, 100), np.full(100, 120.0))

    before, after = (one.forecast(np.array([NOON]), np.array([0.5]))[0, 0] for one in (table, later))
    assert after / before == pytest.approx(2, rel=0.1)
    assert table.after(np.array([]), np.array([])) is table


def test_what_was_kept_tells_the_same_and_what_is_damaged_is_refused(table: WeekTable) -> None:
    blob = table.to_bytes()
    again = WeekTable.from_bytes(blob)
    asked = np.array([NIGHT, NOON]), DEADLINE_SHARES

    assert len(blob) < STATE_BYTES
    assert again.forecast(*asked) == pytest.approx(table.forecast(*asked), rel=0.01)
    for bad in (b"", blob[:-1], blob[:200], b"\x09" + blob[1:], blob[:-3] + b"abc"):
        with pytest.raises(ValueError, match="state"):
            WeekTable.from_bytes(bad)


def test_pauses_that_matter_have_rows_of_their_own() -> None:
    random = np.random.default_rng(2)
    pause = random.choice([60.0, 7200.0], size=400)
    clock = np.cumsum(pause)
    durations = np.where(pause > 3600, 100.0, 10.0) * np.exp(random.normal(0, 0.05, 400))

    table = quantile_boosting.fit(clock, np.asarray(durations, dtype=np.float64))

    assert table is not None
    assert len(table.pauses) == 2
    asked = clock[-1] + np.array([60.0, 7260.0, 7320.0])
    assert table.forecast(asked, np.array([0.5]))[:, 0] == pytest.approx([10, 100, 10], rel=0.1)


def test_hundreds_of_executions_are_needed() -> None:
    count = quantile_boosting.MINIMUM - 1

    assert quantile_boosting.fit(np.linspace(0, 1e6, count), np.full(count, 3.0)) is None


def test_of_a_long_past_the_latest_part_is_learned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quantile_boosting, "LONGEST_FIT", 350)
    clock = np.linspace(0, (COUNT - 1) * 3600, COUNT)
    durations = 60.0 * np.exp(0.2 * np.random.default_rng(3).normal(0, 1, COUNT))

    whole, latest = quantile_boosting.fit(clock, durations), quantile_boosting.fit(clock[-350:], durations[-350:])

    assert whole is not None
    assert latest is not None
    assert whole.to_bytes() == latest.to_bytes()
