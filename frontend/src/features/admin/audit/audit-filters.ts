import type { UrlFilters } from "@/lib/use-url-filters";
import type { AuditFilters } from "../api/audit";
import type { AuditResult } from "../types";

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** How far back; the value is what stands in the address. */
export const SPANS = [
  { value: "", label: "Any time" },
  { value: "1h", label: "Last hour" },
  { value: "1d", label: "Last 24 hours" },
  { value: "7d", label: "Last 7 days" },
  { value: "30d", label: "Last 30 days" },
];

const HOURS: Record<string, number> = { "1h": 1, "1d": 24, "7d": 168, "30d": 720 };

/** The start of a span in whole minutes, so that a list is not asked for anew at each drawing. */
export function startOf(span: string, now: number): string {
  const hours = HOURS[span];
  if (hours === undefined) return "";
  return new Date(Math.floor((now - hours * HOUR_MS) / MINUTE_MS) * MINUTE_MS).toISOString();
}

export function readAuditFilters(url: UrlFilters, openedAt: number): AuditFilters {
  const result = url.text("result");
  return {
    text: url.text("text"),
    actor: url.text("actor"),
    action: url.text("action"),
    resource_kind: url.text("resource_kind"),
    resource_id: url.text("resource_id"),
    result: result === "" ? null : (result as AuditResult),
    from: startOf(url.text("span"), openedAt),
    to: "",
  };
}
