import { useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { DirectoryEntry } from "@/api/types";

/** So long names that are wanted are gathered before they are asked for together. */
const GATHER_MS = 10;
const MOST_AT_ONCE = 100;
const FRESH_MS = 5 * 60_000;

interface Batch {
  ids: Set<string>;
  answer: Promise<Map<string, DirectoryEntry>>;
}

let gathering: Batch | null = null;

/** What a user or a team is called; null where that is nobody whom one may know. */
export function useName(id: string) {
  return useQuery({
    queryKey: ["directory", id],
    queryFn: () => lookUp(id),
    enabled: id !== "",
    staleTime: FRESH_MS,
    retry: false,
  });
}

async function lookUp(id: string): Promise<DirectoryEntry | null> {
  if (gathering === null || gathering.ids.size >= MOST_AT_ONCE) gathering = gather();
  gathering.ids.add(id);
  return (await gathering.answer).get(id) ?? null;
}

/** A list asks for all of its names in one request. */
function gather(): Batch {
  const ids = new Set<string>();
  const ask = async () => {
    await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
    if (gathering?.ids === ids) gathering = null;
    const { items } = await api.listDirectory({ ids: [...ids] });
    return new Map(items.map((entry) => [entry.id, entry]));
  };
  return { ids, answer: ask() };
}
