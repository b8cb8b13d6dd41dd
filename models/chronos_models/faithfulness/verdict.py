"""What comes of checking a sentence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a sentence may be shown, and why not."""

    is_kept: bool
    reason: str
    """ok, wrong_value, wrong_scale, wrong_unit, invented, misattributed, uncited, unknown_fact, direction, injected,
    too_long."""
    detail: str = ""
    """In words, for the one who wrote the sentence."""


KEPT = Verdict(True, "ok")


def refused(reason: str, detail: str) -> Verdict:
    """The verdict on a sentence that must not be shown."""
    return Verdict(False, reason, detail)
