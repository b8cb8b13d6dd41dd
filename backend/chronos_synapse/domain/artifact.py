"""How many small files an execution may keep, how large they are, and how they are called."""

import re

MAX_ARTIFACT_BYTES = 1 << 20
MAX_ARTIFACTS = 20
"""Of one execution."""
MAX_ARTIFACTS_BYTES = 8 << 20
"""Of one execution, all together, before compression."""

_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}")
_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,63}/[a-z0-9][a-z0-9!#$&^_.+-]{0,63}")
OTHER_MEDIA_TYPE = "application/octet-stream"


def is_artifact_name(text: str) -> bool:
    """Whether a file may be called so: letters, digits, `.`, `_` and `-`, up to 128, not beginning with a dot."""
    return _NAME.fullmatch(text) is not None


def media_type_of(header: str) -> str:
    """The type in a Content-Type header; of one that is none, that of any bytes."""
    stated = header.partition(";")[0].strip().lower()
    return stated if _MEDIA_TYPE.fullmatch(stated) else OTHER_MEDIA_TYPE
