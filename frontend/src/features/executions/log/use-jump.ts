import { useCallback } from "react";
import { useNavigate } from "react-router";
import { toast } from "@/lib/toast";
import { problemText } from "@/lib/api-problem";
import { findInLog } from "../api/find-in-log";
import { writeLineHash } from "./line-link";

/** Leads to the first line since a time, RFC 3339. */
export function useJumpToTime(executionId: string) {
  const navigate = useNavigate();
  return useCallback(
    async (time: string) => {
      try {
        const offset = await findInLog(executionId, { time });
        if (offset === null) toast("It printed nothing after that time");
        else
          await navigate(
            { hash: writeLineHash({ first: offset, last: offset }) },
            { replace: true, preventScrollReset: true },
          );
      } catch (error) {
        toast.error("That place in the log was not found", { description: problemText(error) });
      }
    },
    [executionId, navigate],
  );
}
