"""What a sentence claims, all of it; and checks of the claims that are no numbers: `never failed`, `because of`."""

import re
from dataclasses import dataclass, field

from chronos_models.faithfulness.context import JOBS, Context
from chronos_models.faithfulness.direction import Claim
from chronos_models.faithfulness.fact import Known
from chronos_models.faithfulness.quantities import Quantity
from chronos_models.faithfulness.units import COUNT, SHARE, TEXT
from chronos_models.faithfulness.verdict import Verdict, refused
from chronos_models.faithfulness.windows import Window
from chronos_models.faithfulness.words import CONCEPTS, stems, words_in

_NEVER = re.compile(
    r"\b(?:never (?:once )?failed|(?:did not|didn't|has not|hasn't) fail(?:ed)?|no (?:\w+ )?failures?|without (?:a "
    r"|any )?failures?"
    r"|not a single failure|no runs? (?:has |have )?failed|none of (?:its|the) (?:\w+ )?runs failed"
    r"|(?:all|every|each)(?: of)?(?: its| the)? (?:\w+ )?runs?(?: of \S+)? (?:has |have )?(?:succeeded|passed)"
    r"|always (?:succeed\w*|pass\w*)"
    r"|flawless\w*|(?:perfectly|entirely) reliable)\b",
    re.I,
)
_ALWAYS = re.compile(
    r"\b(?:(?:all|every|each)(?: one)?(?: of)?(?: its| the)? (?:\w+ )?runs?(?: of \S+)? (?:has |have )?failed"
    r"|always fail\w*"
    r"|fail\w* every time"
    r"|never (?:succeed\w*|pass\w*)|no runs? (?:has |have )?succeeded)\b",
    re.I,
)
_MOSTLY = re.compile(
    r"\b(?:most|the majority|more than half|over half|the bulk) of (?:its|the|all) (?:\w+ )?runs(?: of \S+)? (?:has "
    r"|have )?fail\w*"
    r"|\b(?:mostly|usually|mainly) fail\w*",
    re.I,
)
_CAUSE = re.compile(
    r"\b(?:because(?: of)?|due to|caused by|owing to|thanks to|as a result of|triggered by|stems from|root cause is"
    r"|the cause is"
    r"|results? from|blame\w*|was brought down by|attributable to|on account of)\b",
    re.I,
)
_EFFECT = re.compile(
    r"\b(?:explains?|(?:is|are|was|were|lies?) behind|(?:is|are|was|were) responsible for|le(?:d|ads?) to|brought about"
    r"|(?:is|are|was|were) to blame for|made (?:it|\S+) fail|is the (?:cause|reason|culprit))\b",
    re.I,
)
"""The cause stands before these."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence, read."""

    text: str
    """Names of jobs as single characters."""
    cited: frozenset[str]
    known: list[Known]
    quantities: list[Quantity]
    contexts: list[Context]
    claims: list[Claim]
    windows: list[Window]
    matched: list[tuple[Quantity, Known]] = field(default_factory=list)
    """Which numbers were found in which facts so far."""

    @property
    def cited_known(self) -> list[Known]:
        """What the cited facts say."""
        return [known for known in self.known if self.cited.issuperset(known.ids)]


def general_claim_problem(reading: Reading) -> Verdict | None:
    """What is wrong with `never failed`, `every run failed` or a span of time; None if cited facts say so."""
    for pattern, low, high in ((_NEVER, 0.0, 0.0), (_ALWAYS, 1.0, 1.0), (_MOSTLY, 0.5, 1.0)):
        match = pattern.search(reading.text)
        if match and not _is_share_within(reading, low, high):
            return refused("wrong_value" if reading.cited else "uncited", f"no cited fact says “{match[0]}”")
    return _window_problem(reading)


def _is_share_within(reading: Reading, low: float, high: float) -> bool:
    """Whether the cited facts say that this share of the runs failed."""
    named = set(JOBS.findall(reading.text))
    shares = [
        known.values[0]
        for known in reading.cited_known
        if known.concepts == {"failures"} and not known.is_signed and (not named or known.job in named)
        if known.dimension == SHARE or (known.dimension == COUNT and known.values == (0.0,))
    ]
    return any(low <= share <= high for share in shares)


def _window_problem(reading: Reading) -> Verdict | None:
    """A span of time that is that of no cited fact."""
    if not reading.cited:
        return None
    jobs = {known.job for known in reading.cited_known}
    known = reading.known if reading.matched or reading.claims else reading.cited_known
    spans = {one.window_days for one in known if one.job in jobs and one.window_days is not None}
    for window in reading.windows:
        if not window.is_soft and not any(window.is_like(days) for days in spans):
            phrase = reading.text[window.start : window.end]
            return refused("wrong_value" if spans else "invented", f"no cited fact is of “{phrase}”")
    return None


def cause_without_fact(reading: Reading) -> Verdict | None:
    """A cause that no cited fact knows of: causes are hypotheses, and are told as such elsewhere."""
    match, effect = _CAUSE.search(reading.text), _EFFECT.search(reading.text)
    if match:
        start, end = match.end(), len(reading.text)
    elif effect:
        match, start, end = effect, 0, effect.start()
    else:
        return None
    reason = reading.text[start:end]
    if any(start <= quantity.start < end for quantity, _ in reading.matched):
        return None
    texts = " ".join(known.text for known in reading.cited_known if known.dimension == TEXT)
    if stems(reason) and len(stems(reason) & stems(texts)) * 2 >= len(stems(reason)):
        return None
    concepts = frozenset(concept for known in reading.cited_known for concept in known.concepts)
    if words_in(reason, CONCEPTS) & concepts:
        return None
    return refused("invented", f"no cited fact knows the cause in “{match[0]}”")
