import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { expect, it, vi } from "vitest";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { SampleWorkspace } from "../components/sample-workspace";

it("comes by one click", async () => {
  const made = vi.fn();
  server.use(
    http.get("/api/v1/samples", () => HttpResponse.json({ jobs: [] })),
    http.post("/api/v1/samples", () =>
      HttpResponse.json({ jobs: [{ id: "a", name: "Import orders" }] }, { status: 201 }),
    ),
  );
  renderAt(<SampleWorkspace onMade={made} />);

  await userEvent.click(await screen.findByRole("button", { name: "Add the sample workspace" }));

  await waitFor(() => expect(made).toHaveBeenCalledOnce());
});

it("goes by one, after it was said what goes, and is asked again while something ends", async () => {
  const answers = [
    { jobs: 0, executions: 3, left: 1 },
    { jobs: 1, executions: 1, left: 0 },
  ];
  const asked = vi.fn();
  server.use(
    http.get("/api/v1/samples", () => HttpResponse.json({ jobs: [{ id: "a", name: "Import orders" }] })),
    http.delete("/api/v1/samples", () => {
      asked();
      return HttpResponse.json(answers.shift());
    }),
  );
  renderAt(<SampleWorkspace onMade={vi.fn()} />);

  await userEvent.click(await screen.findByRole("button", { name: "Remove it" }));
  expect(await screen.findByText(/Import orders go, with everything they did/)).toBeVisible();
  await userEvent.click(screen.getAllByRole("button", { name: "Remove it" }).at(-1) as HTMLElement);

  await waitFor(() => expect(asked).toHaveBeenCalledTimes(2));
});
