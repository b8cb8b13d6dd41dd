"""Every fact that reports gather is told by fixed sentences that the checker keeps."""

import pytest

from chronos_models.faithfulness import Fact
from chronos_synapse.domain.job import ExecutorRef, JobId
from chronos_synapse.domain.report import FactSource, Quotation, ReportScope, Section
from chronos_synapse.narrators._verify import verified
from chronos_synapse.narrators.base import Brief, FactRow, Meter, Topic
from chronos_synapse.narrators.template import TemplateNarrator
from chronos_synapse.services.reports.headline import headline_of
from chronos_synapse.services.reports.quoting import quoted
from chronos_synapse.services.reports.rows import MOST_QUOTATIONS, JobRef, Measure, Rows, time_shown
from chronos_synapse.services.reports.scene import Scene, span_words, title_of
from tests.builders import a_job
from tests.reports import NOON, a_fact, a_report, an_about

TOLD: tuple[tuple[str, float | str, str, bool], ...] = (
    ("failures", 46, "count", True),
    ("runs", 8737, "count", True),
    ("runs_change_vs_before", 0.1234, "ratio", True),
    ("runs_change_vs_before", -0.1234, "ratio", True),
    ("success_rate", 0.9947, "ratio", True),
    ("success_rate_change_vs_before", -1.87, "pp", True),
    ("success_rate_change_vs_before", 2.4, "pp", True),
    ("median_duration", 61.5, "s", True),
    ("p95_duration", 5941.0, "s", True),
    ("median_duration_change_vs_before", 0.38, "ratio", True),
    ("p95_duration_change_vs_before", -0.21, "ratio", True),
    ("median_duration_change_vs_earlier", 0.44, "ratio", True),
    ("earlier_median_duration", 12.5, "s", False),
    ("recent_median_duration", 18.0, "s", False),
    ("busy_time", 40_210.0, "s", True),
    ("missed_or_skipped", 4, "count", True),
    ("cancelled", 2, "count", True),
    ("failures_in_a_row", 5, "count", False),
    ("failing_since", "2026-03-01 02:10 UTC", "time", False),
    ("last_success", "2026-03-01 01:10+01:00", "time", False),
    ("last_failure", "2026-03-01 02:10 UTC", "time", False),
    ("outcome_flips", 6, "count", True),
    ("new_jobs", 3, "count", True),
    ("created_at", "2026-03-01 02:10 UTC", "time", False),
    ("new_versions", 3, "count", True),
    ("latest_version_at", "2026-03-01 02:10 UTC", "time", False),
    ("insights", 7, "count", True),
    ("odd_duration", 412.0, "s", False),
    ("usual_duration", 61.0, "s", False),
    ("duration_deviation", 6.3, "sd", False),
    ("duration_deviation", -4.25, "sd", False),
    ("odd_memory", 734_003_200, "B", False),
    ("usual_memory", 209_715_200, "B", False),
    ("odd_failure_share", 0.8, "ratio", False),
    ("odd_cpu_share", 0.97, "ratio", False),
    ("odd_start_lag", 540.0, "s", False),
    ("odd_output", 12, "count", False),
    ("false_alarms_30d", 0.02, "count", False),
    ("planned_runs", 1680, "count", True),
    ("next_start", "2026-03-04 13:00 UTC", "time", False),
    ("forecast_median_next", 63.2, "s", False),
    ("forecast_p95_next", 88.1, "s", False),
    ("success_probability_next", 0.993, "ratio", False),
    ("timeout_now", 3600.0, "s", False),
    ("suggested_timeout", 240.0, "s", False),
    ("memory_limit_now", 1_073_741_824, "B", False),
    ("suggested_memory_limit", 268_435_456, "B", False),
    ("peak_concurrency_before_move", 41.0, "count", False),
    ("peak_concurrency_after_move", 22.0, "count", False),
)


@pytest.mark.parametrize(("metric", "value", "unit", "is_of_span"), TOLD)
async def test_the_checker_keeps_what_is_told(metric: str, value: float | str, unit: str, is_of_span: bool) -> None:
    for days, job in ((1, ""), (7, "etl-042"), (30, "Nightly backup"), (90, "etl-042"), (90, "")):
        scene = Scene(about=an_about(span_days=days), since=NOON, until=NOON)
        name = f"{metric}_{scene.suffix}" if is_of_span else metric
        fact = Fact("f1", job, name, value, unit)
        brief = Brief(title="Report", facts=(FactRow(fact=fact, topic=Topic.FAILED),))

        draft = await TemplateNarrator().write(brief, complaints={}, meter=Meter())

        (sentence,) = draft.narrative.sentences
        assert verified(brief, draft.narrative).dropped == (), sentence.text
        assert "  " not in sentence.text
        assert "{" not in sentence.text


async def test_all_of_them_together_are_kept_too_and_each_section_has_its_share() -> None:
    facts = [
        Fact(f"f{number}", job, f"{metric}_7d" if is_of_span else metric, value, unit)
        for number, (job, (metric, value, unit, is_of_span)) in enumerate(
            ((job, told) for job in ("etl-042", "") for told in TOLD), start=1
        )
    ]
    topics = [*[Topic.FAILED] * len(TOLD), *[Topic.MOVES] * len(TOLD)]
    brief = Brief(
        title="Report", facts=tuple(FactRow(fact=fact, topic=topic) for fact, topic in zip(facts, topics, strict=True))
    )

    draft = await TemplateNarrator().write(brief, complaints={}, meter=Meter())

    assert verified(brief, draft.narrative).dropped == ()
    texts = [sentence.text for sentence in draft.narrative.sentences]
    assert len(texts) == 40
    assert "46 of 8,737 runs failed in the last 7 days." in texts[20:]
    assert "The success rate of etl-042 fell by 1.87 pp against the 7 days before." in texts[:20]
    assert "etl-042 failed 5 times in a row." in texts[:20]


