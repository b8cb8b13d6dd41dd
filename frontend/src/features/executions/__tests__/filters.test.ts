import { filtersOf, readView, writeView } from "../filters";

describe("the address of the Executions page", () => {
  test("reads what it wrote", () => {
    const view = readView(new URLSearchParams("q=refused state:failed&range=24h&sort=-duration_ms"));

    expect(readView(writeView(view))).toEqual(view);
    expect(view.query).toBe("refused state:failed");
  });

  test("takes states and tags of older links into the query", () => {
    const view = readView(new URLSearchParams("q=refused&state=failed&state=timed_out&tag=big db&tag=x"));

    expect(view.query).toBe('refused state:failed,timed_out tag:"big db" tag:x');
    expect(writeView(view).toString()).toBe(
      new URLSearchParams({ q: 'refused state:failed,timed_out tag:"big db" tag:x' }).toString(),
    );
  });

  test("ignores what it does not know", () => {
    const view = readView(new URLSearchParams("range=9y&sort=up&from=never&tag="));

    expect(writeView(view).toString()).toBe("");
  });

  test("a span up to now stays open, one between two moments does not", () => {
    const now = Date.parse("2026-03-02T00:00:00Z");

    expect(filtersOf(readView(new URLSearchParams("range=24h")), now)).toEqual({
      from: "2026-03-01T00:00:00.000Z",
      sort: "-scheduled_for",
    });
    const exact = readView(new URLSearchParams("from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z"));
    expect(filtersOf(exact, now)).toMatchObject({
      from: "2026-01-01T00:00:00.000Z",
      to: "2026-01-02T00:00:00.000Z",
    });
  });
});
