"""Secrets of jobs on a real worker: given to the job, and in nothing that is kept of it."""

import base64
from typing import Any

import msgspec

from chronos_synapse.domain.access import Principal, Sight
from chronos_synapse.domain.clock import utc_now
from chronos_synapse.domain.execution import Execution, ExecutionState
from chronos_synapse.domain.job import ExecutorRef
from chronos_synapse.domain.query import ExecutionQuery
from chronos_synapse.domain.retry import Cause
from chronos_synapse.domain.user import Role
from chronos_synapse.services.secrets.secret_providers import SecretSources
from chronos_synapse.services.secrets.secrets import PutSecret, SecretService
from tests.builders import OWNER
from tests.daemons.site import Site
from tests.runners import VAULT

ADA = Principal(user_id=OWNER, role=Role.DEVELOPER)
TOKEN = "Tok/en+012345678"
KEY = "-----BEGIN KEY-----\n" + "".join(f"{line:02}MIIEowIBAAKCAQEA{line * 7919:030}\n" for line in range(20))
PRINTS = """
printf '%s\\n' "$TOKEN"; printf '%s' "$TOKEN" | base64; printf 'user:%s' "$TOKEN" | base64
printf '%s' "$KEY"; printf '%s' "$KEY" | sed 's/$/\\r/'; printf '%s' "$KEY" | base64
for c in T o k / e n + 0 1 2 3 4 5 6 7 8; do printf '%s' "$c"; done; echo
echo "it failed with $TOKEN" >&2; exit 3
"""


async def ran(site: Site, command: str, environment: dict[str, str], **executor: Any) -> Execution:
    """An execution of a shell job that failed."""
    config = {"command": command, **executor}
    job = await site.store.save_draft(environment=environment, executor=ExecutorRef(kind="shell", config=config))
    async with site.working():
        (execution,) = await site.store.request(job)
        await site.reaches(ExecutionState.FAILED, execution)
    return await site.find(execution)


async def test_what_a_job_prints_of_its_secrets_is_in_nothing_that_is_kept(site: Site) -> None:
    secrets = SecretService(site.store.stores, VAULT, SecretSources())
    await secrets.put(ADA, "api", PutSecret(value=TOKEN))
    await secrets.put(ADA, "key", PutSecret(value=KEY))

    found = await ran(site, PRINTS, {"TOKEN": "${secret:store:api}", "KEY": "${secret:store:key}"})

    lines = await site.store.stores.logs.read(found.id, after=-1, limit=1000)
    text = "\n".join(line.text for line in lines)
    kept = text + msgspec.json.encode(found).decode()
    assert found.exit_code == 3
    assert text.count("***") > 40
    assert "it failed with ***" in text
    assert "it failed with ***" in str(found.error)
    for piece in (TOKEN, TOKEN[4:], base64.b64encode(TOKEN.encode()).decode()[:20], *KEY.split()):
        assert piece not in kept
    query = ExecutionQuery(sight=Sight(owners=(OWNER,)), text="012345678")
    assert (await site.store.stores.history.find(query, now=utc_now())).total == 0


async def test_an_attempt_without_its_secret_is_refused_and_says_what_is_missing(site: Site) -> None:
    found = await ran(site, "echo never", {"TOKEN": "${secret:store:gone}"})

    assert found.attempts[-1].cause is Cause.REFUSED
    assert "${secret:store:gone}" in str(found.error)
    lines = await site.store.stores.logs.read(found.id, after=-1, limit=9)
    assert "never" not in [line.text for line in lines]


async def test_a_job_gets_its_secrets_as_they_are(site: Site) -> None:
    secrets = SecretService(site.store.stores, VAULT, SecretSources())
    await secrets.put(ADA, "key", PutSecret(value=KEY))
    length = len(KEY)

    found = await ran(
        site,
        f'test "${{#KEY}}" = {length} && test "$(wc -c)" = {length} && exit 7',
        {"KEY": "${secret:store:key}"},
        stdin="${secret:store:key}",
    )

    assert found.exit_code == 7
