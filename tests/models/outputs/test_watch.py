"""The output watch: lines that vanish or appear, and numbers far from their past."""

import numpy as np
import pytest

from chronos_models.outputs.lines import read_lines
from chronos_models.outputs.number_track import NumberTrack
from chronos_models.outputs.state import from_bytes, to_bytes
from chronos_models.outputs.watch import OutputWatch


def _output(run: int, random: np.random.Generator) -> list[str]:
    rows = int(random.lognormal(8, 0.1))
    return [
        f"2025-03-01T02:{run % 60:02d}:00Z INFO connected to db{run % 3}.example.com",
        f"rows exported: {rows:,}",
        f"took {random.lognormal(2, 0.2):.1f}s",
        f"wrote /srv/out/part-{run}.csv",
    ]


def _trained(runs: int = 60, seed: int = 1) -> tuple[OutputWatch, np.random.Generator]:
    watch, random = OutputWatch(), np.random.default_rng(seed)
    for run in range(runs):
        watch.observe(_output(run, random))
    return watch, random


def test_a_line_that_was_always_there_and_is_not_is_told_once() -> None:
    watch, random = _trained()

    first = watch.observe(_output(61, random)[:1] + _output(61, random)[2:])
    second = watch.observe(_output(62, random)[:1] + _output(62, random)[2:])

    assert [(one.kind, one.line) for one in first] == [("vanished", "rows exported: <*>")]
    assert first[0].p < 0.02
    assert first[0].words == "“rows exported: <*>” is missing; it was printed in 60 of 60 runs."
    assert second == []


def test_a_number_far_from_its_past_is_told_with_what_was_usual() -> None:
    watch, random = _trained()
    lines = _output(61, random)
    lines[1] = "rows exported: 0"

    (finding,) = watch.observe(lines)

    assert (finding.kind, finding.value) == ("number", 0.0)
    assert finding.expected == pytest.approx(np.exp(8), rel=0.1)
    assert finding.p < 0.02


def test_a_line_never_seen_before_is_told() -> None:
    watch, random = _trained()

    (finding,) = watch.observe([*_output(61, random), "WARNING: 7 rows skipped, bad encoding"])

    assert (finding.kind, finding.line) == ("appeared", "<*> rows skipped, bad encoding")
    assert watch.observe([*_output(62, random), "WARNING: 9 rows skipped, bad encoding"]) == []


def test_an_output_without_a_line_is_one_finding() -> None:
    watch, _ = _trained()

    (finding,) = watch.observe([])

    assert finding.kind == "silent"
    assert finding.words.startswith("Nothing was printed")


@pytest.mark.parametrize("seed", [2, 3, 4])
def test_plain_outputs_are_rarely_odd(seed: int) -> None:
    watch, random = _trained(seed=seed)

    noted = sum(bool(watch.observe(_output(run, random))) for run in range(1_000))

    assert noted <= 50


@pytest.mark.parametrize("draw", ["normal", "standard_t", "lognormal", "exponential", "poisson"])
def test_a_number_is_not_odd_more_often_than_its_p_says(draw: str) -> None:
    random = np.random.default_rng(7)
    argument = {"normal": 100.0, "standard_t": 3.0, "lognormal": 3.0, "exponential": 50.0, "poisson": 4.0}[draw]
    values = getattr(random, draw)(argument, size=6_000)
    track = NumberTrack()
    ps = []
    for value in values.tolist():
        ps.append(track.p_value(value))
        track.learn(value)

    counted = np.array(ps)
    for claimed in (0.05, 0.01, 0.003):
        assert (counted <= claimed).mean() <= 1.5 * claimed + 0.001


def test_before_there_is_a_past_nothing_is_said() -> None:
    watch = OutputWatch()

    assert [watch.observe([f"line {word}" for word in "abc"[: run % 3]]) for run in range(15)] == [[]] * 15


def test_jobs_that_always_print_something_new_are_left_alone() -> None:
    watch, random = OutputWatch(), np.random.default_rng(1)

    found = [watch.observe([f"hello {''.join(random.choice(list('abcdefgh'), 6))}"]) for _ in range(100)]

    assert not any(found[30:])


def test_a_state_goes_on_where_it_was_taken_and_keeps_to_its_size() -> None:
    watch, random = _trained()
    for run in range(40):
        watch.observe([f"{'a' * 90} {word} {run} {run}" for word in map(chr, range(97, 123))] + ["é" * 200])
    data = to_bytes(watch)

    again = from_bytes(data)

    assert len(data) <= 16_384
    assert to_bytes(again) == data
    lines = _output(99, random)
    assert [one.kind for one in again.observe(lines)] == [one.kind for one in watch.observe(lines)]


@pytest.mark.parametrize("cut", [0, 1, 30, -1])
def test_a_state_that_is_broken_is_refused(cut: int) -> None:
    with pytest.raises(ValueError, match="state of the output watch"):
        from_bytes(to_bytes(_trained()[0])[:cut])


def test_only_numbers_that_stand_alone_are_followed() -> None:
    kinds = read_lines(["rows=1,204 took 3.5s at 2025-01-02 from 10.0.0.7:80 for item7", "-----", "", "done 100%"])

    assert list(kinds.values()) == [(1204.0, 3.5), (100.0,)]


def test_odd_outputs_are_taken() -> None:
    watch = OutputWatch()

    for lines in (
        [],
        [""],
        ["\0\ud800"],
        ["9" * 400],
        ["x"] * 10_000,
        [str(n) for n in range(10_000)],
        ["a " * 50_000],
    ):
        watch.observe(lines)

    assert to_bytes(from_bytes(to_bytes(watch))) == to_bytes(watch)
