"""Checks a draft: what is not in the cited facts is dropped, with the reason."""

from collections.abc import Callable, Iterable

import msgspec

from chronos_models.faithfulness import Checker, Verdict
from chronos_synapse.narrators.base import Brief, Narrative

Check = Callable[[str, Iterable[str]], Verdict]

MAX_SENTENCES = 40
MAX_CHARACTERS = 600


class Dropped(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of a draft that is not shown."""

    text: str
    reason: str
    """A code of the checker, or unknown_action, or too_long."""
    detail: str


class Verified(msgspec.Struct, frozen=True, kw_only=True):
    """What may be shown of a draft."""

    narrative: Narrative
    dropped: tuple[Dropped, ...]
    checked: int
    """Sentences and hypotheses that were checked."""

    @property
    def refused_share(self) -> float:
        """Of what was checked; 1 when there was nothing."""
        refused = sum(piece.reason != "unknown_action" for piece in self.dropped)
        return refused / self.checked if self.checked else 1.0


def verified(brief: Brief, narrative: Narrative) -> Verified:
    """What of `narrative` the facts of the brief bear out. A headline that they do not becomes the brief's title."""
    checker = Checker([row.fact for row in brief.facts])
    dropped: list[Dropped] = []
    sentences = tuple(
        sentence
        for sentence in narrative.sentences[:MAX_SENTENCES]
        if _is_kept(dropped, sentence.text, _look(checker.check, sentence.text, sentence.cites))
    )
    hypotheses = tuple(
        guess
        for guess in narrative.hypotheses[:MAX_SENTENCES]
        if _is_kept(dropped, guess.text, _look(checker.check_hypothesis, guess.text, guess.cites))
    )
    checked = min(len(narrative.sentences), MAX_SENTENCES) + min(len(narrative.hypotheses), MAX_SENTENCES)
    known, allowed = {row.fact.id for row in brief.facts}, {choice.id for choice in brief.actions}
    actions = tuple(
        act for act in narrative.actions[:MAX_SENTENCES] if act.id in allowed and known.issuperset(act.cites)
    )
    dropped += [_unknown(act.id) for act in narrative.actions[:MAX_SENTENCES] if act not in actions]
    shown = Narrative(
        headline=_headline(checker, brief, narrative.headline),
        sentences=sentences,
        hypotheses=hypotheses,
        actions=actions,
    )
    return Verified(narrative=shown, dropped=tuple(dropped), checked=checked)


def _look(check: Check, text: str, cites: tuple[str, ...]) -> tuple[str, str]:
    """Reason and detail of the verdict."""
    if len(text) > MAX_CHARACTERS:
        return "too_long", f"longer than {MAX_CHARACTERS} characters"
    verdict = check(text, cites)
    return verdict.reason, verdict.detail


def _is_kept(dropped: list[Dropped], text: str, look: tuple[str, str]) -> bool:
    reason, detail = look
    if reason != "ok":
        dropped.append(Dropped(text=text[:MAX_CHARACTERS], reason=reason, detail=detail))
    return reason == "ok"


def _unknown(action: str) -> Dropped:
    return Dropped(text=action[:MAX_CHARACTERS], reason="unknown_action", detail="not among the actions of the brief")


def _headline(checker: Checker, brief: Brief, headline: str) -> str:
    """Checked against all facts: a headline has no citations."""
    every = tuple(row.fact.id for row in brief.facts)
    is_short = 0 < len(headline.strip()) <= 200
    return headline.strip() if is_short and checker.check(headline, every).is_kept else brief.title
