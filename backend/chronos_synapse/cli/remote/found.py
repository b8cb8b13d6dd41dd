"""What a command line means by a job: its id, or its name."""

import re
from typing import TYPE_CHECKING

from chronos_synapse.cli.remote.output import line_of
from chronos_synapse.domain.errors import Conflict, NotFound

if TYPE_CHECKING:
    from chronos_client import Chronos
    from chronos_client.models import JobView

_ID = re.compile(r"[0-9a-z]{16}")
_WORD = re.compile(r"\w{2,}")
MAX_WORDS = 10


def find_job(client: "Chronos", text: str) -> "JobView":
    """The job with this id, else the only one of this name; Conflict names the ids of several."""
    from chronos_client.errors import NotFound as Absent  # noqa: PLC0415

    if _ID.fullmatch(text):
        try:
            return client.get_job(text)
        except Absent:
            pass  # a name can look like an id
    words = " ".join(_WORD.findall(text)[:MAX_WORDS])
    same = [job for job in client.iterate_jobs(search=words or None, limit=200) if job.name == text]
    if not same:
        raise NotFound("job", line_of(text))
    if len(same) > 1:
        ids = ", ".join(job.id for job in same[:10])
        raise Conflict(f"Several jobs have this name; say which by its id: {ids}.")
    return same[0]


def find_ids(client: "Chronos", texts: list[str]) -> list[str]:
    """Ids of jobs; what has the form of one is taken as it is, so that the server answers for it."""
    return [text if _ID.fullmatch(text) else find_job(client, text).id for text in texts]
