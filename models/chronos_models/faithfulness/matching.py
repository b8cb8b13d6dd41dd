"""Finds the fact that a number of a sentence states, or says what is wrong with the number."""

import re

from chronos_models.faithfulness.claims import Reading
from chronos_models.faithfulness.context import JOBS, Context
from chronos_models.faithfulness.direction import Claim
from chronos_models.faithfulness.fact import Known
from chronos_models.faithfulness.meaning import fits, is_of_job
from chronos_models.faithfulness.moments import moment_of
from chronos_models.faithfulness.quantities import Quantity
from chronos_models.faithfulness.units import (
    BYTES,
    CLOCK,
    COUNT,
    DATE,
    DEVIATION,
    FOREIGN,
    MULTIPLE,
    SHARE,
    SIGMA,
    TEXT,
    TIME,
)
from chronos_models.faithfulness.verdict import Verdict, refused

_JOBS_COUNTED = re.compile(r"\s+(?:[a-z]+\s+){0,2}?jobs?\b", re.I)
_UNSIGNED = re.compile(r"\b(?:chang\w+|differ\w*|deviat\w+|away|off|apart|shift\w*|from)\b", re.I)
_FACTOR = re.compile(r"\b(?:factor|ratio|multiple)\s+(?:of\s+)?$", re.I)
_PART_OF = re.compile(r"\s*(?:of\s+)?(?:its|the|their)\s+(?:usual|normal|typical|median|mean|\d+-day)\b", re.I)
_SCALES = (10.0, 100.0, 1000.0, 1024.0, 1e6, 2.0**20)
_UNIT_FACTORS = (60.0, 3600.0, 24.0, 86_400.0)


def job_count_problem(reading: Reading, quantity: Quantity, known: list[Known]) -> Verdict | None:
    """For `two jobs`: None if so many are named, or are in the facts; None, too, for what counts none and is cited."""
    if quantity.unit.dimension != COUNT or not _JOBS_COUNTED.match(reading.text, quantity.end):
        return None if reading.cited else refused("uncited", quantity.text)
    if reading.cited and not is_job_count(reading, quantity):
        return None
    named = len(set(JOBS.findall(reading.text)))
    jobs = {one.job for one in known if one.job}
    possible = {named} if named > 1 else {len(jobs), len({one.job for one in reading.cited_known if one.job})}
    if quantity.value in possible:
        return None
    return refused("wrong_value", f"“{quantity.text} jobs” are not so many")


def is_job_count(reading: Reading, quantity: Quantity) -> bool:
    """Whether it counts jobs, and is no number of a cited fact about all of them."""
    if any(
        not one.job and one.dimension == COUNT and any(map(quantity.holds, one.values)) for one in reading.cited_known
    ):
        return False
    return quantity.unit.dimension == COUNT and bool(_JOBS_COUNTED.match(reading.text, quantity.end))


def find_problem(reading: Reading, quantity: Quantity, context: Context) -> Verdict | None:
    """What is wrong with a number; None if a cited fact states it."""
    if is_job_count(reading, quantity):
        return None
    same = [known for known in reading.known if _is_value(known, quantity, context)]
    cited = [known for known in same if reading.cited.issuperset(known.ids)]
    if not cited:
        return _unmatched(reading, quantity, context, same)
    of_job = [known for known in cited if is_of_job(known, context)]
    if not of_job:
        return refused("misattributed", f"“{quantity.text}” is of another job than the sentence says")
    meant = [known for known in of_job if fits(known, quantity, context)]
    if not meant:
        return refused("misattributed", f"“{quantity.text}” is the value of another measure than the sentence says")
    if not any(_is_way(known, quantity, context, reading.claims) for known in meant):
        return refused("direction", f"“{quantity.text}” goes the other way")
    reading.matched.append((quantity, meant[0]))
    return None


def _is_value(known: Known, quantity: Quantity, context: Context) -> bool:
    if known.dimension == TEXT:
        return _is_quoted(known.text, quantity, context)
    if known.dimension == DATE:
        return quantity.unit.dimension == DATE and _is_date(known.text, quantity.text)
    if not _is_dimension(known, quantity, context):
        return False
    values = (abs(value) for value in known.values) if known.is_signed else iter(known.values)
    return any(quantity.holds(value) for value in values)


