"""Examples of what is sent and answered: by name where it matters, else made from the shape itself.

A body that is sent has its example here as soon as its shape does not tell its rules; tests send every one of them.
"""

from typing import Any

_REF = "#/components/schemas/"
MAX_DEPTH = 7

JOB_ID = "0mf1k2ab9c4de5fg"
EXECUTION_ID = f"{JOB_ID}-19e2f0a5c00"
USER_ID = "9f86d081884c7d65"
TIME = "2027-05-03T02:00:00Z"
LATER = "2027-05-03T02:00:07.25Z"
_CRON = {"kind": "cron", "expression": "0 4 * * 1-5", "timezone": "Europe/Zurich"}
_SHELL = {"kind": "shell", "config": {"command": "/usr/local/bin/backup --full"}}
_CLOSED = {"kind": "ranges", "ranges": [{"start": "2027-12-24T00:00:00Z", "end": "2027-12-27T00:00:00Z"}]}
_FAILED_TODAY = {
    "id": "a",
    "config": {"kind": "figure", "value": {"of": "executions", "selection": {"states": ["failed"]}}},
    "x": 0,
    "y": 0,
    "w": 3,
    "h": 2,
}

BODIES: dict[str, Any] = {
    "SetupRequest": {
        "token": "token-of-the-set-up-link",
        "email": "ada@example.org",
        "name": "Ada",
        "password": "four words nobody guesses",
    },
    "LoginRequest": {"email": "ada@example.org", "password": "four words nobody guesses"},
    "NewJob": {
        "name": "Nightly backup",
        "description": "Copies the database to the other site.",
        "tags": ["backup"],
        "executor": _SHELL,
        "schedule": _CRON,
        "timeout_s": 1800,
        "retry": {"max_attempts": 3, "initial_s": 60},
        "state": "active",
    },
    "JobChange": {"schedule": _CRON | {"expression": "30 4 * * 1-5"}, "timeout_s": 900},
    "JobCheckRequest": {
        "definition": {"name": "Nightly backup", "executor": _SHELL, "schedule": _CRON, "timeout_s": 1800},
        "job_id": None,
    },
    "Instantiation": {
        "values": {"host": "db.example.org", "port": 5432},
        "timezone": "Europe/Zurich",
        "state": "draft",
        "dry_run": True,
    },
    "SampleRequest": {"timezone": "Europe/Zurich"},
    "BulkRequest": {"ids": [JOB_ID], "action": "pause"},
    "ExecutionBulkRequest": {"ids": [EXECUTION_ID], "action": "cancel"},
    "DefinitionImport": {
        "format": "yaml",
        "text": "- name: Nightly backup\n  executor: {kind: shell, config: {command: backup --full}}\n",
        "mode": "update_by_name",
        "dry_run": True,
    },
    "RunRequest": {"parameters": {}, "dry_run": False},
    "ReplayRequest": {"definition": "recorded"},
    "DeadLetterRequest": {"ids": [EXECUTION_ID]},
    "PreviewRequest": {"schedule": _CRON, "count": 5},
    "ReadRequest": {"text": "every weekday at 9 except Wednesday", "timezone": "Europe/Zurich"},
    "JobSentence": {
        "text": "Every weekday at 06:00 run `backup --full`, called Morning backup, retry 3 times, timeout 30 minutes",
        "timezone": "Europe/Zurich",
    },
    "CrontabImportRequest": {
        "text": "MAILTO=ops@example.org\n0 4 * * 1-5 /usr/local/bin/backup --full\n",
        "kind": "user",
        "timezone": "Europe/Zurich",
        "dry_run": True,
    },
    "NewCalendar": {"name": "Plant holidays", "mode": "closed", "timezone": "Europe/Zurich", "source": _CLOSED},
    "CalendarChange": {"description": "As agreed in the works council."},
    "CalendarPreviewRequest": {"source": _CLOSED, "timezone": "Europe/Zurich"},
    "PauseRequest": {"reason": "The database moves."},
    "LimitRequest": {"limit": 2},
    "OutputBody": {"data": {"rows": 1204}},
    "ConditionBody": {"condition": True},
    "MetricBody": {"name": "rows", "value": 1204, "unit": "rows"},
    "ProgressBody": {"percent": 40, "text": "copying"},
    "VariableBody": {"value": 17, "expected_version": 3},
    "IncrementBody": {"by": 1},
    "AppendBody": {"value": "2027-05-03"},
    "BackfillRequest": {"from": "2027-05-01T00:00:00Z", "to": "2027-05-03T00:00:00Z", "dry_run": True},
    "SimulationRequest": {"overlap": "skip"},
    "PutSecret": {"value": "correct horse battery", "description": "Password of the backup user."},
    "VariableImport": {"format": "env", "text": "REGION=eu-west\n", "dry_run": True},
    "PutVariable": {"value": "eu-west", "description": "Where new machines start."},
    "SettingsChange": {"registration": {"mode": "approval"}, "retention": {"executions_days": 60}},
    "OwnAiChange": {"model": "claude-haiku-5-5", "daily_budget_usd": 0.5, "monthly_budget_usd": 5},
    "NewDashboard": {"name": "Night watch", "widgets": [_FAILED_TODAY]},
    "DashboardChange": {"span": "7d", "refresh_s": 60},
    "NewReport": {"scope": "owner", "span_days": 7, "timezone": "Europe/Zurich"},
    "NewReportSchedule": {
        "name": "Monday report",
        "scope": "owner",
        "expression": "0 7 * * 1",
        "span_days": 7,
        "timezone": "Europe/Zurich",
    },
    "ReportScheduleChange": {"expression": "0 8 * * 1", "is_on": True},
    "AskRequest": {"question": "What failed last night?", "timezone": "Europe/Zurich"},
    "NewView": {"page": "executions", "name": "Failed backups", "address": "state=failed&tag=backup&range=7d"},
    "ViewChange": {"name": "Failed backups of this week"},
    "ProfileChange": {"name": "Ada", "timezone": "Europe/Zurich"},
    "TeamChange": {"description": "Runs what backs up."},
    "NewMember": {"email": "grace@example.org", "role": "member"},
    "UserChange": {"role": "operator"},
    "CheckUpRequest": {"since_hours": 24, "repair": False},
    "PurgeRequest": {"older_than_days": 90, "dry_run": True},
    "FactorProof": {"password": "four words nobody guesses"},
    "LinkRequest": {"next": "/account"},
    "MoveRequest": {
        "job_id": JOB_ID,
        "due_at": TIME,
        "move_to": "2027-05-03T02:30:00Z",
        "from": "2027-05-03T00:00:00Z",
        "to": "2027-05-04T00:00:00Z",
    },
    "NotificationMark": {"ids": ["e1809309600000-0-0"], "is_read": True},
    "NotificationChoice": {"until": TIME},
    "NotificationSettingsChange": {"muted": ["recovered"], "still_failing_after": 3},
    "WatchRequest": {"budget": 0.1, "mutes": [{"topic": "output", "until": None}]},
    "DeployRequest": {"version": "v41", "tags": ["backup"]},
    "MailTest": {"to": "ada@example.org"},
    "MaintenanceRequest": {"reason": "A new version is put in.", "until": None, "pause_scheduling": False},
}
"""By the name of the shape."""

