"""Logos: pictures are taken, whatever else is refused with its reason."""

import base64
import struct

import pytest

from chronos_synapse.domain.errors import Invalid
from chronos_synapse.services.admin.logos import MAX_BYTES, PNG, SVG, read_logo

XML = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>'


def png(width: int = 32, height: int = 32) -> bytes:
    return (
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", width, height) + b"\x08\x06\x00\x00\x00" + bytes(4)
    )


def address(content: bytes, media_type: str) -> str:
    return f"data:{media_type};base64,{base64.b64encode(content).decode()}"


@pytest.mark.parametrize(("content", "media_type"), [(png(), PNG), (XML, SVG)])
def test_a_picture_is_kept_as_it_is_and_named_by_its_content(content: bytes, media_type: str) -> None:
    picture = read_logo(address(content, media_type))

    assert (picture.content, picture.media_type) == (content, media_type)
    assert picture.id == read_logo(address(content, media_type)).id


@pytest.mark.parametrize(
    ("logo", "reason"),
    [
        ("https://example.org/logo.png", "is given as data:"),
        (address(b"<html/>", "text/html"), "is given as data:"),
        ("data:image/png;base64,%%%", "base64"),
        (address(XML, PNG), "no PNG"),
        (address(png(9000, 1), PNG), "pixels"),
        (address(b"<svg>", SVG), "in line 1"),
        (address(b"<html xmlns='http://www.w3.org/1999/xhtml'/>", SVG), "no SVG"),
        (address(b'<!DOCTYPE svg [<!ENTITY a "b">]>' + XML, SVG), "document type"),
        (address(XML + b"<!--" + b" " * MAX_BYTES + b"-->", SVG), "at most 64 KiB"),
    ],
)
def test_what_is_no_picture_is_refused_with_the_reason(logo: str, reason: str) -> None:
    with pytest.raises(Invalid, match=reason) as refused:
        read_logo(logo)

    assert refused.value.errors[0].pointer == "/branding/logo"
