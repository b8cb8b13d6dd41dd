"""Secrets and variables: what is done with them, built together."""

from dataclasses import dataclass

from chronos_synapse.security.vault import Vault
from chronos_synapse.services.secrets.secret_providers import SecretSources
from chronos_synapse.services.secrets.secrets import SecretService
from chronos_synapse.services.secrets.variable_files import VariableFiles
from chronos_synapse.services.secrets.variables import VariableService
from chronos_synapse.storage.redis.stores import RedisStores


@dataclass(frozen=True)
class SecretArea:
    """What jobs are given: some of it nobody reads."""

    secrets: SecretService
    variables: VariableService
    variable_files: VariableFiles


def secret_area(stores: RedisStores, vault: Vault, sources: SecretSources) -> SecretArea:
    """The services over these."""
    variables = VariableService(stores)
    return SecretArea(
        secrets=SecretService(stores, vault, sources),
        variables=variables,
        variable_files=VariableFiles(stores, variables),
    )
