"""README.md against what is really there: settings by name, and every path that it points to."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_type_hints

import pytest

from chronos_synapse.config import PREFIX, Settings

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SETTING_NAMES = sorted(PREFIX + field.upper() for field in get_type_hints(Settings))
OF_AN_ATTEMPT = {PREFIX + name for name in ("EXECUTION_ID", "JOB_ID", "ATTEMPT", "FENCE", "SCHEDULED_TIME")}
"""What a job finds in its own environment; no setting."""
HIDDEN_OR_MADE = {"data", "node_modules"}
FOLDERS = {path.name for path in ROOT.iterdir() if path.is_dir() and path.name not in HIDDEN_OR_MADE}


def tree_paths(block: str) -> Iterator[str]:
    """Paths of a drawn tree: names, then two spaces and words; two spaces deeper is inside."""
    parents: list[tuple[int, str]] = []
    for line in block.splitlines():
        names = re.split(r"\s{2,}", line.strip())[0].split()
        depth = len(line) - len(line.lstrip())
        while parents and parents[-1][0] >= depth:
            parents.pop()
        inside = parents[-1][1] if parents else ""
        for name in names:
            if "/" in name or "." in name:
                yield inside + name
        if len(names) == 1 and names[0].endswith("/"):
            parents.append((depth, inside + names[0]))


def paths_of(text: str) -> set[str]:
    """What `text` points to in this repository: links, paths in backticks, and the tree below a heading "map"."""
    links = re.findall(r"\]\((?!\w+:|#)([^)#\s]+)", text)
    quoted = [name for name in re.findall(r"`([\w./-]+)`", text) if "/" in name and name.split("/")[0] in FOLDERS]
    trees = re.findall(r"^#+ [^\n]*\bmap\b[^\n]*\n(?:(?!^#).)*?^```\w*\n(.*?)^```", text, re.DOTALL | re.M | re.I)
    return {*links, *quoted, *(path for tree in trees for path in tree_paths(tree))}


@pytest.mark.parametrize("name", SETTING_NAMES)
def test_every_setting_is_named(name: str) -> None:
    assert re.search(rf"\b{name}\b", README)


def test_every_setting_that_is_named_exists() -> None:
    assert set(re.findall(rf"\b{PREFIX}[A-Z_]+[A-Z]\b", README)) <= {*SETTING_NAMES, *OF_AN_ATTEMPT}


def test_every_path_exists() -> None:
    paths = paths_of(README)

    assert paths
    assert sorted(path for path in paths if not (ROOT / path).exists()) == []


def test_paths_are_found_however_they_are_written() -> None:
    text = """
[changes](CHANGELOG.md) [elsewhere](https://example.com) [below](#map) `backend/Dockerfile` `text/plain` `name.py`

## The map

Words.

```
backend/
  chronos_synapse/     the product
    domain/ services/  words and use cases
models/                what is learned
README.md              this
```

## Next
"""
    assert paths_of(text) == {
        "CHANGELOG.md",
        "backend/Dockerfile",
        "backend/",
        "backend/chronos_synapse/",
        "backend/chronos_synapse/domain/",
        "backend/chronos_synapse/services/",
        "models/",
        "README.md",
    }
