"""The pages say of each profile what the worker enforces."""

import re
from pathlib import Path

import msgspec
import pytest

from chronos_synapse.domain.sandbox import MIB, PROFILE_LIMITS, Profile

SOURCE = (Path(__file__).parents[2] / "frontend/src/features/jobs/run/sandbox-profiles.ts").read_text()
_PROFILE = re.compile(r"^  (\w+): \{(.*?)\},$", re.MULTILINE | re.DOTALL)
_LIMIT = re.compile(r"(\w+): ([\d_.]+)( \* MIB)?,")


def shown() -> dict[str, dict[str, float]]:
    """Profile -> its limits, as the pages have them."""
    block = SOURCE[SOURCE.index("PROFILE_LIMITS") : SOURCE.index("};")]
    return {
        profile: {name: float(number) * (MIB if unit else 1) for name, number, unit in _LIMIT.findall(limits)}
        for profile, limits in _PROFILE.findall(block)
    }


@pytest.mark.parametrize("profile", Profile)
def test_the_limits_of_a_profile_are_shown_as_they_are(profile: Profile) -> None:
    stated = msgspec.to_builtins(PROFILE_LIMITS[profile])

    assert shown()[profile.value] == stated
