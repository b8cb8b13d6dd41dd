"""What a caller may write of a saved view, and what is shown of it."""

import re

import msgspec
from msgspec import UNSET, UnsetType

from chronos_synapse.domain.errors import FieldError, Invalid
from chronos_synapse.domain.view import SavedView, ViewPage
from chronos_synapse.services.jobs.job_checks import MAX_NAME, is_line

MAX_ADDRESS_BYTES = 2048
_ADDRESS = re.compile(r"[^\x00-\x20\x7f#\ud800-\udfff]*")


class NewView(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A view to save."""

    page: ViewPage
    name: str
    address: str
    """What stands behind the question mark of the page's address."""
    shared_with: str | None = None
    """A team whose members are to have it."""


class ViewChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Fields of a view to change; those that are left out stay as they are."""

    name: str | UnsetType = UNSET
    address: str | UnsetType = UNSET
    shared_with: str | UnsetType | None = UNSET
    """A team, or null: the caller's own again."""


class SavedViewShown(SavedView, frozen=True, kw_only=True):
    """A view as the caller stands to it."""

    shared_with: str | None
    may_change: bool


class ViewList(msgspec.Struct, frozen=True, kw_only=True):
    """The caller's own views and those of the caller's teams, by name; `total` counts those beyond the limit, too."""

    items: list[SavedViewShown]
    total: int


def check_view(view: SavedView) -> None:
    """Raises Invalid with one error for each refused field."""
    errors: list[FieldError] = []
    if not is_line(view.name):
        detail = f"A name has 1 to {MAX_NAME} characters on one line."
        errors.append(FieldError(pointer="/name", code="view.name", detail=detail))
    if not _ADDRESS.fullmatch(view.address):
        detail = "An address has no blanks, no # and no control characters."
        errors.append(FieldError(pointer="/address", code="view.address", detail=detail))
    elif len(view.address.encode()) > MAX_ADDRESS_BYTES:
        detail = f"The address is longer than {MAX_ADDRESS_BYTES:,} bytes."
        errors.append(FieldError(pointer="/address", code="view.address_long", detail=detail))
    if errors:
        raise Invalid(" ".join(error.detail for error in errors), code=errors[0].code, errors=errors)
