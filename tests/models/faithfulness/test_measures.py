"""Sentences about measures of many kinds, which the checker knows only by the words of their names."""

import pytest

from chronos_models.faithfulness import Checker, Fact

FACTS = (
    Fact("f1", "orders-export", "median_duration_30d", 48.25, "s"),
    Fact("f2", "orders-export", "last_duration", 17.9, "s"),
    Fact("f3", "orders-export", "mad_score", -5.4, ""),
    Fact("f4", "orders-export", "change_vs_median", -62.9, "%"),
    Fact("f5", "ldap-sync", "success_rate_14d", 0.9871, "ratio"),
    Fact("f6", "ldap-sync", "timeouts_14d", 7, "count"),
    Fact("f7", "ldap-sync", "missed_runs_14d", 3, "count"),
    Fact("f8", "ldap-sync", "peak_memory", 318.4, "MiB"),
    Fact("f9", "ldap-sync", "p95_duration_14d", 912.0, "s"),
    Fact("f10", "orders-export", "forecast_p90_next", 55.1, "s"),
    Fact("f11", "ldap-sync", "consecutive_failures", 4, "count"),
    Fact("f12", "ldap-sync", "last_success", "2026-11-19T03:10:00Z", "time"),
    Fact("f13", "orders-export", "output_bytes_last", 1_482_000, "B"),
    Fact("f14", "orders-export", "output_lines_median_30d", 2210, "count"),
    Fact("f15", "ldap-sync", "error_pattern_share_7d", 0.62, "ratio"),
    Fact("f16", "", "running_peak_24h", 41, "count"),
    Fact("f17", "ldap-sync", "probability_of_failure_next", 0.31, "ratio"),
    Fact("f18", "orders-export", "deploy", "v41", "text"),
    Fact("f19", "ldap-sync", "queue_wait_p50_7d", 2.4, "s"),
    Fact("f20", "ldap-sync", "cpu_share_last", 0.83, "ratio"),
    Fact("f21", "orders-export", "duration_slope_per_week", -3.1, "%"),
)

RIGHT = (
    ("orders-export finished in only 17.9 s; its 30-day median is 48.3 s.", "f1 f2"),
    ("orders-export ran 63% faster than its median.", "f4"),
    ("orders-export was 62.9% shorter than usual, 5.4 MADs below.", "f4 f3"),
    ("orders-export is suspiciously quick: 17.9 s instead of 48 s.", "f1 f2"),
    ("ldap-sync succeeded in 98.7% of its runs over 14 days.", "f5"),
    ("98.71% of ldap-sync runs passed in the last two weeks.", "f5"),
    ("ldap-sync timed out 7 times in the last two weeks.", "f6"),
    ("ldap-sync hit its time limit seven times in 14 days.", "f6"),
    ("ldap-sync missed 3 runs in the last 14 days.", "f7"),
    ("Three runs of ldap-sync were missed in a fortnight.", "f7"),
    ("ldap-sync used 318 MiB at its peak.", "f8"),
    ("The 95th percentile of ldap-sync's duration is 15.2 minutes.", "f9"),
    ("95% of runs of ldap-sync finish within 912 s.", "f9"),
    ("The p95 of ldap-sync is 15 min 12 s.", "f9"),
    ("With 90% probability, the next run of orders-export takes at most 55.1 s.", "f10"),
    ("The p90 forecast for the next run of orders-export is 55.1 s.", "f10"),
    ("ldap-sync has failed 4 times in a row.", "f11"),
    ("The last 4 runs of ldap-sync failed consecutively.", "f11"),
    ("ldap-sync last succeeded on 19 November 2026.", "f12"),
    ("The last success of ldap-sync was on 2026-11-19.", "f12"),
    ("orders-export wrote 1.48 MB of output in its last run.", "f13"),
    ("The output of orders-export was 1,482,000 bytes.", "f13"),
    ("orders-export usually prints 2,210 lines.", "f14"),
    ("62% of the errors of ldap-sync follow one pattern.", "f15"),
    ("At most 41 jobs ran at once in the last 24 hours.", "f16"),
    ("The running peak was 41 in the past day.", "f16"),
    ("The probability that the next run of ldap-sync fails is 31%.", "f17"),
    ("ldap-sync fails next with a chance of 31%.", "f17"),
    ("orders-export was deployed as v41.", "f18"),
    ("ldap-sync waits 2.4 s in the queue, in the median over 7 days.", "f19"),
    ("The last run of ldap-sync spent 83% of its time on the CPU.", "f20"),
    ("orders-export gets 3.1% faster each week.", "f21"),
    ("Durations of orders-export are falling by 3.1% a week.", "f21"),
    ("1.3% of ldap-sync's runs did not succeed in 14 days.", "f5"),
    ("orders-export took less than half its median.", "f1 f2"),
    ("orders-export needed 0.37 times its median duration.", "f1 f2"),
    ("orders-export was 30.4 s faster than its median.", "f1 f2"),
)
"""What the facts say."""

