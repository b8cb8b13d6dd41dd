"""Sentences about limits, windows, bounds of forecasts and the whole installation."""

import pytest

from chronos_models.faithfulness import Checker, Fact, check

FACTS = (
    Fact("f1", "nas-mirror", "mean_duration_7d", 1830.5, "s"),
    Fact("f2", "nas-mirror", "max_duration_7d", 7322.0, "s"),
    Fact("f3", "nas-mirror", "z_score", 6.2, "sigma"),
    Fact("f4", "nas-mirror", "change_vs_last_week", 18.4, "%"),
    Fact("f5", "nas-mirror", "bytes_transferred_last", 73.2, "GB"),
    Fact("f6", "crm-import", "failed_runs_24h", 5, "count"),
    Fact("f7", "crm-import", "total_runs_24h", 288, "count"),
    Fact("f8", "crm-import", "error_rate_24h", 1.74, "%"),
    Fact("f9", "crm-import", "retry_success_rate_30d", 0.86, "ratio"),
    Fact("f10", "crm-import", "mean_time_to_recover", 420, "s"),
    Fact("f11", "crm-import", "next_run", "2026-11-22T04:00:00Z", "time"),
    Fact("f12", "crm-import", "exit_code_last", 137, "count"),
    Fact("f13", "crm-import", "memory_limit", 2048, "MiB"),
    Fact("f14", "crm-import", "peak_rss", 1993.0, "MiB"),
    Fact("f15", "nas-mirror", "timeout", 9000, "s"),
    Fact("f16", "nas-mirror", "window_start", "02:30", "clock"),
    Fact("f17", "nas-mirror", "window_end", "05:00", "clock"),
    Fact("f18", "crm-import", "forecast_lower_next", 31.0, "s"),
    Fact("f19", "crm-import", "forecast_upper_next", 48.0, "s"),
    Fact("f20", "nas-mirror", "lag_median", 4.2, "s"),
    Fact("f21", "crm-import", "rows_imported_last", 120_500, "count"),
    Fact("f22", "", "active_jobs", 642, "count"),
    Fact("f23", "", "peak_load_change_after_move", -51, "%"),
)

RIGHT = (
    ("On average nas-mirror took 30.5 minutes in the last 7 days.", "f1"),
    ("The longest run of nas-mirror in the last week took 2 h 2 min.", "f2"),
    ("nas-mirror's slowest run in 7 days lasted 7,322 s, four times its average.", "f1 f2"),
    ("nas-mirror is 6.2 standard deviations above its mean.", "f3"),
    ("nas-mirror is 18.4% slower than last week.", "f4"),
    ("nas-mirror transferred 73.2 GB in its last run.", "f5"),
    ("crm-import failed 5 of 288 runs in the last 24 hours.", "f6 f7"),
    ("In the last day, 5 of 288 runs of crm-import failed, or 1.74%.", "f6 f7 f8"),
    ("crm-import had an error rate of 1.7% over 24 hours.", "f8"),
    ("crm-import ran 288 times in the last 24 h.", "f7"),
    ("Retries of crm-import succeed 86% of the time.", "f9"),
    ("86% of the retries of crm-import were successful over 30 days.", "f9"),
    ("It takes crm-import 7 minutes on average to recover.", "f10"),
    ("The mean time to recover of crm-import is 420 s.", "f10"),
    ("The next run of crm-import is due on 22 November.", "f11"),
    ("crm-import exited with code 137.", "f12"),
    ("The last exit code of crm-import was 137.", "f12"),
    ("crm-import peaked at 1,993 MiB, close to its limit of 2,048 MiB.", "f13 f14"),
    ("With a peak of 1.95 GiB, crm-import comes near its memory limit of 2 GiB.", "f13 f14"),
    ("The time limit of nas-mirror is 2 h 30 min.", "f15"),
    ("nas-mirror's longest run of 7,322 s stayed below its timeout of 9,000 s.", "f2 f15"),
    ("nas-mirror should run between 02:30 and 05:00.", "f16 f17"),
    ("The window of nas-mirror opens at 02:30 and closes at 05:00.", "f16 f17"),
    ("The next run of crm-import should take between 31 and 48 s.", "f18 f19"),
    ("crm-import is expected to take 31 s to 48 s next time.", "f18 f19"),
    ("nas-mirror usually starts 4.2 s late.", "f20"),
    ("crm-import imported 120,500 rows in its last run.", "f21"),
    ("642 jobs are active.", "f22"),
    ("The installation has 642 active jobs.", "f22"),
    ("The proposed moves cut the peak load by 51%.", "f23"),
    ("After the moves the peak load falls by 51%.", "f23"),
)
"""What the facts say."""

WRONG = (
    ("The median of nas-mirror is 30.5 minutes.", "f1"),
    ("On average nas-mirror took 2 h 2 min in the last 7 days.", "f2"),
    ("nas-mirror is 6.2 MADs above its mean.", "f3"),
    ("nas-mirror is 18.4% faster than last week.", "f4"),
    ("nas-mirror is 18.4% slower than last month.", "f4"),
    ("nas-mirror transferred 73.2 MB.", "f5"),
    ("nas-mirror used 73.2 GB of memory.", "f5"),
    ("crm-import failed 288 of 5 runs in the last 24 hours.", "f6 f7"),
    ("crm-import failed 5 times in the last 7 days.", "f6"),
    ("crm-import failed 5 times in the last 42 hours.", "f6"),
    ("crm-import succeeded in 1.74% of runs.", "f8"),
    ("crm-import fails in 86% of its retries.", "f9"),
    ("86% of the runs of crm-import succeed.", "f9"),
    ("crm-import takes 7 minutes.", "f10"),
    ("The last run of crm-import was on 22 November.", "f11"),
    ("crm-import failed 137 times.", "f12"),
    ("crm-import printed 137 lines.", "f12"),
    ("crm-import peaked at 2,048 MiB.", "f13"),
    ("The memory limit of crm-import is 1,993 MiB.", "f14"),
    ("nas-mirror took 9,000 s.", "f15"),
    ("nas-mirror's longest run of 7,322 s exceeded its timeout of 9,000 s.", "f2 f15"),
    ("The window of nas-mirror ends at 02:30.", "f16"),
    ("The next run of crm-import should take between 48 and 31 min.", "f18 f19"),
    ("nas-mirror runs 4.2 s.", "f20"),
    ("crm-import lost 120,500 rows.", "f21"),
    ("crm-import deleted 120,500 rows.", "f21"),
    ("642 jobs failed.", "f22"),
    ("642 jobs are paused.", "f22"),
    ("The proposed moves raise the peak load by 51%.", "f23"),
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


@pytest.mark.parametrize(
    "text",
    [
        "etl is \u061cslow",
        "etl is fine\U000e0041",
        "etl is fine\u00ad",
        "see ftp://x/y",
        "see mailto:a",
        "etl is <img src=x onerror=y",
    ],
)
def test_what_no_plain_text_holds_is_refused(text: str) -> None:
    assert check([], [(text, [])])[0].reason == "injected"


@pytest.mark.parametrize("unit", ["\n", " ", "1,", "rose ", "a-"])
def test_a_sentence_without_end_is_refused_unread(unit: str) -> None:
    assert check([], [(unit * 100_000, [])])[0].reason == "too_long"
