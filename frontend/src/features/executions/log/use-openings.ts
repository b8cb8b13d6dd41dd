import { useCallback, useMemo, useState } from "react";
import { toast } from "@/lib/toast";
import { openedTree, readJson, toggled, type TreeRow, treeRows, type TreeState } from "./json-tree";
import { wholeCellsOf } from "./line-cut";
import type { LogStore } from "./log-store";

/** A line opened as a tree, with the rows of it that are in sight. */
export interface OpenTree {
  state: TreeState;
  rows: readonly TreeRow[];
}

const NO_CELLS: ReadonlyMap<number, number> = new Map();
const NO_TREES: ReadonlyMap<number, OpenTree> = new Map();
const NO_HEADS: ReadonlySet<number> = new Set();

/** What of a log a person has opened: cut lines, trees, repetitions; each by the offset of its line. */
export function useOpenings(store: LogStore) {
  const [whole, setWhole] = useState(NO_CELLS);
  const [trees, setTrees] = useState(NO_TREES);
  const [unfolded, setUnfolded] = useState(NO_HEADS);

  const showWhole = useCallback(
    (offset: number) => {
      const line = store.line(offset);
      if (line) setWhole((before) => new Map(before).set(offset, wholeCellsOf(line.text)));
    },
    [store],
  );
  const toggleFold = useCallback((offset: number) => {
    setUnfolded((before) => {
      const next = new Set(before);
      if (!next.delete(offset)) next.add(offset);
      return next;
    });
  }, []);
  const toggleTree = useCallback(
    (offset: number) => {
      const value = readJson(store.line(offset)?.text ?? "");
      if (value === undefined) toast("This line is not complete JSON");
      setTrees((before) => {
        const next = new Map(before);
        if (!next.delete(offset) && value !== undefined) next.set(offset, treeOf(openedTree(value)));
        return next;
      });
    },
    [store],
  );
  const toggleTreeRow = useCallback((offset: number, row: TreeRow) => {
    setTrees((before) => {
      const tree = before.get(offset);
      return tree ? new Map(before).set(offset, treeOf(toggled(tree.state, row))) : before;
    });
  }, []);
  const treeHeights = useMemo(
    () => new Map([...trees].map(([offset, { rows }]) => [offset, rows.length])),
    [trees],
  );
  return { whole, trees, treeHeights, unfolded, showWhole, toggleFold, toggleTree, toggleTreeRow };
}

export type Openings = ReturnType<typeof useOpenings>;

function treeOf(state: TreeState): OpenTree {
  return { state, rows: treeRows(state) };
}
