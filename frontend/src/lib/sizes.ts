import { formatBytes } from "@/lib/format";

/** Units in which limits are written; both kinds, so that what was meant is what is shown. */
export const SIZE_UNITS = [
  { value: 1, label: "bytes" },
  { value: 1_000, label: "kB" },
  { value: 1 << 10, label: "KiB" },
  { value: 1_000_000, label: "MB" },
  { value: 1 << 20, label: "MiB" },
  { value: 1_000_000_000, label: "GB" },
  { value: 1 << 30, label: "GiB" },
] as const;

const TENTHS = 10;

/** The largest unit that needs at most one decimal; `usual` where there is no size to go by. */
export function sizeUnitOf(bytes: number, usual = 1 << 20): number {
  if (!(bytes > 0)) return usual;
  const fitting = SIZE_UNITS.filter(({ value }) => bytes >= value && (bytes * TENTHS) % value === 0);
  return fitting.at(-1)?.value ?? 1;
}

/** `256 MiB`, `1.5 GB`: exact where a unit fits, else rounded. */
export function formatSize(bytes: number): string {
  const unit = sizeUnitOf(bytes);
  const label = SIZE_UNITS.find(({ value }) => value === unit)?.label ?? "";
  const count = bytes / unit;
  return count < 10_000 && unit > 1 ? `${count} ${label}` : formatBytes(bytes);
}

const FRACTIONS: Readonly<Record<number, string>> = { 0.25: "¼ core", 0.5: "½ core", 0.75: "¾ core" };

/** `½ core`, `1 core`, `2.5 cores`. */
export function formatCores(cores: number): string {
  return FRACTIONS[cores] ?? `${cores} ${cores === 1 ? "core" : "cores"}`;
}
