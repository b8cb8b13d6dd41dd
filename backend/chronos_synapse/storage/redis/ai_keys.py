"""Names of the keys of language models; keys.py says how to read them."""

from dataclasses import dataclass

from chronos_synapse.storage.redis.personal_keys import PersonalKeys


@dataclass(frozen=True)
class AiKeys(PersonalKeys):
    """Builds key names under one prefix."""

    def own_ai(self) -> str:
        """Hash, permanent: owner -> how it uses language models, with the ciphertext of its key, as JSON."""
        return self._key("own-ai")

    def ai_spend(self, scope: str, span: str) -> str:
        """Hash with TTL: requests, and what they cost, of a day or a month."""
        return self._key("ai-spend", scope, span)

    def ai_spenders(self, month: str) -> str:
        """Sorted set with TTL: owner -> what it spent with the key of the installation in a month."""
        return self._key("ai-spenders", month)

    def ai_answer(self, owner_id: str, digest: str) -> str:
        """String with TTL: a report that a model wrote for an owner, as JSON."""
        return self._key("ai-answer", owner_id, digest)

    def ai_answers(self, owner_id: str) -> str:
        """Sorted set with TTL, of so many at most: digest of an owner's answers -> when it was kept."""
        return self._key("ai-answers", owner_id)
