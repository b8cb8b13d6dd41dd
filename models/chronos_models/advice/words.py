"""An advice in one or two sentences, made of its evidence; the same evidence gives the same words."""

import math

from chronos_models.advice.advice import Advice, Kind
from chronos_models.retries.words import duration_words

_MIB = 2.0**20


def advice_words(advice: Advice) -> str:
    """What is proposed and why."""
    said = {one.name: one.value for one in advice.evidence}
    match advice.kind:
        case Kind.TIMEOUT | Kind.MEMORY:
            return _limit(advice, said)
        case Kind.RETRIES:
            return _retries(advice, said)
        case Kind.FREQUENCY:
            return (
                f"{said['runs with an effect']:.0f} of the last {said['runs']:.0f} runs had an effect: "
                f"every {duration_words(advice.proposed)} instead of every {duration_words(advice.current)} is enough."
            )
        case Kind.DEAD:
            return (
                f"{said['runs in that time']:.0f} runs in {said['without an effect']:.0f} days had no effect: "
                "the job seems to be no longer needed."
            )
        case Kind.DUPLICATE:
            return (
                f"Both run the same command ({said['words in common']:.0f}% of its words) "
                f"at the same times ({said['due times in common']:.0f}%): one of them is enough."
            )


def amount_words(value: float, unit: str) -> str:
    """A duration or an amount of memory to two or three figures."""
    if unit == "bytes":
        return f"{value / 2**30:.2g} GiB" if value >= 2**30 else f"{value / _MIB:.3g} MiB"
    return duration_words(value)


def _limit(advice: Advice, said: dict[str, float]) -> str:
    what = "timeout" if advice.kind is Kind.TIMEOUT else "memory limit"
    proposed, greatest = amount_words(advice.proposed, advice.unit), amount_words(said["greatest"], advice.unit)
    now = (
        f"there is no {what}"
        if math.isnan(advice.current)
        else f"the {what} is {amount_words(advice.current, advice.unit)}"
    )
    return f"The greatest of the last {said['runs']:.0f} good runs took {greatest}, and {now}: set it to {proposed}."


def _retries(advice: Advice, said: dict[str, float]) -> str:
    if not advice.proposed:
        return (
            f"Of {said['failures']:.0f} failures {said['recover by the present retries']:.0f}% are expected to recover "
            "by the present retries: do not retry."
        )
    return (
        f"Retry {advice.proposed:.0f} times, first after {duration_words(said['first wait'])}: "
        f"{said['recover by the proposed ones']:.0f}% of failures are expected to recover so, "
        f"{said['recover by the present retries']:.0f}% do now."
    )
