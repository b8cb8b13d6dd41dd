import { isJsonLike, MEMBERS, openedTree, readJson, toggled, treeRows } from "../json-tree";

const value = { level: "info", db: { host: "db-2", port: 5432 }, tags: ["a"], none: null, empty: {} };

test("members are in sight, what they hold is opened one by one", () => {
  const tree = openedTree(value);
  expect(treeRows(tree).map(({ name, text, isOpen }) => [name, text, isOpen])).toEqual([
    ["level", '"info"', null],
    ["db", "{host, port}", false],
    ["tags", "[1]", false],
    ["none", "null", null],
    ["empty", "{}", null],
  ]);

  const db = treeRows(tree)[1];
  const opened = db ? toggled(tree, db) : tree;

  expect(treeRows(opened).map(({ name, depth }) => `${depth} ${name}`)).toEqual([
    "0 level",
    "0 db",
    "1 host",
    "1 port",
    "0 tags",
    "0 none",
    "0 empty",
  ]);
  expect(db ? treeRows(toggled(opened, db)) : []).toHaveLength(5);
});

test("of a long list a part is shown, and more on demand", () => {
  const tree = openedTree(Array.from({ length: 250 }, (_, index) => index));
  const rows = treeRows(tree);
  const more = rows.at(-1);

  expect(rows).toHaveLength(MEMBERS + 1);
  expect(more).toMatchObject({ kind: "more", text: "150 more" });
  expect(more ? treeRows(toggled(tree, more)).at(-1) : null).toMatchObject({ text: "50 more" });
});

test("only objects and lists with something inside are trees", () => {
  expect(isJsonLike('{"a":1}')).toBe(true);
  expect(isJsonLike('  ["a"] ')).toBe(true);
  for (const text of ["{}", "[]", "12", '"a"', "{not json}", "[INFO] started", "plain"])
    expect(isJsonLike(text)).toBe(false);
  expect(readJson('{"a":')).toBeUndefined();
});

test("a very long line is not read before it is asked for", () => {
  expect(isJsonLike(`[${"x".repeat(50_000)}]`)).toBe(true);
  expect(readJson(`[${"x".repeat(50_000)}]`)).toBeUndefined();
});
