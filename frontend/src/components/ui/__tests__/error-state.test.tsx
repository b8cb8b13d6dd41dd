import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { ErrorState } from "@/components/ui/error-state";
import { ApiProblem } from "@/lib/api-problem";
import { renderAt } from "@/testing/render";

const problem = (status: number, type = "") =>
  new ApiProblem({
    status,
    title: "x",
    detail: "Why it was so.",
    type: type && `urn:chronos-synapse:problem:${type}`,
  });

it.each([
  [problem(0), "The server is out of reach", "Try again"],
  [problem(404), "This job cannot be found", "Try again"],
  [problem(410), "This job cannot be found", "Try again"],
  [problem(409), "Somebody was faster", "Show how it is now"],
  [problem(429), "Too many requests at once", "Try again"],
  [problem(401), "You are logged out", "Try again"],
  [problem(503, "maintenance.on"), "Maintenance is going on", "Try again"],
  [problem(500), "This job could not be shown", "Try again"],
  [new Error("torn"), "This job could not be shown", "Try again"],
])("each kind of refusal has its own answer: %s", async (error, title, button) => {
  const onRetry = vi.fn();
  renderAt(<ErrorState what="This job" error={error} onRetry={onRetry} />);
  expect(screen.getByRole("alert")).toHaveTextContent(title);
  await userEvent.click(screen.getByText(button));
  expect(onRetry).toHaveBeenCalledOnce();
});

it("where asking again changes nothing there is only the way elsewhere", () => {
  renderAt(<ErrorState what="This job" isPage error={problem(403)} onRetry={vi.fn()} />);
  expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent("This job may not be seen by you");
  expect(screen.queryByText("Try again")).not.toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Go to the overview" })).toHaveAttribute("href", "/");
});
