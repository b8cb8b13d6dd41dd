import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import type { Role, UserState } from "../types";
import { adminKeys } from "./keys";

const PAGE_SIZE = 100;
const FOUND = 8;

export interface UserFilters {
  search: string;
  state: UserState[];
  role: Role[];
}

/** The users that fit, by e-mail address. */
export function useUsers(filters: UserFilters) {
  return useInfiniteQuery({
    queryKey: adminKeys.userList(filters),
    queryFn: ({ pageParam, signal }) =>
      api.listUsers({ ...filters, limit: PAGE_SIZE, cursor: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  });
}

/** Who may come in and fits the text, the first few. */
export function useFoundUsers(text: string) {
  return useQuery({
    queryKey: adminKeys.userSearch(text),
    queryFn: ({ signal }) => api.listUsers({ search: text, state: ["active"], limit: FOUND }, { signal }),
    placeholderData: keepPreviousData,
  });
}