def rows_of() -> Rows:
    """An empty table."""
    return Rows(Scene(about=an_about(), since=a_report().since, until=NOON))


def measure(number: int = 0, **changes: object) -> Measure:
    """Something measured."""
    values: dict[str, object] = {"metric": f"m{number}", "label": "M", "value": 1.0, "unit": "count"}
    return Measure(**(values | changes))  # type: ignore[arg-type]


def test_facts_are_numbered_by_section_and_the_longest_section_gives_first() -> None:
    rows = rows_of()
    for number in range(130):
        rows.add(Section.FAILED, measure(number), FactSource(name="history"))
    rows.add(Section.CHANGED, measure(999), FactSource(name="job"))

    facts = rows.facts

    assert len(facts) == 120
    assert (facts[0].id, facts[0].metric) == ("f1", "m999")
    assert facts[-1].metric == "m118"


def test_a_fact_says_what_it_was_before_and_which_way_a_change_goes() -> None:
    rows = rows_of()
    job = a_job(name="Nightly\nbackup " + "x" * 200)
    ref = JobRef(id=job.id, name=job.name)
    change = measure(metric="runs_change_vs_before", value=-0.25, unit="ratio", is_of_span=True, before="4")
    rows.add(Section.CHANGED, change, FactSource(name="analytics"), job=ref)

    (fact,) = rows.facts

    assert (fact.shown, fact.label, fact.window) == ("-25.0%", "M (before: 4)", "7 days")
    assert fact.metric == "runs_change_vs_before_7d"
    assert (len(fact.job), "\n" in fact.job) == (80, False)
    assert (fact.since, fact.until) == (a_report().since, NOON)


def test_a_headline_says_how_it_went() -> None:
    scene = Scene(about=an_about(), since=NOON, until=NOON)
    told = {"failures_7d": "46", "runs_7d": "8,737", "success_rate_7d": "99.5%"}
    facts = [a_fact(number, job="", metric=metric, shown=shown) for number, (metric, shown) in enumerate(told.items())]
    change = a_fact(4, job="", metric="success_rate_change_vs_before_7d", shown="-1.87 pp")
    failing = [a_fact(number, job=str(number), metric="failures_in_a_row") for number in range(8)]

    assert headline_of(scene, facts) == "46 of 8,737 runs failed in 7 days: success rate 99.5%."
    assert headline_of(scene, [*facts, change, failing[0]]) == (
        "46 of 8,737 runs failed in 7 days: success rate 99.5%, -1.87 pp against the 7 days before. 1 job fails now."
    )
    assert headline_of(scene, [*facts, *failing]).endswith("At least 8 jobs fail now.")
    assert headline_of(scene, []) == "Nothing ran to its end in 7 days."
    job = a_job(name="Backup")
    of_job = Scene(about=an_about(job), since=NOON, until=NOON, job=job)
    own = [a_fact(1, metric="failures_7d", shown="1"), a_fact(2, metric="runs_7d", shown="3")]
    assert headline_of(of_job, own) == "1 of 3 runs failed in 7 days."


def test_quotations_are_few_and_each_comes_once() -> None:
    rows = rows_of()
    for number in (0, 0, *range(9)):
        rows.quote(Quotation(job="a", text=f"error {number}"), of=[JobId("j1")])
    rows.miss("x")
    rows.miss("x")

    assert [one.text for one in rows.quotations] == [f"error {number}" for number in range(MOST_QUOTATIONS)]
    assert [(one.text, one.job_ids) for one in rows.examples] == [(one.text, ("j1",)) for one in rows.quotations]
    assert rows.gaps == ["x"]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (None, None),
        (" \u200b ", None),
        ("disk full", "disk full"),
        ("PASSWORD=hunter2 refused", "PASSWORD=[hidden] refused"),
        ("at https://ada:hunter2@db.example/x", "at https://[hidden]/x"),
        ("the key AKIACANARY6CANARY6 is not known", "the key [hidden] is not known"),
        ("mysql --password hunter2 failed", "mysql --password [hidden] failed"),
        ("x" * 900, "x" * 399 + "…"),
        ("word " * 79 + "hunter2-of-ada", " ".join(["word"] * 79) + "…"),
    ],
)
def test_what_looks_like_a_secret_is_not_quoted(said: str | None, shown: str | None) -> None:
    assert quoted(said) == shown


def test_values_that_by_their_names_are_secret_are_not_quoted() -> None:
    config = {"url": "https://example.org", "headers": {"X-Team": "canary two"}}
    job = a_job(environment={"DB_PASSWORD": "canary one"}, executor=ExecutorRef(kind="http", config=config))

    assert quoted("canary one and canary two", job) == "*** and ***"


def test_titles_and_times_are_those_of_whom_a_report_is_for() -> None:
    assert title_of(an_about(a_job(name="Backup"), span_days=1)) == "Report on Backup, 24 hours"
    assert (
        title_of(an_about(scope=ReportScope.TEAM, name="Night watch"))
        == "Report on jobs of the team Night watch, 7 days"
    )
    assert title_of(an_about(scope=ReportScope.SYSTEM)) == "Report on all jobs, 7 days"
    assert title_of(an_about()) == "Report on jobs of one user, 7 days"
    assert span_words(90) == "90 days"
    assert time_shown(NOON, "Europe/Zurich") == "2026-03-04 13:00+01:00"
    assert time_shown(NOON, "UTC") == "2026-03-04 12:00 UTC"
