"""Masks: whatever form a secret takes and however the output is cut, it does not get through."""

import base64
import html
import json
import re
import shlex
import time
from collections.abc import Iterable, Sequence
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronos_synapse.domain.mask_automaton import MAX_STATES
from chronos_synapse.domain.masking import MASKED, NO_MASK, Mask, is_maskable

SECRET = "S3cr3t/Pass+w&rd"
KEY = "-----BEGIN KEY-----\n" + "\n".join(f"{line:03}MIIEowIBAAKCAQEA+/{line * 7919:040}" for line in range(30)) + "\n"


def forms_of(secret: str) -> set[str]:
    """How programs write `secret`, by other means than the product's."""
    found = {secret, quote(secret), quote(secret, safe=""), quote_plus(secret), html.escape(secret)}
    found |= {quote(secret, safe="").lower()} if secret.lower() == secret else set()
    for ascii_only in (True, False):
        found.add(json.dumps(secret, ensure_ascii=ascii_only)[1:-1])
        found.add(json.dumps(secret, ensure_ascii=ascii_only)[1:-1].replace("/", "\\/"))
    found |= {base64.b64encode(secret.encode()).decode(), base64.urlsafe_b64encode(secret.encode()).decode()}
    return found


def masked(mask: Mask, chunks: Iterable[bytes]) -> bytes:
    """What comes out of a stream."""
    stream = mask.stream()
    return b"".join(map(stream.feed, chunks)) + stream.end()


def cut(data: bytes, places: Sequence[int]) -> list[bytes]:
    """`data` in pieces."""
    ends = sorted({place % (len(data) + 1) for place in places} | {len(data)})
    return [data[start:end] for start, end in zip([0, *ends], ends, strict=False)]


@pytest.mark.parametrize("form", sorted(forms_of(SECRET)))
def test_every_form_is_hidden(form: str) -> None:
    assert Mask([SECRET]).text(f"<{form}>") in ("<***>", "<***=>", "<***==>")


@pytest.mark.parametrize("quoted", [shlex.quote("don't tell'"), r"'don'\''t tell'\'''"])
def test_what_a_shell_shows_of_a_quoted_secret_is_hidden(quoted: str) -> None:
    assert "tell" not in Mask(["don't tell'"]).text(f"+ {quoted}")


@pytest.mark.parametrize("before", [b"", b"u", b"us", b"user:", b"token="])
@pytest.mark.parametrize("after", [b"", b"\n", b":x"])
@pytest.mark.parametrize("alphabet", [None, b"-_"])
def test_base64_is_hidden_at_every_alignment(before: bytes, after: bytes, alphabet: bytes | None) -> None:
    encoded = base64.b64encode(before + SECRET.encode() + after, alphabet)

    out = Mask([SECRET]).output(encoded)

    assert MASKED in out
    for start in range(len(encoded) - 7):
        kept = encoded[start : start + 8]
        assert kept not in out or kept not in base64.b64encode(bytes(len(before)) + SECRET.encode(), alphabet)
    assert len(out) <= len(encoded) - len(SECRET) * 8 // 6 + len(MASKED) + 2


@pytest.mark.parametrize("width", [7, 19, 64, 76])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_base64_in_lines_is_hidden_and_stays_in_lines(width: int, end: bytes) -> None:
    token = "eyJhbGciOiJIUzI1NiJ9." + "0123456789abcdefghijklmnopqrstuvwxyz" * 6
    encoded = base64.b64encode(b"user:" + token.encode())
    lines = [encoded[at : at + width] for at in range(0, len(encoded), width)]

    out = Mask([token]).output(end.join(lines)).split(end)

    assert len(out) == len(lines)
    assert all(len(set(line) - set(b"*")) <= 8 for line in out)
    assert sum(len(line.replace(MASKED, b"")) for line in out) <= 14


def test_a_secret_cut_by_a_line_end_is_hidden() -> None:
    for place in range(4, len(SECRET)):
        out = Mask([SECRET]).text(f"a {SECRET[:place]}\n{SECRET[place:]} z")
        assert out == "a ***\n*** z"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_each_line_of_a_key_is_hidden_whatever_the_line_ends(end: str) -> None:
    out = Mask([KEY]).text("key:" + end + KEY.replace("\n", end) + "done")

    assert out == "key:" + end + ("***" + end) * 31 + "done"


def test_a_line_of_a_key_is_hidden_by_itself() -> None:
    line = KEY.splitlines()[7]

    assert Mask([KEY]).text(f"  {line}!") == "  ***!"


def test_what_was_cut_off_a_long_secret_is_hidden_as_far_as_it_goes() -> None:
    token = "tok_" + "0123456789abcdef" * 20

    assert Mask([token]).text(f"{token[:100]}... and {token[:50]}") == "***... and ***"


def test_secrets_that_overlap_are_hidden_together() -> None:
    assert Mask(["abcdef", "defghi"]).text("<abcdefghi>") == "<***>"
    assert Mask(["abcd", "abcdefgh"]).text("abcdefgh abcdef") == "*** ***ef"


def test_one_byte_at_a_time_comes_out_the_same() -> None:
    text = f"before {SECRET} {base64.b64encode(SECRET.encode()).decode()}\nafter\n{KEY}".encode()
    mask = Mask([SECRET, KEY])

    out = masked(mask, [text[at : at + 1] for at in range(len(text))])

    assert out == mask.output(text)
    assert SECRET.encode() not in out
    assert out.startswith(b"before *** ***=")


