"""What the person who calls `chronos eval` chooses, and what each area's module offers."""

from pathlib import Path
from typing import Protocol

import msgspec

from chronos_models.evaluation.report import Report


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """Choices that all areas share."""

    seed: int = 0
    """Of whatever is drawn."""
    share: str = "all"
    """all, or first or second: every other job, series or case, to tune on one half and check on the other."""

    def takes(self, place: int) -> bool:
        """Whether the job, series or case at `place` of the sorted whole belongs to the chosen share."""
        return self.share == "all" or place % 2 == (0 if self.share == "first" else 1)


class AreaModule(Protocol):
    """What a module of this package offers to be an area; its name is the area's name."""

    SUMMARY: str
    """What it measures, for the help text."""

    GENERATES: bool
    """Whether it can also be measured without a folder, on what the generator makes."""

    def applies(self, folder: Path) -> bool:
        """Whether `folder` itself (not one below it) holds what it reads."""

    def run(self, folder: Path | None, options: Options) -> Report:
        """The figures; Invalid for a file that cannot be read.

        Without a folder, on what the generator makes: only asked of areas whose GENERATES is true.
        """