PARAMETERS = {
    "job_id": JOB_ID,
    "execution_id": EXECUTION_ID,
    "calendar_id": "5d41402abc4b2a76",
    "dashboard_id": "7c6a180b36896a0a",
    "report_id": "3fa94b1d27c05e86",
    "schedule_id": "b1946ac92492d234",
    "template_id": "tcp-health-check",
    "insight_id": f"{JOB_ID}-19e2f0a7c1f-duration",
    "advice_id": f"{JOB_ID}-timeout-too_loose",
    "pattern_id": "7b1d09c4e2f35a68",
    "view_id": "1f8ac10f23c5b5bc",
    "backfill_id": "0c3f9a1b7d2e4f60",
    "worker_id": "w-3f1c",
    "key": "REGION",
    "variables": "REGION",
    "secrets": "BACKUP_PASSWORD",
    "artifacts": "report.csv",
    "kpis": "rows",
    "limit_scope": "tag",
    "limits": "backup",
    "{limit_scope}": "backup",
}
"""Parts of paths, by their names or by the part before them."""

FIELDS: dict[str, Any] = {
    "id": JOB_ID,
    "job_id": JOB_ID,
    "execution_id": EXECUTION_ID,
    "last_execution_id": EXECUTION_ID,
    "owner_id": USER_ID,
    "user_id": USER_ID,
    "changed_by": USER_ID,
    "name": "Nightly backup",
    "job_name": "Nightly backup",
    "email": "ada@example.org",
    "username": "ada",
    "created_by": "Ada",
    "updated_by": "Ada",
    "description": "Copies the database to the other site.",
    "schedule_text": "At 04:00, Monday to Friday",
    "tags": ["backup"],
    "queue": "default",
    "worker": "w-3f1c",
    "timezone": "Europe/Zurich",
    "expression": "0 4 * * 1-5",
    "command": "/usr/local/bin/backup --full",
    "host": "worker-1",
    "unit": "ms",
    "text": "copied 1,204 rows",
    "detail": "",
    "code": "ok",
    "pointer": "/schedule/expression",
    "next_cursor": None,
    "next_after": None,
    "cursor": None,
    "error": None,
    "exit_code": 0,
    "signal": None,
    "total": 1,
    "version": 3,
    "complete": True,
    "duration_ms": 7250,
    "timeout_s": 1800,
    "access_token": "eyJhbGciOiJIUzI1NiJ9.e30.sig",
    "token_type": "bearer",
    "expires_in": 900,
    "environment": {"BACKUP_TARGET": "site-b"},
    "executor": _SHELL,
    "schedule": _CRON,
    "setup_timeout_s": 300,
    "grace_s": 10,
    "misfire_grace_s": 60,
    "misfire_window_s": None,
    "max_executions": None,
    "snoozed_until": None,
    "paused_at": None,
    "resumed_at": None,
    "finished_at": LATER,
    "pause_reason": "",
    "parameters": [],
    "needs": [],
    "priority": "normal",
    "last_state": "succeeded",
    "outcome": "succeeded",
    "reason": "",
    "warnings": [],
    "highlights": [],
    "last_id": None,
    "missed_until": None,
    "missed_count": 0,
    "lag_ms": 12,
    "cpu_ms": 2140,
    "peak_memory_bytes": 48_234_496,
    "memory_bytes": 48_234_496,
    "lines": 312,
    "bytes": 20_480,
    "dropped_lines": 0,
    "dropped_bytes": 0,
    "limit": 50,
    "title": "Shell command",
    "kind": "shell",
    "url": "https://example.org/",
    "line": 1,
    "role": "developer",
    "ok": True,
}
"""By the name of a field, where its type takes it."""

