"""From what a model advises to an advice for a person: what is set now, what it would be, words and evidence."""

import math
from collections.abc import Sequence
from datetime import datetime

import chronos_models.advice.advice as models
from chronos_models.advice.words import advice_words
from chronos_synapse.domain.advice import (
    MOST_EVIDENCE,
    Advice,
    AdviceEvidence,
    AdviceKind,
    AdvisedSettings,
    MoveOutlook,
    advice_id,
    settings_of,
)
from chronos_synapse.domain.execution import ExecutionId
from chronos_synapse.domain.job import Job, JobId

_WEIGHTS = {
    (AdviceKind.TIMEOUT, "too_tight"): 0.9,
    (AdviceKind.MEMORY, "too_tight"): 0.9,
    (AdviceKind.DEAD, "always_failing"): 0.8,
    (AdviceKind.DUPLICATE, "same_work"): 0.7,
    (AdviceKind.RETRIES, "never_help"): 0.65,
    (AdviceKind.RETRIES, "missing"): 0.6,
    (AdviceKind.MOVE, "crowded"): 0.6,
    (AdviceKind.DEAD, "never_an_effect"): 0.5,
    (AdviceKind.DEAD, "no_effect_any_more"): 0.5,
    (AdviceKind.RETRIES, "ill_timed"): 0.45,
    (AdviceKind.FREQUENCY, "mostly_idle"): 0.4,
    (AdviceKind.MEMORY, "missing"): 0.35,
    (AdviceKind.TIMEOUT, "too_loose"): 0.3,
    (AdviceKind.MEMORY, "too_loose"): 0.3,
}
"""What ends sound executions soon comes first, and what only costs a little comes last."""
OTHER_WEIGHT = 0.3


def drafted(
    job: Job,
    found: models.Advice,
    after: AdvisedSettings,
    *,
    now: datetime,
    executions: Sequence[str] = (),
) -> Advice:
    """The advice for `job`, open; `after` holds what it would set, nothing where only a person can do it."""
    return made(
        job,
        AdviceKind(found.kind.value),
        found.reason,
        sentence=advice_words(found),
        after=after,
        evidence=evidence_of(found),
        now=now,
        executions=executions,
    )


def made(  # noqa: PLR0913 - one argument for each part of an advice
    job: Job,
    kind: AdviceKind,
    reason: str,
    *,
    sentence: str,
    after: AdvisedSettings,
    evidence: Sequence[AdviceEvidence],
    now: datetime,
    executions: Sequence[str] = (),
    other_job_id: JobId | None = None,
    move: MoveOutlook | None = None,
) -> Advice:
    """An open advice for `job`."""
    return Advice(
        id=advice_id(job.id, kind, reason, other_job_id or ""),
        job_id=job.id,
        job_name=job.name,
        owner_id=job.owner_id,
        tags=job.tags,
        job_version=job.version,
        kind=kind,
        reason=reason,
        sentence=sentence,
        before=settings_of(job, after),
        after=after,
        evidence=tuple(evidence),
        executions=tuple(ExecutionId(one) for one in executions[-MOST_EVIDENCE:]),
        other_job_id=other_job_id,
        move=move,
        weight=_WEIGHTS.get((kind, reason), OTHER_WEIGHT),
        made_at=now,
    )


def evidence_of(found: models.Advice) -> list[AdviceEvidence]:
    """Its numbers; what is not known is left out."""
    return [
        AdviceEvidence(name=one.name, value=round(one.value, 6), unit=one.unit)
        for one in found.evidence
        if math.isfinite(one.value)
    ]
