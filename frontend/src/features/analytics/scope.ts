import { useMemo } from "react";
import { boundsOf, type TimeSpan } from "@/lib/time-span";
import { useTimeSpan } from "@/lib/use-time-span";
import { useUrlFilters } from "@/lib/use-url-filters";

/** Whose executions, and of which stretch of time. */
export interface Scope {
  span: TimeSpan;
  ownerId: string;
  jobId: string;
  tags: string[];
}

/** What the page tells of, as its address says it. */
export function useScope(): { scope: Scope; setSpan: (span: TimeSpan) => void; change: ChangeScope } {
  const { span, setSpan } = useTimeSpan("7d");
  const { text, list, set } = useUrlFilters();
  const [ownerId, jobId, tagText] = [text("owner"), text("job"), list("tag").join("\n")];
  const scope = useMemo(
    () => ({ span, ownerId, jobId, tags: tagText === "" ? [] : tagText.split("\n") }),
    [span, ownerId, jobId, tagText],
  );
  return { scope, setSpan, change: set };
}

export type ChangeScope = (changes: { owner?: string; job?: string; tag?: string[] }) => void;

/** As the server is asked at `now`, epoch ms. */
export function paramsOf({ span, ownerId, jobId, tags }: Scope, now: number) {
  const { from, to } = boundsOf(span, now);
  return {
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    ...(ownerId ? { owner_id: ownerId } : {}),
    ...(jobId ? { job_id: jobId } : {}),
    ...(tags.length > 0 ? { tag: tags } : {}),
  };
}
