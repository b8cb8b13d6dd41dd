"""Checks what a sentence says of directions against the facts that have one."""

import re
from itertools import pairwise

from chronos_models.faithfulness.claims import Reading
from chronos_models.faithfulness.context import JOBS
from chronos_models.faithfulness.direction import Claim
from chronos_models.faithfulness.fact import Known
from chronos_models.faithfulness.units import CLOCK, TIME
from chronos_models.faithfulness.verdict import Verdict, refused
from chronos_models.faithfulness.words import CONCEPTS, STATISTICS, words_in

_ADVICE = re.compile(
    r"\b(?:mov(?:e|es|ed|ing)|shift\w*|reschedul\w+|start(?:ing)? (?:it )?at|run(?:ning)? (?:it )?at)\b", re.I
)
_MEASURED = frozenset(
    {"failures", "successes", "memory", "cpu", "output", "disk", "network", "lag", "duration", "cost"}
)
_AGAINST = re.compile(r"\W*(?:vs\.?|versus|against|compared\s+(?:to|with))\W*(?:about|roughly|a|the|around)?\W*", re.I)
_TO = re.compile(r"\W*(?:to|up to|down to)\W*(?:about|roughly|around|now)?\W*", re.I)
_COMPARED = re.compile(
    r"\b(?:(?P<more>exceed\w*|above|beyond|over|(?:longer|slower|more|higher|greater) than)"
    r"|below|beneath|under|(?:shorter|faster|quicker|less|lower|smaller) than)\s+(?:its|the|a|their)\s+"
    r"(?:[\w-]+\s+){0,5}[(]?$",
    re.I,
)
_FROM = re.compile(r"\bfrom\W+(?:(?:about|roughly|around)\W+)?$", re.I)
FROM = 24
"""Characters before a number in which its own words stand."""
_CLAUSE = re.compile(r"[,;:()]|\b(?:and|while|but|whereas|which)\b", re.I)


def direction_problem(reading: Reading) -> Verdict | None:
    """What is wrong with a word such as `rose` or `below`; None if a cited fact says so, too."""
    if not reading.claims or _is_advice(reading):
        return None
    for claim in reading.claims:
        ways = {known.sign for known in _evidence(reading, claim)}
        if not ways:
            return refused("direction", f"no cited fact says that it is “{claim.word}”")
        if claim.sign not in ways:
            return refused("direction", f"“{claim.word}” is the wrong way round")
    return None


def order_problem(reading: Reading) -> Verdict | None:
    """`590 s vs 3,991 s` and `from 3,991 s to 590 s` of a median and a last run: which is which, order alone tells."""
    for (first, old), (second, new) in pairwise(reading.matched):
        between = reading.text[first.end : second.start]
        before = reading.text[max(0, first.start - FROM) : first.start]
        is_turned = _is_usual(old) and _is_run(new) if _AGAINST.fullmatch(between) else False
        if _TO.fullmatch(between) and _FROM.search(before):
            is_turned = _is_run(old) and _is_usual(new)
        if old.dimension == TIME == new.dimension and not _is_greater(between, old.values[0], new.values[0]):
            return refused("direction", f"“{first.text}” and “{second.text}” compare the other way")
        if is_turned and old.job == new.job and not words_in(before, STATISTICS):
            return refused("misattributed", f"“{first.text}” and “{second.text}” have changed places")
    return None


def _is_greater(between: str, first: float, second: float) -> bool:
    """Whether `exceeds its median of` between two levels goes the way of their values; True without such words."""
    match = _COMPARED.search(between)
    if match is None:
        return True
    return first >= second if match["more"] else first <= second


def _is_usual(known: Known) -> bool:
    return bool(known.statistics & {"median", "mean", "typical"}) and "forecast" not in known.statistics


def _is_run(known: Known) -> bool:
    return bool(known.statistics & {"last", "forecast"})


def _is_advice(reading: Reading) -> bool:
    """`Moving it to 18:58 lowers the peak`: what would come of it, not what was."""
    is_moment = any(known.dimension == CLOCK for _, known in reading.matched)
    return is_moment and bool(_ADVICE.search(reading.text))


def _evidence(reading: Reading, claim: Claim) -> list[Known]:
    jobs = _jobs(reading.text, claim)
    said = _concepts(reading.text, claim)
    return [
        known
        for known in reading.cited_known
        if known.sign and (not jobs or not known.job or known.job in jobs) and (not said or said & known.concepts)
    ]


def _concepts(text: str, claim: Claim) -> frozenset[str]:
    """What is said to have gone that way."""
    return words_in(_clause(text, claim), CONCEPTS) & _MEASURED


def _clause(text: str, claim: Claim) -> str:
    start = max((match.end() for match in _CLAUSE.finditer(text, 0, claim.start)), default=0)
    end = _CLAUSE.search(text, claim.end)
    return text[start : end.start() if end else len(text)]


def _jobs(text: str, claim: Claim) -> frozenset[str]:
    inside = JOBS.findall(_clause(text, claim))
    if inside:
        return frozenset(inside)
    before = JOBS.findall(text[: claim.start])
    return frozenset(before[-1:] or JOBS.findall(text)[:1])
