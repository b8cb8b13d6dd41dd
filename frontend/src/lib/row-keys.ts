/** Moves the focus among the rows marked `data-row` of the page, for the keys j and k. */
export function moveToRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>("main [data-row]")].filter(
    (row) => row.offsetParent !== null,
  );
  if (rows.length === 0) return;
  const focused = rows.findIndex(
    (row) => row === document.activeElement || row.contains(document.activeElement),
  );
  const next = focused === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, focused + step));
  const row = rows[next];
  const link = row?.matches("a, button") ? row : row?.querySelector<HTMLElement>("a");
  link?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "nearest" });
}

/** The row that has the focus, for keys that act on it. */
export function focusedRow(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>("[data-row]") ?? null;
}
