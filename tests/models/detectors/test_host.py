import math

from chronos_models.detectors.host import HostWatch
from chronos_models.finding import Finding
from chronos_models.history import Observation


def run(host: str, end_s: float) -> Observation:
    return Observation(0, end_s - 2, end_s - 1, end_s, True, False, math.nan, math.nan, math.nan, 0, host)


def slow(p: float, end_s: float) -> Finding:
    return Finding(kind="slow_run", signal="duration", time_s=end_s, p=p, rate=p * 720, direction="up")


def heard(watch: HostWatch, host: str, slow_jobs: int, *, p: float = 1e-3, normal_jobs: int = 5) -> list[Finding]:
    told = []
    for place in range(normal_jobs):
        told += watch.hear(f"normal-{place}", run(host, 100.0 + place), [])
    for place in range(slow_jobs):
        told += watch.hear(f"slow-{place}", run(host, 200.0 + place), [slow(p, 200.0 + place)])
    return [finding for _, finding in told]


def test_jobs_that_are_slow_together_are_told_as_one_about_their_host() -> None:
    told = heard(HostWatch(), "nas", 4)

    assert {finding.kind for finding in told} == {"host_slow"}
    assert told[-1].jobs == ("slow-0", "slow-1", "slow-2", "slow-3")
    assert told[-1].host == "nas"
    assert min(finding.rate for finding in told) < 0.01 * 1e-3 * 720


def test_two_slow_jobs_or_jobs_on_different_hosts_are_no_host() -> None:
    watch = HostWatch()

    assert heard(watch, "a", 2) == []
    assert heard(watch, "b", 2) == []


def test_many_normal_jobs_speak_against_it() -> None:
    assert heard(HostWatch(), "nas", 3, p=0.03, normal_jobs=30) == []


def test_slow_jobs_of_yesterday_are_forgotten() -> None:
    watch = HostWatch()
    heard(watch, "nas", 3)

    assert watch.hear("late", run("nas", 90_000.0), [slow(1e-3, 90_000.0)]) == []


def test_slow_jobs_are_counted_within_the_hour() -> None:
    watch = HostWatch()
    heard(watch, "nas", 3)

    assert [watch.slow_jobs("nas", now_s) for now_s in (300.0, 3801.0, 9000.0)] == [3, 2, 0]
    assert watch.slow_jobs("none", 300.0) == 0


def test_hosts_that_are_gone_are_forgotten() -> None:
    watch = HostWatch()
    for place in range(50):
        watch.hear("backup", run(f"container-{place}", place * 1800.0), [])

    assert len(watch.hosts) <= 4


def test_a_host_that_was_quiet_for_hours_is_watched_again() -> None:
    watch = HostWatch()
    watch.hear("backup", run("nas", 100.0), [])

    told = [
        one
        for place in range(4)
        for one in watch.hear(f"slow-{place}", run("nas", 90_000.0 + place), [slow(1e-3, 90_000.0 + place)])
    ]

    assert told[-1][1].jobs == ("slow-0", "slow-1", "slow-2", "slow-3")
    assert watch.hear("odd", run("nas", math.nan), []) == []
