"""What a browser or a program calls itself, in words that its user recognises."""

import re

UNKNOWN = "Unknown device"
MAX_AGENT_CHARACTERS = 300

_BROWSERS = (
    ("Edge", re.compile(r"\bEdg(e|A|iOS)?/")),
    ("Opera", re.compile(r"\b(OPR|Opera)/")),
    ("Vivaldi", re.compile(r"\bVivaldi/")),
    ("Samsung Internet", re.compile(r"\bSamsungBrowser/")),
    ("Firefox", re.compile(r"\b(Firefox|FxiOS)/")),
    ("Chromium", re.compile(r"\b(Chromium|HeadlessChrome)/")),
    ("Chrome", re.compile(r"\b(Chrome|CriOS)/")),
    ("Safari", re.compile(r"\bVersion/[\d.]+.*\bSafari/")),
)
"""The first that fits; browsers also name those that they descend from."""
_SYSTEMS = (
    ("Android", re.compile(r"\bAndroid\b")),
    ("iPhone", re.compile(r"\biPhone\b")),
    ("iPad", re.compile(r"\biPad\b")),
    ("Windows", re.compile(r"\bWindows\b")),
    ("macOS", re.compile(r"\bMac ?OS\b|\bMacintosh\b")),
    ("ChromeOS", re.compile(r"\bCrOS\b")),
    ("Linux", re.compile(r"\bLinux\b|\bX11\b", re.IGNORECASE)),
)
_PROGRAM = re.compile(r"([A-Za-z][A-Za-z0-9_.-]{0,39})/(\d[\w.-]{0,19})")


def device_of(agent: str) -> str:
    """`Firefox on Linux`, `curl 8.5.0`, or that it is not known."""
    system = next((name for name, form in _SYSTEMS if form.search(agent)), None)
    browser = next((name for name, form in _BROWSERS if form.search(agent)), None)
    if browser is None:
        program = _PROGRAM.match(agent)
        return UNKNOWN if program is None or program[1] == "Mozilla" else f"{program[1]} {program[2]}"
    return browser if system is None else f"{browser} on {system}"


def clean_agent(agent: str) -> str:
    """`agent` as it is kept: one line of visible text that is not long."""
    return "".join(letter for letter in agent if letter.isprintable())[:MAX_AGENT_CHARACTERS]
