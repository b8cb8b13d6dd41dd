import pytest

from chronos_models.explain import amount, explain, number, rarity, span
from chronos_models.finding import Finding, Severity, severity
from chronos_models.kinds import FAILURES, LATE, LONG_RUNNING, MISSING, OF_SIGNAL, STUCK, TIMEOUT, Kind


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.25, "250 ms"),
        (61.04, "61 s"),
        (119.6, "120 s"),
        (250.0, "4 min 10 s"),
        (300.0, "5 min"),
        (11_100.0, "3 h 5 min"),
        (187_200.0, "2 days 4 h"),
    ],
)
def test_a_length_of_time_is_said_in_the_units_people_use(seconds: float, words: str) -> None:
    assert span(seconds) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [(412.3, "412"), (0.02346, "0.0235"), (61000.0, "61000"), (6.3, "6.3"), (0.0, "0"), (10.0, "10")],
)
def test_numbers_have_three_figures_and_no_power_of_ten(value: float, words: str) -> None:
    assert number(value) == words


def test_bytes_and_shares_have_their_own_units() -> None:
    assert amount(3 * 2.0**30, "bytes") == "3 GiB"
    assert amount(500.0, "bytes") == "500 bytes"
    assert amount(0.005, "share") == "0.5 %"


def test_a_slow_run_is_explained_with_value_distance_window_and_slot() -> None:
    finding = Finding(
        kind="slow_run",
        signal="duration",
        time_s=0.0,
        p=1e-6,
        rate=0.02,
        direction="up",
        value=412.0,
        expected=61.0,
        unit="s",
        spreads=6.31,
        slot="Tuesday 02:00",
        window_days=14.0,
        count=140,
    )

    words = explain(finding)

    assert words == (
        "duration 6 min 52 s is 6.3 spreads above the 14-day Tuesday 02:00 expected 61 s (n = 140); "
        "by chance 0.02 times a month"
    )


@pytest.mark.parametrize("kind", [kind.name for kind in OF_SIGNAL.values()] + ["host_slow", "back_to_normal", "new"])
def test_a_finding_without_numbers_still_has_words(kind: str) -> None:
    finding = Finding(kind=kind, signal="duration", time_s=0.0, p=0.01, rate=1.0, direction="up")

    assert explain(finding)


@pytest.mark.parametrize("kind", [FAILURES, LATE, LONG_RUNNING, MISSING, STUCK, TIMEOUT])
def test_watched_kinds_without_numbers_still_have_words(kind: Kind) -> None:
    finding = Finding(kind=kind.name, signal="lag", time_s=0.0, p=0.01, rate=float("nan"), direction="up")

    assert "not known" in explain(finding)


@pytest.mark.parametrize(
    ("rate", "word"),
    [
        (0.01, Severity.CRITICAL),
        (0.1, Severity.HIGH),
        (1.0, Severity.MEDIUM),
        (3.0, Severity.LOW),
        (4.0, Severity.NOTE),
    ],
)
def test_severity_follows_the_rate(rate: float, word: Severity) -> None:
    assert severity(rate) is word
    assert severity(float("nan")) is Severity.NOTE


def test_rarity_has_words_for_the_extremes() -> None:
    assert "less than" in rarity(1e-9)
    assert "nothing unusual" in rarity(1e6)
