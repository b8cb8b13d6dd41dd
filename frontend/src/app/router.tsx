import { createBrowserRouter, type RouteObject } from "react-router";
import { Frame } from "@/app/frame/frame";
import { LoadingBar } from "@/app/frame/loading-bar";
import { pageLoader } from "@/app/page-modules";
import { RouteError } from "@/app/route-error";
import { paths } from "@/config/paths";

/** The page in `routes/<name>.tsx`, loaded when it is first opened or when the browser is idle. */
function page(path: string, name: string): RouteObject {
  return { path, lazy: pageLoader(name) };
}

export const routes: RouteObject[] = [
  {
    errorElement: <RouteError />,
    hydrateFallbackElement: <LoadingBar />,
    children: [
      page(paths.setup, "setup"),
      page(paths.login, "login"),
      page(paths.register, "register"),
      page(paths.verify, "verify"),
      page(paths.confirmEmail, "confirm-email"),
      page(paths.forgotPassword, "forgot-password"),
      page(paths.resetPassword, "reset-password"),
      page(paths.invitation, "invitation"),
      page("/kiosk/:dashboardId", "kiosk"),
      {
        element: <Frame />,
        children: [
          {
            errorElement: <RouteError />,
            children: [
              page(paths.overview, "overview"),
              page(paths.jobs, "jobs"),
              page(paths.newJob, "new-job"),
              page("/jobs/:jobId", "job"),
              page(paths.executions, "executions"),
              page("/executions/:executionId", "execution"),
              page("/compare", "compare"),
              page(paths.insights, "insights"),
              page("/insights/:insightId", "insight"),
              page(paths.patterns, "patterns"),
              page("/patterns/:patternId", "pattern"),
              page(paths.analytics, "analytics"),
              page(paths.load, "load"),
              page(paths.advice, "advice"),
              page(paths.reports, "reports"),
              page("/reports/:reportId", "report"),
              page(paths.ask, "ask"),
              page(paths.search, "search"),
              page(paths.dashboards, "dashboards"),
              page("/dashboards/:dashboardId", "dashboard"),
              page(paths.calendars, "calendars"),
              page(paths.newCalendar, "new-calendar"),
              page("/calendars/:calendarId", "calendar"),
              page(paths.limits, "limits"),
              page(paths.secrets, "secrets"),
              page(paths.workers, "workers"),
              page(paths.deadLetters, "dead-letters"),
              page(paths.schedule, "schedule"),
              page(paths.notifications, "notifications"),
              page(paths.teams, "teams"),
              page("/teams/:teamId", "team"),
              page(paths.import, "import"),
              page(paths.start, "start"),
              page(paths.templates, "templates"),
              page(paths.account, "account"),
              page(paths.admin, "admin"),
              page(paths.adminUsers, "admin-users"),
              page(paths.adminAudit, "admin-audit"),
              page(paths.adminSystem, "admin-system"),
              page(paths.adminSettings, "admin-settings"),
              page("*", "not-found"),
            ],
          },
        ],
      },
    ],
  },
];

export const router = createBrowserRouter(routes);
