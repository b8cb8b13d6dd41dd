"""Whether the language model of the installation can be asked: the SDK against the server of the settings."""

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.errors import Conflict
from chronos_synapse.domain.settings import AI_KEY
from chronos_synapse.narrators.claude import ClaudeOptions, OpenHttp
from chronos_synapse.services.accounts.access import require
from chronos_synapse.services.admin.settings_reader import SettingsReader
from chronos_synapse.services.ai.checking import check_server
from chronos_synapse.services.ai.own_requests import AiCheck


class AiChecks:
    """Asks with the settings that are in force."""

    def __init__(self, reader: SettingsReader, open_http: OpenHttp) -> None:
        self._reader = reader
        self._open_http = open_http

    async def check(self, principal: Principal) -> AiCheck:
        """What the server says; Conflict when no key is set, or when all is switched off."""
        require(principal, Permission.SETTINGS_MANAGE)
        self._reader.forget()
        settings = (await self._reader.get()).ai
        if not settings.is_on:
            raise Conflict("It is switched off; nothing is sent, not even to try.", code="ai.off")
        key = await self._reader.secret(AI_KEY)
        if not key:
            raise Conflict("There is no key to ask with: state one and save it.", code="ai.no_key")
        options = ClaudeOptions(api_key=key, model=settings.model, base_url=settings.base_url)
        return await check_server(options, self._open_http)
