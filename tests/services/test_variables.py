"""VariableService and files of variables: versions, compare-and-set, who may, out and in."""

import asyncio
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronos_synapse.domain.errors import Conflict, Denied, Invalid, NotFound
from chronos_synapse.domain.scope import Scope
from chronos_synapse.domain.variable import Variable
from chronos_synapse.services.secrets import variables as module
from chronos_synapse.services.secrets.variable_files import (
    VariableFiles,
    VariableFormat,
    VariableImport,
    _as_line,
    _from_lines,
)
from chronos_synapse.services.secrets.variables import PutVariable, VariableQuery, VariableService
from chronos_synapse.storage.redis.variables import VariableLimits
from tests.builders import OWNER, START, Store
from tests.services.scheduling import ADA, BOB, LOOKER, ROOT

JSON, ENV = VariableFormat.JSON, VariableFormat.ENV


@pytest.fixture
def variables(store: Store) -> VariableService:
    return VariableService(store.stores)


@pytest.fixture
def files(store: Store, variables: VariableService) -> VariableFiles:
    return VariableFiles(store.stores, variables)


async def put(variables: VariableService, key: str, value: Any, **changes: Any) -> int:
    """Ada sets it; its version."""
    return (await variables.put(ADA, key, PutVariable(value=value, **changes))).version


async def test_each_change_makes_a_version_and_the_latest_twenty_are_kept(variables: VariableService) -> None:
    for number in range(1, 26):
        assert await put(variables, "COUNT", {"n": number}) == number

    found = (await variables.versions(ADA, "COUNT", job_id=None)).items

    assert [one.version for one in found] == list(range(25, 5, -1))
    assert [one.value["n"] for one in found] == list(range(25, 5, -1))
    assert found[0].updated_by == ADA.user_id
    assert (await variables.find(ADA, "COUNT", job_id=None)).value == {"n": 25}


async def test_compare_and_set_lets_one_of_many_through(variables: VariableService) -> None:
    await put(variables, "COUNT", 0, expected_version=0)

    tries = [put(variables, "COUNT", number, expected_version=1) for number in range(8)]
    outcomes = await asyncio.gather(*tries, return_exceptions=True)

    assert [one for one in outcomes if one == 2] == [2]
    assert {one.code for one in outcomes if isinstance(one, Conflict)} == {"variable.version"}
    with pytest.raises(Conflict, match="Version 2 is there"):
        await put(variables, "COUNT", 1, expected_version=0)
    with pytest.raises(Conflict, match="There is none"):
        await put(variables, "OTHER", 1, expected_version=3)


async def test_a_description_stays_unless_one_is_given(variables: VariableService) -> None:
    await put(variables, "A", 1, description="First")
    await put(variables, "A", 2)

    assert (await variables.find(ADA, "A", job_id=None)).description == "First"
    await put(variables, "A", 2, description="")
    assert (await variables.find(ADA, "A", job_id=None)).description == ""