WRONG = (
    ("orders-export ran 63% slower than its median.", "f4"),
    ("orders-export is 5.4 MADs above its median.", "f3"),
    ("orders-export took 48.3 s; its 30-day median is 17.9 s.", "f1 f2"),
    ("ldap-sync failed in 98.7% of its runs over 14 days.", "f5"),
    ("ldap-sync timed out 7 times in the last two days.", "f6"),
    ("ldap-sync failed 7 times.", "f6"),
    ("ldap-sync missed 7 runs in 14 days.", "f6"),
    ("ldap-sync was retried 3 times.", "f7"),
    ("ldap-sync used 318 GiB.", "f8"),
    ("ldap-sync used 318 kB.", "f8"),
    ("The median of ldap-sync is 912 s.", "f9"),
    ("The p99 of ldap-sync is 912 s.", "f9"),
    ("The next run of orders-export takes 55.1 minutes.", "f10"),
    ("orders-export took 55.1 s.", "f10"),
    ("ldap-sync failed 4 times in the last 14 days.", "f11"),
    ("ldap-sync last succeeded on 18 November 2026.", "f12"),
    ("ldap-sync last failed on 19 November 2026.", "f12"),
    ("orders-export wrote 1.48 GB.", "f13"),
    ("orders-export prints 2,210 errors.", "f14"),
    ("orders-export exported 2,210 customers.", "f14"),
    ("62% of the runs of ldap-sync failed.", "f15"),
    ("41 jobs failed.", "f16"),
    ("ldap-sync fails in 31% of its runs.", "f17"),
    ("orders-export was deployed as v42.", "f18"),
    ("ldap-sync waits 2.4 min in the queue.", "f19"),
    ("ldap-sync takes 2.4 s.", "f19"),
    ("83% of the runs of ldap-sync fail.", "f20"),
    ("orders-export gets 3.1% slower each week.", "f21"),
    ("orders-export gets 3.1% faster each day.", "f21"),
    ("2% of ldap-sync's runs did not succeed in 14 days.", "f5"),
    ("orders-export needed 2.7 times its median duration.", "f1 f2"),
    ("orders-export was 30.4 s slower than its median.", "f1 f2"),
)
"""Mostly a right number of another measure."""


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(FACTS)


@pytest.mark.parametrize(("text", "cites"), RIGHT)
def test_what_the_facts_say_is_kept(checker: Checker, text: str, cites: str) -> None:
    verdict = checker.check(text, cites.split())

    assert verdict.is_kept, verdict


@pytest.mark.parametrize(("text", "cites"), WRONG)
def test_what_they_do_not_say_is_refused(checker: Checker, text: str, cites: str) -> None:
    verdict = checker.check(text, cites.split())

    assert not verdict.is_kept
    assert verdict.detail
