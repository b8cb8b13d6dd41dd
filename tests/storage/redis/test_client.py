"""RedisDoor: errors of an absent server in our own words, and only those."""

import pytest
from redis.exceptions import BusyLoadingError, OutOfMemoryError, ReadOnlyError, ResponseError, TimeoutError

from chronos_synapse.domain.errors import Unavailable
from chronos_synapse.storage.redis.client import in_our_words
from tests.builders import Store


@pytest.mark.parametrize(
    "error",
    [
        BusyLoadingError("Redis is loading the dataset in memory"),
        OutOfMemoryError("command not allowed when used memory > 'maxmemory'."),
        ReadOnlyError("You can't write against a read only replica."),
        ResponseError("MISCONF Errors writing to the AOF file: No space left on device"),
        ResponseError(
            "Command # 2 (ZADD {chronos}:x) of pipeline caused error: MISCONF Errors writing to the AOF file"
        ),
        ResponseError("BUSY Redis is busy running a script."),
        TimeoutError("Timeout reading from socket"),
        ConnectionRefusedError(),
    ],
    ids=lambda error: str(error)[:20],
)
def test_a_server_that_is_away_or_refuses_for_now_is_unavailable(error: Exception) -> None:
    with pytest.raises(Unavailable) as caught, in_our_words():
        raise error

    assert caught.value.part == "redis"


def test_a_defect_of_ours_is_not_called_an_outage() -> None:
    with pytest.raises(ResponseError), in_our_words():
        raise ResponseError("WRONGTYPE Operation against a key holding the wrong kind of value")


async def test_each_command_of_a_pipeline_is_answered(store: Store) -> None:
    key = store.door.keys.owners()

    assert await store.door.pipeline([("SADD", key, "a"), ("SCARD", key)]) == [1, 1]
