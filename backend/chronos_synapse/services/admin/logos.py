"""The logo of an installation: what is taken for a picture, and what is not."""

import base64
import binascii
import hashlib
import struct
from xml.parsers import expat

import msgspec

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.settings_change import BrandingChange, SettingsChange
from chronos_synapse.storage.redis.settings import Picture

MAX_BYTES = 64 * 1024
MAX_SIDE_PX = 2048
PNG, SVG = "image/png", "image/svg+xml"
POINTER = "/branding/logo"
_PNG_HEAD = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
_SVG_ROOT = "http://www.w3.org/2000/svg svg"


def with_logo(change: SettingsChange, former: Picture | None) -> tuple[SettingsChange, Picture | None]:
    """The change with the name of the picture in place of its data, and the picture; Invalid when it is none."""
    branding = change.branding
    if not isinstance(branding, BrandingChange) or not isinstance(branding.logo, str):
        return change, former
    if former is not None and branding.logo == former.id:
        picture: Picture | None = former
    else:
        picture = read_logo(branding.logo) if branding.logo else None
    named = msgspec.structs.replace(branding, logo="" if picture is None else picture.id)
    return msgspec.structs.replace(change, branding=named), picture


def read_logo(address: str) -> Picture:
    """The picture in a `data:` address; Invalid when it is too large, or no PNG and no SVG."""
    head, _, body = address.partition(",")
    media_type = head.removeprefix("data:").removesuffix(";base64")
    if head != f"data:{media_type};base64" or media_type not in (PNG, SVG):
        raise _invalid(f"A logo is given as data:{PNG};base64,... or data:{SVG};base64,....")
    if len(body) > MAX_BYTES * 4 // 3 + 4:
        raise _invalid(f"A logo has at most {MAX_BYTES // 1024} KiB.")
    try:
        content = base64.b64decode(body, validate=True)
    except (ValueError, binascii.Error) as exc:
        raise _invalid("The logo is not written in base64.") from exc
    if len(content) > MAX_BYTES:
        raise _invalid(f"A logo has at most {MAX_BYTES // 1024} KiB.")
    check = _check_png if media_type == PNG else _check_svg
    check(content)
    return Picture(id=hashlib.sha256(content).hexdigest()[:16], media_type=media_type, content=content)


def _check_png(content: bytes) -> None:
    if not content.startswith(_PNG_HEAD) or len(content) < 33:
        raise _invalid("The logo is no PNG.")
    width, height = struct.unpack(">II", content[16:24])
    if not (1 <= width <= MAX_SIDE_PX and 1 <= height <= MAX_SIDE_PX):
        raise _invalid(f"A logo is at most {MAX_SIDE_PX} pixels wide and high.")


def _check_svg(content: bytes) -> None:
    """Well-formed, with the right root, and without a document type: entities are how small files become huge."""
    parser = expat.ParserCreate(namespace_separator=" ")
    elements: list[str] = []

    def refuse(*_: object) -> None:
        raise _invalid("An SVG with a document type is not taken; save it as plain SVG.")

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = lambda name, _: elements.append(name)
    try:
        parser.Parse(content, True)
    except expat.ExpatError as exc:
        raise _invalid(f"The logo is no SVG: {expat.ErrorString(exc.code)} in line {exc.lineno}.") from exc
    if elements[0] != _SVG_ROOT:
        raise _invalid("The logo is no SVG.")


def _invalid(detail: str) -> Invalid:
    return Invalid(detail, pointer=POINTER, code="settings.logo")
