"""What this machine can enforce of a sandbox, found by trying; and how an attempt is put into one."""

import msgspec

from chronos_synapse.domain.sandbox import Network, Profile, Sandbox, labels_of, limits_of, network_of
from chronos_synapse.domain.worker import Capabilities
from chronos_synapse.sandbox.spawner import Spawner


class ConfinerOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What the administrator allows."""

    spawner: Spawner
    binds: tuple[str, ...] = ()
    """Folders of the machine of which jobs may have parts shown inside, to be read only; `PATH:rw` also writable."""
    allowed_networks: tuple[str, ...] = ()
    """CIDRs of private addresses that the filtering proxy may connect to; public ones are always allowed."""
    user_id: int = 65_534
    """Who jobs are, also their group, when the worker is root."""
    cgroup: str = ""
    """A cgroup v2 folder that is ours and has no processes; empty: below the one in which the worker is."""


class Confiner:
    """One for each worker; made by `probe`."""

    def __init__(self, options: ConfinerOptions, capabilities: Capabilities) -> None:
        self._options = options
        self.capabilities = capabilities

    @classmethod
    async def probe(cls, options: ConfinerOptions) -> "Confiner":
        """Find by trying what can be enforced here."""
        return cls(options, Capabilities())

    def refusal(self, sandbox: Sandbox) -> str | None:
        """Why nothing can be run here with `sandbox`, or None when it can."""
        lacking = [label for label in labels_of(sandbox) if label not in self.capabilities.labels]
        if lacking:
            return f"This worker cannot enforce {', '.join(lacking)}: {' '.join(self.capabilities.missing)}".strip(" :")
        if sandbox.profile is Profile.TRUSTED:
            if limits_of(sandbox).disk_bytes is not None:
                return "A disk limit needs a profile other than trusted"
            if network_of(sandbox) is not Network.OPEN:
                return "A trusted job has the network of the machine; choose another profile"
        return None
