"""The first line of a report that no language model wrote: how it went, in the numbers of the facts."""

from collections.abc import Sequence

from chronos_synapse.domain.report import ReportFact
from chronos_synapse.services.reports.facts_failures import MOST_JOBS
from chronos_synapse.services.reports.scene import Scene


def headline_of(scene: Scene, facts: Sequence[ReportFact]) -> str:
    """`46 of 8,737 runs failed in 7 days: success rate 99.5%, -1.87 pp. 3 jobs fail now.`"""
    name = "" if scene.job is None else facts[0].job if facts else ""
    known = {fact.metric: fact.shown for fact in facts if fact.job == name}
    failures, runs = (known.get(f"{metric}_{scene.suffix}", "0") for metric in ("failures", "runs"))
    if runs == "0":
        return f"Nothing ran to its end in {scene.words}. {_failing_now(facts)}".rstrip()
    rate = known.get(f"success_rate_{scene.suffix}", "")
    change = known.get(f"success_rate_change_vs_before_{scene.suffix}", "")
    said = f": success rate {rate}" if rate else ""
    said += f", {change} against the {scene.words} before" if change else ""
    return f"{failures} of {runs} runs failed in {scene.words}{said}. {_failing_now(facts)}".rstrip()


def _failing_now(facts: Sequence[ReportFact]) -> str:
    count = sum(fact.metric == "failures_in_a_row" for fact in facts)
    if not count:
        return ""
    at_least = "At least " if count >= MOST_JOBS else ""
    return f"{at_least}{count} {'job fails' if count == 1 else 'jobs fail'} now."
