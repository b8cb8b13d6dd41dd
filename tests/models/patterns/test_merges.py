"""Merges: near patterns are proposed to a person, those of different events are not."""

from chronos_models.patterns.merges import propose_merges
from chronos_models.patterns.miner import PatternMiner

NOW_S = 1_760_000_000.0


def _mined(*texts: str) -> tuple[PatternMiner, list[str]]:
    miner = PatternMiner()
    return miner, [miner.observe(text, NOW_S + place) for place, text in enumerate(texts)]


def test_nearly_equal_messages_are_proposed_oldest_first() -> None:
    miner, ids = _mined(
        "the nightly export to the warehouse ran out of quota for bucket reports",
        "disk full",
        "the nightly export to the warehouse ran out of its quota for bucket reports",
    )

    (merge,) = propose_merges(miner.patterns())

    assert merge.ids == (ids[0], ids[2])
    assert merge.similarity > 0.75


def test_messages_of_different_events_are_not_proposed() -> None:
    miner, _ = _mined(
        "the long lasting session of the warehouse user was opened by the nightly export",
        "the long lasting session of the warehouse user was closed by the nightly export",
    )

    assert propose_merges(miner.patterns()) == []


def test_without_two_patterns_nothing_is_proposed() -> None:
    assert propose_merges([]) == []
    assert propose_merges(_mined("disk full", "", "???")[0].patterns()) == []
