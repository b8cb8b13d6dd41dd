"""How unlike all that was seen before the last hours of a series are: distance to the nearest earlier windows.

A window is the last WINDOW points, as GROUPS means of equally many; its distance is the root mean square to the NEAREST
nearest windows. After k-nearest-neighbour CAD (Burnaev and Ishimtsev 2016), without its whitening: that makes the noise
as loud as the level, and lost a quarter of the area under VUS-PR on the development half of NAB.

Assumes that what is normal comes back in much the same shape. What lasts for more than NEAREST points beyond a window
becomes its own neighbour, and is then as usual as it is. O(kept * GROUPS) a point. Minimum n: WINDOW + FEWEST.
"""

from math import nan, sqrt

import numpy as np
from numpy.typing import NDArray

GROUPS = 6
GROUP_POINTS = 12
WINDOW = GROUPS * GROUP_POINTS
"""Six hours of a point every five minutes. VUS-PR on the development half of NAB: 0.30 at 19 points, 0.38 at 72 whether
in 6, 12 or 24 groups, 0.36 at 144, 0.29 at 288."""
NEAREST = 27
FEWEST = 150
"""Windows to know before one is judged: at first few are alike, and everything would look strange."""


class Neighbours:
    """The last `kept` windows of a series."""

    __slots__ = ("_count", "_means", "_place", "_points", "_seen", "_windows")

    def __init__(self, kept: int) -> None:
        self._windows = np.zeros((kept, GROUPS), np.float32)
        self._points = np.zeros(2 * WINDOW)
        self._count = self._place = self._seen = 0
        self._means = np.full(GROUP_POINTS, 1.0 / GROUP_POINTS)

    def distance(self, value: float) -> float:
        """Take `value` in; how far the window that it ends is from the earlier ones, NaN while too few are known."""
        self._push(value)
        if self._seen < WINDOW:
            return nan
        points = self._points[self._place : self._place + WINDOW]
        window = (points.reshape(GROUPS, GROUP_POINTS) @ self._means).astype(np.float16)
        known = min(self._count, len(self._windows))
        distance = self._nearest(window.astype(np.float32), known) if known >= FEWEST else nan
        self._windows[self._count % len(self._windows)] = window
        self._count += 1
        return distance

    def numbers(self) -> NDArray[np.float64]:
        """(3 + WINDOW,) counters and the last points."""
        points = self._points[self._place : self._place + WINDOW]
        return np.concatenate([[self._count, self._place, self._seen], points])

    def windows(self) -> NDArray[np.float16]:
        """(n * GROUPS,) in the order of the ring; nothing is lost, for they are rounded as they come."""
        return self._windows[: min(self._count, len(self._windows))].astype(np.float16).ravel()

    def restore(self, numbers: NDArray[np.float64], windows: NDArray[np.float16]) -> None:
        """Take over what `numbers` and `windows` gave."""
        self._count, self._place, self._seen = (int(number) for number in numbers[:3])
        for place, point in enumerate(numbers[3:]):
            at = (self._place + place) % WINDOW
            self._points[at] = self._points[at + WINDOW] = point
        known = windows.reshape(-1, GROUPS)
        self._windows[: len(known)] = known

    def _push(self, value: float) -> None:
        """Write the point twice, so that the last WINDOW of them always lie in one piece, oldest first."""
        self._points[self._place] = self._points[self._place + WINDOW] = value
        self._place = (self._place + 1) % WINDOW
        self._seen = min(self._seen + 1, WINDOW)

    def _nearest(self, window: NDArray[np.float32], known: int) -> float:
        apart = self._windows[:known] - window
        squares = np.einsum("ij,ij->i", apart, apart)
        squares.partition(NEAREST - 1)
        return sqrt(float(squares[:NEAREST].sum()) / (NEAREST * GROUPS))
