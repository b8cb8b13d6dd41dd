"""What is known of a job's failures, each pattern shrunk to the same pattern elsewhere and to the job's other ones.

Three expectations compete within a job, by how well they said what came: that a pattern behaves as it does in other
jobs, that it behaves as the job's other patterns do, and the product of both. Each is the prior of the pattern's own
counts. So a fleet whose texts mean the same everywhere, and one where a text says nothing, are both learned.
State of a job at most 32 patterns, 13 kB; that of the fleet at most 1,000, 400 kB. Minimum n: none. O(grid) an episode.
"""

from collections import OrderedDict
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Self

import numpy as np
from numpy.typing import NDArray

from chronos_models.history import Floats
from chronos_models.retries.recovery import BINS, Episode, Recovery, bins, counted, prior, shares_of
from chronos_models.sealed import seal, unseal

VERSION = 2
OWN_PATTERNS = 32
FLEET_PATTERNS = 1000
FIRST_WEIGHT = 10.0
"""Of the prior, in episodes of the whole fleet."""
SHRINK = 8.0
"""Episodes that a pattern's own behaviour weighs against what it is shrunk to; 3 to 20 differ by 0.003 in utility."""
DOUBT = 5.0
"""Expected recoveries that must fail to come before a pattern is thought half as likely to pass later, too."""
FORGET = 0.995
"""Weight of an episode when the next one of its pattern comes: causes are repaired and replaced."""
TRUST_FORGET = 0.95
"""The same for how well the expectations did."""
LONGEST_NAME = 40
"""Characters of a pattern's name that is kept as it is: ids are shorter."""
_EXPECTATIONS = 3
_TABLE = 2 * BINS
_WIDTH = _TABLE + 2
_Rows = NDArray[np.float32]


