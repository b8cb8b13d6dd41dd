import { askedAt, completed, isSettled, termOf, tokensOf, withToggled } from "../query-text";
import { suggestionsFor } from "../suggestions";

function complete(text: string, chosen: string): string {
  return completed(text, askedAt(text, text.length), chosen).text;
}

describe("the text of a query", () => {
  test("is taken apart as the server does", () => {
    const found = tokensOf('connection -tag:test state:failed,missed job:"a, b" http://x');

    expect(found.map(({ field, values }) => [field, values])).toEqual([
      ["", ["connection"]],
      ["tag", ["test"]],
      ["state", ["failed", "missed"]],
      ["job", ["a, b"]],
      ["", ["http://x"]],
    ]);
    expect(found[1]?.isNegated).toBe(true);
  });

  test("values are quoted where they must be", () => {
    expect(termOf("job", ["Nightly report", 'the "big" one', "x"])).toBe(
      'job:"Nightly report","the *big* one",x',
    );
  });

  test("a value is added to its field, and taken away again", () => {
    const once = withToggled("refused", "state", "failed");
    const twice = withToggled(once, "state", "timed_out");

    expect(once).toBe("refused state:failed");
    expect(twice).toBe("refused state:failed,timed_out");
    expect(withToggled(twice, "state", "failed")).toBe("refused state:timed_out");
    expect(withToggled(once, "state", "failed")).toBe("refused");
    expect(withToggled("-state:failed", "state", "failed")).toBe("-state:failed state:failed");
  });

  test("names of fields and values are completed where the cursor is", () => {
    expect(complete("refused st", "state")).toBe("refused state:");
    expect(complete("state:failed,ti", "timed_out")).toBe("state:failed,timed_out ");
    expect(complete("-tag:pr", "production")).toBe("-tag:production ");
    expect(complete('job:"Nigh', "Nightly report")).toBe('job:"Nightly report" ');
    const inside = completed("sta refused", askedAt("sta refused", 3), "state");
    expect(inside).toEqual({ text: "state: refused", caret: 6 });
  });

  test.each(["error:", 'error:"no', "state:fa", "duration:>", "origin:x"])("%s is not asked yet", (text) => {
    expect(isSettled(text)).toBe(false);
  });

  test.each(["refused", "state:failed", "duration:>30s", "duration:1m..5m", 'error:"no space"', ""])(
    "%s can be asked",
    (text) => {
      expect(isSettled(text)).toBe(true);
    },
  );
});

test("suggestions begin with what begins so, and say how many there are", () => {
  const asked = askedAt("tag:pro", 7);
  const known = {
    tag: [
      { value: "nonprod", hint: "" },
      { value: "production", hint: "12 executions" },
    ],
  };

  expect(suggestionsFor(asked, known)).toEqual([
    { value: "production", label: "production", hint: "12 executions" },
    { value: "nonprod", label: "nonprod", hint: "" },
  ]);
});
