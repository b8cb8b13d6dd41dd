r"""A text with its variable words masked: numbers, ids, addresses, paths, quoted names, values of pairs.

Each blank-separated word is masked by itself and remembered, since logs repeat their words: a known word costs one
look-up. All masks are the same `<*>`, because one place holds now an address, now a name; `with_kinds` names them for
people. What stays: the marks around a word, labels (`port:<*>`), keys (`user=<*>`), class names and calls (`init2()`).

Assumes words separated by blanks. Linear in the text; the memory of words is cleared at 65,536. Minimum n: 1. Words
beyond 400 characters are masked whole.
"""

import re

MASK = "<*>"

_MARKS = "'\"`()[]{}<>,;:.!?*|"
_QUOTES = frozenset("'\"`")
_DIGIT = re.compile(r"\d")
_JOINTS = re.compile(r"([=,;()\[\]{}<>\"'`|&]+)")
_CLASS = re.compile(r"[A-Za-z_][\w$]*(?:\.[\w$]+)*\.[A-Z][\w$]*")
_LABEL = re.compile(r"([A-Za-z_-]*[A-Za-z_]{2}(?:[:#]|[.-]{2,}))(?!//)(?=.)")
_ONE_PAIR = re.compile(r"([A-Za-z_.\[({<\"'-]*[A-Za-z_]=['\"]?)[\w./:@+-]*[\w/]([),;:\]}>.!?'\"]*)")
_PLAIN = re.compile(
    r"""([('"`\[{<]*(?:[A-Za-z_.\[({<"'-]*[A-Za-z_]=['"]?)?)"""
    r"""(?:[0-9/~][\w./:~+@%#-]*|([a-z][a-z_-]*[0-9][a-z0-9_.:-]*))(?<![.:])([)\]}>.,;:!?'"`]*)"""
)
"""The commonest shapes at once: numbers, times, addresses, paths, names with digits, also behind `key=`."""
_URL = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]{1,15}://[^\s'\"<>,;)\]}]*[^\s'\"<>,;)\]}.:]")
_MANY = re.compile(r"<\*>(?:[:/.,@=+-]*<\*>)+")
_TOP_LEVEL = (
    r"(?:com|net|org|io|dev|app|edu|gov|info|biz|cloud|local|internal|intern|lan|corp|home|localdomain|test|example"
    r"|invalid|[a-z]{2})"
)
_FILE_END = (
    r"(?:py|sh|pl|rb|js|ts|go|java|jar|sql|csv|tsv|json|xml|ya?ml|toml|ini|conf|cfg|cnf|log|txt|md|html?|gz|tgz|tar|zip"
    r"|bz2|xz|zst|bak|tmp|lock|pid|sock|so|dll|exe|dat|db|parquet|avro|pdf|png|jpe?g|pem|key|crt|properties|service)"
)
_HOST_OR_FILE = re.compile(rf"(?:[a-z_](?:[a-z_-]*[a-z])?\.)+{_TOP_LEVEL}|[\w%+~.-]+\.{_FILE_END}")

_WORDS_WITH_DIGITS_TEXT = """
x509 ssh2 ipv4 ipv6 IPv4 IPv6 utf-8 UTF-8 utf8 UTF8 base64 md5 MD5 sha1 SHA1 sha256 SHA256 sha512 SHA512 s3 S3
ec2 EC2 k8s oauth2 OAuth2 http2 HTTP2 x86_64 amd64 arm64 ext4 python3 pip3 mp4 mp3 bzip2 log4j h2 win32
"""
_WORDS_WITH_DIGITS = frozenset(_WORDS_WITH_DIGITS_TEXT.split())
_BINDING = frozenset("='\"`")
_SURE_STARTS = frozenset("0123456789/~")
_LONGEST_WORD = 400
_MOST_WORDS = 65_536


