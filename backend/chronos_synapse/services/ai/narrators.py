"""Narrators: for each owner what writes its reports, by the key that is in force for it, or by fixed sentences."""

from chronos_synapse.domain.ai import INSTALLATION, Refusal
from chronos_synapse.domain.clock import Clock, utc_now
from chronos_synapse.narrators._writing import DEADLINE_S, Remote, Writer
from chronos_synapse.narrators.base import Brief
from chronos_synapse.narrators.claude import ClaudeNarrator, ClaudeOptions, OpenHttp
from chronos_synapse.narrators.template import TemplateNarrator
from chronos_synapse.services.ai.answers import OwnerAnswers
from chronos_synapse.services.ai.choosing import AiChoice, AiChoices
from chronos_synapse.services.ai.confidential import Confidential
from chronos_synapse.services.ai.spending import AiBudget
from chronos_synapse.storage.redis.ai_stores import AiStores


class Narrators:
    """Chooses anew for each report, so that a switch holds from the next one on."""

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
        """Whether there is a language model for this owner that may be asked."""
        return (await self._choices.choose(owner_id)).options is not None

    async def writer_for(self, owner_id: str, *, deadline_s: float = DEADLINE_S) -> Writer:
        """What writes a report for this owner, empty for the installation: a language model if one is set up and on,
        with the template behind it.

        The model is told nothing that `Confidential` knows to be a secret or a host. A report that was written of the
        same facts in the last seven days is given again.
        """
        owner_id = owner_id or INSTALLATION
        choice = await self._choices.choose(owner_id)
        if choice.refusal is Refusal.UNREADABLE:
            # The report then says that the key was of no use; without any key nobody expects a model.
            unusable = ClaudeOptions(api_key="", model="none")
            return Writer(TemplateNarrator(), ClaudeNarrator(unusable, self._open_http))
        if choice.options is None:
            return Writer(TemplateNarrator())
        return Writer(TemplateNarrator(), self._remote(owner_id, choice, choice.options), deadline_s=deadline_s)

    def _remote(self, owner_id: str, choice: AiChoice, options: ClaudeOptions) -> Remote:
        async def guard(brief: Brief) -> Brief:
            return await self._confidential.guarded(brief, owner_id=owner_id)

        budget = AiBudget(self._stores.spend, choice, owner_id=owner_id, clock=self._clock)
        return Remote(
            narrator=ClaudeNarrator(options, self._open_http, budget),
            guard=guard,
            answers=OwnerAnswers(self._stores.answers, options, owner_id=owner_id),
        )
