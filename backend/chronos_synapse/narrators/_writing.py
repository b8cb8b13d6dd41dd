"""Writes a report whatever happens: by the chosen narrator if it can and is faithful, otherwise by the template."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Protocol

import msgspec

from chronos_synapse.domain.errors import ChronosError
from chronos_synapse.narrators._prompt import facts_hash
from chronos_synapse.narrators._verify import Dropped, Verified, verified
from chronos_synapse.narrators.base import (
    MAX_EXAMPLES,
    MAX_FACTS,
    Brief,
    Draft,
    Failure,
    Meter,
    NarrationFailed,
    Narrative,
    Narrator,
    Usage,
)

logger = logging.getLogger(__name__)

DEADLINE_S = 45.0
MAX_REFUSED = 0.3
"""A draft of which a larger share is refused is written anew."""
MAX_DRAFTS = 2


class Narration(msgspec.Struct, frozen=True, kw_only=True):
    """A report as it is shown, and who wrote it."""

    narrative: Narrative
    narrator: str
    """The kind whose words these are."""
    model: str
    """Empty for a narrator without one."""
    usage: Usage
    """Of all drafts, those that were thrown away or broken off among them."""
    facts_hash: str
    failure: Failure | None = None
    """Why the narrator that was chosen did not write it."""
    detail: str = ""
    """The same in words."""
    dropped: tuple[Dropped, ...] = ()
    """What the narrator wrote and the facts do not say."""
    is_kept: bool = False
    """It was written before, of the same brief: nothing was sent, and it cost nothing."""


class Answers(Protocol):
    """Reports that were written before."""

    async def find(self, brief: Brief) -> Narration | None:
        """The one of an equal brief."""
        ...

    async def keep(self, brief: Brief, narration: Narration) -> None:
        """For the next time."""
        ...


class NoAnswers:
    """Keeps nothing."""

    async def find(self, brief: Brief) -> Narration | None:
        """None."""
        del brief
        return None

    async def keep(self, brief: Brief, narration: Narration) -> None:
        """Nothing."""
        del brief, narration


Guard = Callable[[Brief], Awaitable[Brief]]
"""Adds to a brief the values and the hosts that must not leave."""


async def _as_it_is(brief: Brief) -> Brief:
    return brief


class Remote(msgspec.Struct, frozen=True, kw_only=True):
    """A narrator, and what stands between it and the rest."""

    narrator: Narrator
    guard: Guard = _as_it_is
    """Asked before anything is sent; when it fails, nothing is."""
    answers: Answers = NoAnswers()


class Writer:
    """Asks the narrator, and `template` if need be. Without a narrator the template is the chosen one."""

    def __init__(
        self, template: Narrator, narrator: Narrator | Remote | None = None, *, deadline_s: float = DEADLINE_S
    ) -> None:
        self._template = template
        self._remote = Remote(narrator=narrator) if isinstance(narrator, Narrator) else narrator
        self._deadline_s = deadline_s

    async def write(self, brief: Brief) -> Narration:
        """The report; never fails for what a narrator does."""
        brief = msgspec.structs.replace(brief, facts=brief.facts[:MAX_FACTS], examples=brief.examples[:MAX_EXAMPLES])
        remote = self._remote
        if remote is None:
            return await self._by_template(brief)
        meter = Meter()
        try:
            return await self._kept(remote, brief) or await self._by_narrator(remote, brief, meter)
        except NarrationFailed as exc:
            failed, kind = exc, ""
        except TimeoutError:
            failed, kind = NarrationFailed(Failure.TIMEOUT, f"no report within {self._deadline_s:g} s"), ""
        except Exception as exc:
            # Its words may hold what must not get into a log, such as a key.
            failed, kind = NarrationFailed(Failure.BROKEN, "The narrator has a fault."), type(exc).__name__
        logger.log(
            logging.ERROR if kind else logging.INFO,
            "the template writes instead",
            extra={
                "action": "narration_failed",
                "narrator": remote.narrator.kind,
                "failure": failed.failure.value,
                "fault": kind,
            },
        )
        return msgspec.structs.replace(
            await self._by_template(brief), failure=failed.failure, detail=failed.detail, usage=meter.usage
        )

    async def _kept(self, remote: Remote, brief: Brief) -> Narration | None:
        """One that was written before, checked again: whoever can write to the store must not put words into it."""
        found = await remote.answers.find(brief)
        if found is None:
            return None
        shown = await asyncio.to_thread(verified, brief, found.narrative)
        if shown.dropped:
            return None
        return msgspec.structs.replace(found, narrative=shown.narrative, usage=Usage(), is_kept=True)

    async def _by_narrator(self, remote: Remote, brief: Brief, meter: Meter) -> Narration:
        """A draft with few refused sentences; the second one if the first has many."""
        narrator, complaints = remote.narrator, dict[str, str]()
        await narrator.prepare()
        async with asyncio.timeout(self._deadline_s):
            guarded = await remote.guard(brief)
            for _ in range(MAX_DRAFTS):
                draft = await narrator.write(guarded, complaints=complaints, meter=meter)
                found = await asyncio.to_thread(verified, brief, draft.narrative)
                if found.refused_share <= MAX_REFUSED:
                    narration = _narration(brief, narrator.kind, draft, found)
                    narration = msgspec.structs.replace(narration, usage=meter.usage)
                    await _keep(remote.answers, brief, narration)
                    return narration
                complaints = {piece.text: piece.detail for piece in found.dropped}
        raise NarrationFailed(
            Failure.UNFAITHFUL, f"{found.refused_share:.0%} of its sentences are not what the facts say"
        )

    async def _by_template(self, brief: Brief) -> Narration:
        draft = await self._template.write(brief, complaints={}, meter=Meter())
        found = await asyncio.to_thread(verified, brief, draft.narrative)
        return _narration(brief, self._template.kind, draft, found)


async def _keep(answers: Answers, brief: Brief, narration: Narration) -> None:
    """A store that is away does not cost a report that is written."""
    try:
        await answers.keep(brief, narration)
    except ChronosError:
        logger.info("a report is not kept for the next time", extra={"action": "answer_not_kept"})


def _narration(brief: Brief, kind: str, draft: Draft, found: Verified) -> Narration:
    return Narration(
        narrative=found.narrative,
        narrator=kind,
        model=draft.model,
        usage=Usage(),
        facts_hash=facts_hash(brief),
        dropped=found.dropped,
    )
