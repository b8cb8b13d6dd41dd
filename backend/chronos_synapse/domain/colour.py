"""Colours of an accent: shades of it that can be read on light and on dark pages."""

import re

import msgspec

LIGHT_PAGE = "#ffffff"
DARK_PAGE = "#121214"
"""`--page` of the two themes in the front end's stylesheet."""
LEAST_CONTRAST = 4.5
"""WCAG 2.2 AA for text."""
_STEPS = 100
_HOVER = 0.16
"""How much of the opposite a shade takes under the pointer."""
_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)
_INK = "#000000"

_COLOUR = re.compile(r"#[0-9a-f]{6}")

Rgb = tuple[int, int, int]


class Shades(msgspec.Struct, frozen=True, kw_only=True):
    """An accent as it is painted: in each theme the shade, that under the pointer, and what is written on it."""

    light: str
    light_hover: str
    light_fg: str
    dark: str
    dark_hover: str
    dark_fg: str


def is_colour(text: str) -> bool:
    """Whether `text` is a colour as `#1c5fd1`, in small letters."""
    return _COLOUR.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    """The contrast of two colours after WCAG 2: from 1 to 21."""
    dark, light = sorted((_luminance(_rgb(one)), _luminance(_rgb(other))))
    return (light + 0.05) / (dark + 0.05)


def shades_of(accent: str) -> Shades:
    """Shades that have LEAST_CONTRAST to the page of their theme, as near to `accent` as that allows."""
    light = _readable(accent, LIGHT_PAGE, _BLACK)
    dark = _readable(accent, DARK_PAGE, _WHITE)
    return Shades(
        light=light,
        light_hover=_text(_mixed(_rgb(light), _BLACK, _HOVER)),
        light_fg=LIGHT_PAGE,
        dark=dark,
        dark_hover=_text(_mixed(_rgb(dark), _WHITE, _HOVER)),
        dark_fg=_INK,
    )


def _readable(accent: str, page: str, towards: Rgb) -> str:
    tries = (_text(_mixed(_rgb(accent), towards, step / _STEPS)) for step in range(_STEPS + 1))
    return next(shade for shade in tries if contrast(shade, page) >= LEAST_CONTRAST)


def _mixed(colour: Rgb, other: Rgb, share: float) -> Rgb:
    red, green, blue = (round(one + (two - one) * share) for one, two in zip(colour, other, strict=True))
    return red, green, blue


def _luminance(colour: Rgb) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (number / 255 for number in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _rgb(colour: str) -> Rgb:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _text(colour: Rgb) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
