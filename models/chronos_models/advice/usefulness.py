"""Whether runs have an effect as often as they are made: a frequency that is enough, and jobs that do nothing at all.

`has_effect` says of each run whether it changed anything: another output than before, files written, rows moved; the
caller knows. Effects are taken to come at random moments with a steady rate, whose 95 % upper limit (Garwood 1936: of
`k` events in the time seen) is used, so that little history never looks like little need. Minimum n: 100 runs for a
frequency, 60 days for a dead job. O(n).
"""

import math

import numpy as np

from chronos_models.advice.advice import Advice, Evidence, Kind
from chronos_models.history import Flags, Floats

MIN_RUNS = 100
DEAD_DAYS = 60
MIN_DEAD_RUNS = 5
USELESS = 0.9
"""A frequency is questioned when at least this share of runs surely has no effect."""
USEFUL = 0.5
"""The proposed one has an effect in up to half of its runs."""
PERIODS_S = (300.0, 600.0, 900.0, 1800.0, 3600.0, 7200.0, 10_800.0, 14_400.0, 21_600.0, 43_200.0, 86_400.0, 604_800.0)
DAY_S = 86_400.0


def advise_frequency(started_s: Floats, has_effect: Flags, period_s: float) -> Advice | None:
    """The longest usual period in which no more than USEFUL effects are expected; None where this one is well."""
    is_known = np.isfinite(started_s)
    count, effects = int(is_known.sum()), int(has_effect[is_known].sum())
    if count < MIN_RUNS or not period_s > 0:
        return None
    most = upper_limit(effects)
    if most / count > 1 - USELESS:
        return None
    rate = most / (count * period_s)
    longer = [one for one in PERIODS_S if one > 1.5 * period_s and one * rate <= USEFUL]
    if not longer:
        return None
    evidence = (
        Evidence("runs", count, "runs"),
        Evidence("runs with an effect", effects, "runs"),
        Evidence("share with an effect, at most", 100 * most / count, "%"),
        Evidence("longer until an effect shows, on average", (longer[-1] - period_s) / 2, "s"),
    )
    return Advice(Kind.FREQUENCY, "mostly_idle", period_s, longer[-1], "s", evidence)


def advise_dead(started_s: Floats, has_effect: Flags, now_s: float) -> Advice | None:
    """That nothing came of the job for DEAD_DAYS although it ran; None for one that did something, or is young."""
    is_known = np.isfinite(started_s) & (started_s <= now_s)
    times, effects = started_s[is_known], has_effect[is_known]
    if not len(times):
        return None
    since_s = float(times[effects].max()) if effects.any() else float(times.min())
    days = (now_s - since_s) / DAY_S
    idle = int((times > since_s).sum())
    if days < DEAD_DAYS or idle < MIN_DEAD_RUNS:
        return None
    reason = "no_effect_any_more" if effects.any() else "never_an_effect"
    evidence = (Evidence("without an effect", days, "days"), Evidence("runs in that time", idle, "runs"))
    return Advice(Kind.DEAD, reason, math.nan, math.nan, "", evidence)


def upper_limit(events: int) -> float:
    """The 95 % upper limit of the mean of a Poisson number that came out as `events` (Wilson and Hilferty 1931)."""
    count = events + 1
    return count * (1 - 1 / (9 * count) + 1.6449 / (3 * math.sqrt(count))) ** 3
