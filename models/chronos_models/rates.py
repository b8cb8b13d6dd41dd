"""From the p value of one look to the false alarms of a month.

A look with p value p, made at each of n runs a month by a detector that may make a share s of the false alarms, claims
p n / s. False alarms come in clusters (a change stays rare for many runs; detectors see the same event) and are counted
by episode, so that fewer are counted than claimed, the more so the more lenient the threshold. What is counted follows
a power of what is claimed: CLUSTERING, measured on generated histories with known anomalies.
Complexity: O(1). Assumes clusters like those of the generator's jobs.
"""

COUNTED_AT_ONE = 0.31
"""False alarms counted a month where one is claimed."""
CLUSTERING = 0.68
"""The slope, in logs, of what is counted over what is claimed."""
MOST_RATE = 1e6


def monthly(p: float, runs_per_month: float, share: float) -> float:
    """Expected number of equally strong false alarms in 30 days."""
    claimed = p * runs_per_month / share
    return float(min(COUNTED_AT_ONE * claimed**CLUSTERING, MOST_RATE))
