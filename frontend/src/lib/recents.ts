/** Things that were looked at in this tab, latest first. */
export interface Recent {
  to: string;
  word: string;
}

const KEY = "chronos.recents";
const MOST = 8;

export function readRecents(): readonly Recent[] {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
    return Array.isArray(found) ? found.filter(isRecent).slice(0, MOST) : [];
  } catch {
    return []; // Storage may be forbidden.
  }
}

function isRecent(one: unknown): one is Recent {
  const { to, word } = (one ?? {}) as Partial<Recent>;
  return typeof to === "string" && to.startsWith("/") && typeof word === "string";
}

export function addRecent(recent: Recent): void {
  const others = readRecents().filter(({ to }) => to !== recent.to);
  try {
    sessionStorage.setItem(KEY, JSON.stringify([recent, ...others].slice(0, MOST)));
  } catch {
    return; // Then nothing is remembered.
  }
}

/** Whoever logs in next is not to see them. */
export function forgetRecents(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    return;
  }
}