@pytest.mark.parametrize(
    ("key", "value", "changes", "code"),
    [
        ("lower", 1, {}, "variable.key"),
        ("1A", 1, {}, "variable.key"),
        ("A-B", 1, {}, "variable.key"),
        ("A" * 101, 1, {}, "variable.key"),
        ("CHRONOS_TOKEN", 1, {}, "variable.key"),
        ("A", "x" * 9_999, {}, "variable.size"),
        ("A", ["x" * 100] * 100, {}, "variable.size"),
        ("A", "a\x00b", {}, "variable.value"),
        ("A", 1, {"description": "x" * 2001}, "variable.description"),
    ],
)
async def test_what_cannot_be_kept_is_refused(
    variables: VariableService, key: str, value: Any, changes: dict[str, str], code: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        await put(variables, key, value, **changes)
    assert refusal.value.code == code


async def test_owners_have_their_own_and_a_viewer_writes_nothing(variables: VariableService) -> None:
    await put(variables, "A", 1)

    assert (await variables.page(BOB, VariableQuery())).items == []
    assert (await variables.page(ROOT, VariableQuery(owner_id=ADA.user_id))).total == 1
    assert (await variables.find(LOOKER, "A", job_id=None)).value == 1
    with pytest.raises(NotFound):
        await variables.find(BOB, "A", job_id=None)
    with pytest.raises(NotFound):
        await variables.versions(BOB, "A", job_id=None)
    with pytest.raises(NotFound):
        await variables.remove(BOB, "A", job_id=None, force=True)
    with pytest.raises(NotFound):
        await variables.page(BOB, VariableQuery(owner_id=ADA.user_id))
    with pytest.raises(Denied):
        await variables.put(LOOKER, "A", PutVariable(value=2))
    with pytest.raises(Denied):
        await variables.remove(LOOKER, "A", job_id=None, force=True)


async def test_a_variable_that_jobs_name_goes_only_by_force(store: Store, variables: VariableService) -> None:
    await put(variables, "HOST", "x")
    await store.save_draft(owner_id=ADA.user_id, name="Names it", environment={"A": "${var:HOST}"})

    assert [use.name for use in (await variables.find(ADA, "HOST", job_id=None)).used_by] == ["Names it"]
    with pytest.raises(Conflict, match="Names it"):
        await variables.remove(ADA, "HOST", job_id=None, force=False)
    await variables.remove(ADA, "HOST", job_id=None, force=True)
    with pytest.raises(NotFound):
        await variables.find(ADA, "HOST", job_id=None)
    assert await put(variables, "HOST", "y") == 2
    assert len((await variables.versions(ADA, "HOST", job_id=None)).items) == 1


async def test_a_job_has_variables_of_its_own_and_takes_them_with_it(store: Store, variables: VariableService) -> None:
    job = await store.save_draft(owner_id=ADA.user_id)
    await put(variables, "A", 1, job_id=job.id)

    page = await variables.page(ADA, VariableQuery(job_id=job.id))
    await store.stores.jobs.delete(job)

    assert [(one.key, one.scope, one.job_id) for one in page.items] == [("A", "job", job.id)]
    assert await store.stores.variables.all(Scope(owner_id=ADA.user_id, job_id=job.id)) == []


async def test_lists_come_in_pages_and_can_be_searched(variables: VariableService) -> None:
    for key in ("C", "A", "B"):
        await put(variables, key, 1, description=f"about {key.lower()}x")

    first = await variables.page(ADA, VariableQuery(limit=2))
    rest = await variables.page(ADA, VariableQuery(limit=2, cursor=first.next_cursor))

    assert [one.key for one in first.items + rest.items] == ["A", "B", "C"]
    assert [one.key for one in (await variables.page(ADA, VariableQuery(search="BX"))).items] == ["B"]
    with pytest.raises(Invalid):
        await variables.page(ADA, VariableQuery(limit=2, search="a", cursor=first.next_cursor))


@pytest.mark.parametrize(
    ("limits", "why"),
    [(VariableLimits(variables=2, bytes=9999), "full"), (VariableLimits(variables=9, bytes=150), "heavy")],
)
async def test_what_an_owner_may_have_is_bounded(
    variables: VariableService, monkeypatch: pytest.MonkeyPatch, limits: VariableLimits, why: str
) -> None:
    monkeypatch.setattr(module, "LIMITS", limits)
    await put(variables, "A", 1)
    await put(variables, "B", 1)

    with pytest.raises(Conflict) as refusal:
        await put(variables, "C", "x" * 99)

    assert refusal.value.code == f"variable.{why}"
    assert await put(variables, "A", 2) == 2


@pytest.mark.parametrize("form", [JSON, ENV])
async def test_what_is_written_out_can_be_taken_in(
    variables: VariableService, files: VariableFiles, form: VariableFormat
) -> None:
    texts = {"A": "plain", "B": 'two words "and" $x `y` \\n\nnext', "C": "", "D": "'q'"}
    for key, value in texts.items():
        await put(variables, key, value, description="Line one\nline two" if key == "B" else "")
    out = await files.export(ADA, form, job_id=None)

    report = await files.take_in(BOB, VariableImport(format=form, text=out.text))

    assert out.count == 4
    assert [(one.key, one.outcome) for one in report.items] == [(key, "created") for key in texts]
    found = (await variables.page(BOB, VariableQuery())).items
    assert {one.key: one.value for one in found} == texts
    assert {one.key: one.description for one in found}["B"] == "Line one\nline two"


async def test_json_keeps_what_is_no_text(variables: VariableService, files: VariableFiles) -> None:
    await put(variables, "A", {"x": [1, None, True]})

    out = await files.export(ADA, JSON, job_id=None)
    await files.take_in(BOB, VariableImport(format=JSON, text=out.text))

    assert (await variables.find(BOB, "A", job_id=None)).value == {"x": [1, None, True]}


async def test_taking_in_overwrites_only_when_told_and_refuses_one_by_one(
    variables: VariableService, files: VariableFiles
) -> None:
    await put(variables, "A", "1")
    await put(variables, "B", "2")
    text = '{"A": "1", "B": "3", "C": 4, "bad key": 5, "CHRONOS_X": 6}'

    dry = await files.take_in(ADA, VariableImport(format=JSON, text=text, overwrite=True, dry_run=True))
    kept = await files.take_in(ADA, VariableImport(format=JSON, text=text))
    changed = await files.take_in(ADA, VariableImport(format=JSON, text=text, overwrite=True))

    assert [one.outcome for one in dry.items] == ["unchanged", "updated", "created", "refused", "refused"]
    assert [one.outcome for one in kept.items] == ["unchanged", "kept", "created", "refused", "refused"]
    assert [one.outcome for one in changed.items] == ["unchanged", "updated", "unchanged", "refused", "refused"]
    assert "capitals" in str(changed.items[3].detail)
    assert (await variables.find(ADA, "B", job_id=None)).version == 2


async def test_lines_are_read_as_a_dotenv_file_has_them(variables: VariableService, files: VariableFiles) -> None:
    text = "# About A\nexport A=1\n\n# lost\n\n B = 'x y' \r\nC=\"a\\nb\"\nD=a=b#c\nE=\n"

    await files.take_in(ADA, VariableImport(format=ENV, text=text))

    found = (await variables.page(ADA, VariableQuery())).items
    assert {one.key: one.value for one in found} == {"A": "1", "B": "x y", "C": "a\nb", "D": "a=b#c", "E": ""}
    assert {one.key: one.description for one in found if one.description} == {"A": "About A"}


@pytest.mark.parametrize(
    ("form", "text", "code"),
    [
        (JSON, "[1]", "variable.json"),
        (JSON, "{", "variable.json"),
        (JSON, '{"variables": {"A": {"nope": 1}}}', "variable.json"),
        (JSON, "{" + ",".join(f'"A{at}":1' for at in range(501)) + "}", "variable.many"),
        (ENV, "A=1\nnot a line\n", "variable.line"),
    ],
)
async def test_a_text_that_cannot_be_read_changes_nothing(
    variables: VariableService, files: VariableFiles, form: VariableFormat, text: str, code: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        await files.take_in(ADA, VariableImport(format=form, text=text))

    assert refusal.value.code == code
    assert (await variables.page(ADA, VariableQuery())).total == 0


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00")))
def test_any_text_survives_a_line(value: str) -> None:
    variable = Variable(
        key="A",
        scope=Scope(owner_id=OWNER),
        value=value,
        description="",
        version=1,
        updated_at=START,
        updated_by="",
    )

    ((key, read),) = _from_lines(_as_line(variable))

    assert (key, read.value) == ("A", value)
