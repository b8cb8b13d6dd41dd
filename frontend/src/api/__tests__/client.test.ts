import { http, HttpResponse } from "msw";
import { expect, it, vi } from "vitest";
import { changeJob, downloadArtifactUrl, getKpi, triggerJob } from "@/api/client";
import { server } from "@/testing/server";

it("puts the parameters of a path where they belong, and the others into the query", async () => {
  const asked = vi.fn<(url: string) => void>();
  server.use(
    http.get("*/kpis/*", ({ request }) => {
      asked(request.url.replace(window.location.origin, ""));
      return HttpResponse.json({});
    }),
  );

  await getKpi({ job_id: "a1", name: "rows/s", reduce: "avg", from: null });

  expect(asked).toHaveBeenCalledWith("/api/v1/jobs/a1/kpis/rows%2Fs?reduce=avg");
});

it("sends a body as JSON, with what the caller adds to the headers", async () => {
  const sent = vi.fn<(...parts: unknown[]) => void>();
  server.use(
    http.patch("/api/v1/jobs/a1", async ({ request }) => {
      sent(await request.json(), request.headers.get("If-Match"));
      return HttpResponse.json({});
    }),
  );

  await changeJob({ job_id: "a1" }, { name: "x" }, { headers: { "If-Match": '"3"' } });

  expect(sent).toHaveBeenCalledWith({ name: "x" }, '"3"');
});

it("leaves out a body that need not be there", async () => {
  const sent = vi.fn<(body: string) => void>();
  server.use(
    http.post("/api/v1/jobs/a1/trigger", async ({ request }) => {
      sent(await request.text());
      return HttpResponse.json({ execution_id: "a1-1" });
    }),
  );

  await expect(triggerJob({ job_id: "a1" })).resolves.toEqual({ execution_id: "a1-1" });
  expect(sent).toHaveBeenCalledWith("");
});

it("gives the address of what a browser loads by itself", () => {
  expect(downloadArtifactUrl({ execution_id: "a-1", name: "a b.txt" })).toBe(
    "/api/v1/executions/a-1/artifacts/a%20b.txt",
  );
});
