"""Whether the words around a number fit what a fact is about."""

import re

from chronos_models.faithfulness.context import Context
from chronos_models.faithfulness.fact import Known
from chronos_models.faithfulness.quantities import Quantity
from chronos_models.faithfulness.units import (
    BYTES,
    CLOCK,
    COUNT,
    DATE,
    DEVIATION,
    MULTIPLE,
    POINTS,
    SHARE,
    SIGMA,
    TEXT,
    TIME,
)
from chronos_models.faithfulness.words import (
    CONCEPTS,
    GENERIC,
    OUTCOMES,
    STATISTICS,
    SUPERLATIVES,
    may_stand_for,
    stems,
    words_in,
)

_NEUTRAL: dict[str, frozenset[str]] = {
    TIME: frozenset({"runs", "failures", "successes", "missed", "output", "things"}),
    BYTES: frozenset({"runs", "failures", "successes", "duration", "things", "lag"}),
    SHARE: frozenset({"runs"}),
    COUNT: frozenset(),
    MULTIPLE: frozenset({"runs", "things"}),
    POINTS: frozenset({"runs"}),
}
"""Concepts that may be named beside a number of this dimension without being what it measures."""
_QUALIFIERS = frozenset({"limits", "streak", "savings"})
"""Make another measure of the one that they stand beside: a limit of memory, failures in a row."""
_TOLD = frozenset({"limits", "streak", "probability", "concurrency"})
_TARGET = frozenset({"best", "window", "suggested", "proposed", "recommended", "target", "free", "quiet", "quietest"})
_AGAINST_TARGET = re.compile(
    r"\b(?:worst|avoid|busiest|collides?|collided|clash(?:es|ed)?|from|away from|currently|now runs?|until|ends?|ending"
    r"|not|instead of|rather than|failed|crashed|peak(?:s|ed)?)\b\s*(?:\w+\s*){0,3}?\x1f",
    re.I,
)
_PAST = re.compile(
    r"\b(?:started|ran|done|finished|finishes|ended|completed|happened|occurred)\b\s*(?:\w+\s*){0,3}?\x1f", re.I
)
_PROPOSED = re.compile(
    r"\b(?:if|would|could|should|might|instead|better|consider\w*|recommend\w*|suggest\w*|mov\w+|shift\w*|avoids?)\b",
    re.I,
)
_DIFFERENCE_AFTER = re.compile(
    r"\s*(?:longer|slower|more|higher|above|over its|later|beyond|shorter|faster|quicker|less|below|lower|extra|larger"
    r"|smaller"
    r"|bigger|greater|better|worse)\b",
    re.I,
)
_DIFFERENCE_BEFORE = re.compile(
    r"\b(?:by|an? (?:increase|decrease|rise|drop|fall|change|jump|growth|reduction) of)\s+(?:\w+\s+)?[~\u2248]?\s*$",
    re.I,
)


def fits(known: Known, quantity: Quantity, context: Context) -> bool:
    """Whether the sentence may mean this fact by this number."""
    if known.dimension in {CLOCK, DATE}:
        return _fits_moment(known, context)
    if known.dimension in {DEVIATION, SIGMA, TEXT}:
        return True
    return (
        _fits_concept(known, context)
        and _fits_statistic(known, context)
        and _fits_window(known, context)
        and _fits_difference(known, quantity, context)
    )


def _fits_moment(known: Known, context: Context) -> bool:
    results = frozenset({"failures", "successes"})
    said = _said(known, context) & results
    if said and known.concepts & results and not said & known.concepts:
        return False
    times = words_in(context.near, STATISTICS) & {"last", "forecast"}
    if times and known.statistics & {"last", "forecast"} and not times & known.statistics:
        return False
    if known.stems & _TARGET or "window" in known.stems:
        is_past = _PAST.search(context.near) and not _PROPOSED.search(context.sentence)
        return not (is_past or _AGAINST_TARGET.search(context.near))
    return True


def _fits_concept(known: Known, context: Context) -> bool:
    said = _said(known, context)
    if (said - known.concepts) & _QUALIFIERS or not _names_what_is_special(known, context):
        return False
    if known.dimension == COUNT and said & OUTCOMES and not said & OUTCOMES & known.concepts:
        return False
    if known.stems & stems(context.around) - {"rat"} and not said & OUTCOMES - known.concepts:
        return True
    if said & known.concepts:
        return True
    if said - _NEUTRAL.get(known.dimension, frozenset()) and known.concepts | (said & OUTCOMES):
        return False
    needs_support = known.dimension == COUNT or (known.dimension == SHARE and not known.is_signed)
    if not needs_support or not known.concepts | known.stems:
        return True
    everything = words_in(context.sentence, CONCEPTS)
    return bool(everything & known.concepts or stems(context.sentence) & known.stems)


def _names_what_is_special(known: Known, context: Context) -> bool:
    """A streak is told as a streak, a probability as one; and a metric that no lexicon knows by a word of its name."""
    if known.concepts & _TOLD and not known.concepts & _TOLD & words_in(context.sentence, CONCEPTS):
        return False
    if known.is_signed or known.is_derived:
        return True
    said = words_in(context.sentence, CONCEPTS)
    if not (known.concepts & OUTCOMES) <= said:
        return False
    if known.dimension == TIME and known.concepts and not known.concepts & (said | {"duration"}):
        return False
    special = frozenset[str]() if known.dimension == BYTES else known.stems - known.covered - GENERIC
    return not special or bool(special & stems(context.sentence))


def _said(known: Known, context: Context) -> frozenset[str]:
    """The concepts named for the number."""
    if context.role == "whole":
        return (words_in(context.after, CONCEPTS) - OUTCOMES) | {"runs"}
    said = words_in(context.near, CONCEPTS) or words_in(context.around, CONCEPTS)
    if known.dimension == COUNT and said & OUTCOMES:
        return said - {"runs"}
    return said


def _fits_statistic(known: Known, context: Context) -> bool:
    if known.is_derived or known.is_signed:
        return True
    said = words_in(context.near, STATISTICS) or words_in(context.around, STATISTICS)
    if "forecast" in known.statistics:
        said = said or words_in(context.sentence, STATISTICS)
        return not said or "forecast" in said
    if known.dimension != TIME:
        said &= SUPERLATIVES | {"forecast"}
    if known.dimension == COUNT:
        said -= {"total"}
    if not said:
        return True
    if not known.statistics:
        return not said & (SUPERLATIVES | {"forecast"})
    return may_stand_for(said, known.statistics)


def _fits_window(known: Known, context: Context) -> bool:
    if known.window_days is None or not context.windows:
        return True
    return any(window.is_like(known.window_days) for window in context.windows)


def _fits_difference(known: Known, quantity: Quantity, context: Context) -> bool:
    """A level is not told as a difference: `rose by 24.4%` is not said of a rate of 24.4%."""
    if known.is_signed or known.dimension in {MULTIPLE, COUNT}:
        return True
    return not (_DIFFERENCE_AFTER.match(context.after) or _DIFFERENCE_BEFORE.search(context.before))


def is_of_job(known: Known, context: Context) -> bool:
    """Whether the number is told of the fact's job; what is of the whole installation may be told beside any."""
    return not known.job or not context.jobs or known.job in context.jobs
