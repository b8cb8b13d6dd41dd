"""Advice for tests, with everything that a test does not care about filled in."""

from typing import Any

import msgspec

from chronos_synapse.domain.advice import Advice, AdviceEvidence, AdviceKind, AdvisedSettings, advice_id
from chronos_synapse.domain.job import JobId
from tests.builders import OWNER, START

_ADVICE = Advice(
    id=advice_id("0" * 16, AdviceKind.TIMEOUT, "too_loose"),
    job_id=JobId("0" * 16),
    job_name="Nightly backup",
    owner_id=OWNER,
    tags=(),
    job_version=1,
    kind=AdviceKind.TIMEOUT,
    reason="too_loose",
    sentence="The greatest of the last 300 good runs took 4 s, and the timeout is 1 h: set it to 10 s.",
    before=AdvisedSettings(timeout_s=3600.0),
    after=AdvisedSettings(timeout_s=10.0),
    evidence=(AdviceEvidence(name="runs", value=300, unit="runs"),),
    weight=0.4,
    made_at=START,
)


def an_advice(**changes: Any) -> Advice:
    """That a timeout is too long, unless `changes` say otherwise; its id follows from the job, the kind and why."""
    found = msgspec.structs.replace(_ADVICE, **changes)
    identifier = advice_id(found.job_id, found.kind, found.reason, found.other_job_id or "")
    return msgspec.structs.replace(found, **({"id": identifier} | changes))
