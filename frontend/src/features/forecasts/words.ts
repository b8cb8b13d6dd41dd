import type { ForecastInterval, ForecastModel, LoadForecast, Outlook } from "@/api/types";
import { countOf, formatDuration } from "@/lib/format";

const SECOND_MS = 1_000;

/** `97%`, `over 99%`, `under 1%`: never more sure than can be known. */
export function chanceWords(share: number): string {
  const percent = share * 100;
  if (percent > 99) return "over 99%";
  if (percent < 1) return "under 1%";
  return `${Math.round(percent)}%`;
}

/** `4 min 10 s`. */
export function secondsWords(seconds: number): string {
  return formatDuration(seconds * SECOND_MS);
}

/** `About 42 s; nine in ten take 38 s to 1 min 4 s.` */
export function durationWords({ low_s: low, middle_s: middle, high_s: high }: ForecastInterval): string {
  const [least, most] = [secondsWords(low), secondsWords(high)];
  const about = `About ${secondsWords(middle)}`;
  return least === most ? `${about}.` : `${about}; nine in ten take ${least} to ${most}.`;
}

/** `Learning: 3 of 5 successes.` */
export function learningWords(learned: number, needed: number): string {
  return `Learning: ${learned} of ${countOf(needed, "success", "successes")}.`;
}

const MODELS: Record<string, string> = {
  slot_conformal: "Season and recent durations",
  quantile_boosting: "Boosted trees by hour of the week and pause",
  naive: "The last 100 durations",
};

/** What told the durations, and how far off it was on executions that it had not seen. */
export function modelWords({ name, error, naive_error: naive }: ForecastModel): string {
  const said = MODELS[name] ?? name;
  if (!error) return `${said}; too few executions to test it yet.`;
  const held = `off by ${secondsWords(error.mean_error_s)} on average, and ${Math.round(error.coverage * 100)} of 100 held`;
  if (!naive || naive.mean_error_s === error.mean_error_s) return `${said}: ${held}.`;
  return `${said}: ${held}; the last 100 durations alone are off by ${secondsWords(naive.mean_error_s)}.`;
}

/** What is said first of an execution that runs. */
export function outlookWords({ by_share: share, longer_share: longer, limit_share: limit }: Outlook): string {
  const said: string[] = [];
  if (longer !== null && longer < 0.05) said.push(`only ${chanceWords(longer)} of executions take this long`);
  if (limit !== null && limit >= 0.05) said.push(`${chanceWords(limit)} to be ended for its time limit`);
  if (share !== null && share < 0.95) said.push(`${chanceWords(share)} to be done before it is due again`);
  return said.join("; ");
}

/** `12:00`: an hour of the day. */
export function hourWords(hour: number): string {
  return `${hour.toString().padStart(2, "0")}:00`;
}

/** The answer to the page's question: whether there is room. */
export function loadHeadline(load: LoadForecast): string {
  const peak = load.hours.reduce((most, { high }) => Math.max(most, high), 0);
  if (load.hours.every(({ starts }) => starts === 0)) return "Nothing is planned for the next seven days";
  if (load.capacity === null) return `At most ${atOnce(peak)} run at once`;
  const hours = load.hours.filter(({ high }) => high > (load.capacity ?? 0)).length;
  if (hours === 0) return `There is room: at most ${atOnce(peak)} of ${load.capacity} slots are needed`;
  return `${countOf(hours, "hour")} of the week may need more than ${load.capacity} slots`;
}

/** `0.3`, `12`: executions at once, on average. */
export function atOnce(value: number): string {
  return value < 9.95 ? value.toFixed(1).replace(/\.0$/, "") : Math.round(value).toString();
}
