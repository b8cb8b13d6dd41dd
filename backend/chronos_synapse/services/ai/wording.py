"""WordingService: puts the explanation of a failure into words by a language model, when somebody asks for that.

The explanation is whole without it: where there is no model, or it writes nothing of use, its own statements stand.
"""

import msgspec

from chronos_synapse.domain.access import Permission, Principal
from chronos_synapse.domain.errors import Conflict, TooMany
from chronos_synapse.domain.execution import UNSUCCESSFUL, Execution
from chronos_synapse.domain.report import Authorship, ReportSentence
from chronos_synapse.narrators._writing import Narration
from chronos_synapse.narrators.template import TemplateNarrator
from chronos_synapse.services.accounts.access import is_execution_id, require_on, visible
from chronos_synapse.services.ai.explanation_facts import Basis, ExplanationFact, basis_of
from chronos_synapse.services.ai.narrators import Narrators
from chronos_synapse.services.audit.draft import note
from chronos_synapse.services.patterns.explaining import ExplanationService
from chronos_synapse.services.patterns.explanation import Explanation
from chronos_synapse.services.reports.narrated import authorship_of, guesses_of
from chronos_synapse.storage.redis.stores import RedisStores

KIND = "explanation"
DEADLINE_S = 25.0
"""Somebody waits for it."""
ASKED_AT_MOST = 60
WINDOW_S = 3600
"""So many one user may ask for in such a time: each may be money."""


class ExplanationWords(msgspec.Struct, frozen=True, kw_only=True):
    """An explanation in words. Every sentence is checked against the facts that it cites."""

    execution_id: str
    headline: str
    sentences: list[ReportSentence]
    hypotheses: list[ReportSentence]
    """What may be the cause: guesses, with how sure the model is of them."""
    facts: list[ExplanationFact]
    """What the sentences cite, by id."""
    authorship: Authorship
    """Who worded it, and what that took; `template`: the explanation's own statements, and why."""
    is_kept: bool
    """It was written before, of the same facts: nothing was sent, and it cost nothing."""


class WordingService:
    """Whoever may comment on an execution may ask for words; whose it is pays."""

    def __init__(self, stores: RedisStores, explanations: ExplanationService, narrators: Narrators) -> None:
        self._executions = stores.executions
        self._throttle = stores.entry.throttle
        self._explanations = explanations
        self._narrators = narrators

    async def explain(self, principal: Principal, execution_id: str) -> Explanation:
        """The explanation, and whether the caller may have it put into words."""
        found = await self._explanations.explain(principal, execution_id)
        if not found.points:
            return found
        execution = await self._seen(principal, execution_id)
        if Permission.COMMENT_WRITE not in principal.rights(execution.owner_id, execution.job_id):
            return found
        return msgspec.structs.replace(found, can_word=await self._narrators.is_ready(execution.owner_id))

    async def word(self, principal: Principal, execution_id: str) -> ExplanationWords:
        """The explanation in words; Conflict for what has not failed, TooMany for who asks too often."""
        execution = await self._seen(principal, execution_id)
        require_on(principal, Permission.COMMENT_WRITE, execution.owner_id, execution.job_id)
        if execution.state not in UNSUCCESSFUL:
            raise Conflict("It has not failed: there is nothing to explain.", code="explanation.nothing")
        wait_s = await self._throttle.hit(KIND, principal.user_id, limit=ASKED_AT_MOST, window_s=WINDOW_S)
        if wait_s:
            detail = f"At most {ASKED_AT_MOST} explanations can be put into words in an hour."
            raise TooMany(detail, retry_after_s=wait_s, code="explanation.throttled")
        basis = basis_of(await self._explanations.look(principal, execution))
        writer = await self._narrators.writer_for(execution.owner_id, deadline_s=DEADLINE_S)
        narration = await writer.write(basis.brief)
        note(kind=KIND, id=execution.id, name=execution.job_name, owner_id=execution.owner_id)
        return _words(execution, basis, narration)

    async def _seen(self, principal: Principal, execution_id: str) -> Execution:
        found = await self._executions.find(execution_id) if is_execution_id(execution_id) else None
        return visible(found, principal, kind="execution", identifier=execution_id)


def _words(execution: Execution, basis: Basis, narration: Narration) -> ExplanationWords:
    told = narration.narrative
    words = ExplanationWords(
        execution_id=execution.id,
        headline=told.headline,
        sentences=[ReportSentence(text=one.text, cites=one.cites) for one in told.sentences],
        hypotheses=guesses_of(narration),
        facts=basis.facts,
        authorship=authorship_of(narration),
        is_kept=narration.is_kept,
    )
    if narration.narrator != TemplateNarrator.kind:
        return words
    # The explanation has words of its own, which fit it better than fixed sentences for its facts.
    ours = msgspec.structs.replace(words.authorship, dropped=0)
    return msgspec.structs.replace(words, sentences=basis.statements, authorship=ours)
