"""What a signal should be now: a level with the effects of hour, weekday and month day, learned run by run.

Model: y = level + hour + weekday + month day + noise, noise AR(1), in log space. Each part is a running mean of the
innovations (clipped at CLIP spreads, so that an outlier moves nothing far), shrunk towards zero while its slot has few
values; a season that is not there therefore costs almost nothing, and none has to be chosen. Stochastic approximation
of an additive model: Robbins, Monro 1951; clipped innovations: Gelper, Fried, Croux 2010 (robust Holt-Winters).
Assumes effects that add up in logs. Complexity: O(1) a value, 38 numbers of state. Minimum n: 1 for a level, 3 for a
spread of its own; before that it is the prior's.
"""

from chronos_models.detectors.slots import PLAIN, WEEKDAYS, Slot
from chronos_models.detectors.state import Reader

CLIP = 2.5
"""Spreads beyond which a value counts as if it were there."""
LEVEL_GAIN = 0.03
"""Slowest tracking of the level: a memory of about 33 runs. Faster follows a change before it is noticed."""
SLOT_GAIN = 0.06
"""Slowest tracking of a slot's effect: 16 visits."""
SLOT_PRIOR = 3.0
"""Visits' worth of belief that a slot has no effect."""
SPREAD_GAIN = 0.01
SPREAD_PRIOR_RUNS = 4.0
ABSOLUTE_TO_SD = 1.2533
"""Standard deviation of a normal variable by its mean absolute value, sqrt(pi / 2)."""
SPEAKING = 0.5
"""Spreads from which on the effect of a slot is worth its name."""
MONTH_DAYS = ("", "first of the month", "last of the month")
AR_GAIN = 0.01
AR_PRIOR_RUNS = 30.0
AR_LIMIT = 0.8


class Expectation:
    """The running model of one signal; values are logs."""

    __slots__ = (
        "count",
        "cross",
        "floor",
        "hour",
        "hour_n",
        "level",
        "month",
        "month_n",
        "power",
        "previous",
        "raw",
        "spread",
        "weekday",
        "weekday_n",
    )

    def __init__(self, *, spread: float, floor: float) -> None:
        """Expect nothing yet; `spread` is believed until runs speak, `floor` is the least there is."""
        self.count = 0
        self.level = 0.0
        self.hour = [0.0] * 24
        self.hour_n = [0.0] * 24
        self.weekday = [0.0] * 7
        self.weekday_n = [0.0] * 7
        self.month = [0.0] * 3
        self.month_n = [0.0] * 3
        self.spread = spread
        self.floor = floor
        self.previous = 0.0
        self.raw = 0.0
        """Deviation of the last value from level and calendar."""
        self.cross = 0.0
        self.power = 1.0

    @property
    def persistence(self) -> float:
        """Lag-one correlation of the noise, 0 to AR_LIMIT."""
        if self.cross <= 0.0:
            return 0.0
        found = self.cross / self.power * self.count / (self.count + AR_PRIOR_RUNS)
        return found if found < AR_LIMIT else AR_LIMIT

    def structural(self, slot: Slot) -> float:
        """The expected value from level and calendar alone."""
        return self.level + self.hour[slot.hour] + self.weekday[slot.weekday] + self.month[slot.month_day]

    def expected(self, slot: Slot) -> float:
        """The expected next value, what is left of the last deviation included."""
        return self.structural(slot) + self.persistence * self.previous

    def learn(self, value: float, slot: Slot) -> float:
        """Take a value in; returns its innovation in spreads as it was before (0 for the first)."""
        count = self.count
        self.count = count + 1
        if count == 0:
            self.level = value
            return 0.0
        self.raw = raw = value - self.structural(slot)
        previous, spread = self.previous, self.spread
        innovation = raw - self.persistence * previous
        limit = CLIP * spread
        clipped = limit if raw > limit else -limit if raw < -limit else raw
        self._move(clipped, slot, count)
        gain = SPREAD_GAIN if count > 100 else max(1.0 / (count + SPREAD_PRIOR_RUNS), SPREAD_GAIN)
        size = abs(innovation)
        spread += gain * ((size if size < limit else limit) * ABSOLUTE_TO_SD - spread)
        spread = max(spread, self.floor)
        self.spread = spread
        power = spread * spread
        self.cross += AR_GAIN * (clipped * previous / power - self.cross)
        self.power += AR_GAIN * (previous * previous / power - self.power)
        self.previous = clipped
        return innovation / (limit / CLIP)

    def slot_name(self, slot: Slot) -> str:
        """The parts of the calendar that make a difference here: 'Tuesday 02:00', '02:00', or nothing."""
        least = SPEAKING * self.spread
        parts = []
        if slot.month_day != PLAIN and abs(self.month[slot.month_day]) > least:
            parts.append(MONTH_DAYS[slot.month_day])
        if abs(self.weekday[slot.weekday]) > least:
            parts.append(WEEKDAYS[slot.weekday])
        if abs(self.hour[slot.hour]) > least:
            parts.append(f"{slot.hour:02d}:00")
        return " ".join(parts)

    def soften(self, kept: int) -> None:
        """Keep what was learned as if it had come from `kept` runs."""
        self.count = min(self.count, kept)
        for visits in (self.hour_n, self.weekday_n, self.month_n):
            visits[:] = [min(seen, SLOT_PRIOR) for seen in visits]
        self.previous = 0.0

    def write(self, numbers: list[float]) -> None:
        """Append the state."""
        numbers += (self.count, self.level, self.spread, self.previous, self.cross, self.power)
        for row in (self.hour, self.hour_n, self.weekday, self.weekday_n, self.month, self.month_n):
            numbers += row

    def read(self, reader: Reader) -> None:
        """Take the state over."""
        self.count, self.level, self.spread = reader.whole(), reader.number(), reader.number()
        self.previous, self.cross, self.power = reader.number(), reader.number(), reader.number()
        for row in (self.hour, self.hour_n, self.weekday, self.weekday_n, self.month, self.month_n):
            row[:] = [reader.number() for _ in row]

    def _move(self, error: float, slot: Slot, count: int) -> None:
        self.level += error * (LEVEL_GAIN if count > 40 else max(1.0 / (count + 1.0), LEVEL_GAIN))
        if count < 3:
            return
        hour, weekday, month = slot
        seen = self.hour_n[hour] = self.hour_n[hour] + 1.0
        self.hour[hour] += error * (SLOT_GAIN if seen > 14.0 else 1.0 / (seen + SLOT_PRIOR))
        seen = self.weekday_n[weekday] = self.weekday_n[weekday] + 1.0
        self.weekday[weekday] += error * (SLOT_GAIN if seen > 14.0 else 1.0 / (seen + SLOT_PRIOR))
        if month:
            seen = self.month_n[month] = self.month_n[month] + 1.0
            self.month[month] += error * (SLOT_GAIN if seen > 14.0 else 1.0 / (seen + SLOT_PRIOR))
