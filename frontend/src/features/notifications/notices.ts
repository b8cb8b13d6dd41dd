import { readFlag, writeFlag } from "@/lib/remembered";

const WANTED = "chronos.notices";
const SHOWN_UNTIL = "chronos.notices-shown";

/** Whether this browser can show notifications of the system at all. */
export const canNotify = typeof Notification !== "undefined" && window.isSecureContext;

/** Whether it may and is to: both the browser's permission and the switch in the settings. */
export function isNotifying(): boolean {
  return canNotify && Notification.permission === "granted" && readFlag(WANTED);
}

/** Turns them on or off in this browser; asks for the permission. Whether they are on now. */
export async function setNotifying(isOn: boolean): Promise<boolean> {
  const isGranted = isOn && canNotify && (await Notification.requestPermission()) === "granted";
  writeFlag(WANTED, isGranted);
  return isGranted;
}

/** Up to when this browser has shown them, epoch ms: kept for all its tabs, so that each is shown once. */
export function shownUntil(): number {
  try {
    return Number(localStorage.getItem(SHOWN_UNTIL) ?? "0");
  } catch {
    return 0;
  }
}

export function setShownUntil(at: number): void {
  try {
    localStorage.setItem(SHOWN_UNTIL, String(at));
  } catch {
    return; // Two tabs may then show the same; the browser puts one in place of the other.
  }
}
