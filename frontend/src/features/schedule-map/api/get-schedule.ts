import { keepPreviousData, useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { Bounds } from "@/lib/time-span";
import type { MapFilters } from "../filters";
import { scheduleMapKeys } from "./keys";

/** The server learns many jobs bit by bit: it is asked again until it knows all. */
const LEARNING_MS = 1_000;
const FRESH_MS = 15_000;

type Asked = Pick<MapFilters, "owner" | "tag" | "queue" | "limit" | "crowd">;

function questionOf({ from, to }: Bounds, { owner, tag, queue, limit }: Asked) {
  return {
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    ...(owner ? { owner_id: owner } : {}),
    ...(tag ? { tag: [tag] } : {}),
    ...(queue ? { queue } : {}),
    ...(limit ? { limit } : {}),
  };
}

function learning(data: { complete: boolean } | undefined): number | false {
  return data?.complete === false ? LEARNING_MS : false;
}

/** The load of each hour. */
export function useScheduleWeek(bounds: Bounds, filters: Asked, isWanted: boolean) {
  const question = questionOf(bounds, filters);
  return useQuery({
    queryKey: scheduleMapKeys.week(question),
    queryFn: ({ signal }) => api.getScheduleWeek(question, { signal }),
    enabled: isWanted,
    staleTime: FRESH_MS,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => learning(state.data),
  });
}

/** A day as bars. */
export function useScheduleDay(bounds: Bounds, filters: Asked & Pick<MapFilters, "rows">, isWanted: boolean) {
  const question = { ...questionOf(bounds, filters), rows: filters.rows, crowd: filters.crowd };
  return useQuery({
    queryKey: scheduleMapKeys.day(question),
    queryFn: ({ signal }) => api.getScheduleDay(question, { signal }),
    enabled: isWanted,
    staleTime: FRESH_MS,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => learning(state.data),
  });
}
