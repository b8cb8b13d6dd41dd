"""Quoting: what a job or a person said, cut, without characters that cannot be seen, and without what is secret."""

import re

from chronos_models.faithfulness.orders import UNSEEN
from chronos_synapse.domain.job import Job
from chronos_synapse.narrators._redaction import Redactor
from chronos_synapse.narrators.base import EXAMPLE_CHARACTERS
from chronos_synapse.services.patterns.cleaning import secrets_in

_UNSEEN = re.compile(f"[{UNSEEN}]+")
_PLAIN = Redactor(())


def quoted(text: str | None, job: Job | None = None) -> str | None:
    """A piece of output as reports and answers show it; None of nothing. `job`: the definition that said it.

    What was declared a secret was masked before it was stored. This is for what nobody declared: values of the
    definition that by their names are secret, and what looks like one.
    """
    plain = _UNSEEN.sub(" ", text or "").strip()
    if not plain:
        return None
    redactor = _PLAIN if job is None else Redactor(secrets_in(job))
    return _cut(redactor.text(plain))


def _cut(text: str) -> str:
    """Between words: the first half of a value would not be known to be one."""
    if len(text) <= EXAMPLE_CHARACTERS:
        return text
    head = text[:EXAMPLE_CHARACTERS]
    return f"{head.rsplit(maxsplit=1)[0] if ' ' in head else head[:-1]}…"
