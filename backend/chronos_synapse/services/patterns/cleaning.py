"""Cleaning: nothing that is a secret, or looks like one, is remembered of a failure.

What is known to be secret was masked before the log and the error were stored. Here go what looks like a credential,
names and addresses of hosts, and values of the definition whose names say that they are secret.
"""

from collections import OrderedDict
from collections.abc import Iterator
from typing import Any

import msgspec

from chronos_synapse.domain.job import Job
from chronos_synapse.domain.masking import is_maskable
from chronos_synapse.narrators._redaction import Redactor
from chronos_synapse.services.audit.redaction import redacted
from chronos_synapse.services.patterns.texts import MOST_CHARACTERS

MOST_KEPT = 256
"""Definitions whose masks are kept."""
MOST_SECRETS = 200
LONGEST_SECRET = 500
"""Characters: longer values are programs and texts, which nobody prints whole."""


class Cleaner:
    """Keeps the masks of definitions that fail again and again."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, int], Redactor] = OrderedDict()
        self._plain = Redactor(())

    def clean(self, text: str, job: Job | None) -> str:
        """`text` of an execution of `job`, the definition that it ran; None: that is gone."""
        return self._redactor(job).text(text)[:MOST_CHARACTERS]

    def _redactor(self, job: Job | None) -> Redactor:
        if job is None:
            return self._plain
        key = (job.id, job.version)
        found = self._kept.pop(key, None) or Redactor(secrets_in(job))
        self._kept[key] = found
        if len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        return found


def secrets_in(job: Job) -> list[str]:
    """Values of the environment and of the config that by their names, or their looks, are secret."""
    # Words are told in names by their capitals, of which those of variables have too many.
    variables = [{name.lower(): value} for name, value in job.environment.items()]
    plain = [*variables, msgspec.to_builtins(job.executor.config)]
    found = dict.fromkeys(text for value in plain for text in _hidden(value, redacted(value)))
    return [text for text in found if is_maskable(text) and len(text) <= LONGEST_SECRET][:MOST_SECRETS]


def _hidden(value: Any, shown: Any) -> Iterator[str]:
    """Texts in `value` that are others in `shown`, the same document as it may be seen."""
    if isinstance(value, dict):
        parts = shown.values() if isinstance(shown, dict) and len(shown) == len(value) else [None] * len(value)
        for part, shown_part in zip(value.values(), parts, strict=True):
            yield from _hidden(part, shown_part)
    elif isinstance(value, list | tuple):
        parts = shown if isinstance(shown, list) and len(shown) == len(value) else [None] * len(value)
        for part, shown_part in zip(value, parts, strict=True):
            yield from _hidden(part, shown_part)
    elif isinstance(value, str) and value != shown:
        yield value
