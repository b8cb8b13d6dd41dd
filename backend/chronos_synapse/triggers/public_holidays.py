"""Public holidays by country, from the `holidays` library.

The library is imported when it is first needed: that takes most of a second, so callers with an event loop to keep
alive do it in a thread. Names of holidays are English.
"""

from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from chronos_synapse.domain.errors import Invalid, brief

if TYPE_CHECKING:
    from holidays import HolidayBase

LANGUAGE = "en_US"
_SMALL_WORDS = {"And": "and", "Of": "of", "The": "the"}
_SPELLINGS = {
    "curacao": "Curaçao",
    "dr_congo": "DR Congo",
    "guinea_bissau": "Guinea-Bissau",
    "hongkong": "Hong Kong",
    "reunion": "Réunion",
    "saint_barthelemy": "Saint Barthélemy",
    "sao_tome_and_principe": "São Tomé and Príncipe",
}
"""Names that the library's module names do not give."""


class Subdivision(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a country that has holidays of its own."""

    code: str
    name: str


class Country(msgspec.Struct, frozen=True, kw_only=True):
    """A country whose holidays are known."""

    code: str
    """ISO 3166-1 alpha-2."""
    name: str
    subdivisions: tuple[Subdivision, ...]


@lru_cache(maxsize=1)
def countries() -> tuple[Country, ...]:
    """Every country, by name."""
    import holidays.countries as classes  # noqa: PLC0415 - see the module's docstring
    from holidays.registry import COUNTRIES  # noqa: PLC0415

    found = []
    for module, (class_name, code, *_) in COUNTRIES.items():
        kind: type[HolidayBase] = getattr(classes, class_name)
        found.append(Country(code=code, name=_name(module), subdivisions=_subdivisions(kind)))
    return tuple(sorted(found, key=lambda country: country.name))


def check_country(country: str, subdivision: str) -> None:
    """Invalid at `/country` or `/subdivision` unless its holidays are known."""
    known = _by_code().get(country)
    if known is None:
        raise Invalid(_unknown_country(country), pointer="/country", code="holidays.country")
    if subdivision and subdivision not in {part.code for part in known.subdivisions}:
        detail = _unknown_subdivision(known, subdivision)
        raise Invalid(detail, pointer="/subdivision", code="holidays.subdivision")


@lru_cache(maxsize=4096)
def holidays_of(country: str, subdivision: str, year: int) -> tuple[tuple[date, str], ...]:
    """Days of `year` and their names, rising, days off in lieu included; none after 2100.

    Invalid for a place that is not known any more.
    """
    from holidays import country_holidays  # noqa: PLC0415 - see the module's docstring

    # A day off in lieu may lie in the year before or after its holiday.
    years = (year - 1, year, year + 1)
    try:
        found = country_holidays(country, subdiv=subdivision or None, years=years, expand=False, language=LANGUAGE)
    except NotImplementedError as exc:
        raise Invalid(f"Holidays of {country} {subdivision} are not known.", code="holidays.country") from exc
    return tuple(sorted((day, name) for day, name in found.items() if day.year == year))


@lru_cache(maxsize=1)
def _by_code() -> Mapping[str, Country]:
    return {country.code: country for country in countries()}


def _name(module: str) -> str:
    """A country's name as people write it, from the name of its module."""
    words = [_SMALL_WORDS.get(word, word) for word in module.replace("_", " ").title().split()]
    return _SPELLINGS.get(module, " ".join(words))


def _subdivisions(kind: "type[HolidayBase]") -> tuple[Subdivision, ...]:
    names: dict[str, str] = {}
    for alias, code in kind.subdivisions_aliases.items():
        names.setdefault(code, alias)
    return tuple(Subdivision(code=code, name=names.get(code, code)) for code in kind.subdivisions)


def _unknown_country(country: str) -> str:
    by_name = {known.name.lower(): known.code for known in countries()}
    upper, lower = country.upper(), country.lower()
    near = [upper] if upper in _by_code() else [by_name[name] for name in get_close_matches(lower[:60], by_name, n=1)]
    advice = f" Did you mean {near[0]} ({_by_code()[near[0]].name})?" if near else ""
    return f"{brief(country)!r} is not the two-letter code of a country whose holidays are known, as DE is.{advice}"


def _unknown_subdivision(country: Country, subdivision: str) -> str:
    if not country.subdivisions:
        return f"{country.name} has the same holidays everywhere: leave the subdivision empty."
    names = {part.name.lower(): part.code for part in country.subdivisions}
    near = [names[name] for name in get_close_matches(subdivision.lower()[:60], names, n=1)]
    codes = ", ".join(part.code for part in country.subdivisions[:20])
    advice = f"Did you mean {near[0]}?" if near else f"It has {codes}{' …' if len(country.subdivisions) > 20 else ''}."
    return f"{brief(subdivision)!r} is no part of {country.name} with holidays of its own. {advice}"
