/** Whether a value says no more than leaving it out would. */
export function isDefault(value: unknown, usual: unknown): boolean {
  if (value === undefined || value === usual) return true;
  if (value === null || value === "") return usual === null || usual === undefined || usual === "";
  return JSON.stringify(value) === JSON.stringify(usual);
}
