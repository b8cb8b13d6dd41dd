import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import type { Execution } from "@/api/types";
import { executionKeys } from "../api/keys";
import { type LineRange, readLineHash, writeLineHash } from "../log/line-link";
import type { LogLevel } from "../log/log-level";
import { useLog } from "../log/use-log";
import { LogView } from "./log-view";

interface ExecutionLogProps {
  execution: Execution;
  /** It was removed while somebody looks at it. */
  isGone?: boolean;
}

/** The log of one execution, with its selected lines in the address. */
export function ExecutionLog({ execution, isGone = false }: ExecutionLogProps) {
  const [tries, setTries] = useState(0);
  return (
    <LoadedLog
      key={`${execution.id} ${tries}`}
      execution={execution}
      isGone={isGone}
      onRetry={() => setTries(tries + 1)}
    />
  );
}

function LoadedLog({ execution, isGone, onRetry }: Required<ExecutionLogProps> & { onRetry: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { hash, search } = useLocation();
  const { id } = execution;
  const refresh = useCallback(
    () => void client.invalidateQueries({ queryKey: executionKeys.detail(id) }),
    [client, id],
  );
  const log = useLog(id, execution.log.lines, refresh);
  const selection = useMemo(() => readLineHash(hash), [hash]);
  const select = useCallback(
    (range: LineRange | null) =>
      void navigate(
        { search, hash: range ? writeLineHash(range) : "" },
        { replace: true, preventScrollReset: true },
      ),
    [navigate, search],
  );
  return (
    <LogView
      execution={execution}
      log={log}
      selection={selection}
      onSelect={select}
      level={readLevel(new URLSearchParams(search).get("level"))}
      onLevel={(level) => {
        const next = new URLSearchParams(search);
        if (level === "unknown") next.delete("level");
        else next.set("level", level);
        void navigate({ search: next.toString(), hash }, { replace: true, preventScrollReset: true });
      }}
      onRetry={onRetry}
      isGone={isGone}
    />
  );
}

function readLevel(text: string | null): LogLevel {
  return text === "info" || text === "warn" || text === "error" ? text : "unknown";
}
