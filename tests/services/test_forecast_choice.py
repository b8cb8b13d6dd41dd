"""For which jobs boosted trees tell durations: chosen at night, by the analyst, in a process of its own."""

import ast
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import numpy as np
import pytest

import chronos_models
import chronos_synapse
from chronos_models.forecasters import quantile_boosting, selection
from chronos_models.forecasters.quantile_boosting import WeekTable
from chronos_models.forecasters.quantiles import Floats
from chronos_synapse.domain.job import Job
from chronos_synapse.domain.schedule import CronSpec
from chronos_synapse.services.forecasts import choosing
from chronos_synapse.services.forecasts.choosing import ForecastChooser
from chronos_synapse.services.forecasts.fitting import FitFailed, Fitted, Series, fit, fit_apart
from chronos_synapse.services.forecasts.forecasts import ForecastService
from chronos_synapse.services.forecasts.learning import read_trees
from chronos_synapse.services.forecasts.load_past import PastLoad
from chronos_synapse.services.forecasts.model_error import ModelError
from chronos_synapse.storage.redis.jobs import Arming
from tests.builders import Store, next_version
from tests.pasts import past_run, write_past
from tests.services.scheduling import ADA

NIGHT = datetime(2026, 11, 22, 4, tzinfo=UTC)
HOUR_MS = 3_600_000
ERROR = ModelError(mase=0.5, pinball=0.2, coverage=0.9, mean_error_s=3.0, origins=4)
WORSE = msgspec.structs.replace(ERROR, pinball=0.4)
TABLE = WeekTable(
    offsets=np.tile(np.linspace(0.1, 0.5, 5), (168, 1, 1)),
    pauses=np.array([8.2]),
    half_life=6.0,
    level=0.0,
    last_start_s=0.0,
)
WON = Fitted(state=TABLE.to_bytes(), error=ERROR, naive_error=WORSE)


