"""Naming: finds the jobs that a question names, among those that the caller sees."""

import msgspec

from chronos_synapse.domain.access import Principal
from chronos_synapse.domain.errors import Invalid
from chronos_synapse.domain.query import JobQuery
from chronos_synapse.services.asking.parsing import Question
from chronos_synapse.services.asking.plan import AskPlan
from chronos_synapse.storage.redis.job_search import JobSearch

MOST_LOOKED_UP = 6
"""Words of a question that may be names."""
MOST_JOBS = 5
"""Jobs that one word may mean; of more, their names need only begin so, or hold it."""


class Naming:
    """A word that no job's name has is told as not understood; what stood in quotes is then searched for."""

    def __init__(self, jobs: JobSearch) -> None:
        self._jobs = jobs

    async def named(self, caller: Principal, question: Question) -> AskPlan:
        """The plan with names in its query."""
        terms, unread = list[str](), list[str]()
        for text in question.quoted[:MOST_LOOKED_UP]:
            terms.append(await self._term(caller, text) or f'"{text}"')
        for word in question.names[:MOST_LOOKED_UP]:
            term = await self._term(caller, word)
            (terms if term else unread).append(term or word)
        names = [term for term in terms if term.startswith("job:")]
        values = dict.fromkeys(name.removeprefix("job:") for name in names)
        joined = [f"job:{','.join(values)}"] if values else []
        others = [term for term in terms if term not in names]
        query = " ".join(part for part in (question.plan.query, *joined, *others) if part)
        rest = (*question.names[MOST_LOOKED_UP:], *unread)
        return msgspec.structs.replace(question.plan, query=query, unread=tuple(rest))

    async def _term(self, caller: Principal, text: str) -> str:
        """`job:"…"`; empty when no job is called so."""
        plain = text.replace('"', "").strip("*").strip()
        if len(plain) < 2:
            return ""
        try:
            page = await self._jobs.find(JobQuery(sight=caller.sight, search=plain, limit=MOST_JOBS + 1))
        except Invalid:
            return ""
        names = [job.name for job in page.jobs]
        same = [name for name in names if name.casefold() == plain.casefold()]
        if same:
            return f"job:{_quoted(same[0])}"
        near = [name for name in names if plain.casefold() in name.casefold()]
        if 0 < len(near) == len(names) <= MOST_JOBS:
            return f"job:{','.join(map(_quoted, dict.fromkeys(near)))}"
        return f"job:{_quoted(f'*{plain}*')}" if near else ""


def _quoted(name: str) -> str:
    """As the query language wants what has blanks or commas in it."""
    plain = name.replace('"', "")
    return f'"{plain}"' if any(sign in plain for sign in ' ,"') else plain
