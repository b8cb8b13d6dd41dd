"""The faults: what each does, how it is undone, and a seeded plan of when they strike."""

import contextlib
import heapq
import random
import signal
import threading
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

import redis

from tests.faults.history import ClockStep, Fault
from tests.faults.proxy import DIRECTIONS
from tests.faults.stack import DAEMONS, SCHEDULERS, WORKERS, Stack, now_ms

HOUR_MS = 3_600_000
JUMPS_MS = (HOUR_MS, -HOUR_MS, 24 * HOUR_MS, -24 * HOUR_MS)
LINKS = DAEMONS
CALM_FIRST_S = 3.0
LATE_S = 0.3
CALM_S = 25.0
"""Now and then there is no fault for so long: what happens then must not be blamed on any."""
LEAST_BETWEEN_CALMS, MOST_CALMS = 15, 16


class Blow(NamedTuple):
    """One planned fault: what, whom, from when on, for how long. Seconds since the plan began."""

    kind: str
    target: str
    on_s: float
    length_s: float
    seed: int

    @property
    def off_s(self) -> float:
        return self.on_s + self.length_s


class Kind(NamedTuple):
    """A kind of fault: how often, whom, how long, and how it is done and undone."""

    weight: int
    targets: Sequence[str]
    length_s: tuple[float, float]
    on: Callable[[Stack, Blow], str]
    """Gives words on what it did."""
    off: Callable[[Stack, Blow], None]


