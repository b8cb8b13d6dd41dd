"""Values of a crontab field that the job's id chooses, so that jobs which need no exact time do not all run at once.

`H`, `H/15`, `H(0-29)` and `H(0-29)/10` mean what they mean to Jenkins; `~`, `0~29`, `10~`, `~29` and `~/10` what they
mean to cronie and OpenBSD, but the choice is the same after every restart. Without a step one value is chosen; with a
step every n-th value, beginning with one of the first n. An upper limit that is left out is 28 for the day of month,
as Jenkins has it, so that every month has the day.
"""

import re
from hashlib import blake2b

import msgspec

HASHED_TERM = re.compile(
    r"(?:[hH](?:\((?P<first>[^()~/-]+)-(?P<last>[^()~/-]+)\))?|(?P<low>[^()~/-]*)~(?P<high>[^()~/-]*))"
    r"(?:/(?P<step>[^/]*))?"
)
"""Splits a term of a field; what the parts are is for the parser of the field to check."""


class HashedTerm(msgspec.Struct, frozen=True, kw_only=True):
    """A choice among the numbers from `low` to `high`: one of them, or with a step every n-th."""

    index: int
    """Place of the term in the list of its field."""
    low: int
    high: int
    step: int | None

    @property
    def choices(self) -> int:
        """How many different outcomes there are."""
        span = self.high - self.low + 1
        return span if self.step is None else min(span, self.step)

    def text(self, choice: int) -> str:
        """The plain term that stands for outcome number `choice`."""
        first = self.low + choice
        return str(first) if self.step is None else f"{first}-{self.high}/{self.step}"

    def numbers(self, choice: int) -> range:
        """What outcome number `choice` means."""
        first = self.low + choice
        return range(first, (first if self.step is None else self.high) + 1, self.step or 1)

    def choice(self, unit: str, seed: str) -> int:
        """The outcome for `seed`; fields and terms of one expression are chosen independently of each other."""
        return stable_number(f"{unit}/{self.index}/{seed}", self.choices)


def stable_number(text: str, count: int) -> int:
    """A number from 0 up to and without `count`, the same for the same text on every machine and in every version."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") % count
