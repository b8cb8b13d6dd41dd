"""Links that nobody can send yet."""

from chronos_synapse.domain.errors import Conflict
from chronos_synapse.domain.user import User
from chronos_synapse.services.admin.user_requests import SentLink


class NoLinks:
    """Conflict for each."""

    async def invite(self, user: User, *, by: str) -> SentLink:
        raise Conflict("No links can be made.", code="link.none")

    async def reset(self, user: User) -> SentLink:
        raise Conflict("No links can be made.", code="link.none")

    async def verify(self, user: User) -> SentLink:
        raise Conflict("No links can be made.", code="link.none")
