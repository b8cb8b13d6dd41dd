"""The miner: patterns over time, with their numbers, within bounds, and from a stored state."""

import math

import pytest

from chronos_models.evaluation.patterns import score_grouping
from chronos_models.patterns.clusters import cluster
from chronos_models.patterns.miner import MOST_JOINED, PatternMiner
from chronos_models.synthetic.errors import error_texts

DAY_S = 86_400.0
NOW_S = 1_760_000_000.0


def test_texts_of_one_cause_are_one_pattern_with_their_numbers() -> None:
    miner = PatternMiner()

    ids = {miner.observe(f"curl: (6) could not resolve db{n}.example.com", NOW_S + n, f"job{n % 2}") for n in range(5)}

    (pattern,) = miner.patterns()
    assert ids == {pattern.id}
    assert (pattern.count, pattern.first_s, pattern.last_s) == (5, NOW_S, NOW_S + 4)
    assert pattern.jobs == ("job0", "job1")
    assert pattern.template == "curl: (<number>) could not resolve <host>"
    assert len(pattern.examples) == 3
    assert miner.find("curl: (6) could not resolve db9.example.com") == pattern.id
    assert miner.find("something else") is None


def test_the_miner_groups_as_the_batch_does() -> None:
    made = error_texts(1_500, seed=5)
    miner = PatternMiner()
    into: dict[str, str] = {}

    ids = [miner.observe(text, NOW_S) for text in made.texts]
    for kept, gone in miner.joined():
        into[gone] = kept
    final = [_follow(into, pattern_id) for pattern_id in ids]

    assert score_grouping(final, cluster(made.texts)).accuracy == 1.0
    assert {pattern.id for pattern in miner.patterns()} == set(final)
    assert sum(pattern.count for pattern in miner.patterns()) == len(made.texts)


def test_a_pattern_that_joins_an_older_one_is_told_once() -> None:
    miner = PatternMiner()
    ids = [miner.observe(f"could not lock the mailbox of {name} today", NOW_S) for name in ("ann", "bob")]
    assert ids[0] != ids[1]

    later = [miner.observe(f"could not lock the mailbox of {name} today", NOW_S) for name in ("cem", "dan", "eve")]

    assert later[-1] == ids[0]
    assert (ids[0], ids[1]) in miner.joined()
    assert miner.joined() == []
    assert miner.pattern(ids[1]) is None
    (pattern,) = miner.patterns()
    assert pattern.count == 5
    assert pattern.template == "could not lock the mailbox of <*> today"


def test_a_state_goes_on_where_it_was_taken() -> None:
    made = error_texts(1_500, seed=6)
    miner = PatternMiner()
    for place, text in enumerate(made.texts[:1_000]):
        miner.observe(text, NOW_S + place, f"job{place % 7}")
    miner.joined()

    again = PatternMiner.from_bytes(miner.to_bytes())

    assert again.patterns() == miner.patterns()
    for one in (miner, again):
        for text in made.texts[1_000:]:
            one.observe(text, NOW_S + 2_000)
    known = {pattern.id for pattern in miner.patterns()}
    same = {pattern.id for pattern in again.patterns()} & known
    assert len(same) >= 0.95 * len(known)


def test_a_state_keeps_to_its_size_with_the_newest_patterns() -> None:
    miner = PatternMiner()
    for place, text in enumerate(error_texts(1_000, seed=7).texts):
        miner.observe(text, NOW_S + place)

    data = miner.to_bytes(most_bytes=16_384)

    assert len(data) <= 16_384
    kept = PatternMiner.from_bytes(data).patterns()
    assert len(kept) >= 10
    assert [pattern.id for pattern in kept] == [pattern.id for pattern in miner.patterns()[: len(kept)]]


@pytest.mark.parametrize("cut", [0, 1, 50, -1])
def test_a_state_that_is_broken_is_refused(cut: int) -> None:
    data = PatternMiner().to_bytes()

    with pytest.raises(ValueError, match="the state"):
        PatternMiner.from_bytes(data[:cut])


def test_a_state_of_another_version_is_refused() -> None:
    with pytest.raises(ValueError, match="another version"):
        PatternMiner.from_bytes(b"\x00" + PatternMiner().to_bytes()[1:])


