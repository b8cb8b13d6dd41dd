"""What a caller expects of a thing before it changes it, so that nobody's change is lost."""

from chronos_synapse.domain.errors import Stale

Versions = frozenset[int]
"""Versions of which one must be there."""


def check_version(expected: Versions | None, version: int) -> None:
    """Stale unless `version` is one of those expected; None expects nothing."""
    if expected is not None and version not in expected:
        raise Stale(f"It has been changed meanwhile: this is version {version}. Look at it again.", code="etag.stale")
