"""Facets that the index counts: the same as counted one by one, in a few round trips, for whoever asks."""

from collections.abc import Sequence
from typing import Any

import msgspec
import pytest

from chronos_synapse.domain.access import EVERYTHING, Sight
from chronos_synapse.domain.execution import ExecutionState, Outcome
from chronos_synapse.domain.history_query import Field
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.query import ExecutionQuery
from chronos_synapse.services.history import facets as facets_module
from chronos_synapse.services.history.facets import Facet, FacetList, FacetService
from chronos_synapse.storage.redis import search as search_module
from chronos_synapse.storage.redis.search import SearchTimeout
from tests.builders import Store

ALL = ExecutionQuery(sight=EVERYTHING)
FAILURE: dict[str, Any] = {"state": ExecutionState.FAILED, "outcome": Outcome.FAILED, "exit_code": 7}


def counts(facet: Facet) -> dict[str, int]:
    """Value -> how many."""
    return {value.value: value.count for value in facet.values}


def by_field(found: FacetList) -> dict[Field, Facet]:
    """The facets by what they are of."""
    return {facet.field: facet for facet in found.facets}


@pytest.fixture
async def past(store: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Nine executions of three jobs and two owners; the newest four are read."""
    for number in range(3):
        job = await store.save_draft(name=f"job-{number}", tags=(f"t{number}",), owner_id=UserId(f"u{number % 2}"))
        await store.finished(job, count=2, exit_code=0)
        await store.finished(job, **FAILURE)
    monkeypatch.setattr(facets_module, "SAMPLE", 4)
    return store


async def test_counts_of_the_index_travel_together(past: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    trips: list[int] = []
    real = past.door.replies

    async def counted(commands: Sequence[Sequence[Any]]) -> list[Any]:
        trips.append(len(commands))
        return await real(commands)

    monkeypatch.setattr(past.door, "replies", counted)

    found = by_field(await FacetService(past.stores).facets(ALL))

    assert counts(found[Field.STATE]) == {"succeeded": 6, "failed": 3}
    assert set(counts(found[Field.JOB]).values()) == {3}
    assert counts(found[Field.EXIT])["7"] == 3
    assert len(trips) <= -(-sum(trips) // facets_module.AT_ONCE)
    assert max(trips) == facets_module.AT_ONCE
    assert not any(facet.estimated for facet in found.values())


async def test_the_more_there_is_to_count_the_fewer_travel_together(
    past: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = await FacetService(past.stores).facets(ALL)
    monkeypatch.setattr(facets_module, "BATCH", 9)

    assert await FacetService(past.stores).facets(ALL) == at_once


async def test_what_the_index_counts_is_what_the_caller_sees(past: Store) -> None:
    own = msgspec.structs.replace(ALL, sight=Sight(owners=(UserId("u0"),)))

    found = by_field(await FacetService(past.stores).facets(own))

    assert counts(found[Field.STATE]) == {"succeeded": 4, "failed": 2}
    assert counts(found[Field.OWNER]) == {"u0": 6}
    assert "job-1" not in counts(found[Field.JOB])


async def test_a_count_that_takes_too_long_is_reckoned_from_the_newest(
    past: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = search_module._counted
    asked: list[object] = []

    def slow(reply: Any) -> int | None:
        asked.append(reply)
        return None if len(asked) == 1 else real(reply)

    monkeypatch.setattr(search_module, "_counted", slow)

    found = by_field(await FacetService(past.stores).facets(ALL))

    assert found[Field.STATE].estimated
    assert not found[Field.STATE].exact
    assert [field for field, facet in found.items() if facet.estimated] == [Field.STATE]


async def test_nothing_is_said_to_be_exact_when_the_newest_could_not_be_read(
    past: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def slow(*_: Any, **__: Any) -> Any:
        raise SearchTimeout

    monkeypatch.setattr(past.stores.history, "newest", slow)

    found = await FacetService(past.stores).facets(ALL)

    assert not found.complete
    assert all(facet.estimated and not facet.exact for facet in found.facets)