def test_old_patterns_are_forgotten_beyond_the_bound() -> None:
    miner = PatternMiner(most_patterns=20)
    words = ["alpha", "beta", "gamma", "delta", "epsilon"]

    for place in range(200):
        one, two, three = words[place % 5], words[place // 5 % 5], words[place // 25 % 5]
        miner.observe(f"{one} {two} {three} failed {'x' * place}", NOW_S + place)

    assert 1 <= len(miner.patterns()) <= 22
    assert miner.patterns()[0].last_s == NOW_S + 199


def test_days_and_trend_show_what_grows() -> None:
    miner = PatternMiner()
    for day in range(14):
        for _ in range(1 if day < 7 else 4):
            miner.observe("disk full", NOW_S + day * DAY_S)

    (pattern,) = miner.patterns()

    assert pattern.per_day == (1,) * 7 + (4,) * 7
    assert pattern.trend == pytest.approx(28.5 / 7.5)
    assert not pattern.is_new(NOW_S + 13 * DAY_S)
    assert pattern.is_new(NOW_S + 100)


def test_times_that_are_no_times_count_and_change_nothing_else() -> None:
    miner = PatternMiner()
    miner.observe("disk full", math.nan)
    assert math.isnan(miner.patterns()[0].first_s)

    miner.observe("disk full", NOW_S)
    miner.observe("disk full", NOW_S - 10)
    miner.observe("disk full", math.inf)

    (pattern,) = miner.patterns()
    assert (pattern.count, pattern.first_s, pattern.last_s) == (4, NOW_S - 10, NOW_S)


def test_a_person_may_join_two_patterns() -> None:
    miner = PatternMiner()
    one, other = miner.observe("disk full", NOW_S), miner.observe("no space left on device", NOW_S + 1)

    assert miner.merge(one, other)

    assert miner.joined() == [(one, other)]
    assert miner.observe("no space left on device", NOW_S + 2) == one
    again = PatternMiner.from_bytes(miner.to_bytes())
    assert again.observe("no space left on device", NOW_S + 3) == one
    assert not miner.merge(one, one)
    assert not miner.merge(one, "unknown")


def test_odd_texts_are_counted() -> None:
    miner = PatternMiner()

    for text in ("", "   ", "\0", "\ud800", "x" * 100_000, "\n" * 1_000, "<*>"):
        assert miner.observe(text, NOW_S)

    assert PatternMiner.from_bytes(miner.to_bytes()).patterns() == miner.patterns()


def _follow(into: dict[str, str], pattern_id: str) -> str:
    while pattern_id in into:
        pattern_id = into[pattern_id]
    return pattern_id


@pytest.mark.parametrize("seed", [6, 11, 23])
def test_every_text_comes_back_to_its_pattern_after_a_restart(seed: int) -> None:
    made = error_texts(1_500, seed=seed)
    miner = PatternMiner()
    for text in made.texts:
        miner.observe(text, NOW_S)
    miner.joined()
    before = [miner.observe(text, NOW_S) for text in made.texts]

    again = PatternMiner.from_bytes(miner.to_bytes())

    assert [again.observe(text, NOW_S) for text in made.texts] == before
    assert again.joined() == []


def test_a_message_of_a_pattern_is_kept_as_long_as_no_other_tells_it() -> None:
    miner = PatternMiner()
    alike = [f"could not {verb} the lease of {{}} in time" for verb in ("renew", "find", "take", "count")]
    ids = [miner.observe(text.format(name), NOW_S) for text in alike for name in ("ann", "bob", "cem", "dan", "eve")]
    first = ids[0]
    for other in dict.fromkeys(miner.observe(text.format("ann"), NOW_S) for text in alike):
        miner.merge(first, other)

    again = PatternMiner.from_bytes(miner.to_bytes())

    assert {again.observe(text.format("zoe"), NOW_S) for text in alike} == {first}


def test_patterns_can_be_kept_each_by_itself() -> None:
    miner = PatternMiner()
    for place, text in enumerate(error_texts(300, seed=9).texts):
        miner.observe(text, NOW_S + place, f"job{place % 3}")

    parts = [miner.part(pattern.id) for pattern in miner.patterns()]
    again = PatternMiner.from_parts([part for part in parts if part is not None])

    assert again.patterns() == miner.patterns()
    assert miner.part("unknown") is None


@pytest.mark.parametrize("part", ["", "{", "[]", "{}", '{"id": "a"}', '{"id": "a", "n": "x"}'])
def test_a_part_that_is_broken_is_refused(part: str) -> None:
    with pytest.raises(ValueError, match="the state of a pattern"):
        PatternMiner.from_parts([part])


def test_a_clock_that_is_ahead_moves_no_days() -> None:
    miner = PatternMiner()
    miner.observe("disk full", NOW_S, now_s=NOW_S)
    miner.observe("no space left on device", NOW_S + 900 * DAY_S, now_s=NOW_S)

    patterns = miner.patterns()

    assert [pattern.per_day[-1] for pattern in patterns] == [1, 1]
    assert max(pattern.last_s for pattern in patterns) == NOW_S


def test_days_go_by_without_texts() -> None:
    miner = PatternMiner()
    for _ in range(3):
        miner.observe("disk full", NOW_S)

    later = miner.patterns(NOW_S + 2 * DAY_S)[0]

    assert later.per_day[-3:] == (3, 0, 0)
    assert miner.pattern(later.id, NOW_S + 20 * DAY_S).per_day == (0,) * 14  # type: ignore[union-attr]
    assert miner.patterns()[0].per_day[-1] == 3


def test_a_wrong_clock_takes_neither_memory_nor_days_that_count() -> None:
    miner = PatternMiner()
    for day in range(10):
        miner.observe("disk full", NOW_S + day * DAY_S)
    for day in range(1_000):
        miner.observe("disk full", NOW_S - 100 * DAY_S - day * DAY_S)

    again = PatternMiner.from_bytes(miner.to_bytes())

    assert again.patterns()[0].per_day == (0,) * 4 + (1,) * 10
    assert len(miner.to_bytes()) < 2_000


def test_who_never_asks_what_was_joined_fills_no_memory() -> None:
    miner = PatternMiner(most_patterns=2)
    for _ in range(MOST_JOINED + 5):
        miner.observe("disk full", NOW_S)
        miner.observe("no space left", NOW_S)
        kept, gone = (miner.find(text) or "" for text in ("disk full", "no space left"))
        miner.merge(kept, gone)
        miner.forget(kept)

    assert len(miner.joined()) == MOST_JOINED


def test_a_pattern_that_is_forgotten_begins_anew() -> None:
    miner = PatternMiner()
    for text in ("disk full", "disk full", "no route to host"):
        miner.observe(text, NOW_S)
    first = miner.find("disk full")
    assert first is not None

    assert miner.forget(first)

    assert first not in miner
    assert miner.find("disk full") is None
    assert [pattern.count for pattern in miner.patterns()] == [1]
    assert miner.observe("disk full", NOW_S) == first
    assert miner.pattern(first).count == 1  # type: ignore[union-attr]
    assert not miner.forget("unknown")
