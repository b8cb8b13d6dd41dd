"""ModelAsking: one question to the language model that is in force for an owner, and always an answer."""

import asyncio
import logging

import msgspec

from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.domain.errors import ChronosError
from chronos_synapse.narrators._messages import Messages, Question
from chronos_synapse.narrators._redaction import Redactor
from chronos_synapse.narrators.base import Failure, Meter, NarrationFailed, Usage
from chronos_synapse.narrators.claude import OpenHttp
from chronos_synapse.services.ai.choosing import AiChoices
from chronos_synapse.services.ai.confidential import Confidential
from chronos_synapse.services.ai.spending import AiBudget
from chronos_synapse.storage.redis.ai_stores import AiStores

logger = logging.getLogger(__name__)

DEADLINE_S = 20.0
MAX_INPUT_TOKENS = 4_000
MAX_OUTPUT_TOKENS = 600


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a question. Without a failure, `text` is the whole answer, and JSON as a rule."""

    text: str = ""
    model: str = ""
    usage: Usage = Usage()
    """What it took, of an answer that was of no use, too."""
    failure: Failure | None = None
    detail: str = ""
    """The failure in words for people."""


class ModelAsking:
    """Answers are untrusted: who asks checks them before anything is shown."""

    def __init__(
        self,
        stores: AiStores,
        choices: AiChoices,
        confidential: Confidential,
        open_http: OpenHttp,
        *,
        clock: Clock = utc_now,
    ) -> None:
        self._stores = stores
        self._choices = choices
        self._confidential = confidential
        self._open_http = open_http
        self._clock = clock

    async def is_ready(self, owner_id: str) -> bool:
        """Whether there is a model to ask for this owner, and it may be asked."""
        return (await self._choices.choose(owner_id)).options is not None

    async def redacted(self, text: str, *, owner_id: str) -> str:
        """What people typed, without secrets and hosts: those that are known, and what looks like one."""
        hidden = await self._confidential.of(owner_id)
        return await asyncio.to_thread(lambda: Redactor((*hidden.values, *hidden.hosts)).text(text))

    async def ask(self, owner_id: str, question: Question) -> Asked:
        """The answer, or why there is none; never raises for what a model or its server does.

        Nothing of `question` is redacted here: whoever writes it sees to that, see `redacted`.
        """
        choice = await self._choices.choose(owner_id)
        if choice.options is None:
            return Asked(failure=Failure.OFF, detail="There is no language model to ask.")
        options = msgspec.structs.replace(
            choice.options, max_input_tokens=MAX_INPUT_TOKENS, max_output_tokens=MAX_OUTPUT_TOKENS
        )
        budget = AiBudget(self._stores.spend, choice, owner_id=owner_id, clock=self._clock)
        messages, meter = Messages(options, self._open_http, budget), Meter()
        try:
            await messages.prepare()
            async with asyncio.timeout(DEADLINE_S):
                reply = await messages.ask(question, meter=meter)
        except NarrationFailed as exc:
            failed = exc
        except TimeoutError:
            failed = NarrationFailed(Failure.TIMEOUT, "The language model did not answer in time.")
        except ChronosError:
            failed = NarrationFailed(Failure.BROKEN, "The budget cannot be looked at now.")
        else:
            return Asked(text=reply.text, model=reply.model, usage=meter.usage)
        logger.info("the model gave no answer", extra={"action": "ai_no_answer", "failure": failed.failure.value})
        return Asked(usage=meter.usage, failure=failed.failure, detail=failed.detail)
