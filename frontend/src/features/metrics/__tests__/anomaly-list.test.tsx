import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { renderAt } from "@/testing/render";
import { AnomalyList } from "../components/anomaly-list";
import { durationData } from "../duration-data";

it("tells the latest of what is ringed in words, and leads to it", () => {
  const points = [1, 2, 3, 4, 5].map((minute) => ({
    execution_id: `e${minute}`,
    time: new Date(Date.UTC(2026, 2, 1, 0, minute)).toISOString(),
    duration_ms: 20,
    state: "succeeded" as const,
  }));
  const anomalies = [1, 2, 3, 5].map((minute) => ({
    execution_id: `e${minute}`,
    insight_id: `i${minute}`,
    kind: "slow_run",
    severity: "high" as const,
    rate: 0.05,
    sentence: `sentence ${minute}`,
  }));
  const { rerender } = renderAt(<AnomalyList data={durationData(points, { points: [], anomalies })} />);

  const links = screen.getAllByRole("link");
  expect(links.map((link) => link.textContent)).toEqual(["sentence 5", "sentence 3", "sentence 2"]);
  expect(links[0]).toHaveAttribute("href", "/insights/i5");

  rerender(<AnomalyList data={durationData(points)} />);
  expect(screen.queryByRole("list")).toBeNull();
});
