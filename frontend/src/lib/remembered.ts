/** A yes or no that this browser remembers; forbidden storage reads as no. */
export function readFlag(key: string): boolean {
  try {
    return localStorage.getItem(key) === "1";
  } catch {
    return false;
  }
}

export function writeFlag(key: string, value: boolean): void {
  try {
    localStorage.setItem(key, value ? "1" : "0");
  } catch {
    return; // Not remembered; nothing else depends on it.
  }
}
