"""The state of an output watch as bytes: a version, the kinds of lines as UTF-8, their numbers as one float array."""

import io

import numpy as np
from numpy.typing import NDArray

from chronos_models.outputs.number_track import KEPT, NumberTrack
from chronos_models.outputs.watch import MOST_KINDS, LineTrack, OutputWatch

VERSION = b"\x01"
_HEAD = 5
_TRACK = 3 + KEPT


def to_bytes(watch: OutputWatch) -> bytes:
    """At most 16 kB."""
    kinds = "\n".join(watch.tracks).encode("utf-8", "surrogatepass")
    rows = [float(watch.runs), watch.runs_with_news]
    for track in watch.tracks.values():
        rows += [track.runs, track.seen, track.last_run, track.is_missing, len(track.numbers)]
        for number in track.numbers:
            rows += [number.mean, number.count, len(number.values), *number.values]
            rows += [0.0] * (KEPT - len(number.values))
    buffer = io.BytesIO()
    np.save(buffer, np.frombuffer(kinds, dtype=np.uint8), allow_pickle=False)
    np.save(buffer, np.array(rows, dtype=np.float32), allow_pickle=False)
    return VERSION + buffer.getvalue()


def from_bytes(data: bytes) -> OutputWatch:
    """The watch; ValueError when the bytes are no such state."""
    if data[:1] != VERSION:
        raise ValueError("The state of the output watch has another version.")
    try:
        buffer = io.BytesIO(data[1:])
        text = np.load(buffer, allow_pickle=False).tobytes().decode("utf-8", "surrogatepass")
        return _restored(text.split("\n") if text else [], np.load(buffer, allow_pickle=False).astype(np.float64))
    except (ValueError, IndexError, EOFError, OverflowError) as error:
        raise ValueError("The state of the output watch cannot be read.") from error


def _restored(kinds: list[str], rows: NDArray[np.float64]) -> OutputWatch:
    watch = OutputWatch()
    watch.runs, watch.runs_with_news = int(rows[0]), float(rows[1])
    at = 2
    for kind in kinds[:MOST_KINDS]:
        runs, seen, last_run, is_missing, numbers = rows[at : at + _HEAD].tolist()
        at += _HEAD
        track = LineTrack(runs, seen, int(last_run), bool(is_missing))
        for _ in range(int(numbers)):
            track.numbers.append(_number(rows[at : at + _TRACK].tolist()))
            at += _TRACK
        watch.tracks[kind] = track
    return watch


def _number(row: list[float]) -> NumberTrack:
    mean, count, known, *values = row
    number = NumberTrack()
    number.mean, number.count = mean, count
    number.values.extend(values[: int(known)])
    return number
