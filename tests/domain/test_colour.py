"""Accents: whatever is chosen, what is painted can be read."""

import pytest

from chronos_synapse.domain.colour import DARK_PAGE, LEAST_CONTRAST, LIGHT_PAGE, contrast, is_colour, shades_of

ACCENTS = ("#000000", "#ffffff", "#ffff00", "#1c5fd1", "#00ff00", "#808080", "#ff00aa", "#121214")


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#1c5fd1", "#1c5fd1") == 1


@pytest.mark.parametrize("accent", ACCENTS)
def test_shades_stand_out_from_their_page_and_from_what_is_written_on_them(accent: str) -> None:
    shades = shades_of(accent)

    assert contrast(shades.light, LIGHT_PAGE) >= LEAST_CONTRAST
    assert contrast(shades.dark, DARK_PAGE) >= LEAST_CONTRAST
    for ground in (shades.light, shades.light_hover):
        assert contrast(ground, shades.light_fg) >= LEAST_CONTRAST
    for ground in (shades.dark, shades.dark_hover):
        assert contrast(ground, shades.dark_fg) >= LEAST_CONTRAST


def test_an_accent_that_can_be_read_stays_as_it_was_chosen() -> None:
    assert shades_of("#1c5fd1").light == "#1c5fd1"


@pytest.mark.parametrize("text", ["", "red", "#fff", "#1C5FD1", "#1c5fd1;", "1c5fd1", "#1c5fdg", "url(x)"])
def test_other_ways_to_write_a_colour_are_none(text: str) -> None:
    assert not is_colour(text)
