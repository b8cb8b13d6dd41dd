"""The keys that sign tokens: the first one signs, the others are still believed."""

import hashlib

MIN_BYTES = 32
MIN_DIFFERENT = 8
SAMPLES = ("changeme", "change-me", "change_me", "replace-me", "your-secret", "yoursecret", "insecure", "example-key")
"""Parts of keys that were copied from somewhere."""


def signing_keys(text: str) -> tuple[str, ...]:
    """The keys that `text` lists by comma; ValueError, without any of them in it, when one will not do.

    A comma separates keys where every part is long enough for one: else it belongs to the only key.
    """
    keys = tuple(part.strip() for part in text.split(",") if part.strip())
    if any(len(key.encode()) < MIN_BYTES for key in keys):
        keys = (text.strip(),)
    if not keys or len(keys[0].encode()) < MIN_BYTES:
        raise ValueError(f"needs at least {MIN_BYTES} bytes")
    for key in keys:
        if len(set(key)) < MIN_DIFFERENT or any(sample in key.casefold() for sample in SAMPLES):
            raise ValueError("is a sample value; make one by `openssl rand -hex 32`")
    return keys


def key_id(key: str) -> str:
    """A name for `key` that tells nothing of it."""
    return hashlib.sha256(b"chronos key id" + key.encode()).hexdigest()[:8]
