import type { InsightSeverity } from "@/api/types";

/** How a severity looks and reads; the shape tells it without colour. */
export interface SeverityLook {
  word: string;
  /** Bars that are filled, of four. */
  level: 1 | 2 | 3 | 4;
  /** A CSS colour that passes 4.5:1 on the page in every theme. */
  color: string;
  /** How often an equally strong one is a false alarm. */
  meaning: string;
}

export const SEVERITY_LOOK: Record<InsightSeverity, SeverityLook> = {
  critical: {
    word: "Critical",
    level: 4,
    color: "var(--state-failed)",
    meaning: "as strong by chance at most once in 8 years",
  },
  high: {
    word: "High",
    level: 3,
    color: "var(--state-abandoned)",
    meaning: "as strong by chance at most once in 10 months",
  },
  medium: {
    word: "Medium",
    level: 2,
    color: "var(--state-missed)",
    meaning: "as strong by chance at most once a month",
  },
  low: {
    word: "Low",
    level: 1,
    color: "var(--state-idle)",
    meaning: "as strong by chance up to 3 times a month",
  },
};

/** Strongest first. */
export const SEVERITIES = Object.keys(SEVERITY_LOOK) as InsightSeverity[];

/** Those that are at least as strong. */
export function atLeast(severity: InsightSeverity): InsightSeverity[] {
  return SEVERITIES.filter((one) => SEVERITY_LOOK[one].level >= SEVERITY_LOOK[severity].level);
}
