"""Time zones as people name them: by IANA name, city, abbreviation, or distance from UTC."""

import re
from functools import lru_cache

from chronos_synapse.triggers.zone import zone_names

_ABBREVIATIONS: dict[str, tuple[str, ...]] = {
    "utc": ("UTC",),
    "gmt": ("UTC", "Europe/London"),
    "zulu": ("UTC",),
    "cet": ("Europe/Berlin",),
    "cest": ("Europe/Berlin",),
    "mez": ("Europe/Berlin",),
    "mesz": ("Europe/Berlin",),
    "wet": ("Europe/Lisbon",),
    "west": ("Europe/Lisbon",),
    "eet": ("Europe/Helsinki", "Europe/Athens"),
    "eest": ("Europe/Helsinki", "Europe/Athens"),
    "bst": ("Europe/London", "Asia/Dhaka"),
    "ist": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
    "msk": ("Europe/Moscow",),
    "et": ("America/New_York",),
    "est": ("America/New_York", "America/Panama"),
    "edt": ("America/New_York",),
    "ct": ("America/Chicago",),
    "cst": ("America/Chicago", "Asia/Shanghai"),
    "cdt": ("America/Chicago",),
    "mt": ("America/Denver",),
    "mst": ("America/Denver", "America/Phoenix"),
    "mdt": ("America/Denver",),
    "pt": ("America/Los_Angeles",),
    "pst": ("America/Los_Angeles",),
    "pdt": ("America/Los_Angeles",),
    "akst": ("America/Anchorage",),
    "hst": ("Pacific/Honolulu",),
    "jst": ("Asia/Tokyo",),
    "kst": ("Asia/Seoul",),
    "sgt": ("Asia/Singapore",),
    "hkt": ("Asia/Hong_Kong",),
    "aest": ("Australia/Sydney", "Australia/Brisbane"),
    "aedt": ("Australia/Sydney",),
    "awst": ("Australia/Perth",),
    "nzst": ("Pacific/Auckland",),
    "nzdt": ("Pacific/Auckland",),
    "sast": ("Africa/Johannesburg",),
    "brt": ("America/Sao_Paulo",),
}
_SPOKEN: dict[str, tuple[str, ...]] = {
    "pacific": ("America/Los_Angeles",),
    "mountain": ("America/Denver",),
    "central": ("America/Chicago", "Europe/Berlin"),
    "eastern": ("America/New_York", "Australia/Sydney"),
    "central european": ("Europe/Berlin",),
    "us eastern": ("America/New_York",),
    "us pacific": ("America/Los_Angeles",),
    "us central": ("America/Chicago",),
    "indian": ("Asia/Kolkata",),
    "british": ("Europe/London",),
    "uk": ("Europe/London",),
    "german": ("Europe/Berlin",),
    "swiss": ("Europe/Zurich",),
}
"""Before the word `time`."""
_CITIES = {
    "munich": "Europe/Berlin",
    "münchen": "Europe/Berlin",
    "hamburg": "Europe/Berlin",
    "frankfurt": "Europe/Berlin",
    "cologne": "Europe/Berlin",
    "köln": "Europe/Berlin",
    "germany": "Europe/Berlin",
    "zürich": "Europe/Zurich",
    "geneva": "Europe/Zurich",
    "bern": "Europe/Zurich",
    "wien": "Europe/Vienna",
    "barcelona": "Europe/Madrid",
    "milan": "Europe/Rome",
    "edinburgh": "Europe/London",
    "manchester": "Europe/London",
    "kyiv": "Europe/Kyiv",
    "san francisco": "America/Los_Angeles",
    "seattle": "America/Los_Angeles",
    "los angeles": "America/Los_Angeles",
    "california": "America/Los_Angeles",
    "boston": "America/New_York",
    "washington": "America/New_York",
    "miami": "America/New_York",
    "atlanta": "America/New_York",
    "philadelphia": "America/New_York",
    "nyc": "America/New_York",
    "houston": "America/Chicago",
    "dallas": "America/Chicago",
    "austin": "America/Chicago",
    "montreal": "America/Toronto",
    "mumbai": "Asia/Kolkata",
    "delhi": "Asia/Kolkata",
    "new delhi": "Asia/Kolkata",
    "bangalore": "Asia/Kolkata",
    "india": "Asia/Kolkata",
    "beijing": "Asia/Shanghai",
    "shenzhen": "Asia/Shanghai",
    "china": "Asia/Shanghai",
    "osaka": "Asia/Tokyo",
    "hanoi": "Asia/Ho_Chi_Minh",
    "abu dhabi": "Asia/Dubai",
    "canberra": "Australia/Sydney",
    "rio de janeiro": "America/Sao_Paulo",
    "cape town": "Africa/Johannesburg",
}
_NO_CITIES = (
    "center central easter eastern mountain pacific east west north south general samoa marengo knox hawaii midway "
    "navajo universal zulu utc gmt greenwich uct factory act nsw lhi yap gb nz prc christmas roc rok wake"
)
_NOT_CITIES = frozenset(_NO_CITIES.split())
"""Last parts of IANA names that are words too, or told apart elsewhere."""
_OFFSET = re.compile(r"(?:utc|gmt)\s?([+-])([0-9]{1,2})(?::?([0-9]{2}))?", re.IGNORECASE)
MAX_WORDS = 3


def is_zone_name(text: str) -> bool:
    """Whether `text` is an IANA name, in its exact case."""
    return text in zone_names()


def offset_zone(text: str) -> str | None:
    """The zone with a constant distance such as `UTC+2`, which IANA calls `Etc/GMT-2`; None for half hours."""
    match = _OFFSET.fullmatch(text)
    if match is None or int(match[3] or 0):
        return None
    hours = int(match[2])
    name = "UTC" if hours == 0 else f"Etc/GMT{'-' if match[1] == '+' else '+'}{hours}"
    return name if is_zone_name(name) else None


def place_of(words: str, *, is_before_time: bool = False) -> tuple[str, ...]:
    """The zones that `words` (small letters) may mean, likeliest first; empty for none."""
    if is_before_time and words in _SPOKEN:
        return _SPOKEN[words]
    if words in _ABBREVIATIONS:
        return _ABBREVIATIONS[words]
    if words in _CITIES:
        return (_CITIES[words],)
    return _by_city().get(words, ())


@lru_cache(maxsize=1)
def _by_city() -> dict[str, tuple[str, ...]]:
    """Zones by the last part of their names."""
    cities: dict[str, list[str]] = {}
    for name in zone_names():
        region, _, city = name.rpartition("/")
        low = city.lower().replace("_", " ")
        if region.split("/")[0] in _REGIONS and low not in _NOT_CITIES and len(low) > 3:
            cities.setdefault(low, []).append(name)
    return {city: tuple(names) for city, names in cities.items()}


_REGIONS = frozenset(
    {"Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"}
)
