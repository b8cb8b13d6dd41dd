import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { expect, it, vi } from "vitest";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { unitWords } from "@/lib/measure";
import { JobTrends } from "../components/job-trends";
import { rangeOf, trendStart } from "../trend";

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

function serve(points: Record<string, number[]>, kpis: Record<string, number[]> = {}) {
  const series = (values: number[]) => values.map((value, at) => ({ time: minutesAgo(30 - at), value }));
  server.use(
    http.get("/api/v1/jobs/j/metrics", ({ request }) => {
      const metric = new URL(request.url).searchParams.get("metric") ?? "";
      const unit = metric.endsWith("_bytes") ? "bytes" : metric === "peak_cpu_percent" ? "%" : "processes";
      return HttpResponse.json({ metric, unit, bucket_s: 20, points: series(points[metric] ?? []) });
    }),
    http.get("/api/v1/jobs/j/kpis", () =>
      HttpResponse.json({ items: Object.keys(kpis).map((name) => ({ name, unit: "rows", last: null })) }),
    ),
    http.get("/api/v1/jobs/j/kpis/:name", ({ params }) => {
      const name = String(params["name"]);
      return HttpResponse.json({ name, unit: "rows", bucket_s: 20, points: series(kpis[name] ?? []) });
    }),
  );
}

it("draws what was used at most beside what is usual and what is allowed", async () => {
  serve({ peak_memory_bytes: [40_000_000, 42_000_000, 60_000_000] }, { exported: [120, 140] });
  const onRange = vi.fn();
  renderAt(<JobTrends jobId="j" range="24h" onRange={onRange} limits={{ peak_memory_bytes: 256_000_000 }} />);

  expect(
    await screen.findByRole("figure", {
      name: "Memory: Latest 60.0 MB, usually 42.0 MB, at most 60.0 MB; may use 256 MB",
    }),
  ).toBeVisible();
  expect(screen.queryByRole("figure", { name: /^Processes/ })).not.toBeInTheDocument();
  expect(
    await screen.findByRole("figure", {
      name: "exported: Latest 140 rows, usually 130 rows, at most 140 rows",
    }),
  ).toBeVisible();
  await userEvent.click(screen.getByRole("radio", { name: "7 d" }));
  expect(onRange).toHaveBeenCalledWith("7d");
});

it("says what will be here", async () => {
  serve({});
  renderAt(<JobTrends jobId="j" range="1h" onRange={vi.fn()} limits={{}} />);

  expect(await screen.findByText("Nothing was measured in this time.")).toBeVisible();
  expect(await screen.findByText(/A job can report figures of its own/)).toBeVisible();
});

it("asks for whole points, so that asking again asks the same", () => {
  const at = Date.parse("2026-11-21T10:00:07Z");

  expect(trendStart(rangeOf("1h"), at)).toBe("2026-11-21T09:00:00.000Z");
  expect(trendStart(rangeOf("unknown"), at)).toBe(trendStart(rangeOf("24h"), at + 60_000));
});

it("writes values in their units", () => {
  expect([
    unitWords(3, "processes"),
    unitWords(12.345, "%"),
    unitWords(0.5, ""),
    unitWords(1234.5, "rows"),
  ]).toEqual(["3 processes", "12.3 %", "0.5", "1,235 rows"]);
});
