"""A watch over the output of a job that succeeds: data quality without written assertions.

Of each run it says which lines that were always there are missing, which were never there before, and which numbers
are far from their past (a job that exits 0 after exporting 0 rows). Each finding carries p, how often *any* line of
such an output would be as odd by chance: the p of the line times the number of lines asked. A line's chance to be
absent is its own count, shrunk towards that of all steady lines of the job; a new line's chance is how often outputs
had new lines so far.

Assumes outputs of successes of one definition, in order. O(lines) a run. The state is at most 16 kB: 40 kinds of
lines, 2 numbers of each. Minimum n: 20 runs for lines, 10 values for numbers; before, nothing is said. An empty
output is one finding.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from chronos_models.outputs.lines import MOST_NUMBERS, read_lines
from chronos_models.outputs.number_track import NumberTrack

FEWEST_RUNS = 20
MOST_KINDS = 40
NOTED_P = 0.05
"""What is likelier is not said."""
_STEADY = 0.9
"""A line in this share of the runs since it was first seen is expected."""
_WEIGHT = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputFinding:
    """One odd thing about an output."""

    kind: str
    """vanished, appeared, number, or silent for an output without a line."""
    line: str
    """The masked line."""
    p: float
    """How often any line of such an output is as odd by chance."""
    runs: int
    """Runs since the line was first seen, or all runs for one that appeared."""
    seen: int
    """Runs of these that had it."""
    value: float | None = None
    expected: float | None = None

    @property
    def words(self) -> str:
        """The finding as a sentence."""
        if self.kind == "number":
            return f"“{self.line}” said {self.value:.6g} where {self.expected:.6g} was usual."
        if self.kind == "appeared":
            return f"“{self.line}” was printed for the first time in {self.runs} runs."
        if self.kind == "silent":
            return f"Nothing was printed; “{self.line}” was, in {self.seen} of {self.runs} runs."
        return f"“{self.line}” is missing; it was printed in {self.seen} of {self.runs} runs."


@dataclass(slots=True)
class LineTrack:
    """What is known of one kind of line."""

    runs: float = 0.0
    seen: float = 0.0
    last_run: int = 0
    is_missing: bool = False
    numbers: list[NumberTrack] = field(default_factory=list)


class OutputWatch:
    """The watch over one job."""

    def __init__(self) -> None:
        self.runs = 0
        self.runs_with_news = 0.0
        self.tracks: dict[str, LineTrack] = {}

    def observe(self, lines: Sequence[str]) -> list[OutputFinding]:
        """What is odd about this output, the oddest first; then it is part of the past."""
        kinds = read_lines(lines)
        news = [kind for kind in kinds if kind not in self.tracks]
        findings = [*self._missing(kinds), *self._new(news), *self._far(kinds)]
        self._learn(kinds, news)
        return sorted((one for one in findings if one.p <= NOTED_P), key=lambda one: one.p)

    def _missing(self, kinds: dict[str, tuple[float, ...]]) -> list[OutputFinding]:
        steady = {
            kind: track
            for kind, track in self.tracks.items()
            if track.runs >= FEWEST_RUNS and track.seen >= _STEADY * track.runs
        }
        runs = sum(track.runs for track in steady.values())
        pooled = (runs - sum(track.seen for track in steady.values()) + _WEIGHT) / (runs + 2 * _WEIGHT)
        found = []
        for kind, track in steady.items():
            if kind not in kinds and not track.is_missing:
                absent = (track.runs - track.seen + _WEIGHT) / (track.runs + _WEIGHT / pooled)
                p = min(1.0, absent * len(steady))
                word = "vanished" if kinds else "silent"
                found.append(OutputFinding(kind=word, line=kind, p=p, runs=round(track.runs), seen=round(track.seen)))
        found.sort(key=lambda one: one.p)
        return found if kinds else found[:1]

    def _new(self, news: list[str]) -> list[OutputFinding]:
        if self.runs < FEWEST_RUNS:
            return []
        p = (self.runs_with_news + _WEIGHT) / (min(self.runs, 200) + 2 * _WEIGHT)
        return [OutputFinding(kind="appeared", line=kind, p=p, runs=self.runs, seen=0) for kind in news]

    def _far(self, kinds: dict[str, tuple[float, ...]]) -> list[OutputFinding]:
        asked = [
            (kind, track, number, value)
            for kind, values in kinds.items()
            if (track := self.tracks.get(kind)) is not None
            for number, value in zip(track.numbers, values, strict=False)
        ]
        return [
            OutputFinding(
                kind="number",
                line=kind,
                p=min(1.0, number.p_value(value) * len(asked)),
                runs=round(track.runs),
                seen=round(track.seen),
                value=value,
                expected=number.expected(),
            )
            for kind, track, number, value in asked
        ]

    def _learn(self, kinds: dict[str, tuple[float, ...]], news: list[str]) -> None:
        self.runs += 1
        if self.runs > 1:
            fade = 1.0 if self.runs <= 200 else 0.995
            self.runs_with_news = self.runs_with_news * fade + bool(news)
        for kind in news:
            self.tracks[kind] = LineTrack(numbers=[NumberTrack() for _ in kinds[kind][:MOST_NUMBERS]])
        for kind, track in self.tracks.items():
            track.runs += 1
            track.is_missing = kind not in kinds
            if kind in kinds:
                track.seen += 1
                track.last_run = self.runs
                for number, value in zip(track.numbers, kinds[kind], strict=False):
                    number.learn(value)
            if track.runs > 400:
                track.runs, track.seen = track.runs / 2, track.seen / 2
        self._forget()

    def _forget(self) -> None:
        """Keeps the kinds seen in most runs of late."""
        if len(self.tracks) > MOST_KINDS:
            kept = sorted(self.tracks, key=lambda kind: (-self.tracks[kind].seen, -self.tracks[kind].last_run))
            self.tracks = {kind: self.tracks[kind] for kind in kept[:MOST_KINDS]}