_CHOICES = {"state": ("active", "succeeded"), "status": ("live", "ready")}
"""Preferred among those that a field may take."""
_OF_SHAPES: dict[tuple[str, str], Any] = {
    ("ExecutionView", "id"): EXECUTION_ID,
    ("RecentExecution", "id"): EXECUTION_ID,
    ("InsightItem", "id"): f"{JOB_ID}-19e2f0a7c1f-duration",
    ("InsightView", "id"): f"{JOB_ID}-19e2f0a7c1f-duration",
    ("EvidenceItem", "id"): EXECUTION_ID,
    ("PatternItem", "id"): "7b1d09c4e2f35a68",
    ("PatternView", "id"): "7b1d09c4e2f35a68",
    ("SimilarPattern", "id"): "7b1d09c4e2f35a68",
    ("ExplanationPoint", "kind"): "error",
    ("ExplanationFact", "kind"): "error",
    ("ExplanationFact", "id"): "f1",
    ("Report", "id"): "3fa94b1d27c05e86",
    ("Report", "state"): "ready",
    ("ReportView", "id"): "3fa94b1d27c05e86",
    ("ReportView", "state"): "ready",
    ("ReportScheduleView", "id"): "b1946ac92492d234",
    ("ReportFact", "id"): "f1",
    ("PatternNote", "text"): "The disk of db-2 is full: clear /var/tmp, then run it again.",
    ("StatementView", "kind"): "slow_run",
    ("StatementView", "unit"): "s",
    ("User", "id"): USER_ID,
    ("User", "name"): "Ada",
    ("WorkerInfo", "id"): "w-3f1c",
    ("CalendarView", "name"): "Plant holidays",
    ("CalendarView", "id"): "5d41402abc4b2a76",
    ("SecretView", "name"): "BACKUP_PASSWORD",
    ("VariableView", "key"): "REGION",
    ("Health", "status"): "ready",
}
"""Where the field of a shape says something else than others of its name."""

