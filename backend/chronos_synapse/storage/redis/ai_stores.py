"""The stores of language models, built together."""

from dataclasses import dataclass

from chronos_synapse.storage.redis.ai_answers import AiAnswerStore
from chronos_synapse.storage.redis.ai_spend import AiSpendStore
from chronos_synapse.storage.redis.client import RedisDoor
from chronos_synapse.storage.redis.own_ai import OwnAiStore


@dataclass(frozen=True)
class AiStores:
    """Keys of owners, what is spent, and what was answered."""

    own: OwnAiStore
    spend: AiSpendStore
    answers: AiAnswerStore


def ai_stores_on(door: RedisDoor) -> AiStores:
    """The stores behind `door`."""
    return AiStores(own=OwnAiStore(door), spend=AiSpendStore(door), answers=AiAnswerStore(door))
