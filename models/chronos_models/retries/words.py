"""Why a retry plan is as it is, in words made of counts. Needs nothing more than the plan does."""

from chronos_models.retries.policy import Plan
from chronos_models.retries.recovery import Recovery

MOST_OF = 0.9
FEW = 5
"""Below this many episodes of its own, a job's pattern is said to rest on others too."""


def reason(pattern: str, recovery: Recovery, plan: Plan) -> str:
    """One to three sentences: what was seen, here and elsewhere, and what follows from it."""
    seen = [_seen(recovery.seen, recovery.recovered, f"'{pattern}' failures of this job")]
    if recovery.seen < FEW and recovery.seen_elsewhere:
        seen.append(_seen(recovery.seen_elsewhere, recovery.recovered_elsewhere, "such failures of other jobs"))
    return ". ".join([*seen, _conclusion(recovery, plan)]) + "."


def duration_words(seconds: float) -> str:
    """To two figures, in the largest unit that leaves one or more: 40 s, 7 min, 1.5 h."""
    for unit_s, unit in ((3600.0, "h"), (60.0, "min")):
        if seconds >= unit_s:
            return f"{seconds / unit_s:.2g} {unit}"
    return f"{seconds:.2g} s"


def _seen(count: int, recovered: int, what: str) -> str:
    if not count:
        return f"No {what} were seen so far"
    if not recovered:
        return f"None of {count} {what} passed while tries were made"
    return f"{recovered} of {count} {what} passed while tries were made"


def _conclusion(recovery: Recovery, plan: Plan) -> str:
    if not plan.waits_s:
        return f"Do not retry: only {recovery.ever:.0%} are expected to pass within a day"
    waits = ", ".join(duration_words(wait) for wait in plan.waits_s)
    by = duration_words(recovery.quantile_s(MOST_OF))
    return (
        f"Retry after {waits}: {plan.recovers:.0%} are expected to recover so; "
        f"of those that pass at all {MOST_OF:.0%} do within {by}"
    )
