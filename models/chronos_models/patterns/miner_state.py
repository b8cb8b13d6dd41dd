"""The state of a pattern miner as bytes: JSON in an array of bytes, sealed (`chronos_models.sealed`)."""

import json
import math
from collections import Counter
from typing import Any

import numpy as np

from chronos_models.patterns.seen import Seen
from chronos_models.sealed import seal, unseal

VERSION = 2
_OVERHEAD = 160
"""Bytes of the seal and of the array's header."""


def pack(patterns: list[Seen], *, most_bytes: int | None) -> bytes:
    """The patterns in their order; the last ones are left out when they do not fit."""
    parts: list[str] = []
    left = math.inf if most_bytes is None else most_bytes - _OVERHEAD
    for seen in patterns:
        part = json.dumps(_fields(seen))
        left -= len(part) + 2
        if left < 0:
            break
        parts.append(part)
    text = "[" + ", ".join(parts) + "]"
    return seal(VERSION, [np.frombuffer(text.encode("ascii"), dtype=np.uint8)])


def unpack(data: bytes) -> list[dict[str, Any]]:
    """The fields of each pattern; ValueError when the bytes are not of `pack`."""
    (text,) = unseal(VERSION, data, 1)
    try:
        return [_restored(fields) for fields in json.loads(text.tobytes())]
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as error:
        raise ValueError("the state of the patterns cannot be read") from error


def pack_one(seen: Seen) -> str:
    """One pattern as JSON, for a store that looks after its own bytes."""
    return json.dumps(_fields(seen), separators=(",", ":"))


def unpack_one(text: str) -> dict[str, Any]:
    """The fields of that pattern; ValueError when it is not of `pack_one`."""
    try:
        return _restored(json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as error:
        raise ValueError("the state of a pattern cannot be read") from error


def _fields(seen: Seen) -> dict[str, Any]:
    return {
        "id": seen.id,
        "n": seen.count,
        "first": None if math.isnan(seen.first_s) else seen.first_s,
        "last": None if math.isnan(seen.last_s) else seen.last_s,
        "jobs": seen.jobs,
        "examples": seen.examples,
        "days": {str(day): count for day, count in seen.per_day.items()},
        "keys": seen.keys,
    }


def _restored(fields: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": str(fields["id"]),
        "count": int(fields["n"]),
        "first_s": math.nan if fields["first"] is None else float(fields["first"]),
        "last_s": math.nan if fields["last"] is None else float(fields["last"]),
        "jobs": [str(job) for job in fields["jobs"]],
        "examples": [str(example) for example in fields["examples"]],
        "per_day": Counter({int(day): int(count) for day, count in fields["days"].items()}),
        "keys": [str(key) for key in fields["keys"]],
    }
