"""A long history, written straight into the store: the documents that dispatch and worker would have left."""

import itertools
import random
from collections.abc import Iterator

import msgspec

from bench.wire import Wire, encode
from chronos_synapse.domain.execution import ExecutionState, Origin, scheduled_execution_id
from chronos_synapse.domain.job import Job
from chronos_synapse.storage.redis.execution_documents import JobMembers
from chronos_synapse.storage.redis.keys import Keys

CHUNK = 1000
DAYS = 29.5
"""A little less than the retention, which runs while the history is being asked."""
DAY_MS = 86_400_000
FAILED_SHARE = 0.02
COMMON_WORD = "copied"
RARE_EVERY = 50_000
VOCABULARY = 5000
ERRORS = (
    "Exit code 1",
    "Exit code 127: command not found",
    "Exit code 137: a command was ended by signal SIGKILL",
    "Timed out after 3600 s: TERM sent, all 3 processes ended after 0.12 s",
)


class Loader:
    """Loads `count` executions of `jobs`, evenly over DAYS days up to `end_ms`, the oldest first."""

    def __init__(self, keys: Keys, jobs: list[Job], *, count: int, end_ms: int) -> None:
        self._keys = keys
        self._jobs = [(job, JobMembers(job)) for job in jobs]
        self._count = count
        self._end_ms = end_ms
        self._random = random.Random(7)
        words = [f"{first}{last}{number}" for first, last, number in itertools.product("bdgklm", "aeiou", range(167))]
        self._words = words[:VOCABULARY]
        self._weights = list(itertools.accumulate(1 / (rank + 5) for rank in range(VOCABULARY)))
        self.failed: dict[str, int] = {}
        """Job -> how many of its executions failed."""

    def load(self, wire: Wire) -> None:
        """Writes them; while the server works on one chunk the next one is made."""
        commands = self._commands()
        for chunk in iter(lambda: list(itertools.islice(commands, CHUNK)), []):
            wire.receive()
            wire.send(chunk)
        wire.receive()
        wire.send(list(self._counters()))
        wire.receive()

    def _commands(self) -> Iterator[bytes]:
        step_ms = DAYS * DAY_MS / self._count
        for number in range(self._count):
            scheduled_ms = self._end_ms - int((self._count - number) * step_ms)
            job, members = self._jobs[number % len(self._jobs)]
            execution_id = scheduled_execution_id(job.id, scheduled_ms)
            body = members.queued(execution_id, scheduled_ms=scheduled_ms, origin=Origin.SCHEDULE).members
            document = self.document(number, job.id, scheduled_ms, body)
            yield encode("JSON.SET", self._keys.execution(execution_id), "$", document)

    def document(self, number: int, job_id: str, scheduled_ms: int, body: bytes) -> bytes:
        """One execution that has ended; `body` is what dispatch was given."""
        chance = self._random.random
        duration_ms = int(200 + 5000 * chance() ** 4)
        failed = chance() < FAILED_SHARE
        if failed:
            self.failed[job_id] = self.failed.get(job_id, 0) + 1
        output = self._output(number)
        later: dict[str, object] = {
            "started_at": scheduled_ms + 20,
            "worker": "host-4711-a1b2c3",
            "duration_ms": duration_ms,
            "exit_code": 1 if failed else 0,
            "output": output,
            "usage": [duration_ms // 3, 12_000_000 + number % 9999 * 4096, 1, len(output) + 1, 0, 0],
            "finished_at": scheduled_ms + 20 + duration_ms,
        }
        if failed:
            later["error"] = ERRORS[number % len(ERRORS)]
        state = ExecutionState.FAILED if failed else ExecutionState.SUCCEEDED
        head = b'{"state":"%b","queued_at":%d,' % (state.encode(), scheduled_ms + 9)
        return head + body + b"," + msgspec.json.encode(later)[1:]

    def _output(self, number: int) -> str:
        words = self._random.choices(self._words, cum_weights=self._weights, k=8)
        if number % 3 == 0:
            words[0] = COMMON_WORD
        if number % RARE_EVERY == RARE_EVERY // 2:
            words[1] = rare_word(number)
        return " ".join(words)

    def _counters(self) -> Iterator[bytes]:
        for number, (job, _) in enumerate(self._jobs):
            total = len(range(number, self._count, len(self._jobs)))
            failed = self.failed.get(job.id, 0)
            yield encode("HSET", self._keys.job_stats(job.id), "succeeded", total - failed, "failed", failed)
        owner = self._keys.owner_stats(self._jobs[0][0].owner_id)
        failed = sum(self.failed.values())
        yield encode("HSET", owner, "succeeded", self._count - failed, "failed", failed)


def rare_word(number: int) -> str:
    """A word that one execution printed."""
    return f"incident{number // RARE_EVERY}"
