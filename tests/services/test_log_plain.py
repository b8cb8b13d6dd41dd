"""Log text on a terminal: colours act, nothing else does."""

import pytest

from chronos_synapse.services.logs.plain import for_terminal, without_escapes

HOSTILE = [
    "\x1b[2J",
    "\x1b[H",
    "\x1b]0;owned\x07",
    "\x1b]52;c;cm0gLXJm\x07",
    "\x1b]8;;javascript:alert(1)\x1b\\",
    "\x1bP1$r\x1b\\",
    "\x9b2J",
    "\x9d0;x\x9c",
    "\x1b[?1049h",
    "\x1bc",
    "\x1b[6n",
    "\x1b[1;31",
]


@pytest.mark.parametrize("sequence", HOSTILE)
def test_sequences_other_than_colours_do_nothing(sequence: str) -> None:
    for with_colours in (True, False):
        shown = for_terminal(f"before {sequence}after", with_colours=with_colours)

        assert all(character.isprintable() for character in shown)
        assert shown.startswith("before ")
        assert shown.endswith("fter")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("100 %\rdone", "100 %^Mdone"),
        ("a\bb\x07\x00", "a^Hb^G^@"),
        ("a\tb", "a\tb"),
        ("x\x7fy", "x^?y"),
        ("user\u202etxt.exe", "user<202E>txt.exe"),
        ("größer €", "größer €"),
    ],
)
def test_what_is_not_seen_is_shown(text: str, shown: str) -> None:
    assert for_terminal(text, with_colours=True) == shown


def test_colours_act_when_they_may_and_end_with_the_line() -> None:
    line = "\x1b[1;31mError\x1b[0m in \x9b32mgreen"

    assert for_terminal(line, with_colours=True) == "\x1b[1;31mError\x1b[0m in \x1b[32mgreen\x1b[0m"
    assert for_terminal(line, with_colours=False) == "Error in green"


def test_a_hostile_line_takes_linear_time() -> None:
    assert without_escapes("\x1b]" * 200_000).count("\x1b") == 0
    assert for_terminal("\x1b[" + "1;" * 500_000, with_colours=True) == ""
