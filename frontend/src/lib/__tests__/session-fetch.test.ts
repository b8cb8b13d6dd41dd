import { http, HttpResponse } from "msw";
import { afterEach, expect, it, vi } from "vitest";
import { ApiProblem } from "@/lib/api-problem";
import { send } from "@/lib/api-client";
import { openStream } from "@/lib/live-stream";
import { onSessionChange, tellOtherTabs } from "@/lib/session";
import { server } from "@/testing/server";

const refusal = (code: string, status = 401) =>
  HttpResponse.json(
    { type: `urn:chronos-synapse:problem:${code}`, title: "", status, detail: "x" },
    { status },
  );

/** A server whose access token has expired until the session is refreshed. */
function serveExpired(answerRefresh: () => Response = () => HttpResponse.json({})) {
  const counts = { asked: 0, refreshed: 0 };
  let isFresh = false;
  server.use(
    http.all("/api/v1/jobs", () => {
      counts.asked += 1;
      return isFresh ? HttpResponse.json({ items: [] }) : refusal("token.expired");
    }),
    http.post("/api/v1/auth/refresh", () => {
      counts.refreshed += 1;
      const answer = answerRefresh();
      isFresh = answer.ok;
      return answer;
    }),
  );
  return counts;
}

afterEach(() => vi.unstubAllGlobals());

it("refreshes an expired session and repeats the request once", async () => {
  const counts = serveExpired();

  await expect(send("POST", "/api/v1/jobs", { body: { name: "x" } })).resolves.toEqual({ items: [] });
  expect(counts).toEqual({ asked: 2, refreshed: 1 });
});

it("refreshes once for all requests that wait for it", async () => {
  const counts = serveExpired();

  await Promise.all([1, 2, 3, 4].map(() => send("GET", "/api/v1/jobs")));
  expect(counts.refreshed).toBe(1);
});

it("waits for another tab that refreshes, and then need not do so itself", async () => {
  const counts = serveExpired();
  const request = vi.fn((_name: string, act: () => Promise<unknown>) => {
    localStorage.setItem("chronos.refreshed_at", String(Date.now() + 1_000));
    return act();
  });
  vi.stubGlobal("navigator", { locks: { request } });

  await expect(send("GET", "/api/v1/jobs")).rejects.toBeInstanceOf(ApiProblem);
  expect(request).toHaveBeenCalledWith("chronos.refresh", expect.any(Function));
  expect(counts).toEqual({ asked: 2, refreshed: 0 });
});

it("ends the session when the refresh is refused, and asks no second time", async () => {
  const ended = vi.fn();
  const stop = onSessionChange(ended);
  const counts = serveExpired(() => refusal("session.ended"));

  await expect(send("GET", "/api/v1/jobs")).rejects.toMatchObject({ status: 401 });
  expect(counts).toEqual({ asked: 1, refreshed: 1 });
  expect(ended).toHaveBeenCalledWith("expired");
  stop();
});

it("keeps the session when the refresh is not answered", async () => {
  const ended = vi.fn();
  const stop = onSessionChange(ended);
  serveExpired(() => refusal("redis.away", 503));

  await expect(send("GET", "/api/v1/jobs")).rejects.toMatchObject({ status: 503 });
  expect(ended).not.toHaveBeenCalled();
  stop();
});

it("does not refresh for a session that has ended", async () => {
  const refreshed = vi.fn();
  server.use(
    http.get("/api/v1/jobs", () => refusal("session.ended")),
    http.post("/api/v1/auth/refresh", refreshed),
  );

  await expect(send("GET", "/api/v1/jobs")).rejects.toMatchObject({ code: "session.ended" });
  expect(refreshed).not.toHaveBeenCalled();
});

it("opens a stream again with a refreshed session", async () => {
  let isFresh = false;
  const controller = new AbortController();
  server.use(
    http.get("/api/v1/events", () =>
      isFresh
        ? new HttpResponse("id: 1\ndata: hello\n\n", { headers: { "Content-Type": "text/event-stream" } })
        : refusal("token.expired"),
    ),
    http.post("/api/v1/auth/refresh", () => {
      isFresh = true;
      return HttpResponse.json({});
    }),
  );

  const seen: string[] = [];
  await openStream({
    url: "/api/v1/events",
    signal: controller.signal,
    onEvent: ({ data }) => {
      seen.push(data);
      controller.abort();
    },
  });
  expect(seen).toEqual(["hello"]);
});

it("tells other tabs of a log-out", async () => {
  const other = new BroadcastChannel("chronos.session");
  const heard = new Promise((resolve) => {
    other.onmessage = ({ data }) => resolve(data);
  });

  tellOtherTabs("ended");

  await expect(heard).resolves.toBe("ended");
  other.close();
});