class _Masked(dict[str, str]):
    """Words already seen, with their masks."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_WORDS:
            self.clear()
        masked = self[word] = mask_word(word)
        return masked


class Masker:
    """Masks texts, remembering their words."""

    def __init__(self) -> None:
        self._look_up = _Masked().__getitem__

    def line(self, text: str) -> str:
        """The masked words, one blank apart."""
        return " ".join(map(self._look_up, text.split()))


def mask_word(word: str) -> str:
    """One blank-free word with its variable parts masked; the marks around it stay."""
    if word.isalpha():
        return word
    if len(word) > _LONGEST_WORD:
        return MASK
    plain = _PLAIN.fullmatch(word)
    if plain:
        return word if plain[2] in _WORDS_WITH_DIGITS else f"{plain[1]}{MASK}{plain[3]}"
    return _mask_marked(word)


def _mask_marked(word: str) -> str:
    """A word that is not plainly one variable between marks."""
    core = word.strip(_MARKS)
    if not core:
        return word
    if _JOINTS.search(core):
        return _mask_parts(_URL.sub(MASK, word) if "://" in word else word)
    before, _, after = word.partition(core)
    if core[0] in _SURE_STARTS:
        return f"{before}{MASK}{after}"
    if before[-1:] in _QUOTES and before[-1:] == after[:1]:
        return f"{before}{MASK}{after}"
    masked = core if after.startswith("()") else _mask_core(core)
    return word if masked is core else f"{before}{masked}{after}"


def _mask_core(core: str) -> str:
    """A word without marks, masked whole, behind its label, or not at all."""
    if core.isalpha():
        return core
    if core[0] in _SURE_STARTS:
        return MASK
    if _DIGIT.search(core):
        return core if core in _WORDS_WITH_DIGITS or _CLASS.fullmatch(core) else _behind_label(core)
    if "/" in core:
        is_path = core[0] in "/~" or "://" in core or core.count("/") > 1
        return MASK if is_path else core
    if "\\" in core or "@" in core[1:-1]:
        return MASK
    return MASK if "." in core and _HOST_OR_FILE.fullmatch(core) else core


def _behind_label(core: str) -> str:
    label = _LABEL.match(core)
    return label[1] + MASK if label else MASK


def _mask_parts(word: str) -> str:
    """A word with marks inside, such as `run(port=80,` or `'a':'b'`, part by part."""
    pair = _ONE_PAIR.fullmatch(word)
    if pair:
        return f"{pair[1]}{MASK}{pair[2]}"
    parts = _JOINTS.split(word)
    last = len(parts) - 1
    for index in range(0, len(parts), 2):
        part = parts[index]
        if not part:
            continue
        before = parts[index - 1] if index else ""
        after = parts[index + 1] if index < last else ""
        parts[index] = _mask_part(part, before=before, after=after)
    masked = "".join(parts)
    return _MANY.sub(MASK, masked) if masked.count(MASK) > 1 else masked


def _mask_part(part: str, *, before: str, after: str) -> str:
    if part.isalpha() and before[-1:] not in _BINDING:
        return part
    core = part.strip(".:!?*")
    if not core or after.startswith("()"):
        return part
    if before[-1:] == "=" and before[-2:-1] not in {"=", "!", ">", "<"}:
        return part.replace(core, MASK, 1)
    if before[-1:] in _QUOTES and before[-1:] == after[:1]:
        return MASK
    masked = _mask_core(core)
    return part if masked is core else part.replace(core, masked, 1)


_UUID = r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}"
_PLACE = r"[^\s'\"<>,;:()\[\]]*[^\s'\"<>,;:()\[\].?!]"
_BY_KIND = re.compile(
    rf"(?P<uuid>{_UUID})"
    r"|(?P<url>[a-zA-Z][a-zA-Z0-9+.-]{1,15}://[^\s'\"<>,;)\]}]*[^\s'\"<>,;)\]}.:])"
    r"|(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<time>\d{4}-\d\d-\d\d(?:[T_ ]\d\d:\d\d(?::\d\d)?(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])"
    r"|(?<![\w:])\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?![\w:]))"
    r"|(?P<ip>(?<![\w.])/?\d{1,3}(?:\.\d{1,3}){3}(?:/\d{1,2})?(?::\d{1,5})?(?![\w.]))"
    rf"|(?P<path>[A-Za-z]:\\{_PLACE}|(?<![\w.)*<])(?:~|\.{{1,2}})?/{_PLACE})"
    rf"|(?P<file>(?<![\w.])[\w%+~-]+(?:\.[\w%+~-]+)*\.{_FILE_END}(?![\w.-]))"
    r"|(?P<hex>0[xX][0-9a-fA-F]+|(?<!\w)(?=[0-9a-f]*\d)(?=\d*[a-f])[0-9a-f]{8,}(?!\w))"
    rf"|(?P<host>(?<![\w.])(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?\.)+{_TOP_LEVEL}(?![\w./-]|\()(?::\d{{1,5}})?)"
    r"|(?P<number>(?<![\w.-])(?<![A-Za-z]/)[-+]?\d+(?:[.,:]\d+)*(?=(?:[num]?s|[mhd]|%|[kKMGT]i?[Bb]?|B)?(?![\w-])))"
)


def with_kinds(text: str) -> str:
    """The text with the parts that plainly vary named by what they are, as `<ip>`, for people to read."""
    return _BY_KIND.sub(lambda found: f"<{found.lastgroup}>", text)
