import { useMemo } from "react";
import { toast } from "@/lib/toast";
import { problemText } from "@/lib/api-problem";
import { findInLog } from "../api/find-in-log";
import { errorPattern, type LogSearch } from "./log-search";
import type { LogStore } from "./log-store";
import { useLogSearch } from "./use-log-search";

interface Errors {
  /** The lines that look like one, as far as they are here. */
  search: LogSearch | null;
  /** The way to the first of them, else to the first line of stderr; null when there is neither. */
  toFirst: (() => void) | null;
}

/** The errors that a log reports. While lines are missing here, the server looks, too. */
export function useErrors(
  executionId: string,
  store: LogStore,
  isComplete: boolean,
  showOffset: (offset: number) => void,
): Errors {
  const pattern = useMemo(() => errorPattern(), []);
  const search = useLogSearch(store, pattern)?.search ?? null;
  const known = search?.at(0) ?? store.firstStderr;
  if (isComplete) return { search, toFirst: known === null ? null : () => showOffset(known) };
  const ask = () => {
    findInLog(executionId, { first: "error" }).then(
      (offset) => {
        if (offset === null) toast("Nothing in this log looks like an error");
        else showOffset(offset);
      },
      (error: unknown) => toast.error("The first error was not found", { description: problemText(error) }),
    );
  };
  return { search, toFirst: ask };
}
