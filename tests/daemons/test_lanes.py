"""LaneBook: which lanes a worker asks, and in which order."""

from chronos_synapse.daemons.lanes import LaneBook


class Hours:
    """A clock that stands still until it is put on."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_lanes_without_needs_are_known_from_the_start() -> None:
    assert LaneBook(("default", "slow"), ()).lanes == ["default", "slow"]


def test_only_lanes_of_its_queues_that_it_fits_are_noted() -> None:
    book = LaneBook(("default", "slow"), ("gpu", "arm"))

    book.learn(["default", "default+gpu", "default+tpu", "fast", "fast+gpu", "slow+arm+gpu", "slow+arm+tpu"])

    assert book.lanes == ["default", "slow", "default+gpu", "slow+arm+gpu"]


def test_each_lane_is_in_turn_the_first() -> None:
    book = LaneBook(("default",), ("a", "b"))
    book.learn(["default+a", "default+b"])

    firsts = [book.in_turn()[0] for _ in range(6)]

    assert firsts == ["default+a", "default+b", "default"] * 2
    assert sorted(book.in_turn()) == sorted(book.lanes)


def test_it_must_be_told_anew_when_there_are_other_lanes() -> None:
    book = LaneBook(("default",), ())
    assert book.is_outdated(0)

    book.learn(["default"])

    assert not book.is_outdated(1)


def test_lanes_that_come_all_the_time_are_not_read_all_the_time() -> None:
    clock = Hours()
    book = LaneBook(("default",), (), monotonic=clock)
    book.learn(["default"])

    assert not book.is_outdated(2)
    clock.now += 1
    assert book.is_outdated(2)