def test_only_what_may_begin_a_secret_is_held_back() -> None:
    stream = Mask([SECRET]).stream()

    assert stream.feed(b"a line\n") == b"a line\n"
    assert stream.feed(b"password: ") == b"password: "
    assert stream.feed(b"S3cr3t") == b""
    assert stream.feed(b" no\n") == b"S3cr3t no\n"
    assert stream.feed(b"S3cr3t/") == b""
    assert stream.end() == b"S3cr3t/"


def test_line_ends_are_not_held_back_because_a_line_ends_with_a_common_letter() -> None:
    stream = Mask([SECRET, "password", "tttttttt"]).stream()

    assert stream.feed(b"wait\n") == b"wait\n"


@pytest.mark.parametrize("secret", ["", "a", "abc", "\n\n\nabc\r\n"])
def test_what_is_too_short_is_not_masked(secret: str) -> None:
    assert not is_maskable(secret)
    assert Mask([secret]).is_empty
    assert Mask([secret]).text("abc a") == "abc a"


def test_a_mask_shows_nothing_of_its_secrets() -> None:
    mask = Mask([SECRET])

    assert SECRET not in repr(mask) + repr(mask.stream()) + str(mask)


def test_no_mask_lets_everything_through() -> None:
    assert NO_MASK.output(b"\x00\xff") == b"\x00\xff"
    assert NO_MASK.text("x") == "x"
    assert masked(NO_MASK, [b"a", b"\xff"]) == b"a\xff"


def test_half_a_surrogate_pair_in_a_text_does_no_harm() -> None:
    assert Mask([SECRET]).text(f"\ud800{SECRET}") == "\ud800***"


CHARACTERS = "abcXY01/+=&\"'\\ %éß€😀-\n"
secrets = st.lists(st.text(CHARACTERS, min_size=4, max_size=40).filter(is_maskable), min_size=1, max_size=4)
noise = st.text(CHARACTERS + "\r\t.", max_size=12).map(str.encode) | st.binary(max_size=6)


@st.composite
def outputs(draw: st.DrawFn) -> tuple[list[str], bytes]:
    """Secrets, and an output that has them in some of their forms."""
    wanted = draw(secrets)
    forms = sorted({form for secret in wanted for form in forms_of(secret.strip("\n"))})
    pieces = draw(st.lists(noise | st.sampled_from(forms).map(str.encode), max_size=8))
    return wanted, b"".join(pieces)


@given(outputs(), st.lists(st.integers(0, 1000), max_size=12))
def test_no_form_gets_through_however_the_output_is_cut(given_: tuple[list[str], bytes], places: list[int]) -> None:
    wanted, output = given_
    mask = Mask(wanted)

    out = masked(mask, cut(output, places))

    assert out == mask.output(output)
    for secret in wanted:
        for form in forms_of(secret.strip("\n")):
            assert form.encode() not in out
    ends = re.compile(rb"[^\r\n]+")
    assert len(out) <= 3 * len(output)
    if b"\n" not in "".join(wanted).encode():
        assert ends.sub(b"", out).count(b"\n") <= output.count(b"\n")


@given(secrets, st.lists(st.binary(max_size=40), max_size=6), st.integers(0, 3))
def test_what_holds_no_secret_passes_unchanged(wanted: list[str], chunks: list[bytes], high: int) -> None:
    """Bytes that no form of these secrets has: control characters, and halves of UTF-8."""
    table = bytes(byte % 9 if byte < 128 else 0xF8 + high for byte in range(256))
    harmless = [chunk.translate(table) for chunk in chunks]

    assert masked(Mask(wanted), harmless) == b"".join(harmless)


narrow = st.text("ab", min_size=4, max_size=60)
repeated = st.builds(lambda text, times: text * times, st.text("ab\n/", min_size=1, max_size=4), st.integers(4, 30))


@given(
    st.lists((narrow | repeated).filter(is_maskable), min_size=1, max_size=3),
    st.lists(narrow | repeated | st.sampled_from(["\n", "\r\n", "x", "%2F", "%2"]), max_size=8),
    st.lists(st.integers(0, 1000), max_size=12),
)
def test_secrets_that_repeat_or_overlap_come_out_the_same_however_they_are_cut(
    wanted: list[str], pieces: list[str], places: list[int]
) -> None:
    output = "".join([*pieces, *wanted]).encode()
    mask = Mask(wanted)

    out = masked(mask, cut(output, places))

    assert out == mask.output(output)
    for secret in wanted:
        assert secret.strip("\n").encode() not in out


def test_a_secret_that_repeats_itself_is_hidden_to_the_end_of_the_text() -> None:
    assert Mask(["a" * 40]).text("<" + "a" * 1000 + ">") == "<***>"
    assert Mask(["ab" * 20_000]).text("<" + "ab" * 50_000 + ">") == "<***>"
    assert Mask(["aaaa"]).text("aaa aaaa aaaaaaa") == "aaa *** ***"


def test_many_different_texts_do_not_fill_the_memory() -> None:
    mask = Mask([SECRET, KEY])

    for number in range(3000):
        begun = KEY[number % len(KEY) :][:20]
        assert mask.text(f"{number} {begun[:7]}!") == f"{number} {begun[:7]}!"

    assert len(mask.automaton._states) <= MAX_STATES


def test_twenty_secrets_cost_little() -> None:
    """A bound far from what is measured (hundreds of MB/s), which a mask without automaton misses by far."""
    mask = Mask([f"{number:02}-{SECRET}-{number * 7919}" for number in range(20)])
    chunk = b"2027-05-03 08:00:00 INFO worker finished the request in 12 ms and went on\n" * 800
    stream = mask.stream()
    stream.feed(chunk)

    began = time.thread_time()
    for _ in range(100):
        assert stream.feed(chunk) == chunk
    assert len(chunk) * 100 / (time.thread_time() - began) > 20e6
