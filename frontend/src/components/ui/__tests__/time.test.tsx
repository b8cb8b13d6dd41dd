import { act, render, screen } from "@testing-library/react";
import { Tooltip } from "radix-ui";
import { afterEach, expect, test } from "vitest";
import { Time } from "@/components/ui/time";
import { setProfileZone, setZoneChoice } from "@/lib/zone";

const AT = "2026-11-22T23:30:00Z";

afterEach(() =>
  act(() => {
    setZoneChoice("mine");
    setProfileZone("");
  }),
);

test("what stands on the page changes with the zone", () => {
  setProfileZone("Europe/Paris");
  render(
    <Tooltip.Provider>
      <Time value={AT} as="seconds" />
    </Tooltip.Provider>,
  );
  expect(screen.getByText(/00:30:00$/)).toBeInTheDocument();
  act(() => setZoneChoice("utc"));
  expect(screen.getByText(/23:30:00$/)).toBeInTheDocument();
});
