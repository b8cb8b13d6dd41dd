"""BrandingService: the name, the colour and the picture by which an installation is known."""

import msgspec

from chronos_synapse.domain.colour import Shades, shades_of
from chronos_synapse.domain.errors import NotFound
from chronos_synapse.services.admin.settings_reader import SettingsReader
from chronos_synapse.storage.redis.settings import Picture


class Branding(msgspec.Struct, frozen=True, kw_only=True):
    """How the pages present themselves."""

    name: str
    accent: str | None
    """As administrators chose it."""
    shades: Shades | None
    """What of it is painted: with 4.5 to 1 and more to the page and to what is written on it."""
    logo: str | None
    """The address of the picture; null: the product's own."""


class BrandingService:
    """For everybody: it stands on the log-in page."""

    def __init__(self, reader: SettingsReader) -> None:
        self._reader = reader

    async def view(self) -> Branding:
        """The branding in force."""
        found = (await self._reader.get()).branding
        return Branding(
            name=found.name,
            accent=found.accent or None,
            shades=shades_of(found.accent) if found.accent else None,
            logo=f"/api/v1/branding/logo?v={found.logo}" if found.logo else None,
        )

    async def logo(self) -> Picture:
        """The picture; NotFound when there is none."""
        picture = await self._reader.logo()
        if picture is None:
            raise NotFound("logo", "of this installation")
        return picture
