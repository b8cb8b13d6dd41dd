"""The state of a stream's detector as bytes: arrays one after the other in one, sealed (`chronos_models.sealed`).

Assumes the same build of the models on both sides, or the same version. O(bytes).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from chronos_models.sealed import seal, unseal

VERSION = 2


def pack(precise: Sequence[NDArray[np.float64]], rough: Sequence[NDArray[np.float16]]) -> bytes:
    """All arrays as bytes; `precise` ones in 64 bits a number, `rough` ones in 16."""
    lengths = np.array([len(array) for array in precise] + [len(array) for array in rough], "<u2")
    parts = [lengths.tobytes(), *(array.astype("<f8").tobytes() for array in precise)]
    parts += [array.astype("<f2").tobytes() for array in rough]
    return seal(VERSION, [np.frombuffer(b"".join(parts), np.uint8)])


def unpack(state: bytes, precise: int, rough: int) -> tuple[list[NDArray[np.float64]], list[NDArray[np.float16]]]:
    """What `pack` was given: so many precise and rough arrays. Raises ValueError for other bytes."""
    data = unseal(VERSION, state, 1)[0].tobytes()
    count = precise + rough
    if len(data) < 2 * count:
        raise ValueError("the state is cut off")
    lengths = np.frombuffer(data, "<u2", count).astype(int)
    sizes = np.concatenate([8 * lengths[:precise], 2 * lengths[precise:]])
    ends = 2 * count + np.cumsum(sizes)
    if ends[-1] != len(data):
        raise ValueError("the state has another length than it says")
    pieces = [data[end - size : end] for end, size in zip(ends, sizes, strict=True)]
    return (
        [np.frombuffer(piece, "<f8").astype(np.float64) for piece in pieces[:precise]],
        [np.frombuffer(piece, "<f2").astype(np.float16) for piece in pieces[precise:]],
    )
