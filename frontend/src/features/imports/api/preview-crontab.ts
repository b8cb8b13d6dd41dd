import { keepPreviousData, useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { CrontabImportRequest } from "@/api/types";

export type CrontabText = Pick<CrontabImportRequest, "text" | "kind" | "timezone">;

/** What the server makes of each line, with the text that this is about; nothing is saved. */
export function useCrontabPreview(crontab: CrontabText) {
  return useQuery({
    queryKey: ["imports", "preview", crontab],
    queryFn: async ({ signal }) => {
      const request: CrontabImportRequest = { ...crontab, state: "paused", dry_run: true };
      const result = await api.importCrontab(request, { signal });
      return { text: crontab.text, result };
    },
    enabled: crontab.text.trim() !== "",
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
  });
}