_FORMATS = {"date-time": TIME, "date": "2027-05-03", "binary": "", "uri": "https://example.org/", "password": "secret"}
_PLAIN: dict[str, Any] = {"integer": 1, "number": 1.5, "boolean": False, "string": "text", "null": None, "object": {}}
_KINDS: dict[str, tuple[type, ...]] = {
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "string": (str,),
    "null": (type(None),),
    "object": (dict,),
    "array": (list,),
}


def example_of(schema: dict[str, Any], schemas: dict[str, Any], *, field: str = "", depth: int = 0) -> Any:
    """A value of `schema`; `schemas` are those that it may refer to."""
    if "$ref" in schema:
        name = schema["$ref"].removeprefix(_REF)
        return BODIES[name] if name in BODIES else example_of(schemas[name], schemas, field=field, depth=depth)
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        liked = (*_CHOICES.get(field, ()), FIELDS.get(field))
        return next((value for value in liked if value in schema["enum"]), schema["enum"][0])
    forms = schema.get("oneOf") or schema.get("anyOf")
    if forms:
        return _of_forms(forms, schemas, field=field, depth=depth)
    if isinstance(schema.get("type"), list):
        return example_of({**schema, "type": schema["type"][0]}, schemas, field=field, depth=depth)
    return _of_type(schema, schemas, field=field, depth=depth)


def parameter_example(path: str, name: str) -> str | None:
    """What stands for `{name}` in `path`, told by its name or by what it comes after."""
    before = path.partition("{" + name + "}")[0].rstrip("/").rpartition("/")[2]
    return PARAMETERS.get(name) or PARAMETERS.get(before)


def _of_type(schema: dict[str, Any], schemas: dict[str, Any], *, field: str, depth: int) -> Any:
    kind = str(schema.get("type"))
    if "format" not in schema and field in FIELDS and isinstance(FIELDS[field], _KINDS.get(kind, (object,))):
        return FIELDS[field]
    if "prefixItems" in schema:
        return [example_of(part, schemas, depth=depth + 1) for part in schema["prefixItems"]]
    if kind == "array":
        return [] if depth >= MAX_DEPTH else [example_of(schema.get("items", {}), schemas, depth=depth + 1)]
    if kind == "object":
        return _object(schema, schemas, depth)
    return _simple(schema, kind)


def _of_forms(forms: list[dict[str, Any]], schemas: dict[str, Any], *, field: str, depth: int) -> Any:
    if depth >= MAX_DEPTH or (field in FIELDS and FIELDS[field] is None):
        return None if {"type": "null"} in forms else example_of(forms[0], schemas, field=field, depth=depth)
    told = [form for form in forms if form != {"type": "null"}]
    return example_of(told[0], schemas, field=field, depth=depth) if told else None


def _object(schema: dict[str, Any], schemas: dict[str, Any], depth: int) -> dict[str, Any]:
    """What must be there, and unless it is deep everything else, too."""
    required, title = set(schema.get("required", ())), str(schema.get("title", ""))
    return {
        name: _OF_SHAPES.get((title, name)) or example_of(part, schemas, field=name, depth=depth + 1)
        for name, part in schema.get("properties", {}).items()
        if name in required
    }


def _simple(schema: dict[str, Any], kind: str) -> Any:
    if kind == "string":
        return _FORMATS.get(schema.get("format", ""), "text")
    if kind in ("integer", "number"):
        return max(_PLAIN[kind], schema.get("minimum", 0))
    return _PLAIN.get(kind)
