"""Whether the sentences of a report say only what its facts say: every number, unit, direction, span and job.

Gives a verdict and a reason for each sentence with the ids of the facts that it cites. Assumes that the facts are true,
that metric names are words joined by underscores, and that sentences are English. A sentence that claims nothing needs
no citation; one that claims anything needs a cited fact with that value to the printed precision, in that unit, of that
job, of that statistic and span, and in that direction. No minimum n; a sentence takes O(length² + numbers * facts) and
may have 2,000 characters.
Related: Wiseman, Shieber, Rush 2017, "Challenges in data-to-document generation" (relation precision); here the
relations are known, so that they are checked by rules instead of by a learned extractor.
"""

from chronos_models.faithfulness.checker import Checker, check
from chronos_models.faithfulness.fact import Fact
from chronos_models.faithfulness.verdict import Verdict

__all__ = ["Checker", "Fact", "Verdict", "check"]
