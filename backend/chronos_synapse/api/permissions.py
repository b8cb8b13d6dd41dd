"""What each operation needs at least: one table for every address.

The role of the caller, and the key if it is one, must grant one of the permissions; services then ask for the right on
the very thing. An operation that is not in the table is closed to keys; a test sees to it that none is missing.
"""

from typing import Any

from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler, HTTPRouteHandler

from chronos_synapse.api.auth import principal_of
from chronos_synapse.domain.access import Permission as P
from chronos_synapse.domain.errors import Denied
from chronos_synapse.services.accounts.access import require

ANYBODY: frozenset[P] = frozenset()
"""Whoever is logged in; a key, too."""

_BY_PERMISSION: dict[frozenset[P], str] = {
    frozenset({P.JOB_READ}): """
        listJobs listJobRows getJobFacets listJobIds getJob listTemplates getTemplate getSamples
        listExecutions getExecution readLog downloadLog searchLogs findInLog compareExecutions
        getExecutionFacets getExecutionHistogram exportExecutions
        getAnalytics getAnalyticsWeek listAnalyticsJobs exportAnalyticsJobs
        getExecutionRecord downloadArtifact listDeadLetters getMetric getDurations listKpis getKpi getOverview
        previewSchedule readSchedule getPause getCatalog streamEvents streamLog listSlots previewResume listBackfills
        simulateJob
        listTeams getTeam listMembers listComments listJobVersions getJobVersion listDirectory
        listNotifications countNotifications markNotifications removeNotifications getNotificationSettings
        changeNotificationSettings getScheduleWeek getScheduleDay proposeMove
        getForecast getOutlook getLoadForecast listAdvice getAdvice
        listQueues getUsage getFindings listCountries previewCalendar exportJobs
        listViews listDashboards getDashboard
        listInsights getInsight listExecutionInsights getWatch getExpectations getScores
        listPatterns getPattern explainExecution
        listReports getReport exportReport listReportSchedules askCron
    """,
    frozenset({P.JOB_CREATE}): "createJob draftJob importCrontab instantiateTemplate createSamples",
    frozenset({P.JOB_UPDATE, P.JOB_PAUSE}): "changeJob applyAdvice undoAdvice",
    frozenset({P.JOB_CREATE, P.JOB_UPDATE}): "importJobs checkJob",
    frozenset({P.EXECUTION_CANCEL, P.EXECUTION_REPLAY}): "changeExecutions",
    frozenset({P.JOB_UPDATE, P.JOB_PAUSE, P.JOB_DELETE, P.JOB_RUN, P.JOB_SHARE}): "changeJobs",
    frozenset({P.JOB_DELETE}): "deleteJob removeSamples",
    frozenset({P.JOB_SHARE}): "listGrants addGrant putGrant transferJob",
    frozenset({P.JOB_UPDATE}): "restoreJobVersion markDeploy dismissAdvice",
    frozenset({P.COMMENT_WRITE}): "addComment changeComment notePattern wordExplanation",
    frozenset({P.COMMENT_WRITE, P.JOB_SHARE}): "removeComment",
    frozenset({P.TEAM_CREATE}): "createTeam",
    frozenset({P.TEAM_CREATE, P.TEAM_MANAGE}): "changeTeam deleteTeam addMember changeMember",
    frozenset({P.JOB_SHARE, P.TEAM_CREATE, P.TEAM_MANAGE}): "findPerson",
    frozenset({P.JOB_RUN}): "triggerJob createBackfill cancelBackfill",
    frozenset({P.EXECUTION_CANCEL}): "cancelExecution",
    frozenset({P.EXECUTION_REPLAY}): "replayExecution retryDeadLetters dismissDeadLetters",
    frozenset({P.CALENDAR_READ}): "listCalendars getCalendar",
    frozenset({P.CALENDAR_WRITE}): "createCalendar deleteCalendar changeCalendar",
    frozenset({P.JOB_PAUSE}): "putInsightFeedback deleteInsightFeedback putWatch",
    frozenset({P.SCHEDULING_MANAGE}): "pauseScheduling resumeScheduling",
    frozenset({P.LIMIT_READ}): "listLimits",
    frozenset({P.LIMIT_WRITE, P.OWNER_LIMIT_WRITE}): "putLimit removeLimit",
    frozenset({P.DASHBOARD_WRITE}): """
        createView changeView deleteView createDashboard changeDashboard deleteDashboard
        createReport deleteReport createReportSchedule changeReportSchedule deleteReportSchedule
    """,
    frozenset({P.SECRET_READ}): "listSecrets getOwnAi",
    frozenset({P.SECRET_WRITE}): "putSecret deleteSecret changeOwnAi removeOwnAi checkOwnAi",
    frozenset({P.VARIABLE_READ}): "listVariables exportVariables getVariable listVariableVersions",
    frozenset({P.VARIABLE_WRITE}): "importVariables putVariable deleteVariable",
    frozenset({P.WORKER_READ}): "listWorkers",
    frozenset({P.WORKER_MANAGE}): "cordonWorker uncordonWorker drainWorker",
    frozenset({P.SETTINGS_MANAGE}): "getSettings changeSettings getMail testMail checkAi checkOidcProvider getAiUsage",
    frozenset({P.SYSTEM_READ}): "getAdminOverview getSystem getMemory runDoctor listBlocked",
    frozenset({P.SYSTEM_MANAGE}): """
        beginMaintenance endMaintenance surveyMemory rebuildIndex purgeHistory clearAllBlocked clearBlocked
    """,
    frozenset({P.USER_READ}): "listUsers getUser",
    frozenset({P.USER_MANAGE}): """
        inviteUser changeUsers changeUser deleteUser approveUser denyUser disableUser enableUser logOutUser
        resetUserPassword resendUserLink removeUserSecondFactor
    """,
    frozenset({P.KEY_WRITE}): "listApiKeys createApiKey revokeApiKey",
    frozenset({P.AUDIT_READ}): "exportAudit verifyAudit",
    frozenset({P.AUDIT_READ, P.JOB_READ}): "listAudit",
    frozenset({P.JOB_SHARE, P.JOB_READ}): "removeGrant",
    frozenset({P.TEAM_CREATE, P.TEAM_MANAGE, P.JOB_READ}): "removeMember",
    ANYBODY: "getMe",
}

_PERSONAL = """
    logOut logOutEverywhere listSessions endSession changePassword changeMe changeEmail
    getSecondFactor beginSecondFactor confirmSecondFactor removeSecondFactor renewRecoveryCodes
    beginPasskey createPasskey listPasskeys renamePasskey deletePasskey linkProvider listIdentities unlinkIdentity
"""
PERSONS = frozenset(_PERSONAL.split())
"""What changes how a person comes in: closed to keys, so that none makes itself more than it is."""

NEEDS: dict[str, frozenset[P]] = {
    operation: needed for needed, operations in _BY_PERMISSION.items() for operation in operations.split()
} | dict.fromkeys(PERSONS, ANYBODY)
"""Operation -> permissions of which one is needed."""


async def require_permission(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """Guard of the whole app, after the one that finds out who is calling. Async, since others run in a thread."""
    if handler.opt.get("public") or not isinstance(handler, HTTPRouteHandler):
        return
    caller = principal_of(connection.scope)
    operation = str(handler.operation_id)
    needed = NEEDS.get(operation)
    if caller.scopes is not None and (needed is None or operation in PERSONS):
        raise Denied("API keys do not reach this address.", code="permission.denied")
    if needed and not any(map(caller.may, needed)):
        require(caller, sorted(needed)[0])
