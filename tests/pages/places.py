"""Every page, and what shows that it has come."""

from dataclasses import dataclass, replace

from tests.pages.house import House

FAILING, PLAIN, COMMENTED = "Send invoices", "Log in as a customer would", "Copy the photos to nas2"


@dataclass(frozen=True)
class Place:
    """One page: `name` is that of its picture."""

    name: str
    path: str
    """With names in braces for what is found in the house."""
    is_public: bool = False


PLACES = (
    Place("overview", "/"),
    Place("jobs", "/jobs"),
    Place("jobs-none", "/jobs?search=nothinghasthisname"),
    Place("job", "/jobs/{job}"),
    Place("job-definition", "/jobs/{job}?tab=definition"),
    Place("job-edit", "/jobs/{job}?tab=definition&edit=1"),
    Place("job-trends", "/jobs/{job}?tab=trends"),
    Place("job-insights", "/jobs/{job}?tab=insights"),
    Place("job-forecast", "/jobs/{job}?tab=forecast"),
    Place("job-changes", "/jobs/{job}?tab=changes"),
    Place("job-comments", "/jobs/{commented}?tab=comments"),
    Place("job-new", "/jobs/new"),
    Place("executions", "/executions"),
    Place("executions-found", "/executions?q=refused"),
    Place("execution-failed", "/executions/{failed}"),
    Place("execution", "/executions/{succeeded}"),
    Place("execution-gone", "/executions/{job}-0"),
    Place("compare", "/compare?left={earlier}&right={failed}"),
    Place("search", "/search?text=refused"),
    Place("schedule", "/schedule"),
    Place("insights", "/insights"),
    Place("insight-gone", "/insights/{job}-0-duration"),
    Place("patterns", "/patterns"),
    Place("pattern-gone", "/patterns/0000000000000000"),
    Place("analytics", "/analytics"),
    Place("load", "/load"),
    Place("advice", "/advice"),
    Place("reports", "/reports"),
    Place("report-gone", "/reports/0000000000000000"),
    Place("ask", "/ask"),
    Place("dashboards", "/dashboards"),
    Place("notifications", "/notifications"),
    Place("start", "/start"),
    Place("templates", "/templates"),
    Place("import", "/import"),
    Place("calendars", "/calendars"),
    Place("calendar-new", "/calendars/new"),
    Place("limits", "/limits"),
    Place("secrets", "/secrets"),
    Place("workers", "/workers"),
    Place("dead-letters", "/dead-letters"),
    Place("teams", "/teams"),
    Place("team", "/teams/{team}"),
    Place("account", "/account"),
    Place("admin", "/admin"),
    Place("admin-users", "/admin/users"),
    Place("admin-audit", "/admin/audit"),
    Place("admin-system", "/admin/system"),
    Place("admin-settings", "/admin/settings"),
    Place("not-found", "/nowhere"),
    Place("login", "/login", is_public=True),
    Place("forgot-password", "/forgot-password", is_public=True),
)


def places(house: House) -> list[Place]:
    """All of them, with what is in the house."""
    found = {
        "job": house.jobs[FAILING],
        "commented": house.jobs[COMMENTED],
        "team": house.team_id,
        "failed": _execution(house, FAILING, "failed"),
        "earlier": _execution(house, FAILING, "succeeded"),
        "succeeded": _execution(house, PLAIN, "succeeded"),
    }
    return [replace(place, path=place.path.format_map(found)) for place in PLACES]


def _execution(house: House, job_name: str, state: str) -> str:
    found = house.get(f"/executions?job_id={house.jobs[job_name]}&state={state}&limit=1")["items"]
    assert found, f"{job_name} has none that {state}"
    return str(found[0]["id"])
