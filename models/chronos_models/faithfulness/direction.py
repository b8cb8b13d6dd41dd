"""Whether a sentence says that something went up or down, or lies above or below."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_UP = (
    r"rose|rise[sn]?|rising|raise[sd]?|raising|increas\w+|grew|grow(?:s|n|ing|th)?|climb\w*|jump\w*|surg\w+|soar\w*|spik\w+"
    r"|leap\w*|leapt"
    r"|balloon\w*|swell\w*|swollen|higher|longer|slower|slow(?:ed|s|ing) down|slowed|above|exceed\w*|worse|worsen\w*"
    r"|deteriorat\w+|degrad\w+|doubled|tripled|trebled|quadrupled|beyond|overshot|overr[au]n|lengthen\w*|expand\w*"
    r"|heavier"
    r"|(?:over|past)(?=\s+(?:its|normal|usual|what|the (?:\S+ )?(?:median|mean|average|norm|usual|baseline)))"
    r"|larger|bigger|greater|outgrew|uptick|upward\w*|gained|elevated|in excess|ahead of"
)
_DOWN = (
    r"fell|fall(?:s|en|ing)?|drop\w*|decreas\w+|declin\w+|shr[aiu]nk\w*|shorter|shorten\w*|under(?=\s+(?:its|normal"
    r"|usual|what|the (?:\S+ )?(?:median|mean|average|norm|usual|baseline)))"
    r"|faster|quicker|sped up"
    r"|speed(?:s|ing)? up|lower|lowered|below|beneath|improv\w+|reduc\w+|halved|plung\w+|tumbl\w+|slump\w*|sank|sink\w*"
    r"|smaller|lighter|dip(?:s|ped)?|downward\w*|less(?! than\s*[~$]?\d)|fewer|undershot|eas(?:ed|ing)|accelerat\w+"
    r"|cut(?:s|ting)?(?!\s+(?:off|short|over))|lowers|better"
    r"|recover(?:ed|ing)|slid|slipped|trimmed|contract(?:ed|ing)"
)
_NEAR = r"(?=\s+(?:by|from|on|against|compared|versus|~?\d))"
_TREND = r"(?:trending|heading|moving|drifting|creeping|pointing|going) "
_UP_NEAR = rf"{_TREND}up|up{_NEAR}"
_DOWN_NEAR = rf"{_TREND}down|down{_NEAR}"
_MORE = r"(?<=\d)\s*%?\s*more\b|\bmore\s+than\s+(?!\s*[~$]?\d|\w+ times)(?:usual|normal|the|its|in|what)"
_CLAIM = re.compile(
    rf"(?P<no>\b(?:not|no|never|nor|without|neither|isn't|wasn't|hasn't|didn't|avoids?"
    rf"|prevents?)\s+(?:\w+\s+)?(?:{_UP}|{_DOWN})\b)"
    rf"|(?P<up>\b(?:{_UP}|{_UP_NEAR})\b|{_MORE})|(?P<down>\b(?:{_DOWN}|{_DOWN_NEAR})\b)",
    re.I,
)
_SLOWED_DOWN = re.compile(r"\bslow(?:ed|s|ing)?\s+down\b", re.I)
_BOUND = re.compile(r"(?P<hedge>\babove|\bbelow|\bbeneath|\bexceed\w*|\bbeyond)\s*[~$]?\s*$", re.I)
_SETTING = re.compile(
    r"\W+(?:\w+\W+){0,3}?(?:time-?out|limits?|retries|interval|frequency|schedule|priority|threshold|look|bound|end)\b",
    re.I,
)


class Claim(NamedTuple):
    """A word that says which way."""

    start: int
    end: int
    sign: int
    """+1 up, -1 down."""
    word: str


def claims_of(text: str) -> list[Claim]:
    """What the sentence says of directions; denials (`not slower`) and advice (`increase the timeout`) left out."""
    return list(_claims(text))


def _claims(text: str) -> Iterator[Claim]:
    for match in _CLAIM.finditer(text):
        if match["no"] or _SETTING.match(text, match.end()):
            continue
        yield Claim(match.start(), match.end(), 1 if match["up"] else -1, match[0].strip())
