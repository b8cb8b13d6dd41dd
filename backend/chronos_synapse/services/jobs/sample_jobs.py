"""The jobs of the sample workspace: small, harmless, and each there to show something."""

from datetime import timedelta
from typing import Any

import msgspec

from chronos_synapse.domain.job import Job, JobState
from chronos_synapse.services.jobs.definition_files import new_job_of
from chronos_synapse.services.jobs.job_requests import NewJob

TAG = "sample"
MARK = "SAMPLE_WORKSPACE"
"""A variable of their environment, by which they are known again: anybody may use the tag."""

_ORDERS = """\
import os, time, zlib
from chronos_job import Chronos

chance = zlib.crc32(os.environ["CHRONOS_SCHEDULED_TIME"].encode())
orders, chronos = 20 + chance % 60, Chronos()
print(f"reading {orders} orders from the shop")
for done in range(0, orders, 20):
    time.sleep(0.05)
    chronos.progress(100 * done / orders, f"{done} of {orders}")
    print(f"imported {min(done + 20, orders)} of {orders}")
chronos.metric("orders", orders)
chronos.output({"orders": orders})
"""
_INVOICES = """\
import os, sys, time, zlib

chance = zlib.crc32(os.environ["CHRONOS_SCHEDULED_TIME"].encode())
print(f"{3 + chance % 9} invoices are due")
time.sleep(0.05 + chance % 7 / 50)
print("connecting to mail-2.example.org:587")
if chance % 6 == 0:
    print("ERROR connection refused by mail-2.example.org:587", file=sys.stderr)
    sys.exit(1)
print("sent")
"""
_RATES = """\
import os, sys, time, zlib

chance = zlib.crc32(os.environ["CHRONOS_SCHEDULED_TIME"].encode())
time.sleep(0.03)
if chance % 4 == 0 and os.environ["CHRONOS_ATTEMPT"] == "1":
    print("WARN rates.example.org answered 503, the next attempt will do", file=sys.stderr)
    sys.exit(75)
print("32 exchange rates written")
"""
_BACKUP = """\
echo "dumping 14 tables"
for table in customers orders invoices; do echo "  $table"; sleep 0.1; done
echo "WARN the table sessions is larger than yesterday by a third" >&2
echo "checked; 48 MB kept"
"""
_REPORT = """\
import os
from chronos_job import Chronos

region = os.environ["CHRONOS_PARAM_REGION"]
text = f"# Week in {region}\\n\\nOrders rose by 4 %. Two invoices wait for an address.\\n"
print(text)
Chronos().artifact("report.md", text)
"""


class Sample(msgspec.Struct, frozen=True, kw_only=True):
    """A job, and how much of its past is run after all."""

    job: NewJob
    past: timedelta | None


def sample_jobs(timezone: str) -> list[Sample]:
    """The workspace, with times in this zone."""
    return [*_frequent(timezone), *_rare(timezone)]


def _frequent(timezone: str) -> list[Sample]:
    return [
        _sample(
            "Import orders",
            "Every few minutes; charts a figure of its own under Trends.",
            timezone=timezone,
            when="*/15 * * * *",
            script=_ORDERS,
            past=timedelta(hours=8),
        ),
        _sample(
            "Send invoices",
            "Fails now and then, always in the same way: see how failures are told.",
            timezone=timezone,
            when="5 * * * *",
            script=_INVOICES,
            past=timedelta(hours=30),
        ),
        _sample(
            "Refresh exchange rates",
            "Its first attempt fails at times, and the second one puts it right.",
            timezone=timezone,
            when="35 * * * *",
            script=_RATES,
            past=timedelta(hours=24),
            retry={"max_attempts": 3, "initial_s": 0.2, "jitter": 0},
        ),
    ]


def _rare(timezone: str) -> list[Sample]:
    region = {"name": "region", "type": "choice", "choices": ["north", "south"], "default": "north"}
    return [
        _sample(
            "Nightly backup",
            "Once a night, within a time limit.",
            timezone=timezone,
            when="15 2 * * *",
            command=_BACKUP,
            past=timedelta(days=10),
            timeout_s=1800,
        ),
        _sample(
            "Weekly report",
            "Takes a parameter, and keeps a file with each execution.",
            timezone=timezone,
            when="0 8 * * 1",
            script=_REPORT,
            past=timedelta(days=29),
            parameters=[region],
        ),
        _sample(
            "Clean up temporary files",
            "A draft: change it, activate it, or run it by hand.",
            timezone=timezone,
            when="0 4 * * 0",
            command="find /tmp -maxdepth 1 -name 'sample-*' -mtime +7 -print\n",
            past=None,
            state=JobState.DRAFT.value,
        ),
    ]


def is_sample(job: Job) -> bool:
    """Whether the workspace has made it."""
    return TAG in job.tags and MARK in job.environment


def _sample(name: str, description: str, *, timezone: str, when: str, past: timedelta | None, **rest: Any) -> Sample:
    script, command = rest.pop("script", None), rest.pop("command", None)
    kind, config = ("python", {"script": script}) if script else ("shell", {"command": command})
    definition = {
        "name": name,
        "description": description,
        "tags": [TAG],
        "state": JobState.ACTIVE.value,
        "schedule": {"kind": "cron", "expression": when, "timezone": timezone},
        "executor": {"kind": kind, "config": config},
        "environment": {MARK: "1"},
        "timeout_s": 120,
    }
    return Sample(job=new_job_of(definition | rest), past=past)
