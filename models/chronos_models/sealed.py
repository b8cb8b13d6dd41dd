"""The state of a model as bytes: a version, a checksum, then arrays as `numpy.save` has them. Nothing in it is run.

The checksum (CRC-32) tells what a store or a network has damaged before any number of it is believed; it is no
signature. Assumes nothing of the arrays, but that they hold no objects. O(bytes).
"""

import io
from collections.abc import Sequence
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

_HEAD = 5


def seal(version: int, arrays: Sequence[NDArray[Any]]) -> bytes:
    """One version byte, four of the checksum, and the arrays."""
    buffer = io.BytesIO()
    for array in arrays:
        np.save(buffer, array, allow_pickle=False)
    payload = buffer.getvalue()
    return bytes([version]) + crc32(payload).to_bytes(4, "big") + payload


def unseal(version: int, data: bytes, count: int) -> list[NDArray[Any]]:
    """The `count` arrays that `seal` was given; ValueError for another version or other bytes."""
    if data[:1] != bytes([version]):
        raise ValueError("the state is of another version")
    payload = data[_HEAD:]
    if crc32(payload).to_bytes(4, "big") != data[1:_HEAD]:
        raise ValueError("the state is damaged")
    buffer = io.BytesIO(payload)
    try:
        arrays = [np.lib.format.read_array(buffer, allow_pickle=False) for _ in range(count)]
    except (ValueError, EOFError) as error:
        raise ValueError("the state is damaged") from error
    if buffer.read(1):
        raise ValueError("the state is longer than it says")
    return arrays
