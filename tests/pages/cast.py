"""The jobs of an imagined company: when they run, how long they take, what they print, and how they go wrong."""

import random
from dataclasses import dataclass

MINUTE_S = 60.0
INCIDENT_HOURS = 3.2
"""How long ago the database of some jobs went away."""
REFUSED = "psycopg.OperationalError: connection to server at db-2 (10.4.0.12), port 5432 failed: Connection refused"


@dataclass(frozen=True)
class Part:
    """One job."""

    name: str
    expression: str
    usual_s: float
    tags: tuple[str, ...]
    lines: tuple[str, ...]
    """What it prints when all goes well."""
    zone: str = "Europe/Berlin"
    team: bool = False
    """Owned by the team, not by a person."""
    failure: str = ""
    """The last line of one that fails."""
    fails: float = 0.0
    """Share of executions that fail."""
    since_incident: bool = False
    """Fails all the time since the incident."""
    drift: float = 0.0
    """By how much it takes longer each day, as a share."""
    spread: float = 0.12

    def takes_s(self, chance: random.Random, age_days: float) -> float:
        """How long one execution takes that began `age_days` ago."""
        usual = self.usual_s * (1 + self.drift * max(0.0, 28 - age_days))
        slow = 4.0 if chance.random() < 0.004 else 1.0
        return usual * chance.lognormvariate(0, self.spread) * slow

    def is_failing(self, chance: random.Random, age_days: float) -> bool:
        """Whether one that begins `age_days` ago fails."""
        if self.since_incident and age_days * 24 < INCIDENT_HOURS:
            return True
        return chance.random() < self.fails

    @property
    def command(self) -> str:
        """What it does when it really runs: the same words, in a few seconds."""
        seconds = min(self.usual_s, 40.0) / (len(self.lines) + 1)
        steps = [f"echo {_quoted(line)}; sleep {seconds:.1f}" for line in self.lines]
        if self.since_incident:
            steps = [*steps[:1], f"echo {_quoted(self.failure)} >&2", "exit 1"]
        return "\n".join(steps)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def _backup(database: str, at: str, minutes: float, **more: object) -> Part:
    lines = (
        f"pg_dump of {database} begins",
        f"{database}: 214 tables, 38.2 GB",
        "compressed to 6.1 GB with zstd",
        f"copied to s3://backups/{database}",
        "checked: the copy can be restored",
    )
    common = {"tags": ("backup", "database"), "usual_s": minutes * MINUTE_S, "lines": lines}
    return Part(name=f"Back up {database}", expression=at, **(common | more))  # type: ignore[arg-type]


def _report(name: str, at: str, seconds: float, **more: object) -> Part:
    lines = ("reading the figures of yesterday", "14 sections, 212 rows", "sent to finance@example.org")
    common = {"tags": ("report",), "usual_s": seconds, "lines": lines, "team": True}
    return Part(name=name, expression=at, **(common | more))  # type: ignore[arg-type]


def _check(name: str, at: str, seconds: float, **more: object) -> Part:
    lines = ("asking 12 hosts", "all of them answer")
    common = {"tags": ("check",), "usual_s": seconds, "lines": lines}
    return Part(name=name, expression=at, **(common | more))  # type: ignore[arg-type]