def _is_dimension(known: Known, quantity: Quantity, context: Context) -> bool:
    said = quantity.unit.dimension
    if said == COUNT:
        if known.dimension == SHARE:
            return "." in quantity.text and known.values[0] <= 1
        if known.dimension == MULTIPLE:
            return bool(_FACTOR.search(context.before))
        if known.dimension.startswith("unit:"):
            return known.dimension.removeprefix("unit:") in context.after.lower()
    if said == SHARE and known.dimension == MULTIPLE:
        return bool(_PART_OF.match(context.after))
    if said == CLOCK:
        return known.dimension == CLOCK
    return said == known.dimension


def _is_date(known: str, said: str) -> bool:
    first, second = moment_of(said), moment_of(known)
    return first is not None and second is not None and first.is_within(second)


def _is_quoted(text: str, quantity: Quantity, context: Context) -> bool:
    """Whether the number stands in a cited text with the same word before or behind it."""
    before = re.search(r"(\w+)\W*$", context.before)
    after = re.match(r"\W*(\w+)", context.after)
    number = re.escape(quantity.text.strip())
    patterns = [rf"\b{re.escape(before[1])}\W{{1,3}}{number}(?![\w.])"] if before else []
    patterns += [rf"(?<![\w.]){number}\W{{1,3}}{re.escape(after[1])}\b"] if after else []
    return any(re.search(pattern, text, re.I) for pattern in patterns)


def _is_way(known: Known, quantity: Quantity, context: Context, claims: list[Claim]) -> bool:
    """Whether the words and the sign go the way of a fact that has one."""
    if not known.is_signed or known.sign == 0:
        return True
    near = [claim for claim in claims if context.reach[0] <= claim.start < context.reach[1]]
    if quantity.sign and not near:
        return quantity.sign == known.sign
    if near:
        nearest = min(near, key=lambda claim: min(abs(claim.start - quantity.end), abs(quantity.start - claim.end)))
        return nearest.sign == known.sign
    return known.sign > 0 or known.dimension == DEVIATION or bool(_UNSIGNED.search(context.around))


def _unmatched(reading: Reading, quantity: Quantity, context: Context, same: list[Known]) -> Verdict | None:
    text = quantity.text.strip()
    if _is_percentile(reading, quantity):
        return None
    if quantity.unit.dimension == FOREIGN:
        return refused("invented", f"no fact is in the unit of “{text}”")
    if same:
        return refused("uncited", f"“{text}” is not in the cited facts")
    comparable = [known for known in reading.cited_known if not known.is_derived and known.values]
    for known in comparable:
        if _is_off(known, quantity, _SCALES):
            return refused("wrong_scale", f"“{text}” is a wrong scale of {known.ids[0]}")
    for known in comparable:
        if _is_off(known, quantity, _UNIT_FACTORS) or _is_bare(known, quantity):
            return refused("wrong_unit", f"“{text}” has another unit than {known.ids[0]}")
    if any(_is_dimension(known, quantity, context) and fits(known, quantity, context) for known in comparable):
        return refused("wrong_value", f"“{text}” is not the value of the cited fact")
    return refused("invented", f"no fact states “{text}”")


def _is_percentile(reading: Reading, quantity: Quantity) -> bool:
    """`99% of the starts`, of a cited 99th percentile."""
    percentile = f"p{quantity.value:02.0f}"
    return quantity.unit.dimension == SHARE and any(percentile in known.statistics for known in reading.cited_known)


def _is_off(known: Known, quantity: Quantity, factors: tuple[float, ...]) -> bool:
    if known.dimension != quantity.unit.dimension:
        return False
    return any(quantity.holds(abs(value) * by) for value in known.values for off in factors for by in (off, 1 / off))


def _is_bare(known: Known, quantity: Quantity) -> bool:
    """The printed number is right in another dimension."""
    kinds = {TIME, BYTES, SHARE, COUNT, DEVIATION, SIGMA, MULTIPLE}
    return known.dimension in kinds and any(quantity.low <= abs(value) <= quantity.high for value in known.values)
