import type { JobFilters } from "@/api/types";

/** Names of what this feature keeps in the query cache. */
export const jobKeys = {
  all: ["jobs"] as const,
  lists: ["jobs", "list"] as const,
  window: (filters: JobFilters, page: number) => ["jobs", "list", filters, page] as const,
  facets: (filters: JobFilters, tags: string) => ["jobs", "facets", filters, tags] as const,
  found: (text: string) => ["jobs", "found", text] as const,
  detail: (id: string) => ["jobs", "detail", id] as const,
  resume: (id: string) => ["jobs", "resume", id] as const,
  preview: (request: unknown) => ["jobs", "preview", request] as const,
  reading: (request: unknown) => ["jobs", "reading", request] as const,
  sentence: (request: unknown) => ["jobs", "sentence", request] as const,
};
