import type { InfiniteData } from "@tanstack/react-query";
import type { ChronosEvent, Execution, Page } from "@/api/types";

export type ExecutionPages = InfiniteData<Page<Execution>, string | null>;

/** How the first page, asked for again, differs from the list that a person reads. */
export interface Difference {
  fresh: Execution[];
  /** False when so many are new that rows between them and the list are not known. */
  isAdjoining: boolean;
}

export function compareHead(list: Pick<ExecutionPages, "pages">, head: Page<Execution>): Difference {
  const known = new Set(list.pages.flatMap((page) => page.items.map(({ id }) => id)));
  const fresh = head.items.filter(({ id }) => !known.has(id));
  const isAdjoining = fresh.length < head.items.length || head.next_cursor === null || known.size === 0;
  return { fresh, isAdjoining };
}

/** Takes newer versions of rows and the total from `head`; rows neither come nor go. */
export function refreshRows(list: ExecutionPages, head: Page<Execution>): ExecutionPages {
  const newer = new Map(head.items.map((item) => [item.id, item]));
  return {
    ...list,
    pages: list.pages.map((page, index) => ({
      ...page,
      ...(index === 0 ? { total: head.total, complete: head.complete } : {}),
      items: page.items.map((item) => newer.get(item.id) ?? item),
    })),
  };
}

/** Puts the rows of `head` that are not in the list yet before it. */
export function prependFresh(list: ExecutionPages, head: Page<Execution>): ExecutionPages {
  const { fresh } = compareHead(list, head);
  const [first, ...rest] = refreshRows(list, head).pages;
  if (!first) return list;
  return { ...list, pages: [{ ...first, items: [...fresh, ...first.items] }, ...rest] };
}

/** What an event says about an execution, or null when it says nothing new. */
export function applyToExecution(execution: Execution, event: ChronosEvent): Execution | null {
  if (execution.id !== event.execution_id || !event.state || execution.state === event.state) return null;
  if (execution.finished_at) return null;
  const time = event.time ?? null;
  if (event.type === "execution.started") {
    return { ...execution, state: event.state, started_at: time ?? execution.started_at };
  }
  if (event.type !== "execution.finished") return { ...execution, state: event.state };
  const started = execution.started_at;
  const ran = started && time ? Math.max(0, Date.parse(time) - Date.parse(started)) : null;
  return { ...execution, state: event.state, finished_at: time, duration_ms: execution.duration_ms ?? ran };
}

/** Changes the row that the event is about; the same object when there is none. */
export function applyToPages(list: ExecutionPages, event: ChronosEvent): ExecutionPages {
  const pages = list.pages.map((page) => {
    const at = page.items.findIndex(({ id }) => id === event.execution_id);
    const before = page.items[at];
    const after = before ? applyToExecution(before, event) : null;
    return after ? { ...page, items: page.items.with(at, after) } : page;
  });
  return pages.some((page, index) => page !== list.pages[index]) ? { ...list, pages } : list;
}
