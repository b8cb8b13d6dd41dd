"""Names that do not leave the installation: what stands for them in a prompt, and back again in the answer."""

import re
from collections.abc import Callable, Iterable, Mapping

from chronos_synapse.narrators._redaction import Redactor

_PLAIN = re.compile(r"[\w][\w .:/+()-]{0,79}")
_MIN_IN_TEXT = 3
"""Characters: what is shorter stands in innocent words, too."""


class Names:
    """Aliases of jobs, hosts, facts and actions. A name stays if it is plain and holds nothing that must not leave."""

    def __init__(self, *, jobs: Iterable[str], hosts: Iterable[str], secrets: Iterable[str]) -> None:
        self._redactor = Redactor(secrets)
        self._hosts = {host.lower(): f"host-number-{place}" for place, host in enumerate(_unique(hosts), start=1)}
        self._hide_hosts = _replacing(self._hosts, is_exact=False)
        self._jobs = self.aliases(jobs, "job-number")
        self._hide_jobs = _replacing({name: alias for name, alias in self._jobs.items() if name != alias})
        back = {alias: name for name, alias in [*self._hosts.items(), *self._jobs.items()] if name != alias}
        self.restored = _replacing(back)
        """A text of the answer with names for aliases."""

    def aliases(self, names: Iterable[str], prefix: str) -> dict[str, str]:
        """Name -> what stands for it; no alias is the name of another one."""
        found, taken = dict[str, str](), set(names := _unique(names))
        for place, name in enumerate(names, start=1):
            alias = name
            if not _PLAIN.fullmatch(name) or self._redactor.text(self._hide_hosts(name)) != name:
                alias = f"{prefix}-{place}"
                while alias in taken:
                    alias += "-0"
            found[name] = alias
            taken.add(alias)
        return found

    def job(self, name: str) -> str:
        """As it leaves."""
        return self._jobs.get(name, "")

    def leaving(self, text: str) -> str:
        """Any text as it leaves."""
        # Known values first: an alias put into the middle of one would make it unknown.
        text = self._hide_jobs(self._hide_hosts(self._redactor.known(text)))
        return self._redactor.shapes(text)


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(name for name in names if name))


def _replacing(by: Mapping[str, str], *, is_exact: bool = True) -> Callable[[str], str]:
    """Puts the values for the keys in a text, where they are words of their own; the longest first."""
    keys = sorted((key for key in by if len(key) >= _MIN_IN_TEXT), key=len, reverse=True)
    if not keys:
        return lambda text: text
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, keys))})(?![\w-])", 0 if is_exact else re.I)
    return lambda text: pattern.sub(lambda match: by[match[0] if is_exact else match[0].lower()], text)