def plan(seed: int, *, faults: int, seconds: float, kinds: Sequence[str] = ()) -> list[Blow]:
    """`faults` blows spread over `seconds`; no two hit the same target at once. Of all kinds, or of those named."""
    rng = random.Random(f"faults {seed}")
    names = list(kinds or KINDS)
    weights = [KINDS[name].weight for name in names]
    calm_every = max(LEAST_BETWEEN_CALMS, faults // MOST_CALMS)
    calm_s = CALM_FIRST_S + (faults - 1) // calm_every * CALM_S
    pace_s = max(0.5, (seconds - calm_s) / max(1, faults))
    found: list[Blow] = []
    free_at: dict[str, float] = {}
    at_s = CALM_FIRST_S
    # Each kind once before any comes again, as far as there is room.
    queue = rng.sample(names, len(names))
    for number in range(1, faults + 1):
        name = queue.pop() if queue else rng.choices(names, weights)[0]
        blow = _blow(rng, name, at_s + rng.uniform(0, pace_s / 2), pace_s)
        start_s = max([blow.on_s, *(free_at.get(part, 0.0) for part in _parts(blow))])
        blow = blow._replace(on_s=start_s)
        free_at |= dict.fromkeys(_parts(blow), blow.off_s + 0.5)
        found.append(blow)
        at_s += pace_s + (0 if number % calm_every else CALM_S)
    return sorted(found, key=lambda blow: blow.on_s)


def _blow(rng: random.Random, name: str, on_s: float, pace_s: float) -> Blow:
    kind = KINDS[name]
    low, high = kind.length_s
    length_s = min(rng.uniform(low, high), max(low, pace_s))
    return Blow(name, rng.choice(kind.targets), on_s, length_s, rng.getrandbits(32))


def _parts(blow: Blow) -> tuple[str, ...]:
    return {"schedulers": SCHEDULERS, "workers": WORKERS}.get(blow.target, (blow.target,))


class Nemesis:
    """Carries out a plan and remembers what was really done when. Of the main thread."""

    def __init__(self, stack: Stack, blows: Sequence[Blow], *, say: Callable[[str], None]) -> None:
        self._stack = stack
        self._blows = blows
        self._say = say
        self.faults: list[Fault] = []
        self.clock: list[ClockStep] = []
        self.editing, self.pausing = threading.Lock(), threading.Lock()
        """Whoever changes a job or pauses holds one: that is not done while the server's clock jumps or is wrong."""
        self.is_clock_moved = False

    def run(self) -> None:
        """From the first blow to the end of the last; an interrupt ends the plan early.

        What takes longer than planned puts off all that follows.
        """
        began_s = time.monotonic()
        agenda: list[tuple[float, int, Blow, tuple[int, str] | None]] = [
            (blow.on_s, number, blow, None) for number, blow in enumerate(self._blows)
        ]
        heapq.heapify(agenda)
        hit: set[str] = set()
        while agenda:
            at_s, number, blow, done = heapq.heappop(agenda)
            try:
                time.sleep(max(0.0, began_s + at_s - time.monotonic()))
            except KeyboardInterrupt:
                self._say("no more faults; what was done is checked")
                agenda = [entry for entry in [*agenda, (at_s, number, blow, done)] if entry[3] is not None]
                heapq.heapify(agenda)
                continue
            self._stack.revive(but=hit)
            began_s = max(began_s, time.monotonic() - at_s - LATE_S)
            now_s = time.monotonic() - began_s
            if done is not None:
                self._end(blow, *done)
                hit.difference_update(_parts(blow))
            elif hit.intersection(_parts(blow)) or (blow.kind == "redis_clock" and not self._may_jump()):
                heapq.heappush(agenda, (now_s + LATE_S, number, blow, None))
            else:
                hit.update(_parts(blow))
                heapq.heappush(agenda, (now_s + blow.length_s, number, blow, self._begin(blow)))

    def _may_jump(self) -> bool:
        """Whether nobody needs a steady clock; from then on nobody will have one, until the end of the blow."""
        with contextlib.ExitStack() as held:
            for lock in (self.editing, self.pausing):
                if not lock.acquire(blocking=False):
                    return False
                held.callback(lock.release)
            self.is_clock_moved = True
            return True

    def _begin(self, blow: Blow) -> tuple[int, str]:
        on_ms = now_ms()
        detail = KINDS[blow.kind].on(self._stack, blow)
        if blow.kind == "redis_clock":
            self.clock.append(ClockStep(at_ms=on_ms, offset_ms=int(detail)))
        self._say(f"{len(self.faults) + 1}: {blow.kind} {blow.target} for {blow.length_s:.1f} s {detail}")
        return on_ms, detail

    def _end(self, blow: Blow, on_ms: int, detail: str) -> None:
        KINDS[blow.kind].off(self._stack, blow)
        off_ms = now_ms()
        if blow.kind == "redis_clock":
            self.clock.append(ClockStep(at_ms=off_ms, offset_ms=0))
            self.is_clock_moved = False
        self.faults.append(Fault(kind=blow.kind, target=blow.target, on_ms=on_ms, off_ms=off_ms, detail=detail))


# what is done


def _kill(stack: Stack, blow: Blow) -> str:
    for name in _parts(blow):
        stack.kill(name)
    return ""


def _start(stack: Stack, blow: Blow) -> None:
    for name in _parts(blow):
        if not stack.is_running(name):
            stack.start(name)
    for name in _parts(blow):
        stack.wait_ready(name)


def _stop(stack: Stack, blow: Blow) -> str:
    stack.stop(blow.target)
    return ""


def _freeze(stack: Stack, blow: Blow) -> str:
    stack.signal(blow.target, signal.SIGSTOP)
    return ""


def _thaw(stack: Stack, blow: Blow) -> None:
    stack.signal(blow.target, signal.SIGCONT)


def _cut(stack: Stack, blow: Blow) -> str:
    directions = random.Random(blow.seed).choice([DIRECTIONS, *((one,) for one in DIRECTIONS)])
    stack.proxy.cut(blow.target, *directions)
    return " and ".join(directions)


def _reset(stack: Stack, blow: Blow) -> str:
    stack.proxy.reset(blow.target)
    return ""


def _delay(stack: Stack, blow: Blow) -> str:
    delay_ms = random.Random(blow.seed).choice((50, 200, 700, 2000))
    stack.proxy.delay(blow.target, delay_ms)
    return f"by {delay_ms} ms"


def _drop_after(stack: Stack, blow: Blow) -> str:
    rng = random.Random(blow.seed)
    count, direction = rng.choice((0, 10, 500, 5000)), rng.choice(DIRECTIONS)
    stack.proxy.drop_after(blow.target, count, direction)
    return f"after {count} bytes {direction}"


def _dribble(stack: Stack, blow: Blow) -> str:
    stack.proxy.dribble(blow.target)
    return ""


def _heal(stack: Stack, blow: Blow) -> None:
    stack.proxy.heal(blow.target)


def _jump(stack: Stack, blow: Blow) -> str:
    offset_ms = random.Random(blow.seed).choice(JUMPS_MS)
    stack.clocks[blow.target].set(offset_ms)
    return str(offset_ms)


def _jump_back(stack: Stack, blow: Blow) -> None:
    stack.clocks[blow.target].set(0)


def _fill_disk(stack: Stack, blow: Blow) -> str:
    """Its append-only file may grow no more: the write fails as on a full disk, with EFBIG for ENOSPC."""
    files = (stack.directory / "redis" / "appendonlydir").glob("*.incr.aof")
    length = max(path.stat().st_size for path in files) + random.Random(blow.seed).choice((0, 1, 1000))
    stack.limit_files(blow.target, length)
    return f"at {length} bytes"


def _empty_disk(stack: Stack, blow: Blow) -> None:
    stack.limit_files(blow.target, None)


def _lower_memory(stack: Stack, blow: Blow) -> str:
    with contextlib.suppress(redis.RedisError), stack.redis() as server:
        limit = int(server.info("memory")["used_memory"]) - random.Random(blow.seed).choice((0, 1_000_000))
        server.config_set("maxmemory", limit)
        return f"to {limit} bytes"
    return "in vain"


def _raise_memory(stack: Stack, blow: Blow) -> None:
    with contextlib.suppress(redis.RedisError), stack.redis() as server:
        server.config_set("maxmemory", 0)


def _forget_scripts(stack: Stack, blow: Blow) -> str:
    with contextlib.suppress(redis.RedisError), stack.redis() as server:
        server.script_flush()
    return ""


def _drop_clients(stack: Stack, blow: Blow) -> str:
    with contextlib.suppress(redis.RedisError), stack.redis() as server:
        server.execute_command("CLIENT", "KILL", "TYPE", "normal")
    return ""


def _nothing(stack: Stack, blow: Blow) -> None:
    return


SHORT, USUAL, LONG, AT_ONCE = (0.3, 1.5), (0.5, 4.0), (2.5, 7.0), (0.1, 0.3)
REDIS = ("redis",)

KINDS: dict[str, Kind] = {
    "kill_scheduler": Kind(6, SCHEDULERS, USUAL, _kill, _start),
    "kill_both_schedulers": Kind(2, ("schedulers",), USUAL, _kill, _start),
    "kill_worker": Kind(6, WORKERS, USUAL, _kill, _start),
    "kill_all_workers": Kind(1, ("workers",), USUAL, _kill, _start),
    "kill_api": Kind(2, ("api",), SHORT, _kill, _start),
    "kill_analyst": Kind(2, ("analyst",), USUAL, _kill, _start),
    "kill_redis": Kind(3, REDIS, SHORT, _kill, _start),
    "restart_redis": Kind(2, REDIS, SHORT, _stop, _start),
    "freeze_scheduler": Kind(4, SCHEDULERS, LONG, _freeze, _thaw),
    "freeze_worker": Kind(4, WORKERS, LONG, _freeze, _thaw),
    "freeze_analyst": Kind(1, ("analyst",), LONG, _freeze, _thaw),
    "freeze_api": Kind(1, ("api",), USUAL, _freeze, _thaw),
    "freeze_redis": Kind(2, REDIS, USUAL, _freeze, _thaw),
    "cut": Kind(6, LINKS, LONG, _cut, _heal),
    "reset": Kind(4, LINKS, USUAL, _reset, _heal),
    "delay": Kind(3, LINKS, LONG, _delay, _heal),
    "drop_after": Kind(4, LINKS, USUAL, _drop_after, _heal),
    "dribble": Kind(2, LINKS, USUAL, _dribble, _heal),
    "scheduler_clock": Kind(3, SCHEDULERS, USUAL, _jump, _jump_back),
    "worker_clock": Kind(2, WORKERS, USUAL, _jump, _jump_back),
    "redis_clock": Kind(3, REDIS, LONG, _jump, _jump_back),
    "disk_full": Kind(2, REDIS, USUAL, _fill_disk, _empty_disk),
    "low_memory": Kind(2, REDIS, USUAL, _lower_memory, _raise_memory),
    "forget_scripts": Kind(1, REDIS, AT_ONCE, _forget_scripts, _nothing),
    "drop_clients": Kind(2, REDIS, AT_ONCE, _drop_clients, _nothing),
}
