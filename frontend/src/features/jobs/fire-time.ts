/** The due time that a scheduled execution's id carries (`<job>-<hex ms>`), in epoch milliseconds. */
export function dueTimeOf(executionId: string): number | null {
  const hex = executionId.split("-")[1];
  if (!hex || !/^[0-9a-f]{9,12}$/.test(hex)) return null;
  return Number.parseInt(hex, 16);
}
