"""Public holidays: which countries there are, their days, and codes that are none."""

from datetime import date

import pytest

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.triggers.public_holidays import check_country, countries, holidays_of


def test_countries_are_named_as_people_write_them() -> None:
    names = {country.code: country.name for country in countries()}

    assert len(names) == len(countries()) > 200
    assert [names[code] for code in ("DE", "GB", "US", "HK", "BA", "IM", "CD")] == [
        "Germany",
        "United Kingdom",
        "United States",
        "Hong Kong",
        "Bosnia and Herzegovina",
        "Isle of Man",
        "DR Congo",
    ]
    assert list(names.values()) == sorted(names.values())


def test_subdivisions_have_codes_and_names() -> None:
    germany = next(country for country in countries() if country.code == "DE")

    assert {part.code: part.name for part in germany.subdivisions}["BY"] == "Bayern"


def test_days_are_those_of_the_year_and_the_place() -> None:
    germany, bavaria = holidays_of("DE", "", 2027), holidays_of("DE", "BY", 2027)

    assert germany[0] == (date(2027, 1, 1), "New Year's Day")
    assert (date(2027, 3, 26), "Good Friday") in germany
    assert set(bavaria) > set(germany)
    assert {day.year for day, _ in bavaria} == {2027}
    assert list(bavaria) == sorted(bavaria)


def test_a_day_off_in_lieu_may_lie_in_the_year_before() -> None:
    assert (date(2027, 12, 31), "New Year's Day (observed)") in holidays_of("US", "", 2027)


@pytest.mark.parametrize(
    ("country", "subdivision", "pointer", "words"),
    [
        ("XX", "", "/country", "two-letter code"),
        ("", "", "/country", "two-letter code"),
        ("de", "", "/country", "Did you mean DE (Germany)?"),
        ("Germany", "", "/country", "Did you mean DE (Germany)?"),
        ("DEU", "", "/country", "two-letter code"),
        ("DE", "Bayern", "/subdivision", "Did you mean BY?"),
        ("DE", "XX", "/subdivision", "It has BB, BE"),
        ("PL", "XX", "/subdivision", "the same holidays everywhere"),
        ("x" * 10_000, "", "/country", "…"),
    ],
)
def test_an_unknown_place_is_refused_with_what_was_meant(
    country: str, subdivision: str, pointer: str, words: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        check_country(country, subdivision)

    assert refusal.value.errors[0].pointer == pointer
    assert words in refusal.value.detail
