import type { Dashboard, DashboardInput } from "@/api/types";
import { saveText } from "@/lib/save-text";

/** What is kept of a dashboard in a file: all but whose it is. */
export function exportedText({ name, description, span, refresh_s, widgets }: Dashboard): string {
  return JSON.stringify({ name, description, span, refresh_s, widgets }, null, 2) + "\n";
}

export function saveAsFile(dashboard: Dashboard): void {
  const name = dashboard.name
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .toLowerCase();
  saveText(`${name || "dashboard"}.json`, exportedText(dashboard));
}

/** The dashboard of a file; what is in it the server checks. Throws a sentence when it is no such file. */
export function readExported(text: string): DashboardInput {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error("This is not a file that a dashboard was exported to: it is no JSON.");
  }
  if (typeof value !== "object" || value === null || !("name" in value) || !("widgets" in value))
    throw new Error("This is not a file that a dashboard was exported to: it has no name and no widgets.");
  return value as DashboardInput;
}
