"""Takes secrets out of what leaves the installation: known values in all their forms, and what looks like a secret.

Every pattern is bounded, so that the time is linear in the length of the text, whatever stands in it.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable

from chronos_models.faithfulness.orders import UNSEEN
from chronos_synapse.domain.masking import Mask

HIDDEN = "[hidden]"
MAX_CHARACTERS = 8_000
"""Of a text: far more than of any is sent. Known values are hidden before it is cut."""
MIN_RANDOM = 20
MIN_BITS = 3.5
"""Per character: words and paths have less, keys in base64 have 4.5 and more."""
MIN_BITS_OF_PATH = 4.3
"""With slashes in it, it may be a path, and must look more like base64 than that."""

_DOMAINS = (
    "com|net|org|io|dev|app|cloud|ai|edu|gov|mil|int|info|biz|eu|de|uk|us|fr|nl|be|ch|at|it|es|pl|se|no|fi|dk|cz|ca|au"
    "|jp|cn|in|br|ru|local|localdomain|internal|intranet|private|lan|corp|home|svc|arpa"
)
_SHAPES = re.compile(
    "|".join(
        [
            r"-----BEGIN [A-Z0-9 ]{1,64}-----(?:.|\n)*?(?:-----END [A-Z0-9 ]{1,64}-----|\Z)",
            r"(?<=://)(?:[^\s\"'<>]{0,256}@)?[^\s/?#\"'<>]{1,255}",
            r"(?<=authorization:)\s*\S+(?:\s+\S+)?|(?<=authorization=)\S+(?:\s+\S+)?|(?<=cookie:)[^\n]*",
            r"(?<=bearer )\S+|(?<=basic )[A-Za-z0-9+/=]{8,}",
            r"(?<=\s-u\s)[^\s:]{1,64}:\S+|(?<=--user[ =])[^\s:]{1,64}:\S+|(?<=sshpass\s-p\s)\S+",
            r"\b(?:AKIA|ASIA)[A-Z0-9]{12,}|\bgh[pousr]_\w{20,}|\bgithub_pat_\w{20,}|\bxox[a-z]-[\w-]{10,}",
            r"\b[sr]k_(?:live|test)_\w{8,}|\bwhsec_\w{8,}|\bxapp-[\w-]{10,}|\bya29\.[\w-]{8,}|\bhf_\w{20,}",
            r"\bsk-[\w-]{16,}|\bglpat-[\w-]{16,}|\bAIza[\w-]{30,}|\bnpm_\w{30,}|\bhooks\.slack\.com/services/\S+",
            r"\beyJ[\w-]{8,2048}\.[\w-]{8,}(?:\.[\w-]*)?",
            r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}",
            rf"(?<![\w.-])(?:[a-z0-9-]{{1,63}}\.){{1,8}}(?:{_DOMAINS})(?![\w-]|\.\w)",
            r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.]\d)",
            r"(?<![\w:])(?:[0-9a-f]{1,4}:){5,7}[0-9a-f]{1,4}(?![\w:])",
            r"(?<![\w:])(?:[0-9a-f]{1,4}:){1,6}(?::[0-9a-f]{1,4}){1,6}(?![\w:])",
        ]
    ),
    re.I,
)
"""Keys, credentials, e-mail addresses, and the names and addresses of hosts."""
_WORDS = (
    r"(?:pass(?:word|wd|phrase|code)?|secret|token|credentials?|signature|session[_-]?id|pwd|authorization|cookie"
    r"|(?:api|access|private|secret|encryption|signing|account|master|ssh)[ _-]?key)"
)
_VALUE = r"(?P<value>\"[^\"\n]*\"|'[^'\n]*'|[^\s,;&]+)"
_NAMED = re.compile(
    rf"(?P<name>{_WORDS}[\w.-]{{0,64}}[\"']?\s{{0,8}}(?:=>|[=:]|\bis\b)\s{{0,8}}"
    rf"|(?<!\S)--?[\w-]{{0,32}}{_WORDS}[\w-]{{0,32}}[ ]{{1,8}}){_VALUE}",
    re.I,
)
"""`TOKEN=abc`, `"password": "abc"`, `the secret is abc`, `--password abc`."""
_RANDOM = re.compile(rf"[A-Za-z0-9+/_=%-]{{{MIN_RANDOM},}}")
_HEX = re.compile(r"(?=[^a-f]*[a-f])(?=\D*\d)[0-9a-f-]+", re.I)
_INVISIBLE = re.compile(f"[{UNSEEN}\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff]")


class Redactor:
    """Hides the values it knows and everything that has the shape of a secret; keeps no state of a text."""

    def __init__(self, secrets: Iterable[str]) -> None:
        self._mask = Mask(secrets)

    def text(self, text: str) -> str:
        """`text` without secrets, without hosts, and without characters that cannot be seen."""
        return self.shapes(self.known(text))

    def known(self, text: str) -> str:
        """`text` without the values it knows, and without characters that cannot be seen."""
        return self._mask.text(_INVISIBLE.sub("", text))[:MAX_CHARACTERS]

    def shapes(self, text: str) -> str:
        """`text` without hosts, and without what looks like a secret."""
        text = _SHAPES.sub(HIDDEN, text)
        text = _NAMED.sub(lambda match: f"{match['name']}{HIDDEN}", text)
        return _RANDOM.sub(lambda match: HIDDEN if _is_random(match[0]) else match[0], text)


def _is_random(text: str) -> bool:
    """Whether it is hex, or has too many bits a character for words and mixes letters with digits or cases."""
    if _HEX.fullmatch(text):
        return True
    has_digits = any(character.isdigit() for character in text)
    is_mixed = not (text.islower() or text.isupper())
    if not (has_digits or is_mixed) or text.isdigit():
        return False
    if "/" in text and not (has_digits and is_mixed and _bits(text) >= MIN_BITS_OF_PATH):
        return False
    return _bits(text) >= MIN_BITS


def _bits(text: str) -> float:
    """Entropy of its characters."""
    counts = Counter(text)
    return -sum(count / len(text) * math.log2(count / len(text)) for count in counts.values())
