import { formatBytes, formatDuration, formatNumber } from "@/lib/format";

/** A value in its unit: bytes, ms and % as everywhere, others as they are named. */
export function unitWords(value: number, unit: string): string {
  if (unit === "bytes") return formatBytes(value);
  if (unit === "ms") return formatDuration(value);
  const digits = value !== 0 && Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
  const number = formatNumber(value, digits);
  if (unit === "") return number;
  return unit === "%" ? `${number} %` : `${number} ${unit}`;
}
