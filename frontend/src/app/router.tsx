import type { QueryClient } from "@tanstack/react-query";
import { createBrowserRouter, type LoaderFunctionArgs, type RouteObject } from "react-router";
import { Frame } from "@/app/frame/frame";
import { LoadingBar } from "@/app/frame/loading-bar";
import { pageLoader } from "@/app/page-modules";
import { RouteError } from "@/app/route-error";
import { paths } from "@/config/paths";
import { meOptions } from "@/features/auth/api/get-me";
import { executionOptions } from "@/features/executions/api/get-execution";
import { jobOptions } from "@/features/jobs/api/get-job";
import { overviewOptions } from "@/features/overview/api/get-overview";

type Ask = (params: LoaderFunctionArgs["params"]) => Promise<unknown>;

/** Has `ask` begin while code is still on its way; who shows the answer, or why there is none, waits for it. */
function asking(ask: Ask): Pick<RouteObject, "loader"> {
  return {
    loader: ({ params }) => {
      ask(params).catch(() => undefined);
      return null;
    },
  };
}

/** The page in `routes/<name>.tsx`, loaded when it is first opened or when the browser is idle. */
function page(path: string, name: string, ask?: Ask): RouteObject {
  return { path, lazy: pageLoader(name), ...(ask ? asking(ask) : {}) };
}

/** All pages. What the first ones that people come for show is asked for at once. */
export const routesWith = (client: QueryClient): RouteObject[] => [
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
        ...asking(() => client.query(meOptions)),
        shouldRevalidate: () => false,
        children: [
          {
            errorElement: <RouteError />,
            children: [
              page(paths.overview, "overview", () => client.query(overviewOptions)),
              page(paths.jobs, "jobs"),
              page(paths.newJob, "new-job"),
              page("/jobs/:jobId", "job", ({ jobId = "" }) => client.query(jobOptions(jobId))),
              page(paths.executions, "executions"),
              page("/executions/:executionId", "execution", ({ executionId = "" }) =>
                client.query(executionOptions(executionId)),
              ),
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

export const routerWith = (client: QueryClient) => createBrowserRouter(routesWith(client));
