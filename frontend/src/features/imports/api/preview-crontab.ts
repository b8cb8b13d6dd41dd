import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { CrontabImport, CrontabImportRequest } from "@/api/types";
import { api } from "@/lib/api-client";

export type CrontabText = Pick<CrontabImportRequest, "text" | "kind" | "timezone">;

/** What the server makes of each line; nothing is saved. */
export function useCrontabPreview(crontab: CrontabText) {
  return useQuery({
    queryKey: ["imports", "preview", crontab],
    queryFn: ({ signal }) =>
      api.post<CrontabImport>(
        "/imports/crontab",
        { ...crontab, state: "paused", dry_run: true } satisfies CrontabImportRequest,
        { signal },
      ),
    enabled: crontab.text.trim() !== "",
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
  });
}
