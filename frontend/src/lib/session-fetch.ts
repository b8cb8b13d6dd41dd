import { readProblem } from "@/lib/api-problem";
import { compareClocks } from "@/lib/clock";

const REFRESH = "/api/v1/auth/refresh";
const EXPIRED = "token.expired";
const LOCK = "chronos.refresh";
/** When a tab of this browser last refreshed the session, epoch milliseconds. */
const REFRESHED_AT = "chronos.refreshed_at";
const TIMEOUT_MS = 20_000;

/**
 * As `fetch`, with the session's cookie. Where its access token has expired, the session is refreshed and the request
 * repeated once. Rejects with an ApiProblem when the refresh is neither given nor refused.
 */
export async function sessionFetch(path: string, init: RequestInit): Promise<Response> {
  const ask = async () => {
    const sentAt = Date.now();
    const answer = await fetch(new URL(path, window.location.origin), {
      ...init,
      credentials: "same-origin",
    });
    compareClocks(answer.headers.get("Date"), sentAt, Date.now());
    return answer;
  };
  const askedAt = Date.now();
  const response = await ask();
  if (response.status !== 401 || (await readProblem(response.clone())).code !== EXPIRED) return response;
  return (await refreshSession(askedAt)) ? ask() : response;
}

let running: Promise<boolean> | null = null;

/** One refresh at a time, whatever asks for it. */
function refreshSession(since: number): Promise<boolean> {
  running ??= alone(() => refresh(since)).finally(() => {
    running = null;
  });
  return running;
}

/** While no other tab does the same. Without locks (a page that did not come by HTTPS) the server forgives two at once. */
async function alone(act: () => Promise<boolean>): Promise<boolean> {
  const locks = (navigator as Partial<Navigator>).locks;
  return locks ? await locks.request(LOCK, act) : act();
}

/** Whether the session goes on. */
async function refresh(since: number): Promise<boolean> {
  // Another tab may have done it while this one waited for its answer.
  if (Number(localStorage.getItem(REFRESHED_AT) ?? 0) > since) return true;
  const response = await fetch(new URL(REFRESH, window.location.origin), {
    method: "POST",
    credentials: "same-origin",
    headers: { Accept: "application/json" },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (response.ok) {
    localStorage.setItem(REFRESHED_AT, String(Date.now()));
    return true;
  }
  if (response.status === 401) return false;
  throw await readProblem(response);
}
