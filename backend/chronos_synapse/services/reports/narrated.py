"""What a narrator gave, as it is kept and shown: its guesses, and who it was."""

from chronos_synapse.domain.report import Authorship, ReportSentence
from chronos_synapse.narrators._writing import Narration


def guesses_of(narration: Narration) -> list[ReportSentence]:
    """What may be the cause, each with how sure the narrator is."""
    return [
        ReportSentence(text=one.text, cites=one.cites, confidence=one.confidence.value)
        for one in narration.narrative.hypotheses
    ]


def authorship_of(narration: Narration) -> Authorship:
    """Who wrote it, and what that took."""
    usage = narration.usage
    return Authorship(
        narrator=narration.narrator,
        facts_hash=narration.facts_hash,
        model=narration.model,
        input_tokens=usage.input_tokens,
        output_tokens=usage.output_tokens,
        cached_tokens=usage.cache_read_tokens + usage.cache_write_tokens,
        cost_usd=usage.cost_usd,
        failure=narration.failure.value if narration.failure else "",
        detail=narration.detail,
        dropped=len(narration.dropped),
    )
