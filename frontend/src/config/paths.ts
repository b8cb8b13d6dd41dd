/** Every address of the application, in one place. */
export const paths = {
  overview: "/",
  setup: "/setup",
  login: "/login",
  jobs: "/jobs",
  newJob: "/jobs/new",
  job: (id: string) => `/jobs/${encodeURIComponent(id)}`,
  editJob: (id: string) => `/jobs/${encodeURIComponent(id)}?tab=definition&edit=1`,
  executions: "/executions",
  execution: (id: string) => `/executions/${encodeURIComponent(id)}`,
  calendars: "/calendars",
  newCalendar: "/calendars/new",
  calendar: (id: string) => `/calendars/${encodeURIComponent(id)}`,
  limits: "/limits",
  import: "/import",
  apiDocs: "/api/docs",
} as const;
