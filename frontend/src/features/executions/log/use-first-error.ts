import { useMemo } from "react";
import { toast } from "sonner";
import { problemText } from "@/lib/api-problem";
import { findInLog } from "../api/find-in-log";
import { errorPattern } from "./log-search";
import type { LogStore } from "./log-store";
import { useLogSearch } from "./use-log-search";

/**
 * The way to the first line that reports an error, else to the first of stderr; null when there is neither. While lines
 * are missing here, the server looks, too.
 */
export function useFirstError(
  executionId: string,
  store: LogStore,
  isComplete: boolean,
  showOffset: (offset: number) => void,
): (() => void) | null {
  const pattern = useMemo(() => errorPattern(), []);
  const known = useLogSearch(store, pattern)?.search.at(0) ?? store.firstStderr;
  if (isComplete) return known === null ? null : () => showOffset(known);
  return () => {
    findInLog(executionId, { first: "error" }).then(
      (offset) => {
        if (offset === null) toast("Nothing in this log looks like an error");
        else showOffset(offset);
      },
      (error: unknown) => toast.error("The first error was not found", { description: problemText(error) }),
    );
  };
}
