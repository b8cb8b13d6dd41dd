import type { Settings } from "../types";

/** What every section of the settings is given. */
export interface SectionProps {
  settings: Settings;
}

/** Whether anything of a section is not as it comes. */
export function isStated(settings: Settings, section: string): boolean {
  return settings.stated.some((name) => name === section || name.startsWith(`${section}.`));
}
