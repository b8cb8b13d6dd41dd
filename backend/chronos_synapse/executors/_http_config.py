"""What is called, with which credentials, and what counts as success."""

import base64
from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec

from chronos_synapse.executors._fields import SECRET, TEXT_CAP

MAX_REDIRECTS = 3
BODY_CAP_BYTES = 1_048_576
USER_NAME = r"^(?:\$\{[^{}\s]*\}|\$(?!\{)|[^:$\x00-\x1f\x7f])*$"
"""No colon but in a reference. Each text matches in one way only, so that a long one takes no long time."""
VISIBLE = r"^[\x21-\x7e]+(?![\s\S])"
"""Ends by a look-ahead, since `$` would let a line end pass, and browsers do not know `\\Z`."""


class BasicAuth(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="basic", forbid_unknown_fields=True):
    """User name and password."""

    username: Annotated[str, msgspec.Meta(max_length=1024, pattern=USER_NAME, title="User name")]
    password: Annotated[
        str,
        msgspec.Meta(
            max_length=1024,
            pattern=r"^[^\x00-\x1f\x7f]*$",
            title="Password",
            extra_json_schema=SECRET,
        ),
    ]


class BearerAuth(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="bearer", forbid_unknown_fields=True):
    """A token, sent as `Authorization: Bearer`."""

    token: Annotated[
        str,
        msgspec.Meta(
            min_length=1,
            max_length=8000,
            pattern=VISIBLE,
            title="Token",
            extra_json_schema=SECRET,
        ),
    ]


class ApiKeyAuth(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="api_key", forbid_unknown_fields=True
):
    """A key in a header of its own."""

    value: Annotated[
        str,
        msgspec.Meta(
            min_length=1,
            max_length=8000,
            pattern=VISIBLE,
            title="Key",
            extra_json_schema=SECRET,
        ),
    ]
    header: Annotated[str, msgspec.Meta(title="Header")] = "X-API-Key"


class HttpConfig(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What to call, and what counts as success."""

    url: Annotated[
        str,
        msgspec.Meta(
            min_length=1,
            max_length=8192,
            title="URL",
            description="http or https, without user name and password.",
            extra_json_schema={"format": "uri"},
        ),
    ]
    method: Annotated[
        Literal["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"],
        msgspec.Meta(title="Method", description="What is asked of the server."),
    ] = "GET"
    headers: Annotated[
        dict[str, str],
        msgspec.Meta(max_length=100, title="Headers", description="Sent beside those that say which execution it is."),
    ] = {}
    body: Annotated[
        Annotated[str, msgspec.Meta(max_length=TEXT_CAP)] | None,
        msgspec.Meta(title="Body", description="Sent as UTF-8."),
    ] = None
    auth: Annotated[
        BasicAuth | BearerAuth | ApiKeyAuth | None,
        msgspec.Meta(title="Authentication", description="Sent to the URL's own host only."),
    ] = None
    success_codes: Annotated[
        str,
        msgspec.Meta(
            max_length=200, title="Success codes", description="Status codes and ranges by comma: 200-299, 304."
        ),
    ] = "200-299"
    follow_redirects: Annotated[
        bool, msgspec.Meta(title="Follow redirects", description=f"Up to {MAX_REDIRECTS} of them.")
    ] = True
    response_cap_bytes: Annotated[
        int,
        msgspec.Meta(
            ge=0, le=16 * BODY_CAP_BYTES, title="Response cap (bytes)", description="What is read of the body."
        ),
    ] = BODY_CAP_BYTES
    request_timeout_s: Annotated[
        float,
        msgspec.Meta(
            gt=0, le=3600, title="Request timeout (s)", description="For the whole exchange, redirects included."
        ),
    ] = 30.0


def credentials(auth: BasicAuth | BearerAuth | ApiKeyAuth | None) -> Mapping[str, str]:
    """The header that carries them."""
    match auth:
        case BasicAuth():
            pair = base64.b64encode(f"{auth.username}:{auth.password}".encode()).decode()
            return {"Authorization": f"Basic {pair}"}
        case BearerAuth():
            return {"Authorization": f"Bearer {auth.token}"}
        case ApiKeyAuth():
            return {auth.header: auth.value}
        case None:
            return {}
