"""One-time codes: each lets in once, and only their user changes anything about them."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.account import LoginMethod
from chronos_synapse.domain.errors import Conflict, Denied, Invalid, TooMany, Unauthenticated, Unavailable
from chronos_synapse.domain.job import UserId
from chronos_synapse.domain.user import Role, User
from chronos_synapse.security import totp
from chronos_synapse.security.passwords import Passwords
from chronos_synapse.security.vault import Vault, new_key
from chronos_synapse.services.accounts.proofs import Proofs
from chronos_synapse.services.accounts.second_factor import FactorProof, SecondFactor, SecondFactorService
from chronos_synapse.storage.postgres.engine import Database
from chronos_synapse.storage.postgres.second_factors import SecondFactorStore
from chronos_synapse.storage.postgres.users import UserStore
from tests.builders import open_store

NOW = datetime(2026, 11, 21, 12, 0, 10, tzinfo=UTC)
ANN, BEN = UserId("a1"), UserId("b1")
PASSWORD = "nine lilac bicycles hum"
PERSON = Principal(user_id=ANN, role=Role.DEVELOPER, session_id="s1")


@dataclass
class Site:
    """The services of one installation, with a clock that is set by hand."""

    database: Database
    proofs: Proofs
    vault: Vault = field(default_factory=lambda: Vault([new_key("k1")]))
    now: datetime = NOW

    def __post_init__(self) -> None:
        self.store = SecondFactorStore(self.database)
        self.factor = SecondFactor(self.store, self.vault, self.proofs, clock=lambda: self.now)
        self.service = SecondFactorService(self.store, self.vault, self.factor, self.proofs, clock=lambda: self.now)

    async def secret(self) -> bytes:
        """What Ann's app knows."""
        generator = await self.store.generator(ANN)
        assert generator is not None
        return self.factor.open_secret(ANN, generator)

    async def code(self, *, later_s: int = 0) -> str:
        """What Ann's app shows then."""
        return totp.current_code(await self.secret(), at=self.now + timedelta(seconds=later_s))

    async def turned_on(self) -> tuple[str, ...]:
        """Codes are asked for from half a minute ago on; gives the recovery codes."""
        await self.service.begin(PERSON, PASSWORD)
        codes = await self.service.confirm(PERSON, await self.code())
        self.now += timedelta(seconds=30)
        return codes.recovery_codes


@pytest.fixture
async def site(database_url: str, redis_url: str, key_prefix: str) -> AsyncIterator[Site]:
    database, passwords = Database(database_url), Passwords()
    users = UserStore(database)
    hashed = await passwords.hash(PASSWORD)
    for user_id, kept in ((ANN, hashed), (BEN, None)):
        user = User(id=user_id, email=f"{user_id}@example.org", name="", role=Role.DEVELOPER, created_at=NOW)
        await users.create(user, kept)
    async with open_store(redis_url, key_prefix) as store:
        yield Site(database, Proofs(users, store.stores.entry.throttle, passwords))
    await database.close()


async def test_without_a_second_factor_the_password_is_enough(site: Site) -> None:
    assert await site.factor.check(ANN, None, None) is LoginMethod.PASSWORD
    assert await site.factor.check(ANN, "123456", "abcd") is LoginMethod.PASSWORD


async def test_a_generator_counts_only_once_it_is_confirmed(site: Site) -> None:
    new = await site.service.begin(PERSON, PASSWORD)

    assert await site.factor.check(ANN, None, None) is LoginMethod.PASSWORD
    assert not (await site.service.state(PERSON)).is_on
    assert new.secret in new.uri
    assert new.secret == totp.secret_text(await site.secret())
    with pytest.raises(Invalid, match="not the code") as refused:
        await site.service.confirm(PERSON, "000000")
    assert refused.value.errors[0].pointer == "/code"

    codes = (await site.service.confirm(PERSON, await site.code())).recovery_codes

    state = await site.service.state(PERSON)
    assert (state.is_on, state.recovery_codes_left, len(codes)) == (True, 10, 10)
    with pytest.raises(Unauthenticated) as missing:
        await site.factor.check(ANN, None, None)
    assert missing.value.code == "login.second_factor"


async def test_the_code_that_confirmed_it_does_not_log_in(site: Site) -> None:
    await site.service.begin(PERSON, PASSWORD)
    code = await site.code()
    await site.service.confirm(PERSON, code)

    with pytest.raises(Unauthenticated) as refused:
        await site.factor.check(ANN, code, None)
    assert refused.value.code == "login.second_factor_wrong"


async def test_a_code_logs_in_once_though_it_is_sent_ten_times_at_once(site: Site) -> None:
    await site.turned_on()
    code = await site.code()

    tries = await asyncio.gather(*(site.factor.check(ANN, code, None) for _ in range(10)), return_exceptions=True)

    assert tries.count(LoginMethod.TOTP) == 1
    assert all(isinstance(one, Unauthenticated) for one in tries if one is not LoginMethod.TOTP)


