import { fireEvent, render, screen } from "@testing-library/react";
import type { OutcomePoint } from "@/api/types";
import { OutcomeBars } from "../components/outcome-bars";

const points: OutcomePoint[] = [
  { time: "2026-03-01T00:00:00Z", succeeded: 10, failed: 0, not_run: 0 },
  { time: "2026-03-01T01:00:00Z", succeeded: 5, failed: 3, not_run: 1 },
];

test("the bars say their sum in words, and the week before", () => {
  render(<OutcomeBars bucketS={3600} points={points} previous={points.slice(0, 1)} />);

  expect(screen.getByRole("figure")).toHaveAccessibleName(
    "Outcomes: 15 succeeded, 3 failed, 1 did not run; a week before 10 succeeded",
  );
});

test("pointing at a bar shows its exact figures", () => {
  const { container } = render(<OutcomeBars bucketS={3600} points={points} />);

  const bars = container.querySelectorAll(".flex-1");
  const second = bars[1];
  if (!second) throw new Error("no bar");
  fireEvent.pointerEnter(second);

  expect(screen.getByText(/5 succeeded, 3 failed, 1 did not run/)).toBeInTheDocument();
});
