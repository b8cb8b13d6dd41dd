"""Seeded pasts of jobs with planted anomalies: what tests, notebooks and `chronos eval` measure on."""

from chronos_models.synthetic.durations import durations
from chronos_models.synthetic.fleet import Fleet, fleet

__all__ = ["Fleet", "durations", "fleet"]
