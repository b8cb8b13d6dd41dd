"""What a caller may write of a team, and what is shown of it."""

from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import UNSET, Meta, UnsetType

from chronos_synapse.domain.access import TeamRole
from chronos_synapse.domain.account import Team
from chronos_synapse.domain.errors import FieldError, Invalid
from chronos_synapse.services.jobs.job_checks import MAX_DESCRIPTION, is_line, is_text

MAX_NAME = 60

Email = Annotated[str, Meta(max_length=254)]


class NewTeam(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A team to create; the caller is its first owner."""

    name: str
    description: str = ""


class TeamChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Fields of a team to change; those that are left out stay as they are."""

    name: str | UnsetType = UNSET
    description: str | UnsetType = UNSET


class NewMember(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A user to take into a team: by exact e-mail address, or by id."""

    email: Email | None = None
    user_id: str | None = None
    role: TeamRole = TeamRole.MEMBER


class MemberChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a member may do from now on."""

    role: TeamRole


class TeamView(Team, frozen=True, kw_only=True):
    """A team as the caller sees it."""

    members: int
    role: TeamRole | None
    """The caller's; null for somebody who is not in it."""
    may_manage: bool
    """Whether the caller may change its name and its members."""


class TeamList(msgspec.Struct, frozen=True, kw_only=True):
    """One page, by name."""

    items: list[TeamView]
    next_cursor: str | None


class MemberView(msgspec.Struct, frozen=True, kw_only=True):
    """A user in a team."""

    user_id: str
    name: str
    email: str
    role: TeamRole
    since: datetime
    is_active: bool
    """Whether the user may come in."""


class MemberList(msgspec.Struct, frozen=True, kw_only=True):
    """Everyone in a team, by name."""

    items: list[MemberView]


class Holdings(msgspec.Struct, frozen=True, kw_only=True):
    """How much an owner has."""

    jobs: int = 0
    calendars: int = 0
    secrets: int = 0
    variables: int = 0

    @property
    def in_words(self) -> str:
        """What there is of each, `2 jobs, 1 calendar`; empty when there is nothing."""
        counts = ((name, getattr(self, name)) for name in self.__struct_fields__)
        return ", ".join(f"{count} {name if count != 1 else name[:-1]}" for name, count in counts if count)


def check_team(name: str, description: str) -> None:
    """Invalid with every refused field."""
    errors = []
    if not is_line(name) or len(name) > MAX_NAME:
        detail = f"A name has 1 to {MAX_NAME} characters on one line."
        errors.append(FieldError(pointer="/name", code="team.name", detail=detail))
    if not is_text(description):
        detail = f"A description has at most {MAX_DESCRIPTION:,} characters."
        errors.append(FieldError(pointer="/description", code="team.description", detail=detail))
    if errors:
        raise Invalid(" ".join(error.detail for error in errors), code=errors[0].code, errors=errors)
