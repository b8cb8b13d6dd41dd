"""Which process is taken to belong to which attempt."""

import os

import pytest

from chronos_synapse.sandbox.forest import Forest, Snapshot, Tree, ticks_now
from chronos_synapse.sandbox.process_table import Process, read_process

COMPANION = 4_000_000
"""Numbers that no process of this machine has, so that nothing is read of them."""
OURS, OTHER, STRAY = 4_000_010, 4_000_020, 4_000_030


def a_process(pid: int, *, parent: int = COMPANION, session: int = 0, start_ticks: int = 100) -> Process:
    fields = ["S", parent, session or pid, session or pid, *[0] * 15, start_ticks, 0, 0]
    return Process(pid, f"{pid} (a (strange) name) {' '.join(map(str, fields))}".encode())


def a_forest(**starts: int) -> Forest:
    forest = Forest()
    forest.companion_pid = COMPANION
    for name, start_ticks in starts.items():
        pid = {"ours": OURS, "other": OTHER}[name]
        forest.trees[pid] = Tree(pid, start_ticks, (b"CHRONOS_EXECUTION_ID=" + name.encode(),))
    return forest


def pids(forest: Forest, *processes: Process) -> list[int]:
    snapshot = Snapshot(list(processes), since=0)
    return sorted(process.pid for process in forest.members(forest.trees[OURS], snapshot))


def test_a_line_of_the_process_table_is_read_whatever_the_name() -> None:
    process = a_process(OURS, start_ticks=77)

    assert (process.name, process.parent, process.session, process.start_ticks) == (
        "a (strange) name",
        COMPANION,
        OURS,
        77,
    )


def test_session_and_descent_make_a_tree() -> None:
    forest = a_forest(ours=100, other=100)
    own = [a_process(OURS), a_process(1, parent=OURS, session=OURS), a_process(2, parent=1), a_process(3, parent=2)]
    others = [a_process(OTHER), a_process(4, parent=OTHER, session=OTHER), a_process(5, parent=0, session=5)]

    assert pids(forest, *own, *others) == sorted(process.pid for process in own)


def test_a_number_that_another_process_has_taken_over_is_not_ours() -> None:
    forest = a_forest(ours=100, other=50)

    assert pids(forest, a_process(OURS, parent=1, start_ticks=900)) == []


@pytest.mark.parametrize(
    ("start_ticks", "is_ours"),
    [(100, True), (199, True), (200, False), (300, False)],
)
def test_a_stray_is_ours_when_it_is_older_than_every_other_attempt(start_ticks: int, is_ours: bool) -> None:
    forest = a_forest(ours=100, other=200)
    stray = a_process(STRAY, start_ticks=start_ticks)

    assert pids(forest, stray) == ([STRAY] if is_ours else [])


def test_the_first_process_of_an_attempt_that_is_being_started_is_no_stray() -> None:
    forest = a_forest(ours=100)
    forest.starting[1] = 150
    fresh = a_process(STRAY, start_ticks=150)

    assert pids(forest, fresh) == []

    forest.starting.clear()
    assert pids(forest, fresh) == [STRAY]


def test_a_process_starts_no_earlier_than_the_ticks_of_the_moment_before() -> None:
    before = ticks_now()
    pid = os.posix_spawn("/bin/true", ["true"], {})
    process = read_process(pid)
    os.waitpid(pid, 0)

    assert process is not None
    assert before <= process.start_ticks <= ticks_now() + 2