async def test_a_recovery_code_logs_in_once_though_it_is_sent_ten_times_at_once(site: Site) -> None:
    code, other = (await site.turned_on())[:2]

    sent = code.upper().replace("-", " ")
    tries = await asyncio.gather(*(site.factor.check(ANN, None, sent) for _ in range(10)), return_exceptions=True)

    assert tries.count(LoginMethod.RECOVERY) == 1
    assert (await site.service.state(PERSON)).recovery_codes_left == 9
    assert await site.factor.check(ANN, None, other) is LoginMethod.RECOVERY


async def test_codes_are_not_tried_out(site: Site) -> None:
    await site.turned_on()
    for _ in range(10):
        with pytest.raises(Unauthenticated):
            await site.factor.check(ANN, "000000", None)

    with pytest.raises(TooMany):
        await site.factor.check(ANN, await site.code(), None)
    with pytest.raises(TooMany):
        await site.factor.check(ANN, None, "abcd-efgh-2345-wxyz")


async def test_a_right_code_forgives_wrong_ones(site: Site) -> None:
    await site.turned_on()
    for step in range(3):
        for _ in range(9):
            with pytest.raises(Unauthenticated):
                await site.factor.check(ANN, "000000", None)
        site.now += timedelta(seconds=30 * (step + 1))
        assert await site.factor.check(ANN, await site.code(), None) is LoginMethod.TOTP


async def test_nobody_turns_it_on_or_off_without_proof(site: Site) -> None:
    with pytest.raises(Invalid, match="password"):
        await site.service.begin(PERSON, "wrong")
    await site.turned_on()
    for proof in (
        FactorProof(),
        FactorProof(password="wrong"),
        FactorProof(code="000000"),
        FactorProof(recovery_code="abcd-efgh-2345-wxyz"),
    ):
        with pytest.raises(Invalid):
            await site.service.turn_off(PERSON, proof)
        with pytest.raises(Invalid):
            await site.service.renew_recovery_codes(PERSON, proof)

    with pytest.raises(Conflict, match="on already"):
        await site.service.begin(PERSON, PASSWORD)
    with pytest.raises(Unauthenticated):
        await site.factor.check(ANN, None, None)


@pytest.mark.parametrize("kind", ["password", "code", "recovery_code"])
async def test_a_proof_turns_it_off(site: Site, kind: str) -> None:
    codes = await site.turned_on()
    proofs = {"password": PASSWORD, "code": await site.code(), "recovery_code": codes[0]}

    await site.service.turn_off(PERSON, FactorProof(**{kind: proofs[kind]}))

    assert await site.factor.check(ANN, None, None) is LoginMethod.PASSWORD
    assert (await site.service.state(PERSON)).recovery_codes_left == 0
    with pytest.raises(Conflict, match="off"):
        await site.service.turn_off(PERSON, FactorProof(password=PASSWORD))


async def test_fresh_recovery_codes_end_the_former_ones(site: Site) -> None:
    former = (await site.turned_on())[0]
    fresh = (await site.service.renew_recovery_codes(PERSON, FactorProof(password=PASSWORD))).recovery_codes

    with pytest.raises(Unauthenticated):
        await site.factor.check(ANN, None, former)
    assert await site.factor.check(ANN, None, fresh[0]) is LoginMethod.RECOVERY


async def test_a_password_is_not_tried_out_by_this(site: Site) -> None:
    for _ in range(10):
        with pytest.raises(Invalid):
            await site.service.begin(PERSON, "wrong")

    with pytest.raises(TooMany):
        await site.service.begin(PERSON, PASSWORD)


async def test_an_api_key_reaches_nothing_of_it(site: Site) -> None:
    key = Principal(user_id=ANN, role=Role.ADMIN, key_id="chr_1")

    with pytest.raises(Denied):
        await site.service.begin(key, PASSWORD)
    with pytest.raises(Denied):
        await site.service.confirm(key, "123456")
    with pytest.raises(Denied):
        await site.service.turn_off(key, FactorProof(password=PASSWORD))
    with pytest.raises(Denied):
        await site.service.state(key)


async def test_an_account_without_a_password_needs_no_second_factor(site: Site) -> None:
    with pytest.raises(Conflict, match="no password"):
        await site.service.begin(Principal(user_id=BEN, role=Role.VIEWER, session_id="s"), PASSWORD)


async def test_the_secret_is_sealed_for_its_user(site: Site) -> None:
    new = await site.service.begin(PERSON, PASSWORD)
    generator = await site.store.generator(ANN)

    assert generator is not None
    assert new.secret.encode() not in generator.sealed
    assert await site.secret() not in generator.sealed
    with pytest.raises(Unavailable):
        site.factor.open_secret(BEN, generator)


async def test_without_the_servers_key_only_recovery_codes_let_in(site: Site) -> None:
    codes = await site.turned_on()
    bare = Site(site.database, site.proofs, vault=Vault([]), now=site.now)

    with pytest.raises(Unavailable, match="recovery code"):
        await bare.factor.check(ANN, "123456", None)
    assert await bare.factor.check(ANN, None, codes[0]) is LoginMethod.RECOVERY
    await bare.service.turn_off(PERSON, FactorProof(password=PASSWORD))
    with pytest.raises(Conflict, match="CHRONOS_SECRETS_KEYS"):
        await bare.service.begin(PERSON, PASSWORD)