class Fitter:
    """In place of the process: remembers the pasts that it was given, and says what it was told to say."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, says: Fitted | Exception | None) -> None:
        self.asked: list[int] = []
        self.says = says
        monkeypatch.setattr(choosing, "fit_apart", self.fit)
        monkeypatch.setattr(choosing, "LEAST_FOR_TREES", 10)

    async def fit(self, series: Sequence[Series]) -> list[Fitted | None]:
        self.asked += [len(one.durations_s) for one in series]
        if isinstance(self.says, Exception):
            raise self.says
        return [self.says for _ in series]


async def a_job_with_a_past(store: Store, count: int = 12) -> Job:
    """Due hourly; each execution took 10 s."""
    job = await store.save_draft(owner_id=ADA.user_id, schedule=CronSpec(expression="0 * * * *"))
    first_ms = round(NIGHT.timestamp() * 1000) - count * HOUR_MS
    await write_past(
        store, job, [past_run(job, first_ms + number * HOUR_MS, duration_ms=10_000) for number in range(count)]
    )
    return job


def chooser_at(store: Store, now: datetime) -> ForecastChooser:
    return ForecastChooser(store.stores, clock=lambda: now)


async def test_where_trees_win_they_tell_the_forecast_until_the_job_is_changed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = await a_job_with_a_past(store)
    service = ForecastService(store.stores, PastLoad(store.stores), clock=lambda: NIGHT)
    assert (await service.job(ADA, job.id)).model.name == selection.SLOT_CONFORMAL
    fitter = Fitter(monkeypatch, WON)

    assert await chooser_at(store, NIGHT).advance() == 1

    later = ForecastService(store.stores, PastLoad(store.stores), clock=lambda: NIGHT)
    found = await later.job(ADA, job.id)
    assert fitter.asked == [12]
    assert (found.model.name, found.model.error, found.model.naive_error) == (selection.BOOSTING, ERROR, WORSE)
    assert found.next is not None
    assert found.next.middle_s == pytest.approx(10, rel=0.01)
    assert found.next.high_s == pytest.approx(10 * np.exp(0.2), rel=0.01)
    kept = await store.stores.insight.forecasts.learned(job.id)
    assert kept is not None
    assert len(kept) <= 16_000
    anew = next_version(job, name="Other")
    assert await store.stores.jobs.save(anew, expected_version=1, arming=Arming()) == "ok"
    assert (await later.job(ADA, job.id)).model.name == selection.SLOT_CONFORMAL


async def test_where_trees_lose_what_they_said_before_goes(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    job = await a_job_with_a_past(store)
    fitter = Fitter(monkeypatch, WON)
    await chooser_at(store, NIGHT).advance()
    fitter.says = None
    await chooser_at(store, NIGHT + timedelta(days=1)).advance()
    assert await store.stores.insight.forecasts.trees(job.id) is None


async def test_so_many_are_tried_a_night_the_oldest_choice_first(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "MOST_A_NIGHT", 2)
    counts = {(await a_job_with_a_past(store, 10 + number)).id: 10 + number for number in range(3)}
    await a_job_with_a_past(store, 9)
    ring = [counts[job_id] for job_id in sorted(counts)]
    fitter = Fitter(monkeypatch, None)

    for day in range(3):
        night = NIGHT + timedelta(days=day)
        tried = [await chooser_at(store, night).advance() for _ in range(3)]
        assert tried == [2, 0, 0]

    assert fitter.asked == [ring[place % 3] for place in range(6)]


async def test_a_turn_takes_a_few_and_the_next_one_goes_on(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "AT_ONCE", 2)
    for _ in range(3):
        await a_job_with_a_past(store)
    fitter = Fitter(monkeypatch, None)
    chooser = chooser_at(store, NIGHT)

    assert [await chooser.advance() for _ in range(3)] == [2, 1, 0]
    assert len(fitter.asked) == 3


async def test_a_process_that_fails_is_told_of_and_the_night_goes_on(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    job = await a_job_with_a_past(store)
    Fitter(monkeypatch, FitFailed("killed"))
    assert await chooser_at(store, NIGHT).advance() == 1
    assert await chooser_at(store, NIGHT).advance() == 0
    assert "trees could not be fitted" in caplog.messages
    assert await store.stores.insight.forecasts.trees(job.id) is None


def series_of(count: int) -> Series:
    """Hourly executions."""
    durations = np.exp(np.random.default_rng(1).normal(0, 0.3, count))
    return Series(clock_s=(np.arange(count) * 3600.0).tolist(), durations_s=durations.tolist())


async def test_a_process_of_its_own_answers_and_is_killed_when_it_takes_too_long() -> None:
    assert await fit_apart([series_of(5), series_of(50)]) == [None, None]
    with pytest.raises(FitFailed, match="not done"):
        await fit_apart([series_of(5)], patience_s=0.01)


def test_what_trees_say_is_kept_with_its_backtest_where_they_win(monkeypatch: pytest.MonkeyPatch) -> None:
    series = series_of(selection.LEAST_FOR_TREES)

    def knows(clock: Floats, taken: Floats, future: Floats, shares: Floats) -> Floats:
        came = np.array(series.durations_s)[np.round(future / 3600).astype(int)]
        return np.asarray(came[:, None] * np.array([0.9, 1.0, 1.0, 1.0, 1.1]))

    monkeypatch.setitem(selection.FORECASTERS, selection.BOOSTING, knows)
    monkeypatch.setattr(quantile_boosting, "fit", lambda *past: TABLE)

    found = fit(series)

    assert found is not None
    assert found.error.pinball < found.naive_error.pinball
    assert found.state == TABLE.to_bytes()
    assert fit(series_of(100)) is None


def test_what_was_damaged_is_not_believed() -> None:
    assert read_trees(None) is None
    assert read_trees(b"{}") is None
    bad = {"job_version": 1, "zone": "UTC", "state": b"x", "error": ERROR, "naive_error": WORSE}
    assert read_trees(msgspec.json.encode(bad)) is None
    assert read_trees(msgspec.json.encode(bad | {"state": TABLE.to_bytes()})) is not None
    assert read_trees(msgspec.json.encode(bad | {"state": TABLE.to_bytes(), "version": 9})) is None


def test_scikit_learn_is_loaded_only_by_what_fits_or_measures_with_it() -> None:
    """No process loads it when it starts: it takes a second, and 100 MB."""
    loaded = set()
    for package in (chronos_models, chronos_synapse):
        root = Path(package.__path__[0])
        for path in root.rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            if "sklearn" in text and any(map(is_of_sklearn, ast.parse(text).body)):
                loaded.add(path.relative_to(root).as_posix())
    assert loaded == {"evaluation/pattern_baselines.py"}


def is_of_sklearn(statement: ast.stmt) -> bool:
    """Whether a statement of a module imports it."""
    if isinstance(statement, ast.ImportFrom):
        return (statement.module or "").startswith("sklearn")
    return isinstance(statement, ast.Import) and any(one.name.startswith("sklearn") for one in statement.names)