class _Counts:
    """Life tables by pattern, the most recently used kept: at risk and passed by bin, then seen, recovered."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._rows: OrderedDict[str, _Rows] = OrderedDict()
        """Rounded as they come to what the state holds, so that a state that was stored goes on as one that was not."""

    def row(self, pattern: str) -> Floats:
        """(2 x BINS + 2,) zero for a pattern that was never seen."""
        found = self._rows.get(_name(pattern))
        return np.zeros(_WIDTH) if found is None else found.astype(float)

    def table(self, pattern: str) -> Floats:
        """(2, BINS) at risk and passed."""
        return self.row(pattern)[:_TABLE].reshape(2, BINS)

    def totals(self, pattern: str) -> Floats:
        """(2,) seen, recovered."""
        return self.row(pattern)[_TABLE:]

    def add(self, pattern: str, table: Floats, has_recovered: bool) -> None:
        """One more episode."""
        name, row = _name(pattern), self.row(pattern)
        row[:_TABLE] = row[:_TABLE] * FORGET + table.ravel()
        row[_TABLE:] += (1.0, has_recovered)
        self._rows[name] = row.astype(np.float32)
        self._rows.move_to_end(name)
        if len(self._rows) > self._most:
            self._rows.popitem(last=False)

    def arrays(self) -> tuple[_Rows, list[str]]:
        """(n, _WIDTH) rows and their patterns, least recently used first."""
        return np.array(list(self._rows.values()), dtype=np.float32).reshape(-1, _WIDTH), list(self._rows)

    def put(self, rows: _Rows, patterns: list[str]) -> None:
        """Takes what `arrays` gave."""
        self._rows = OrderedDict(zip(patterns, rows.astype(np.float32), strict=True))


class FleetRecovery:
    """What all jobs together have shown: of all failures, and of each pattern."""

    def __init__(self) -> None:
        self.patterns = _Counts(FLEET_PATTERNS)
        self.all = np.array([np.full(BINS, FIRST_WEIGHT), prior() * FIRST_WEIGHT])

    @property
    def chances(self) -> Floats:
        """(BINS,) of any failure."""
        return np.asarray(self.all[1] / self.all[0])

    def of(self, pattern: str) -> Floats:
        """(BINS,) of one pattern in any job."""
        return _shrunk(self.patterns.table(pattern), self.chances)

    def to_bytes(self) -> bytes:
        """The state; `from_bytes` takes it back."""
        return _packed(self.all.ravel(), self.patterns)

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """ValueError for what `to_bytes` did not write."""
        made = cls()
        made.all = _unpacked(data, made.patterns, _TABLE).reshape(2, BINS)
        return made


@dataclass(slots=True)
class JobRecovery:
    """What one job has shown."""

    patterns: _Counts = field(default_factory=lambda: _Counts(OWN_PATTERNS))
    all: Floats = field(default_factory=lambda: np.zeros((2, BINS)))
    trust: Floats = field(default_factory=lambda: np.zeros(_EXPECTATIONS))
    """Log of how well each expectation said what came."""

    def expected(self, pattern: str, fleet: FleetRecovery) -> Recovery:
        """What to expect of a failure of this pattern now."""
        seen, recovered = self.patterns.totals(pattern)
        # Here may be remembered what the fleet has dropped.
        elsewhere = np.maximum(fleet.patterns.totals(pattern) - (seen, recovered), 0.0)
        shares = self._mixed(self._expectations(pattern, fleet))
        return Recovery(shares, int(seen), int(recovered), int(elsewhere[0]), int(elsewhere[1]))

    def learn(self, pattern: str, episode: Episode, fleet: FleetRecovery) -> None:
        """Takes an episode into the job and the fleet; one with times that cannot be is left out."""
        if not episode.is_sound:
            return
        expectations = self._expectations(pattern, fleet)
        table = counted(episode, self._mixed(expectations))
        told = expectations[:, bins(episode)].sum(axis=1)
        self.trust = self.trust * TRUST_FORGET + np.log(np.maximum(told, 1e-9))
        has_recovered = bool(np.isfinite(episode.recovered_s))
        self.patterns.add(pattern, table, has_recovered)
        self.all = self.all * FORGET + table
        fleet.patterns.add(pattern, table, has_recovered)
        fleet.all = fleet.all + table

    def to_bytes(self) -> bytes:
        """The state, at most 16 kB; `from_bytes` takes it back."""
        return _packed(np.concatenate([self.all.ravel(), self.trust]), self.patterns)

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """ValueError for what `to_bytes` did not write."""
        made = cls()
        both = _unpacked(data, made.patterns, _TABLE + _EXPECTATIONS)
        made.all, made.trust = both[:_TABLE].reshape(2, BINS), both[_TABLE:]
        return made

    def _expectations(self, pattern: str, fleet: FleetRecovery) -> Floats:
        """(3, BINS + 1) shares: the pattern as elsewhere, as the job's others, as both."""
        any_failure = fleet.chances
        elsewhere = fleet.of(pattern)
        others = _shrunk(self.all, any_failure)
        odds = _odds(elsewhere) * _odds(others) / _odds(any_failure)
        own = self.patterns.table(pattern)
        return shares_of(np.array([_shrunk(own, chances) for chances in (elsewhere, others, odds / (1 + odds))]))

    def _mixed(self, expectations: Floats) -> Floats:
        trust = np.exp(self.trust - self.trust.max())
        return np.asarray((trust / trust.sum()) @ expectations)


def _shrunk(table: Floats, towards: Floats) -> Floats:
    """(BINS,) chances by a life table, as if SHRINK more had been at risk and passed as `towards` has it.

    Where fewer passed than `towards` had it, its chances are lowered throughout: what did not pass for hours is not
    thought to pass at the usual rate after the time that was tried.
    """
    weight = (DOUBT + float(table[1].sum())) / (DOUBT + float((table[0] * towards).sum()))
    return np.asarray((table[1] + SHRINK * towards * min(1.0, weight)) / (table[0] + SHRINK))


def _odds(chances: Floats) -> Floats:
    kept = np.clip(chances, 1e-6, 1 - 1e-6)
    return np.asarray(kept / (1 - kept))


def _packed(numbers: Floats, counts: _Counts) -> bytes:
    rows, patterns = counts.arrays()
    letters = np.frombuffer("\n".join(patterns).encode(), dtype=np.uint8)
    return seal(VERSION, [numbers, rows, letters])


def _unpacked(data: bytes, counts: _Counts, length: int) -> Floats:
    numbers, rows, letters = unseal(VERSION, data, 3)
    patterns = letters.tobytes().decode().split("\n") if len(rows) else []
    if numbers.shape != (length,) or rows.shape != (len(patterns), _WIDTH):
        raise ValueError("a state of retries has another shape")
    counts.put(rows, patterns)
    return np.asarray(numbers, dtype=float)


def _name(pattern: str) -> str:
    """What a pattern is remembered by: itself, or a digest of one that is long, or not one line of plain text."""
    if len(pattern) <= LONGEST_NAME and pattern.isascii() and pattern.isprintable():
        return pattern
    return blake2b(pattern.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
