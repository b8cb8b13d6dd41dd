"""One run: jobs are made, faults strike, peace returns, and everything is gathered for the checker."""

import contextlib
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from tests.faults import collect
from tests.faults.editor import Background, Editor, Pauser, Reader, StallWatch
from tests.faults.history import ClockStep, Fault, History, Job
from tests.faults.leftovers import Leftovers
from tests.faults.nemesis import Nemesis, plan
from tests.faults.stack import LEASE_S, Stack, now_ms, running_stack
from tests.faults.witness import Witness
from tests.faults.workload import COUNTER, Means, Planned, planned_jobs

STANDARD_LABELS = {"sandbox", "limit-cpu", "limit-memory", "limit-pids", "limit-disk"}
REST_S = 3 * LEASE_S
"""After the last fault: whatever was left behind is found by then."""
FIRST_PAUSE_S = 20.0
QUIET_S = 120.0
"""How long running executions may take to end after that."""
MARGIN = timedelta(days=2)
"""The ledger is read so far beyond the run: a clock that jumps ahead leaves records there."""


class Plan:
    """What a run is to be like."""

    def __init__(
        self, *, seed: int, faults: int, seconds: float, scale: float = 1.0, kinds: Sequence[str] = ()
    ) -> None:
        self.seed = seed
        self.seconds = seconds
        self.blows = plan(seed, faults=faults, seconds=seconds, kinds=kinds)
        self.scale = scale


def run(plan_: Plan, directory: Path, *, say: Callable[[str], None]) -> History:
    """Everything from the start of the processes to their end."""
    leftovers = Leftovers()
    with Witness(directory) as witness, running_stack(directory) as stack:
        history = _Session(plan_, stack, witness, leftovers, say).history()
    after_end = leftovers.after_end({run.id for run in history.runs})
    return msgspec.structs.replace(history, leftovers=(*history.leftovers, *after_end))


class _Session:
    """A run on processes that are ready."""

    def __init__(
        self, plan_: Plan, stack: Stack, witness: Witness, leftovers: Leftovers, say: Callable[[str], None]
    ) -> None:
        self._plan = plan_
        self._stack = stack
        self._witness = witness
        self._leftovers = leftovers
        self._say = say
        self._client = stack.admin
        self._nemesis = Nemesis(stack, plan_.blows, say=say)
        self._stalls = StallWatch()
        self._pauser = Pauser(
            stack.client(),
            seed=plan_.seed,
            pausing=self._nemesis.pausing,
            may_pause=lambda: not self._nemesis.is_clock_moved,
        )
        self._planned: dict[str, Planned] = {}

    def history(self) -> History:
        began = datetime.now(UTC)
        editor = self._make_jobs()
        reader = Reader(self._stack.client(), seed=self._plan.seed)
        since_ms = now_ms()
        with contextlib.ExitStack() as stack:
            for turn in (editor.turn, reader.turn, self._stalls.turn, self._look_at_machine):
                stack.enter_context(Background(turn, name=str(turn)))
            with Background(self._pauser.turn, name="pauser", first_s=FIRST_PAUSE_S):
                self._nemesis.run()
                self._stack.wait_until_ready()
            time.sleep(REST_S)
        until_ms = now_ms()
        collect.pause_all(self._client, editor, list(self._planned))
        self._say("waiting until nothing runs any more")
        collect.wait_until_nothing_lives(self._client, timeout_s=QUIET_S)
        self._witness.wait_until_all_have_ended(timeout_s=QUIET_S)
        return self._gather(editor, reader, since=began, since_ms=since_ms, until_ms=until_ms)

    def _look_at_machine(self) -> float:
        return self._leftovers.look(self._stack.worker_pids())

    def _has_sandbox(self) -> bool:
        """Whether every worker can enforce the profile `standard`."""
        offers = [set(worker["labels"]) for worker in self._client.surely("GET", "/workers")["items"]]
        is_there = all(offered >= STANDARD_LABELS for offered in offers)
        if not is_there:
            self._say("no sandboxed jobs: this machine cannot enforce what they need")
        return is_there

    def _make_jobs(self) -> Editor:
        plan_ = self._plan
        means = Means(str(self._witness.pipe), self._witness.port, self._has_sandbox())
        jobs = planned_jobs(plan_.seed, scale=plan_.scale, minutes=plan_.seconds / 60, means=means)
        made = [(self._client.call("POST", "/jobs", job.definition), job) for job in jobs]
        self._planned = {job["id"]: planned for job, planned in made}
        edited = [job["id"] for job, planned in made if planned.is_edited]
        editor = Editor(
            self._stack.client(),
            seed=plan_.seed,
            job_ids=edited,
            editing=self._nemesis.editing,
            may_edit=lambda: not self._nemesis.is_clock_moved,
        )
        for job, _ in made:
            editor.learn(job)
        self._say(f"{len(made)} jobs, {len(plan_.blows)} faults in {plan_.seconds:.0f} s, seed {plan_.seed}")
        return editor

    def _gather(self, editor: Editor, reader: Reader, *, since: datetime, since_ms: int, until_ms: int) -> History:
        self._say("gathering")
        talking = {job_id for job_id, planned in self._planned.items() if planned.is_counting}
        window = {"since": _text(since - timedelta(minutes=5)), "until": _text(datetime.now(UTC) + MARGIN)}
        return History(
            seed=self._plan.seed,
            since_ms=since_ms,
            until_ms=until_ms,
            lease_ms=round(LEASE_S * 1000),
            jobs=[self._job(job_id, editor) for job_id in self._planned],
            slots=[slot for job_id in self._planned for slot in collect.slots(self._client, job_id, **window)],
            runs=list(collect.runs(self._client, talking=talking)),
            sightings=self._witness.sightings(),
            faults=[*self._nemesis.faults, *self._pauser.pauses, *(_stall(*stall) for stall in self._stalls.stalls)],
            clock=[ClockStep(at_ms=0, offset_ms=0), *self._nemesis.clock],
            glimpses=reader.glimpses,
            incidents=[incident for client in self._stack.clients for incident in client.incidents],
            doctor=self._ask_doctor(),
            workers=self._stack.worker_labels(),
            dead_letters=collect.dead_letters(self._client),
            counter=collect.variable(self._client, COUNTER),
            groups_watched=self._leftovers.groups_watched,
            leftovers=tuple(self._leftovers.at_rest(self._stack.worker_pids())),
        )

    def _job(self, job_id: str, editor: Editor) -> Job:
        planned = self._planned[job_id]
        known = editor.versions[job_id]
        versions = [known[number] for number in sorted(known)]
        return Job(
            id=job_id,
            name=planned.definition["name"],
            lines=planned.lines,
            versions=versions,
            retry=planned.retry,
            succeeds_at=planned.succeeds_at,
            needs=tuple(planned.definition.get("needs", ())),
        )

    def _ask_doctor(self) -> list[str]:
        """A line for each thing that the product itself finds wrong."""
        command = [sys.executable, "-m", "chronos_synapse", "doctor", "--json", "--since", "48"]
        done = subprocess.run(
            command, env=self._stack.environment, capture_output=True, text=True, timeout=600, check=False
        )
        findings = done.stdout.splitlines()
        if done.returncode != (1 if findings else 0):
            findings.append(f"ended with exit code {done.returncode}: {done.stderr}")
        return findings


def _stall(began_s: float, ended_s: float) -> Fault:
    return Fault(kind="machine_stall", target="machine", on_ms=int(began_s * 1000), off_ms=int(ended_s * 1000))


def _text(instant: datetime) -> str:
    return instant.isoformat(timespec="milliseconds").replace("+00:00", "Z")
