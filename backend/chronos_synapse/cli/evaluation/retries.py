"""Retry policies on failures that the generator makes: two kinds of fleets, two degrees of ambiguity."""

from pathlib import Path

from chronos_models.evaluation.report import Figure, Report, Table
from chronos_models.evaluation.retries import BASELINES, Learned, Oracle, RetryPolicy, RetryScore, judge
from chronos_models.retries.policy import Worth
from chronos_models.synthetic.failures import failures
from chronos_synapse.cli.evaluation.options import Options

SUMMARY = "retry policies on generated failures"
GENERATES = True

JOBS = 50
EPISODES = 60
FLEETS = {
    "texts mean the same in all jobs": (0.0, True),
    "the same, 4 in 10 texts say nothing": (0.4, True),
    "each job has texts of its own": (0.0, False),
    "the same, 4 in 10 texts say nothing there": (0.4, False),
}
"""How ambiguous patterns are, and whether they are shared."""


def applies(folder: Path) -> bool:
    """Never: no format of failures is documented."""
    return False


def run(folder: Path | None, options: Options) -> Report:
    """The worst of the learned policy over the fleets, and every policy on each fleet."""
    learned: list[RetryScore] = []
    tables = []
    for name, (ambiguity, is_shared) in FLEETS.items():
        drawn = failures(JOBS, EPISODES, seed=options.seed, ambiguity=ambiguity, is_shared=is_shared)
        worth = Worth()
        policies: dict[str, RetryPolicy] = {
            **BASELINES,
            "learned": Learned(worth),
            "one that knows the cause": Oracle(worth),
        }
        scores = {title: judge(policy, drawn, worth) for title, policy in policies.items()}
        learned.append(scores["learned"])
        tables.append(Table(name, ("policy", "recovered", "wasted", "median delay, s", "utility"), _rows(scores)))
    figures = [
        Figure("utility, worst fleet", min(score.utility for score in learned), must=0.40, excellent=0.46),
        Figure("recovered of recoverable, worst fleet", min(score.recovered for score in learned), 0.88, 0.92),
    ]
    return Report("retries", f"{JOBS} generated jobs with {EPISODES} failures each", figures, tables)


def _rows(scores: dict[str, RetryScore]) -> list[tuple[object, ...]]:
    return [(title, one.recovered, one.wasted, one.median_delay_s, one.utility) for title, one in scores.items()]
