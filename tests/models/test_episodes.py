from dataclasses import replace

import pytest

from chronos_models.detectors.state import pack, unpack
from chronos_models.episodes import NO_ALARM, NORMAL_RUNS, Episodes
from chronos_models.finding import Finding, Phase

DURATION = {"duration"}


def finding(rate: float, *, signal: str = "duration", kind: str = "slow_run") -> Finding:
    return Finding(kind=kind, signal=signal, time_s=100.0, p=0.01, rate=rate, direction="up")


def phases(episodes: Episodes, *rates: float) -> list[Phase]:
    return [episodes.place([finding(rate)])[0].phase for rate in rates]


def test_an_episode_opens_within_the_budget_and_is_told_again_only_when_far_rarer() -> None:
    told = phases(Episodes(0.3), 0.5, 0.3, 0.1, 0.02, 0.009, 0.008)

    assert told == [Phase.NOTED, Phase.OPENED, Phase.NOTED, Phase.NOTED, Phase.UPDATED, Phase.NOTED]


def test_findings_about_the_same_thing_share_an_episode_and_others_do_not() -> None:
    episodes = Episodes(0.3)

    placed = episodes.place(
        [finding(0.1), finding(0.1, signal="length", kind="stuck"), finding(0.1, signal="lag", kind="missing")]
    )

    assert [one.episode for one in placed] == [1, 1, 2]
    assert episodes.open_topics == ("duration", "start")


def test_an_episode_closes_after_normal_runs_in_a_row() -> None:
    episodes = Episodes(0.3)
    episodes.place([finding(0.1)])
    for _ in range(NORMAL_RUNS - 1):
        assert episodes.finish_run([], DURATION, number=1, time_s=1.0) == []
    assert episodes.finish_run([finding(2.0)], DURATION, number=2, time_s=2.0) == []

    closed = [
        one for number in range(NORMAL_RUNS) for one in episodes.finish_run([], DURATION, number=number, time_s=3.0)
    ]

    assert [(one.phase, one.episode, one.rate) for one in closed] == [(Phase.CLOSED, 1, NO_ALARM)]


def test_runs_that_say_nothing_of_it_do_not_close_an_episode() -> None:
    episodes = Episodes(0.3)
    episodes.place([finding(0.1)])

    closed = [one for number in range(9) for one in episodes.finish_run([], {"outcome"}, number=number, time_s=3.0)]

    assert closed == []
    assert episodes.open_topics == ("duration",)


def test_a_start_that_is_told_again_keeps_its_own_due_time() -> None:
    episodes = Episodes(0.3)
    first = replace(finding(0.1, signal="lag", kind="late_start"), since_s=50.0)
    episodes.place([first])

    (again,) = episodes.place([replace(first, since_s=3650.0, rate=0.001)])

    assert (again.phase, again.since_s) == (Phase.UPDATED, 3650.0)


def test_open_episodes_survive_the_blob() -> None:
    episodes = Episodes(0.3)
    episodes.place([finding(0.1), finding(0.1, signal="memory", kind="memory_high")])
    numbers: list[float] = []
    episodes.write(numbers)
    copy = Episodes(0.3)

    copy.read(unpack(pack(numbers)))

    assert copy.open_topics == ("duration", "memory")
    assert copy.place([finding(0.05)])[0].phase is Phase.NOTED


def test_a_topic_that_is_unknown_is_a_damaged_state() -> None:
    with pytest.raises(ValueError, match="damaged"):
        Episodes(0.3).read(unpack(pack([1.0, 1.0, 99.0])))
