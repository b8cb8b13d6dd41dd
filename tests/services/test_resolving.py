"""References of jobs: refused at save when they lead nowhere, resolved when an attempt begins, never another's."""

import os
from pathlib import Path
from typing import Any

import pytest

from chronos_synapse import executors
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.job import ExecutorRef, Job
from chronos_synapse.executors.base import Executor
from chronos_synapse.executors.noop import NoopExecutor
from chronos_synapse.registry import discover
from chronos_synapse.security.vault import Vault, new_key
from chronos_synapse.services.jobs.job_requests import JobChange
from chronos_synapse.services.secrets.references import MAX_REFERENCES, References
from chronos_synapse.services.secrets.resolving import Resolver, Unresolved
from chronos_synapse.services.secrets.secret_providers import SecretSources
from chronos_synapse.services.secrets.secrets import PutSecret, SecretService
from chronos_synapse.services.secrets.variables import PutVariable, VariableService
from tests.builders import Store, a_job
from tests.services.scheduling import ADA, BOB, new, services_on

VAULT = Vault([new_key("test")])
SOURCES = SecretSources(env=frozenset({"CHRONOS_TEST_TOKEN"}))
TOKEN = "tok-0123456789"
EXECUTORS: dict[str, type[Executor[Any]]] = discover(executors, Executor)  # type: ignore[type-abstract]


@pytest.fixture
def secrets(store: Store) -> SecretService:
    return SecretService(store.stores, VAULT, SOURCES)


@pytest.fixture
def variables(store: Store) -> VariableService:
    return VariableService(store.stores)


@pytest.fixture
def resolver(store: Store) -> Resolver:
    return Resolver(store.stores, VAULT, SOURCES, EXECUTORS)


@pytest.fixture
def references(store: Store) -> References:
    return References(store.stores, SOURCES, EXECUTORS)


def job_with(environment: dict[str, str] | None = None, **changes: Any) -> Job:
    """A job of Ada's."""
    return a_job(owner_id=ADA.user_id, environment=environment or {}, **changes)


async def refusals(references: References, job: Job) -> list[tuple[str, str]]:
    """Pointer and code of each."""
    with pytest.raises(Invalid) as refusal:
        await references.check(job)
    return [(error.pointer, error.code) for error in refusal.value.errors]


async def test_values_take_the_place_of_references(
    secrets: SecretService, variables: VariableService, resolver: Resolver, references: References
) -> None:
    await secrets.put(ADA, "api", PutSecret(value=TOKEN))
    await secrets.put(ADA, "db", PutSecret(fields={"user": "admin", "password": "hunter2!"}))
    await variables.put(ADA, "HOST", PutVariable(value="example.org"))
    await variables.put(ADA, "LIMITS", PutVariable(value={"a": [1, 2.5, None]}))
    config = {
        "url": "https://${var:HOST}/x",
        "auth": {"kind": "bearer", "token": "${secret:store:api}"},
        "body": "$${var:HOST} ${HOME}",
        "request_timeout_s": 3,
    }
    environment = {
        "URL": "db://${secret:store:db:user}:${secret:store:db:password}@h",
        "LIMITS": "${var:LIMITS}",
        "PLAIN": "as it is",
    }
    job = job_with(environment, executor=ExecutorRef(kind="http", config=config))

    await references.check(job)
    resolved = await resolver.resolve(job)

    assert resolved.environment == {
        "URL": "db://admin:hunter2!@h",
        "LIMITS": '{"a":[1,2.5,null]}',
        "PLAIN": "as it is",
    }
    assert resolved.config == {
        "url": "https://example.org/x",
        "auth": {"kind": "bearer", "token": TOKEN},
        "body": "${var:HOST} ${HOME}",
        "request_timeout_s": 3,
    }
    assert resolved.mask.text(f"{TOKEN} hunter2! admin example.org") == "*** *** *** example.org"
    assert TOKEN not in repr(resolved)
    assert job.environment == environment


async def test_a_job_without_references_asks_nobody(store: Store) -> None:
    job = job_with({"A": "$HOME and ${HOME}"})
    resolver = Resolver(store.stores, Vault([]), SecretSources(), EXECUTORS)
    before = (await store.door.call("INFO", "stats"))["total_commands_processed"]

    resolved = await resolver.resolve(job)

    assert (await store.door.call("INFO", "stats"))["total_commands_processed"] <= before + 1
    assert resolved.environment == job.environment
    assert resolved.config == job.executor.config
    assert resolved.mask.is_empty


async def test_what_is_missing_is_told_at_its_place_when_the_job_is_saved(
    secrets: SecretService, references: References
) -> None:
    await secrets.put(ADA, "api", PutSecret(value=TOKEN))
    environment = {
        "FINE": "${secret:store:api}",
        "NONE": "${secret:store:nope}",
        "FIELD": "${secret:store:api:user}",
        "VAR": "${var:NOPE}",
        "WHERE": "${secret:vault:x}",
        "ENV": "${secret:env:PATH}",
        "FILE": "${secret:file:x}",
        "TYPO": "${secret:store}",
    }
    config = {"url": "https://example.org", "auth": {"kind": "bearer", "token": "${secret:store:other}"}}

    found = await refusals(references, job_with(environment, executor=ExecutorRef(kind="http", config=config)))

    assert sorted(found) == sorted(
        [(f"/environment/{name}", "reference.unresolved") for name in ("NONE", "FIELD", "VAR", "WHERE", "ENV", "FILE")]
        + [("/environment/TYPO", "reference.malformed"), ("/executor/config/auth/token", "reference.unresolved")]
    )


