"""docs/teams.md tells who may do what just as domain/access.py decides it."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from chronos_synapse.domain.access import GRANT_RIGHTS, OWN, ROLES, TEAM_RIGHTS, Permission

DOCUMENT = Path(__file__).parents[2] / "docs" / "teams.md"

Columns = Mapping[str, frozenset[Permission]]
ROLE_COLUMNS: Columns = {role.value: rights for role, rights in ROLES.items()}
RELATION_COLUMNS: Columns = {
    "own": OWN,
    **{f"team {role.value}": rights for role, rights in TEAM_RIGHTS.items()},
    **{f"shared: {level.value}": rights for level, rights in GRANT_RIGHTS.items()},
}


def table(columns: Columns) -> list[str]:
    """The lines of the table, permission by permission, without those that no column has."""
    lines = ["| | " + " | ".join(columns) + " |", "|---|" + ":-:|" * len(columns)]
    for permission in Permission:
        marks = ["✓" if permission in rights else "" for rights in columns.values()]
        if any(marks):
            lines.append(f"| `{permission.value}` | " + " | ".join(marks) + " |")
    return lines


@pytest.mark.parametrize(("name", "columns"), [("roles", ROLE_COLUMNS), ("relations", RELATION_COLUMNS)])
def test_the_document_has_the_table_as_it_is(name: str, columns: Columns) -> None:
    text = DOCUMENT.read_text(encoding="utf-8")

    (found,) = re.findall(rf"<!-- {name} -->\n\n((?:\|.*\n)+)", text)

    assert found.splitlines() == table(columns)
