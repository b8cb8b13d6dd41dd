"""OwnerAnswers: reports that a model wrote for an owner, found again by all that they were written from."""

import hashlib

import msgspec

from chronos_synapse.narrators._prompt import PROMPT_VERSION
from chronos_synapse.narrators._writing import Narration
from chronos_synapse.narrators.base import Brief
from chronos_synapse.narrators.claude import ClaudeOptions
from chronos_synapse.storage.redis.ai_answers import AiAnswerStore

_decoder = msgspec.json.Decoder(Narration)


class OwnerAnswers:
    """Of one owner, one server and one model."""

    def __init__(self, store: AiAnswerStore, options: ClaudeOptions, *, owner_id: str) -> None:
        self._store = store
        self._options = options
        self._owner_id = owner_id

    async def find(self, brief: Brief) -> Narration | None:
        """The one that was written from an equal brief in the last days."""
        found = await self._store.find(self._owner_id, self._digest(brief))
        try:
            return None if found is None else _decoder.decode(found)
        except msgspec.MsgspecError:
            return None  # An earlier version wrote it.

    async def keep(self, brief: Brief, narration: Narration) -> None:
        """For seven days."""
        await self._store.keep(self._owner_id, self._digest(brief), msgspec.json.encode(narration))

    def _digest(self, brief: Brief) -> str:
        """Of everything that the words depend on; what must not leave is no part of it."""
        parts = [brief.task, brief.title, brief.facts, brief.actions, brief.examples]
        asked = [PROMPT_VERSION, self._options.model, self._options.base_url]
        return hashlib.sha256(msgspec.json.encode([asked, parts])).hexdigest()[:32]
