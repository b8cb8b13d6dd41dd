import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import type { Execution } from "@/api/types";
import { executionKeys } from "../api/keys";
import { readLineHash, writeLineHash } from "../log/line-link";
import { useLog } from "../log/use-log";
import { LogView } from "./log-view";

/** The log of one execution, with its selected lines in the address. */
export function ExecutionLog({ execution }: { execution: Execution }) {
  const [tries, setTries] = useState(0);
  return (
    <LoadedLog key={`${execution.id} ${tries}`} execution={execution} onRetry={() => setTries(tries + 1)} />
  );
}

function LoadedLog({ execution, onRetry }: { execution: Execution; onRetry: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { hash, search } = useLocation();
  const { id } = execution;
  const refresh = useCallback(
    () => void client.invalidateQueries({ queryKey: executionKeys.detail(id) }),
    [client, id],
  );
  const log = useLog(id, execution.log.lines, refresh);
  return (
    <LogView
      execution={execution}
      log={log}
      selection={readLineHash(hash)}
      onSelect={(selection) =>
        void navigate({ search, hash: writeLineHash(selection) }, { replace: true, preventScrollReset: true })
      }
      onRetry={onRetry}
    />
  );
}
