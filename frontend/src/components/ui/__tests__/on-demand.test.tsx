import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type ComponentType, Suspense } from "react";
import { expect, it, vi } from "vitest";
import { fetchLateCode } from "@/lib/late-code";
import { onDemand } from "../on-demand";

const Words: ComponentType<{ text: string }> = ({ text }) => <p>{text}</p>;
const load = () => vi.fn(() => Promise.resolve(Words));

it("leaves the page as it is where the code cannot come, and tries again when asked", async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const fetchWords = load().mockRejectedValueOnce(
    new TypeError("Failed to fetch dynamically imported module: http://localhost/assets/words.js"),
  );
  const Part = onDemand(fetchWords);
  render(
    <>
      <input aria-label="Half a sentence" />
      <Suspense fallback="…">
        <Part text="Here it is" />
      </Suspense>
    </>,
  );
  const user = userEvent.setup();
  await user.type(screen.getByRole("textbox"), "half");

  expect(await screen.findByRole("alert")).toHaveTextContent(/^Its code could not be fetched/);
  expect(screen.getByRole("textbox")).toHaveValue("half");
  await user.click(screen.getByRole("button", { name: "Try again" }));

  expect(await screen.findByText("Here it is")).toBeVisible();
  expect(fetchWords).toHaveBeenCalledTimes(2);
});

it("fetches code before it is wanted once there is nothing else to do, but not what is large", () => {
  const [small, large, late] = [load(), load(), load()];
  onDemand(small);
  onDemand(large, { isLarge: true });
  expect(small).not.toHaveBeenCalled();

  fetchLateCode();
  onDemand(late);

  expect([small, large, late].map(({ mock }) => mock.calls.length)).toEqual([1, 0, 1]);
});
