"""Names of the keys of what is remembered of failures; keys.py has the rest, and says how to read them."""

from dataclasses import dataclass

from chronos_synapse.storage.redis.personal_keys import PersonalKeys


@dataclass(frozen=True)
class PatternKeys(PersonalKeys):
    """Builds key names under one prefix."""

    def pattern(self, pattern_id: str) -> str:
        """JSON, indexed, with TTL: a pattern of failures."""
        return self._key("pattern", pattern_id)

    def patterns(self, owner_id: str) -> str:
        """Sorted set with TTL: pattern of an owner -> when it was seen last."""
        return self._key("patterns", owner_id)

    def pattern_revisions(self) -> str:
        """Hash, permanent: owner -> how often the patterns of that owner were written."""
        return self._key("pattern-revisions")

    def failure_pattern(self, execution_id: str) -> str:
        """String with TTL: the pattern that a failed execution belongs to."""
        return self._key("failure-pattern", execution_id)
