import type { Widget } from "@/api/types";
import { useNames } from "./api/job-names";
import { jobOf, titleOf } from "./values";

/** What stands above a widget: its own title, or what it shows and of which job. */
export function useTitle({ title, config }: Widget): string {
  const jobId = title ? null : jobOf(config);
  const names = useNames(jobId === null ? [] : [jobId]);
  if (title) return title;
  const name = jobId === null ? undefined : names.get(jobId);
  return [titleOf(config), name].filter(Boolean).join(" · ");
}
