import { filtersOf, isNarrowed, readView, writeView } from "../filters";

describe("the address of the Executions page", () => {
  test("reads what it wrote", () => {
    const view = readView(
      new URLSearchParams("q=refused&state=failed&state=timed_out&tag=db&range=24h&sort=-duration_ms"),
    );

    expect(readView(writeView(view))).toEqual(view);
    expect(view.states).toEqual(["failed", "timed_out"]);
  });

  test("ignores what it does not know", () => {
    const view = readView(new URLSearchParams("state=odd&range=9y&sort=up&from=never&tag="));

    expect(isNarrowed(view)).toBe(false);
    expect(writeView(view).toString()).toBe("");
  });

  test("turns a range into a start, and exact bounds win", () => {
    const now = Date.parse("2026-03-02T00:00:00Z");

    expect(filtersOf(readView(new URLSearchParams("range=24h")), now)).toEqual({
      from: "2026-03-01T00:00:00.000Z",
      sort: "-scheduled_for",
    });
    const exact = readView(
      new URLSearchParams("range=24h&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z"),
    );
    expect(filtersOf(exact, now)).toMatchObject({
      from: "2026-01-01T00:00:00.000Z",
      to: "2026-01-02T00:00:00.000Z",
    });
  });
});
