import { secretReference, variableReference } from "../reference";
import { addField, draftOf as secretDraft, inputOf, nameProblem, valueProblem } from "../secret-draft";
import { draftOf as variableDraft, keyProblem, valueOf } from "../variable-draft";
import { sampleSecret, sampleVariable } from "./sample";

describe("what jobs write", () => {
  test("names the field unless there is but one", () => {
    expect(secretReference("db", "value")).toBe("${secret:store:db}");
    expect(secretReference("db", "password")).toBe("${secret:store:db:password}");
    expect(variableReference("REGION")).toBe("${var:REGION}");
  });
});

describe("a secret that is typed", () => {
  test("starts with the fields of the former one, and none of its values", () => {
    const draft = secretDraft(sampleSecret({ fields: ["user", "password"] }));

    expect(draft.fields).toEqual([
      { id: 0, name: "user", value: "" },
      { id: 1, name: "password", value: "" },
    ]);
  });

  test("is sent with all its fields, lines kept, once all is right", () => {
    const draft = { ...secretDraft(null), name: "key", fields: [{ id: 0, name: "value", value: " a\nb\n" }] };

    expect(inputOf(draft, "j1")).toEqual({ fields: { value: " a\nb\n" }, description: "", job_id: "j1" });
    expect(inputOf({ ...draft, fields: addField(draft.fields) }, null)).toBeNull();
    expect(inputOf({ ...draft, name: "a b" }, null)).toBeNull();
  });

  test("two fields of one name are none", () => {
    const field = { name: "a", value: "long enough" };
    const draft = {
      ...secretDraft(null),
      name: "key",
      fields: [
        { id: 0, ...field },
        { id: 1, ...field },
      ],
    };

    expect(inputOf(draft, null)).toBeNull();
  });

  test("what is wrong is said before it is sent", () => {
    expect(nameProblem("a b", [])).toMatch(/^Letters, digits/);
    expect(nameProblem("db", ["db"])).toBe("There is one of this name already.");
    expect(valueProblem("abc")).toMatch(/^At least 4 characters/);
    expect(valueProblem("abcd")).toBeUndefined();
  });
});

describe("a variable that is typed", () => {
  test("a text is a text, all else is JSON", () => {
    expect(variableDraft(sampleVariable())).toMatchObject({ kind: "text", text: "eu-west-1" });
    expect(variableDraft(sampleVariable({ value: [1] }))).toMatchObject({ kind: "json", text: "[\n  1\n]" });
  });

  test("JSON is checked as it is typed", () => {
    const draft = variableDraft(sampleVariable({ value: 5 }));

    expect(valueOf(draft)).toEqual({ value: 5 });
    expect(valueOf({ ...draft, text: "{" })).toEqual({ problem: "This is no JSON." });
    expect(valueOf({ ...draft, kind: "text" })).toEqual({ value: "5" });
  });

  test.each([
    ["region", /^Capitals/],
    ["CHRONOS_X", /^Names that begin with CHRONOS_/],
    ["REGION", /already/],
  ])("the name %s is refused", (key, words) => {
    expect(keyProblem(key, ["REGION"])).toMatch(words);
  });
});
