import type { UrlFilters } from "@/lib/use-url-filters";

/** Whose load is shown, as the address has it; empty: all. */
export interface LoadFilters {
  queue: string;
  label: string;
  owner: string;
  tag: string;
}

export function readLoadFilters({ text }: UrlFilters): LoadFilters {
  return { queue: text("queue"), label: text("label"), owner: text("owner"), tag: text("tag") };
}
