import { QueryClient } from "@tanstack/react-query";
import type { ChronosEvent, Execution, Page } from "@/api/types";
import { ThrottledInvalidation } from "@/lib/throttled-invalidation";
import { executionKeys } from "../api/keys";
import { applyExecutionEvent } from "../apply-event";
import { compareHead, type ExecutionPages, prependFresh } from "../list-merge";
import { sampleExecution } from "./sample";

function pageOf(...items: Execution[]): Page<Execution> {
  return { items, total: items.length, complete: true, next_cursor: null };
}

function finished(id: string): ChronosEvent {
  return {
    type: "execution.finished",
    owner_id: "owner",
    job_id: "0000000000000001",
    execution_id: id,
    state: "failed",
    time: "2026-03-01T02:00:10.050Z",
  };
}

const running = sampleExecution({
  id: "a",
  state: "running",
  finished_at: null,
  duration_ms: null,
  exit_code: null,
});

describe("events in the cache", () => {
  test("a finished execution changes its row and its page in place", () => {
    const client = new QueryClient();
    const list: ExecutionPages = {
      pages: [pageOf(running, sampleExecution({ id: "b" }))],
      pageParams: [null],
    };
    client.setQueryData(executionKeys.list({}), list);
    client.setQueryData(executionKeys.detail("a"), running);
    const invalidation = new ThrottledInvalidation(client);

    applyExecutionEvent(client, finished("a"), invalidation);

    const rows = client.getQueryData<ExecutionPages>(executionKeys.list({}))?.pages[0]?.items;
    expect(rows?.map(({ id, state, duration_ms }) => [id, state, duration_ms])).toEqual([
      ["a", "failed", 10_000],
      ["b", "succeeded", 4200],
    ]);
    expect(client.getQueryData<Execution>(executionKeys.detail("a"))?.state).toBe("failed");
    invalidation.stop();
  });

  test("a late event does not bring a finished execution back to life", () => {
    const client = new QueryClient();
    client.setQueryData(executionKeys.detail("a"), sampleExecution({ id: "a" }));
    const invalidation = new ThrottledInvalidation(client);

    applyExecutionEvent(
      client,
      { ...finished("a"), type: "execution.started", state: "running" },
      invalidation,
    );

    expect(client.getQueryData<Execution>(executionKeys.detail("a"))?.state).toBe("succeeded");
    invalidation.stop();
  });

  test("new rows are found, and put first only when asked", () => {
    const [a, b, c] = ["a", "b", "c"].map((id) => sampleExecution({ id }));
    if (!a || !b || !c) throw new Error("no sample");
    const list: ExecutionPages = { pages: [pageOf(b, c)], pageParams: [null] };

    expect(compareHead(list, pageOf(a, b)).fresh).toEqual([a]);
    expect(prependFresh(list, pageOf(a, b)).pages[0]?.items.map(({ id }) => id)).toEqual(["a", "b", "c"]);
  });

  test("a first page without any known row does not adjoin the list", () => {
    const list: ExecutionPages = { pages: [pageOf(sampleExecution({ id: "old" }))], pageParams: [null] };
    const head = { ...pageOf(sampleExecution({ id: "new" })), next_cursor: "more" };

    expect(compareHead(list, head).isAdjoining).toBe(false);
  });
});
