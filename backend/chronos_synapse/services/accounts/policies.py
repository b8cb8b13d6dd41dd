"""What of the settings accounts need: whoever reads them, and those that never change."""

from typing import Protocol

from chronos_synapse.domain.settings import SystemSettings


class Policies(Protocol):
    """The settings in force."""

    async def get(self) -> SystemSettings:
        """Everything but secrets."""

    async def secret(self, name: str) -> str:
        """A secret among the settings; empty when it is not set."""


class FixedPolicies:
    """Settings that stay as they are, without secrets."""

    def __init__(self, settings: SystemSettings) -> None:
        self._settings = settings

    async def get(self) -> SystemSettings:
        """Those that it was made with."""
        return self._settings

    async def secret(self, name: str) -> str:
        """None is set."""
        return ""
