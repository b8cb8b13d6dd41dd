"""RemoteAttempts: lets in attempts that cannot reach their worker's socket, such as those on another host."""

from chronos_synapse.domain.errors import Unauthenticated
from chronos_synapse.services.running.runtime_session import RuntimeSession, SharedLimit, is_same, not_good, parse_token
from chronos_synapse.storage.redis.runtime_tokens import RuntimeTokens
from chronos_synapse.storage.redis.throttle import Throttle


class RemoteAttempts:
    """Lets in whoever holds the token that the attempt's worker has granted; looks at the lease each time."""

    def __init__(self, tokens: RuntimeTokens, throttle: Throttle) -> None:
        self._tokens = tokens
        self._throttle = throttle

    async def admit(self, authorization: str) -> RuntimeSession:
        """The session of an `Authorization: Bearer` header; Unauthenticated unless its attempt is running."""
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise Unauthenticated("Send the attempt's token as `Authorization: Bearer`.", code="token.missing")
        parsed = parse_token(token.strip())
        kept = await self._tokens.find(parsed.execution_id, parsed.attempt)
        if kept is None or not is_same(parsed.digest, kept.digest):
            raise not_good()
        facts = kept.grant.facts
        # What its secrets are only the worker knows.
        return RuntimeSession(
            facts=facts, limit=SharedLimit(self._throttle, facts), may_tell=not kept.grant.has_secrets
        )
