"""One report an episode: findings about the same thing are told when they begin, get far rarer, and end.

A finding within the budget opens an episode of its topic (signal, or lateness, length, outcome); until it closes, only
one that is UPDATE_FACTOR rarer is told again. It closes after NORMAL_RUNS runs in a row that tell of it and nothing
rare: it is as before, or has become usual.
Assumes findings in the order of time. Complexity: O(findings). Minimum n: 0.
"""

from collections.abc import Set
from dataclasses import dataclass, replace

from chronos_models.detectors.state import Reader
from chronos_models.finding import TOPICS, Finding, Phase

UPDATE_FACTOR = 10.0**1.5
NORMAL_RUNS = 3


@dataclass(slots=True)
class _Episode:
    """What is open about one topic."""

    number: int
    since_s: float
    rarest: float
    normal_runs: int = 0


class Episodes:
    """The open episodes of one job."""

    def __init__(self, budget: float) -> None:
        """`budget`: false alarms of 30 days that may be told."""
        self.budget = budget
        self.last_number = 0
        self._open: dict[str, _Episode] = {}

    @property
    def open_topics(self) -> tuple[str, ...]:
        """What is being told of."""
        return tuple(sorted(self._open))

    def place(self, found: list[Finding]) -> list[Finding]:
        """The same findings, each with its phase and the number of its episode."""
        return [self._place(finding) for finding in found]

    def finish_run(self, found: list[Finding], told: Set[str], *, number: int, time_s: float) -> list[Finding]:
        """Counts an execution that ended with `found`; the closing findings of what is over.

        `told`: the topics that the execution says something about. A failed one has no usual duration.
        """
        if not self._open:
            return []
        topics = {finding.topic for finding in found}
        closed = []
        for topic, episode in list(self._open.items()):
            episode.normal_runs = 0 if topic in topics else episode.normal_runs + (topic in told)
            if episode.normal_runs >= NORMAL_RUNS:
                del self._open[topic]
                closed.append(_closing(topic, episode, number, time_s))
        return closed

    def write(self, numbers: list[float]) -> None:
        """Append the state."""
        numbers += (self.last_number, len(self._open))
        for topic, episode in self._open.items():
            numbers += (TOPICS.index(topic), episode.number, episode.since_s, episode.rarest, episode.normal_runs)

    def read(self, reader: Reader) -> None:
        """Take the state over."""
        self.last_number = reader.whole()
        self._open = {}
        for _ in range(reader.whole()):
            topic = reader.whole()
            if not 0 <= topic < len(TOPICS):
                raise ValueError("the state is damaged")
            episode = _Episode(reader.whole(), reader.number(), reader.number(), reader.whole())
            self._open[TOPICS[topic]] = episode

    def _place(self, finding: Finding) -> Finding:
        episode = self._open.get(finding.topic)
        if episode is None and finding.rate > self.budget:
            return finding
        if episode is None:
            self.last_number += 1
            since_s = finding.time_s if finding.since_s is None else finding.since_s
            self._open[finding.topic] = _Episode(self.last_number, since_s, finding.rate)
            return replace(finding, phase=Phase.OPENED, episode=self.last_number)
        episode.normal_runs = 0
        if finding.rate > episode.rarest / UPDATE_FACTOR:
            return replace(finding, episode=episode.number)
        episode.rarest = finding.rate
        # Of a start, it is the due time, which is another one each time.
        began_s = finding.since_s if finding.topic == "start" else episode.since_s
        return replace(finding, phase=Phase.UPDATED, episode=episode.number, since_s=began_s)


def _closing(topic: str, episode: _Episode, number: int, time_s: float) -> Finding:
    """Says that an episode is over; it is no alarm, so that its rate is that of every run."""
    return Finding(
        kind="back_to_normal",
        signal=topic,
        time_s=time_s,
        p=1.0,
        rate=NO_ALARM,
        direction="none",
        since_s=episode.since_s,
        evidence=(number,),
        phase=Phase.CLOSED,
        episode=episode.number,
    )


NO_ALARM = 1e9
"""A rate that no threshold lets through, and that JSON can hold."""
