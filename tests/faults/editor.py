"""Changes jobs while they run, and looks at executions while they run: what the API says is remembered."""

import contextlib
import random
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from types import TracebackType
from typing import Any

from tests.faults.client import Away, Client, Refused
from tests.faults.history import Fault, Glimpse, Line, Version
from tests.faults.reference import epoch_ms
from tests.faults.workload import Change, changes

EDIT_EVERY_S = (0.5, 3.0)
PAUSE_EVERY_S, PAUSE_S = (30.0, 90.0), (1.0, 6.0)
LOOK_EVERY_S = 0.3
FINAL = {"succeeded", "failed", "timed_out", "cancelled", "abandoned", "skipped", "missed"}


def version_of(job: Mapping[str, Any]) -> Version:
    """A job as the API gives it."""
    return Version(
        number=job["version"],
        since_ms=epoch_ms(job["updated_at"]),
        state=job["state"],
        schedule=job["schedule"],
        overlap=job["overlap"],
        misfire=job["misfire"],
        misfire_grace_ms=round(job["misfire_grace_s"] * 1000),
        max_concurrent=job.get("max_concurrent", 1),
        on_lost=job["on_lost"],
    )


class Background:
    """Something that is done again and again on a thread, until the end of the `with` block."""

    def __init__(self, turn: Callable[[], float], *, name: str, first_s: float = 0.0) -> None:
        self._turn = turn
        self._first_s = first_s
        self._stop = threading.Event()
        self._failure: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name=name)

    def __enter__(self) -> "Background":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join()
        if self._failure is not None and error is None:
            raise self._failure

    def _run(self) -> None:
        try:
            self._stop.wait(self._first_s)
            while not self._stop.is_set():
                self._stop.wait(self._turn())
        except BaseException as exc:  # told where it is waited for
            self._failure = exc


class Editor:
    """Makes the planned changes to the edited jobs, and keeps every version that the API has told of."""

    def __init__(
        self,
        client: Client,
        *,
        seed: int,
        job_ids: list[str],
        editing: contextlib.AbstractContextManager[object],
        may_edit: Callable[[], bool],
    ) -> None:
        self.versions: dict[str, dict[int, Version]] = {job_id: {} for job_id in job_ids}
        self.unknown = 0
        """Changes of which it is not known whether they were made."""
        self.made = 0
        self._client = client
        self._rng = random.Random(f"edits {seed}")
        self._editing = editing
        self._may_edit = may_edit
        self._plans: dict[str, Iterator[Change]] = {
            job_id: changes(random.Random(f"{seed} {n}")) for n, job_id in enumerate(job_ids)
        }

    def turn(self) -> float:
        """One change of one job; gives how long to wait for the next one."""
        with self._editing:
            if self._plans and self._may_edit():
                job_id = self._rng.choice(list(self._plans))
                self._change(job_id, next(self._plans[job_id]))
        return self._rng.uniform(*EDIT_EVERY_S)

    def learn(self, job: Mapping[str, Any]) -> None:
        """Keeps what the API says of a job; a version that was told otherwise before is a defect of the product."""
        known = self.versions.setdefault(job["id"], {})
        version = version_of(job)
        earlier = known.setdefault(version.number, version)
        assert earlier == version, f"version {version.number} of {job['id']} was {earlier} and is {version}"

    def _change(self, job_id: str, change: Change) -> None:
        try:
            if change.patch is None:
                self._client.call("POST", f"/jobs/{job_id}/trigger")
            else:
                self.learn(self._client.call("PATCH", f"/jobs/{job_id}", change.patch))
            self.made += 1
        except Away:
            self.unknown += 1
            with contextlib.suppress(Away):
                self.learn(self._client.call("GET", f"/jobs/{job_id}"))


class Pauser:
    """Pauses all scheduling for a few seconds now and then."""

    def __init__(self, client: Client, *, seed: int, pausing: threading.Lock, may_pause: Callable[[], bool]) -> None:
        self.pauses: list[Fault] = []
        self._client = client
        self._rng = random.Random(f"pauses {seed}")
        self._pausing = pausing
        self._may_pause = may_pause

    def turn(self) -> float:
        """One pause, if it may be; gives how long to wait for the next one."""
        with self._pausing:
            if not self._may_pause():
                return 1.0
            on_ms = time.time_ns() // 1_000_000
            with contextlib.suppress(Away):  # perhaps it was made all the same: it is ended in any case
                self._client.call("PUT", "/pause", {"reason": "A test."})
            time.sleep(self._rng.uniform(*PAUSE_S))
            with contextlib.suppress(Refused):  # it was never made, or an end that nobody heard of was the end
                self._client.surely("DELETE", "/pause")
            off_ms = time.time_ns() // 1_000_000
            self.pauses.append(Fault(kind="pause_all", target="scheduling", on_ms=on_ms, off_ms=off_ms))
        return self._rng.uniform(*PAUSE_EVERY_S)


class Reader:
    """Looks at new executions and their logs, and remembers the last thing that it was told of each."""

    def __init__(self, client: Client, *, seed: int) -> None:
        self._client = client
        self._rng = random.Random(f"looks {seed}")
        self._seen: dict[str, Glimpse] = {}

    @property
    def glimpses(self) -> list[Glimpse]:
        return list(self._seen.values())

    def turn(self) -> float:
        """One look; gives how long to wait for the next one."""
        with contextlib.suppress(Away):
            page = self._client.call("GET", "/executions?limit=20")
            for execution in page["items"]:
                if execution["id"] in self._seen and self._seen[execution["id"]].state in FINAL:
                    continue
                self._seen[execution["id"]] = Glimpse(
                    execution_id=execution["id"], state=execution["state"], lines=self._lines(execution)
                )
        return LOOK_EVERY_S

    def _lines(self, execution: Mapping[str, Any]) -> list[Line]:
        """What is there of its log, of a few executions only: it costs a request each."""
        known = self._seen.get(execution["id"])
        if not execution["started_at"] or self._rng.random() > 0.2:
            return list(known.lines) if known else []
        with contextlib.suppress(Refused):
            answer = self._client.call("GET", f"/executions/{execution['id']}/log?limit=1000")
            return lines_of(answer["lines"])
        return []


def lines_of(items: list[dict[str, Any]]) -> list[Line]:
    """Lines as the API gives them."""
    return [Line(item["offset"], item["stream"], item["text"]) for item in items]


class StallWatch:
    """Notices when this machine itself stands still, which no product can help."""

    SLEEP_S = 0.05

    def __init__(self) -> None:
        self.stalls: list[tuple[float, float]] = []
        """Begin and end by the wall clock, seconds."""

    def turn(self) -> float:
        """One short sleep; a long one by the clock is a stall."""
        before = time.time()
        time.sleep(self.SLEEP_S)
        after = time.time()
        if after - before > self.SLEEP_S + 0.25:
            self.stalls.append((before, after))
        return 0.0
