/** Moves the focus among the links marked `data-row` of the page, for the keys j and k. */
export function moveToRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>("main [data-row]")].filter(
    (row) => row.offsetParent !== null,
  );
  if (rows.length === 0) return;
  const focused = rows.findIndex((row) => row === document.activeElement || row.contains(document.activeElement));
  const next = focused === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, focused + step));
  rows[next]?.focus();
  rows[next]?.scrollIntoView({ block: "nearest" });
}
