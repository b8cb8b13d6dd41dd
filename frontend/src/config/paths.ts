/** Every address of the application, in one place. */
export const paths = {
  overview: "/",
  setup: "/setup",
  login: "/login",
  jobs: "/jobs",
  newJob: "/jobs/new",
  job: (id: string) => `/jobs/${encodeURIComponent(id)}`,
  editJob: (id: string) => `/jobs/${encodeURIComponent(id)}?tab=definition&edit=1`,
  /** Its page, with the question for its parameters open. */
  runJob: (id: string) => `/jobs/${encodeURIComponent(id)}?run=1`,
  executions: "/executions",
  execution: (id: string) => `/executions/${encodeURIComponent(id)}`,
  calendars: "/calendars",
  newCalendar: "/calendars/new",
  calendar: (id: string) => `/calendars/${encodeURIComponent(id)}`,
  limits: "/limits",
  workers: "/workers",
  deadLetters: "/dead-letters",
  deadLettersOf: (jobId: string) => `/dead-letters?job_id=${encodeURIComponent(jobId)}`,
  import: "/import",
  apiDocs: "/api/docs",
} as const;