CAST: tuple[Part, ...] = (
    _backup("orders", "0 2 * * *", 38),
    _backup("billing", "10 2 * * *", 21),
    _backup("customers", "20 2 * * *", 17, drift=0.015),
    _backup("warehouse", "0 3 * * 0", 94),
    _backup("wiki", "40 2 * * *", 4),
    Part(
        name="Verify that last night's backups restore",
        expression="30 5 * * *",
        usual_s=26 * MINUTE_S,
        tags=("backup", "check"),
        lines=("restoring orders into a scratch database", "restoring billing", "row counts agree"),
    ),
    _report("Daily revenue", "0 7 * * 1-5", 140),
    _report("Weekly churn", "0 8 * * 1", 410),
    _report("Open invoices", "15 7 * * 1-5", 64, since_incident=True, failure=REFUSED),
    _report("Stock below minimum", "0 */2 * * *", 31),
    _report("Month so far", "30 6 * * *", 95, drift=0.02),
    Part(
        name="Charge cards that are due",
        expression="5 * * * *",
        usual_s=85.0,
        tags=("billing", "money"),
        lines=("41 cards are due", "charging", "40 charged, 1 declined"),
        team=True,
        since_incident=True,
        failure=REFUSED,
    ),
    Part(
        name="Send invoices",
        expression="*/30 * * * *",
        usual_s=22.0,
        tags=("billing", "mail"),
        lines=("18 invoices wait", "18 sent"),
        team=True,
        since_incident=True,
        failure=REFUSED,
    ),
    Part(
        name="Import orders from the marketplace",
        expression="*/15 * * * *",
        usual_s=48.0,
        tags=("import", "orders"),
        lines=("page 1 of 3", "page 2 of 3", "page 3 of 3", "264 orders, 3 of them new"),
        failure="HTTP 503 Service Unavailable from the marketplace, tried 3 times",
        fails=0.06,
    ),
    Part(
        name="Sync addresses with the CRM",
        expression="*/20 * * * *",
        usual_s=35.0,
        tags=("import", "crm"),
        lines=("comparing 8,214 addresses", "12 changed here, 3 changed there", "done"),
        failure="TimeoutError: the CRM did not answer within 30 s",
        fails=0.11,
        spread=0.4,
    ),
    _check("Certificates that end within 14 days", "0 6 * * *", 19),
    _check("Disks that fill up", "*/30 * * * *", 6),
    _check("DNS answers from four continents", "*/30 * * * *", 9, fails=0.02, failure="no answer from Sydney"),
    _check("Log in as a customer would", "*/10 * * * *", 12, tags=("check", "shop")),
    Part(
        name="Rebuild the search index",
        expression="0 4 * * *",
        usual_s=33 * MINUTE_S,
        tags=("shop", "search"),
        lines=("1,204,882 products", "writing the new index", "alias moved, former index dropped"),
        drift=0.01,
    ),
    Part(
        name="Warm the caches",
        expression="*/10 * * * *",
        usual_s=14.0,
        tags=("shop",),
        lines=("400 pages asked for", "hit rate 0.97"),
    ),
    Part(
        name="Resize new photos",
        expression="*/5 * * * *",
        usual_s=26.0,
        tags=("shop", "media"),
        lines=("31 photos wait", "31 written in 4 sizes"),
        spread=0.5,
    ),
    Part(
        name="Copy the photos to nas2",
        expression="0 1 * * *",
        usual_s=55 * MINUTE_S,
        tags=("media", "backup"),
        lines=("sending incremental file list", "4,112 files, 9.8 GB"),
        failure='rsync: write failed on "/mnt/nas2/photos": No space left on device (28)',
        fails=0.3,
    ),
    Part(
        name="Rotate logs",
        expression="0 0 * * *",
        usual_s=11.0,
        tags=("housekeeping",),
        lines=("/var/log/app: 2.1 GB", "14 days are kept"),
    ),
    Part(
        name="Remove carts that were left",
        expression="45 * * * *",
        usual_s=8.0,
        tags=("housekeeping", "shop"),
        lines=("1,822 carts are older than 30 days", "removed"),
    ),
    Part(
        name="Vacuum the largest tables",
        expression="0 23 * * 6",
        usual_s=70 * MINUTE_S,
        tags=("housekeeping", "database"),
        lines=("VACUUM (ANALYZE) order_lines", "VACUUM (ANALYZE) events"),
    ),
    Part(
        name="Retrain the recommendations",
        expression="30 1 * * 2,5",
        usual_s=110 * MINUTE_S,
        tags=("machine-learning",),
        lines=("epoch 1 of 12, loss 0.412", "epoch 6 of 12, loss 0.288", "epoch 12 of 12, loss 0.251"),
        spread=0.06,
    ),
    Part(
        name="Exchange rates of the central bank",
        expression="15 16 * * 1-5",
        usual_s=3.0,
        tags=("finance",),
        lines=("31 rates of today",),
        zone="Europe/Berlin",
        team=True,
    ),
    Part(
        name="Settle with the payment provider",
        expression="0 22 * * 1-5",
        usual_s=190.0,
        tags=("billing", "money"),
        lines=("fetching the settlement", "3,411 payments agree", "2 payments differ: noted"),
        zone="America/New_York",
        team=True,
    ),
    Part(
        name="Zähle Lagerbestände 📦 במחסן",
        expression="20 */3 * * *",
        usual_s=44.0,
        tags=("orders", "halls"),
        lines=("Halle A: 48.112 Stück", "Halle B: 12.904 Stück", "אולם ג: 311"),
    ),
)
