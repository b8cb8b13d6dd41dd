/** Names that browsers still list, and what those places are called today. */
const RENAMED: Record<string, string> = {
  "Africa/Asmera": "Africa/Asmara",
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Godthab": "America/Nuuk",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Europe/Kiev": "Europe/Kyiv",
  "Pacific/Ponape": "Pacific/Pohnpei",
  "Pacific/Truk": "Pacific/Chuuk",
};

const todaysName = (zone: string) => RENAMED[zone] ?? zone;

/** Every IANA zone this browser knows, UTC first. */
export function timezones(): string[] {
  const named = Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC");
  return ["UTC", ...new Set(named.map(todaysName))];
}

/** Asking the system costs most of a millisecond, and every time on a page wants to know. */
const KNOWN_MS = 10_000;
let known = { zone: "", until: 0 };

/** The viewer's own zone; a journey to another one shows within seconds. */
export function ownTimezone(): string {
  const now = performance.now();
  if (now >= known.until)
    known = {
      zone: todaysName(Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC"),
      until: now + KNOWN_MS,
    };
  return known.zone;
}

/** `UTC+02:00`, the offset of `zone` at `now`; empty when the zone is unknown. */
export function zoneOffset(zone: string, now: number): string {
  try {
    const parts = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      timeZoneName: "longOffset",
    }).formatToParts(now);
    const name = parts.find((part) => part.type === "timeZoneName")?.value ?? "";
    return name === "GMT" ? "UTC+00:00" : name.replace("GMT", "UTC");
  } catch {
    return "";
  }
}
