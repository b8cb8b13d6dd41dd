import { useSyncExternalStore } from "react";
import { ownTimezone } from "@/lib/timezones";

/** `mine`: the zone of one's profile, or else the browser's. */
export type ZoneChoice = "mine" | "utc";

const KEY = "chronos.zone";
const listeners = new Set<() => void>();

let profileZone = "";
let choice: ZoneChoice = remembered();

function remembered(): ZoneChoice {
  try {
    return localStorage.getItem(KEY) === "utc" ? "utc" : "mine";
  } catch {
    return "mine"; // Storage may be forbidden; then nothing is remembered.
  }
}

function isKnown(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en-GB", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

function tell(): void {
  for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** The IANA zone that counts as the viewer's own. */
export function myZone(): string {
  return profileZone || ownTimezone();
}

/** The IANA zone in which times are shown. */
export function currentZone(): string {
  return choice === "utc" ? "UTC" : myZone();
}

export function setZoneChoice(next: ZoneChoice): void {
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // Not remembered; it holds until the page is left.
  }
  if (choice === next) return;
  choice = next;
  tell();
}

/** What the viewer's profile names; empty, or one that this browser does not know, leaves the browser's. */
export function setProfileZone(zone: string): void {
  const next = zone !== "" && isKnown(zone) ? zone : "";
  if (next === profileZone) return;
  profileZone = next;
  tell();
}

/** As `currentZone`; the caller is drawn anew when another is chosen. */
export function useZone(): string {
  return useSyncExternalStore(subscribe, currentZone);
}

export function useMyZone(): string {
  return useSyncExternalStore(subscribe, myZone);
}

export function useZoneChoice(): ZoneChoice {
  return useSyncExternalStore(subscribe, () => choice);
}
