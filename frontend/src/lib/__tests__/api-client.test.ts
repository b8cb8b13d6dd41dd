import { delay, http, HttpResponse } from "msw";
import { expect, it, vi } from "vitest";
import { apiUrl, send } from "@/lib/api-client";
import { ApiProblem } from "@/lib/api-problem";
import { onSessionChange } from "@/lib/session";
import { server } from "@/testing/server";

const JOBS = "/api/v1/jobs";
const REFUSAL = {
  type: "about:blank",
  title: "Invalid",
  status: 400,
  detail: "The job was not saved.",
  instance: "/api/v1/jobs",
  errors: [
    { pointer: "/schedule/expression", code: "cron", detail: "“61” is not a minute." },
    { pointer: "executor.config.command", code: "required", detail: "A command is needed." },
  ],
};

async function problemOf(request: Promise<unknown>): Promise<ApiProblem> {
  try {
    await request;
  } catch (error) {
    if (error instanceof ApiProblem) return error;
    throw error;
  }
  throw new Error("The request was not refused.");
}

it("repeats lists in a query and leaves out what is empty", () => {
  expect(
    apiUrl("/api/v1/jobs", { search: "a&b", state: ["active", "paused"], tag: [], cursor: null, limit: 0 }),
  ).toBe("/api/v1/jobs?search=a%26b&state=active&state=paused&limit=0");
});

it("sends and reads JSON", async () => {
  server.use(
    http.post("/api/v1/jobs", async ({ request }) => HttpResponse.json({ got: await request.json() })),
  );

  await expect(send("POST", JOBS, { body: { name: "x" } })).resolves.toEqual({ got: { name: "x" } });
});

it("reads an empty answer as nothing", async () => {
  server.use(http.delete("/api/v1/jobs/a", () => new HttpResponse(null, { status: 204 })));

  await expect(send("DELETE", `${JOBS}/a`)).resolves.toBeUndefined();
});

it("keeps what a problem document says of each field, in either spelling of a pointer", async () => {
  server.use(http.post("/api/v1/jobs", () => HttpResponse.json(REFUSAL, { status: 400 })));

  const problem = await problemOf(send("POST", JOBS, { body: {} }));

  expect(problem.message).toBe("The job was not saved.");
  expect(problem.field("/schedule/expression")).toBe("“61” is not a minute.");
  expect(problem.field("/schedule")).toBe("“61” is not a minute.");
  expect(problem.field("/executor/config/command")).toBe("A command is needed.");
  expect(problem.field("/executor/config/comm")).toBeUndefined();
});

it("has words for an error page that is no problem document", async () => {
  server.use(http.get("/api/v1/jobs", () => new HttpResponse("<h1>Bad gateway</h1>", { status: 502 })));

  const problem = await problemOf(send("GET", JOBS));

  expect(problem.status).toBe(502);
  expect(problem.message).toMatch(/502/);
});

it("tells a server that cannot be reached from one that refuses", async () => {
  server.use(http.get("/api/v1/jobs", () => HttpResponse.error()));

  const problem = await problemOf(send("GET", JOBS));

  expect(problem.isOffline).toBe(true);
  expect(problem.message).toMatch(/cannot be reached/);
});

it("gives up on an answer that does not come", async () => {
  server.use(http.get("/api/v1/jobs", () => delay("infinite")));

  const problem = await problemOf(send("GET", JOBS, { timeoutMs: 20 }));

  expect(problem.message).toMatch(/did not answer in time/);
});

it("passes on the caller's own abort as such", async () => {
  server.use(http.get("/api/v1/jobs", () => delay("infinite")));
  const controller = new AbortController();

  const request = send("GET", JOBS, { signal: controller.signal });
  controller.abort();

  await expect(request).rejects.not.toBeInstanceOf(ApiProblem);
});

it("announces an expired session, but not a refused login", async () => {
  const expired = vi.fn();
  const stop = onSessionChange(expired);
  server.use(
    http.get("/api/v1/jobs", () => new HttpResponse(null, { status: 401 })),
    http.post("/api/v1/auth/login", () =>
      HttpResponse.json({ type: "urn:chronos-synapse:problem:login.failed" }, { status: 401 }),
    ),
  );

  await problemOf(send("POST", "/api/v1/auth/login", { body: {} }));
  expect(expired).not.toHaveBeenCalled();
  await problemOf(send("GET", JOBS));
  expect(expired).toHaveBeenCalledOnce();
  stop();
});