async def test_a_secret_cannot_stand_on_a_command_line(secrets: SecretService, references: References) -> None:
    await secrets.put(ADA, "api", PutSecret(value=TOKEN))
    shell = ExecutorRef(kind="shell", config={"command": "curl -H ${secret:store:api}", "stdin": "${secret:store:api}"})

    assert await refusals(references, job_with(executor=shell)) == [("/executor/config/command", "reference.code")]


async def test_the_number_of_references_is_bounded(references: References) -> None:
    text = "${var:A}" * (MAX_REFERENCES + 1)

    assert await refusals(references, job_with({"A": text})) == [("/executor", "reference.many")]


async def test_a_job_cannot_name_what_belongs_to_another_owner(
    secrets: SecretService, variables: VariableService, references: References, resolver: Resolver
) -> None:
    await secrets.put(BOB, "api", PutSecret(value=TOKEN))
    await variables.put(BOB, "HOST", PutVariable(value="x"))
    job = job_with({"A": "${secret:store:api}", "B": "${var:HOST}"})

    found = await refusals(references, job)

    assert found == [("/environment/A", "reference.unresolved"), ("/environment/B", "reference.unresolved")]
    with pytest.raises(Unresolved, match="no such secret"):
        await resolver.resolve(job)


async def test_what_belongs_to_one_job_goes_before_what_belongs_to_its_owner(
    store: Store, secrets: SecretService, variables: VariableService, resolver: Resolver
) -> None:
    environment = {"A": "${secret:store:api}", "B": "${var:HOST}"}
    own, other = job_with(environment), job_with(environment)
    await store.save(own, other)
    await secrets.put(ADA, "api", PutSecret(value="of the owner"))
    await secrets.put(ADA, "api", PutSecret(value="of the job", job_id=own.id))
    await variables.put(ADA, "HOST", PutVariable(value="owner"))
    await variables.put(ADA, "HOST", PutVariable(value="job", job_id=own.id))

    assert (await resolver.resolve(own)).environment == {"A": "of the job", "B": "job"}
    assert (await resolver.resolve(other)).environment == {"A": "of the owner", "B": "owner"}


async def test_what_is_gone_when_an_attempt_begins_is_told_without_values(
    secrets: SecretService, resolver: Resolver
) -> None:
    await secrets.put(ADA, "api", PutSecret(value=TOKEN))
    environment = {"A": "${secret:store:api}", "B": "${secret:store:gone}", "C": "${secret:store:api:gone}"}

    with pytest.raises(Unresolved) as refusal:
        await resolver.resolve(job_with(environment))

    assert refusal.value.detail == (
        "What the job names cannot be had: ${secret:store:gone}: the job's owner has no such secret; "
        "${secret:store:api:gone}: it has no field 'gone'."
    )


async def test_a_changed_ciphertext_or_another_key_ends_the_attempt(
    store: Store, secrets: SecretService, resolver: Resolver
) -> None:
    await secrets.put(ADA, "api", PutSecret(value=TOKEN))
    await secrets.put(ADA, "other", PutSecret(value="another one"))
    job = job_with({"A": "${secret:store:api}"})
    values = store.door.keys.secret_values(f"owner-{ADA.user_id}")

    with pytest.raises(Unresolved, match="key 'test' is not among"):
        await Resolver(store.stores, Vault([]), SOURCES, EXECUTORS).resolve(job)
    await store.door.call("HSET", values, "api", await store.door.call("HGET", values, "other"))
    with pytest.raises(Unresolved, match="cannot be decrypted"):
        await resolver.resolve(job)


async def test_attempts_of_a_job_share_a_mask_while_they_run(secrets: SecretService, resolver: Resolver) -> None:
    await secrets.put(ADA, "api", PutSecret(value=TOKEN))
    job = job_with({"A": "${secret:store:api}"})

    first, second = await resolver.resolve(job), await resolver.resolve(job)

    assert first.mask is second.mask


class Greeter(NoopExecutor):
    """A kind that nobody else knows."""

    kind = "greeter"
    code_fields = frozenset({"program"})
    open_fields = frozenset({"shown"})


async def test_a_new_kind_says_by_itself_which_of_its_fields_take_values(
    store: Store, variables: VariableService
) -> None:
    await variables.put(ADA, "NAME", PutVariable(value="you"))
    config = dict.fromkeys(("program", "shown", "greeting"), "hello ${var:NAME}")
    job = job_with(executor=ExecutorRef(kind="greeter", config=config))
    kinds = {"greeter": Greeter}

    resolved = await Resolver(store.stores, VAULT, SOURCES, kinds).resolve(job)

    assert resolved.config == config | {"greeting": "hello you"}
    assert await refusals(References(store.stores, SOURCES, kinds), job) == [
        ("/executor/config/program", "reference.code"),
        ("/executor/config/shown", "reference.code"),
    ]


async def test_a_kind_that_is_not_known_takes_no_values(store: Store, references: References) -> None:
    job = job_with(executor=ExecutorRef(kind="gone", config={"text": "${var:NAME}"}))

    assert await refusals(references, job) == [("/executor/config/text", "reference.code")]


async def test_saving_a_job_checks_its_references_and_pausing_it_does_not(store: Store, secrets: SecretService) -> None:
    jobs = services_on(store).jobs
    request = new(environment={"A": "${secret:store:api}"})
    with pytest.raises(Invalid, match="no such secret"):
        await jobs.create(ADA, request)
    await secrets.put(ADA, "api", PutSecret(value=TOKEN))
    job = await jobs.create(ADA, request)
    await secrets.remove(ADA, "api", job_id=None, force=True)

    renamed = await jobs.change(ADA, job.id, JobChange(name="Other"))

    assert renamed.environment == {"A": "${secret:store:api}"}
    with pytest.raises(Invalid, match="no such secret"):
        await jobs.change(ADA, job.id, JobChange(environment={"B": "${secret:store:api}"}))


class TestOtherProviders:
    """Secrets that others keep."""

    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        """Files below and beside the directory of secrets."""
        root = tmp_path / "secrets"
        (root / "db").mkdir(parents=True)
        (root / "token").write_text(f"{TOKEN}\n")
        (root / "key").write_text("line one\nline two\n")
        (root / "db" / "password").write_text("hunter2!")
        (root / "conf.json").write_text('{"user": "admin", "port": 54320, "deep": {}}')
        (root / "binary").write_bytes(b"\xff\xfe\x00\x01")
        (root / "short").write_text("abc\n")
        (root / "large").write_text("x" * 65_537)
        (root / "link").symlink_to(root / "token")
        (tmp_path / "outside").write_text("do not read")
        (root / "escape").symlink_to(tmp_path / "outside")
        os.mkfifo(root / "pipe")
        return root

    async def resolved(self, store: Store, root: Path, text: str) -> str:
        sources = SecretSources(env=frozenset({"CHRONOS_TEST_TOKEN"}), files=str(root), kubernetes=str(root))
        job = job_with({"A": text})
        await References(store.stores, sources, EXECUTORS).check(job)
        return (await Resolver(store.stores, Vault([]), sources, EXECUTORS).resolve(job)).environment["A"]

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("${secret:file:token}", TOKEN),
            ("${secret:file:link}", TOKEN),
            ("${secret:file:key}", "line one\nline two\n"),
            ("${secret:file:conf.json:user}", "admin"),
            ("${secret:file:conf.json:port}", "54320"),
            ("${secret:kubernetes:db/password}", "hunter2!"),
            ("${secret:env:CHRONOS_TEST_TOKEN}", TOKEN),
        ],
    )
    async def test_they_are_read(
        self, store: Store, root: Path, monkeypatch: pytest.MonkeyPatch, text: str, value: str
    ) -> None:
        monkeypatch.setenv("CHRONOS_TEST_TOKEN", TOKEN)

        assert await self.resolved(store, root, text) == value

    @pytest.mark.parametrize(
        ("text", "why"),
        [
            ("${secret:file:nope}", "cannot read"),
            ("${secret:file:db}", "no regular file"),
            ("${secret:file:pipe}", "no regular file"),
            ("${secret:file:escape}", "outside"),
            ("${secret:file:binary}", "not UTF-8"),
            ("${secret:file:short}", "too short to mask"),
            ("${secret:file:large}", "more than 65,536"),
            ("${secret:file:token:user}", "not JSON"),
            ("${secret:file:conf.json:deep}", "no field"),
            ("${secret:env:CHRONOS_TEST_TOKEN}", "environment does not have it"),
        ],
    )
    async def test_what_cannot_be_had_ends_the_attempt(
        self, store: Store, root: Path, monkeypatch: pytest.MonkeyPatch, text: str, why: str
    ) -> None:
        monkeypatch.delenv("CHRONOS_TEST_TOKEN", raising=False)

        with pytest.raises(Unresolved, match=why):
            await self.resolved(store, root, text)

    @pytest.mark.parametrize(
        "text",
        [
            "${secret:file:../outside}",
            "${secret:file:db/../../outside}",
            "${secret:file:/etc/passwd}",
            "${secret:file:.}",
            "${secret:kubernetes:token}",
            "${secret:kubernetes:a/b/c}",
            "${secret:env:PATH}",
            "${secret:env:CHRONOS_SECRETS_KEYS}",
        ],
    )
    async def test_what_leads_elsewhere_is_refused_at_save(self, store: Store, root: Path, text: str) -> None:
        with pytest.raises(Invalid, match="cannot be resolved"):
            await self.resolved(store, root, text)
